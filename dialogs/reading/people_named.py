"""Who is meant, in which part, in sentences as people type them."""

import re
from dataclasses import dataclass
from datetime import date

from dialogs.reading.days import DayRead, Leaning, read_day
from dialogs.reading.slips import meant_by
from domain.requests import StakeholderKind
from domain.roles import ASSIGNABLE, BY_ROLE, Role, role_named

_ROLE_FIRST = re.compile(
    r"(?P<role>.{2,60}?)\s*(?:\b(?:is|are|goes to|to|will be)\s|[=:])\s*(?P<person>.+)",
    re.IGNORECASE,
)
_PERSON_FIRST = re.compile(
    r"(?P<person>.{1,80}?)\s+(?:as|is|becomes|from|to be|the role of)\s+(?P<role>.+)",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?P<deputy>.{0,80}?)\s*\b(?:acts?|acting|deputi[sz]es?|stands? in) for\s+"
    r"(?P<principal>.{1,80}?)(?=\s+(?:as|from|until|till|to|on|for|because)\s|[,;:]|$)"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_AS_ROLE = re.compile(
    r"\bas\s+(?:the\s+)?(?P<role>.{2,60}?)(?=\s+(?:from|until|till|to|on|for)\s|$)",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\s(?:to|until|till|through|-|–|—)\s", re.IGNORECASE)
_STAKEHOLDER = re.compile(
    r"(?P<name>.{1,120}?)(?:\s+as\s+|\s*[,(:]\s*|\s+[-–]\s+)(?:an?\s+|the\s+|of\s+)?"
    r"(?P<kind>[\w’' -]{3,40})\)?\s*$",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"^(?:the|our|a|an|new)\s+", re.IGNORECASE)
_MENTION = re.compile(r"@(?=\w)")
_MOST_ROLE_WORDS = 6
_LOOKED_AT = 500
_KINDS = {
    "donor": StakeholderKind.DONOR,
    "donors": StakeholderKind.DONOR,
    "donor headquarters": StakeholderKind.DONOR_HEADQUARTERS,
    "donor hq": StakeholderKind.DONOR_HEADQUARTERS,
    "donor's headquarters": StakeholderKind.DONOR_HEADQUARTERS,
    "headquarters": StakeholderKind.DONOR_HEADQUARTERS,
    "board": StakeholderKind.PROJECT_BOARD,
    "project board": StakeholderKind.PROJECT_BOARD,
    "board member": StakeholderKind.PROJECT_BOARD,
    "fund": StakeholderKind.VERTICAL_FUND,
    "vertical fund": StakeholderKind.VERTICAL_FUND,
    "other": StakeholderKind.OTHER,
    "others": StakeholderKind.OTHER,
    "other stakeholder": StakeholderKind.OTHER,
    "stakeholder": StakeholderKind.OTHER,
    "partner": StakeholderKind.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Who acts for whom, in which role, on which days; empty where not said."""

    deputy: str = ""
    principal: str = ""
    role: Role | None = None
    first: DayRead | None = None
    last: DayRead | None = None
    rest: str = ""


def role_and_person(words: str) -> tuple[Role | None, str]:
    """Read `risk owner is somebody`, `somebody as risk owner`, or without `as`."""
    head = words[:_LOOKED_AT].strip()
    for pattern in (_ROLE_FIRST, _PERSON_FIRST):
        found = pattern.fullmatch(head)
        role = role_meant(found["role"]) if found else None
        if found and role:
            return role, person_named(found["person"])
    return _role_at_an_end(head)


def acting_for(words: str, *, today: date) -> Acting:
    """
    Read `somebody acts for somebody as risk owner from 3 June to 9 June`.

    :raises Refusal: `day-does-not-exist` or `weekday-does-not-fit`.
    """
    found = _ACTS.search(words[:_LOOKED_AT])
    if found is None:
        return Acting(rest=words)
    told = found["rest"].strip(" ,;:")
    role = _AS_ROLE.search(told)
    days = told[role.end() :] if role else told
    first, _, last = _parted(days)
    begins = read_day(first, today=today, leaning=Leaning.FUTURE)
    ends = read_day(last, today=today, leaning=Leaning.FUTURE) if last else None
    return Acting(
        deputy=person_named(found["deputy"]),
        principal=person_named(found["principal"]),
        role=role_meant(role["role"]) if role else None,
        first=begins,
        last=ends,
        rest=ends.rest if ends else "",
    )


def stakeholder_named(words: str) -> tuple[str, StakeholderKind | None]:
    """Read `somebody as donor`."""
    found = _STAKEHOLDER.fullmatch(words[:_LOOKED_AT].strip())
    kind = _KINDS.get(" ".join(found["kind"].lower().split())) if found else None
    if found and kind:
        return found["name"].strip(), kind
    return words.strip(), None


def role_meant(words: str) -> Role | None:
    """Return the assignable role that words name, also with a slip."""
    words = _ARTICLES.sub("", words.strip(" .,;:")).strip()
    role = role_named(words)
    if role is None:
        names = {name.casefold(): role for name, role in _role_names()}
        role = names.get(meant_by(words.casefold(), names))
    return role if role in ASSIGNABLE else None


def person_named(words: str) -> str:
    """Return a person's name as typed, without mention marks and articles."""
    return _MENTION.sub("", words).strip(" \t\n.,;:=").strip()


def _role_names() -> list[tuple[str, Role]]:
    return [
        (name, facts.role)
        for facts in BY_ROLE.values()
        for name in (facts.role.value, facts.title, *facts.aliases)
    ]


def _role_at_an_end(words: str) -> tuple[Role | None, str]:
    """Read the longest role at the end of the words, or at their beginning."""
    parts = words.split()
    for count in range(min(_MOST_ROLE_WORDS, len(parts)), 0, -1):
        for role_words, others in (
            (parts[-count:], parts[:-count]),
            (parts[:count], parts[count:]),
        ):
            role = role_named(_ARTICLES.sub("", " ".join(role_words)))
            if role in ASSIGNABLE:
                return role, person_named(" ".join(others))
    return None, person_named(words)


def _parted(days: str) -> tuple[str, str, str]:
    found = _UNTIL.search(f" {days} ")
    if found is None:
        return days, "", ""
    return days[: max(0, found.start() - 1)], "to", days[found.end() - 1 :]
