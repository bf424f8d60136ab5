"""Answers on opening a case: by a form, or from a pasted registry notice."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from cards.views import forms
from cards.views.papers import templates
from cards.views.related import same_project_words
from cards.wording import _
from cards.wording.refusals import word_refusal
from dialogs.ask import LONGEST_INPUT, Ask, asking, told
from dialogs.conversation import Reply
from dialogs.drafts import keep_sealed, kept_sealed
from dialogs.reading.bare import case_of_bare
from dialogs.reading.commands import opens_case
from dialogs.reading.notices import Notice, read_notice, read_typed, told_as
from domain.cases import CaseFacts
from domain.news import room_of
from domain.refusals import Refusal
from domain.walled_names import without
from services.cases.may_open import refuse_other_openers
from services.cases.open_case import NewCase, open_case
from services.reading.read_case import find_case, visible_cases
from services.reading.read_people import country_offices
from services.reading.read_related import same_project
from services.rooms.make_room import make_room
from services.wall.screen_words import WITHHELD, withhold

NOTICE = "notice"
PARTING = re.compile(r"[\n;]+")
FIELD_OF = {
    "reference-unfit": "reference",
    "case-exists": "reference",
    "day-missing": "registered",
    "day-does-not-exist": "registered",
    "event-in-future": "registered",
    "registered-before-filed": "registered",
    "office-not-found": "office",
    "fund-contradiction": "vertical_fund",
    "fund-undecided": "vertical_fund",
    "choice-missing": "confidential",
    "facts-missing": "project",
    "text-too-long": "synopsis",
    "link-refused": "registry_link",
}
LONGEST = {"project": 300, "country": 80, "synopsis": 4000}


def open_form(ask: Ask) -> Reply:
    """Ask for what a new case needs, who may open one; `not-an-opener`."""
    refuse_other_openers(ask.actor.person_id, ports=ask.ports)
    return _asked(ask, prefill={})


def _asked(
    ask: Ask,
    *,
    prefill: Mapping[str, str],
    target: str = "",
    problems: Mapping[str, str] | None = None,
) -> Reply:
    form = forms.card_of_case_form(
        country_offices(ask.ports),
        today=ask.today(),
        target=target,
        prefill=prefill,
        values=ask.inputs,
        problems=problems or {},
    )
    return asking(form)


def notice_pasted(ask: Ask, text: str) -> Reply | None:
    """
    Answer a pasted registry notice with a form that has only the gaps to fill.

    None when the text is no notice. Requestors are sealed before anything is shown.
    """
    notice = read_notice(text)
    if notice is None:
        return _typed(ask, text)
    if notice.unclear:
        raise Refusal("notice-label-unclear", label=notice.unclear)
    return _prefilled(ask, notice, echo=notice.without_requestors)


def _typed(ask: Ask, line: str) -> Reply | None:
    """
    Answer a line that opens a case and says something of it; None for all others.

    Of such a line only the reference is shown: the rest may name anybody.
    """
    is_bare = len(line) > LONGEST_INPUT or case_of_bare(line) is not None
    if is_bare or not opens_case(line, today=ask.today()):
        return None
    notice = read_typed(line)
    return _prefilled(ask, notice, echo=f"open case {notice.reference}".strip())


def _prefilled(ask: Ask, notice: Notice, *, echo: str) -> Reply:
    """Seal the requestors, and ask for what the notice leaves open."""
    refuse_other_openers(ask.actor.person_id, ports=ask.ports)
    target = keep_sealed(ask, NOTICE, _packed(notice)) if notice.requestors else ""
    prefill = {**prefill_of(notice), **_office_of(notice, ask=ask)}
    form = _asked(ask, prefill=prefill, target=target)
    # The form is checked when it comes back; what is shown of it now must be clean.
    seen = visible_cases(ask.actor.person_id, ports=ask.ports)
    shown = withhold(echo, case_ids=[case.id for case in seen], ports=ask.ports)
    return Reply(form=form.form, echo=shown)


def _packed(notice: Notice) -> str:
    return json.dumps({"requestors": list(notice.requestors)})


def prefill_of(notice: Notice) -> dict[str, str]:
    """Return what a notice says, under the names of the form's fields."""
    found = {
        "reference": notice.reference,
        "project": notice.project,
        "project_number": notice.project_number,
        "country": notice.country,
        "registered": _iso(notice.registered_on),
        "filed": _iso(notice.filed_on),
        "synopsis": notice.synopsis,
        "risk_category": notice.risk_category,
        "partner": notice.implementing_partner,
        "donors": notice.donors,
        "confidential": "yes" if notice.confidential else "",
    }
    return {name: value for name, value in found.items() if value}


def _office_of(notice: Notice, *, ask: Ask) -> dict[str, str]:
    """Return the office of the notice's country, where there is just one."""
    country = notice.country.casefold()
    found = [o for o in country_offices(ask.ports) if o.country.casefold() == country]
    return {"office": found[0].id} if country and len(found) == 1 else {}


def _iso(day: object) -> str:
    return str(day) if day else ""


def open_submitted(ask: Ask) -> Reply:
    """Open the case of a filled form; what does not fit is asked again in place."""
    try:
        new = _new_case(ask)
        case = open_case(new, by=ask.actor, ports=ask.ports)
    except Refusal as refusal:
        return _again(ask, refusal)
    if ask.target:
        _forget(ask)
    make_room(case.id, templates=templates(case), ports=ask.ports)
    title = _("Case {case} is open.").format(case=case.facts.reference)
    text = _room_words(ask)
    others = same_project(case.id, reader=ask.actor.person_id, ports=ask.ports)
    if others:
        text = f"{text} {same_project_words(list(others.values()))}"
    answer = told(title, text, case_id=case.id)
    return Reply(
        cards=answer.cards,
        go_to=room_of(case.id),
        case_id=case.id,
        case_ids=(case.id, *others),
        names=told_as(new.names),
    )


def _room_words(ask: Ask) -> str:
    """Say what a new case's room has; a vendor makes one only after the answer."""
    if ask.ports.home_of(ask.actor).vendor is None:
        return _(
            "Its room has the first cards; the team is provisional until action 3."
        )
    return _(
        "Its room is being made and gets the first cards; the team is provisional "
        "until action 3."
    )


def _again(ask: Ask, refusal: Refusal) -> Reply:
    """Show the form again, or the case that is open under that reference already."""
    if refusal.code == "case-exists":
        reference = refusal.details["case"]
        case = find_case(ask.actor.person_id, reference=reference, ports=ask.ports)
        if case is not None:
            title = _("Case {case} is open already.")
            words = title.format(case=case.facts.reference)
            answer = told(words, case_id=case.id)
            return Reply(cards=answer.cards, go_to=room_of(case.id))
    field = FIELD_OF.get(refusal.code)
    if field is None:
        raise refusal
    problems = {refusal.details.get("field", field): word_refusal(refusal)}
    return _asked(ask, prefill={}, target=ask.target, problems=problems)


def _new_case(ask: Ask) -> NewCase:
    requestors = (*_sealed_requestors(ask), *names_parted(ask.value("requestors")))
    clean = {
        name: without(value, requestors, WITHHELD)
        for name, value in ask.inputs.items()
        if name != "requestors"
    }
    return NewCase(
        facts=_facts(replace(ask, inputs=clean)),
        registered_on=ask.day("registered"),
        requestors=requestors,
    )


def _refuse_unfilled(ask: Ask) -> None:
    for name in ("project", "country", "office"):
        if not ask.value(name):
            raise Refusal("facts-missing", field=name)
    for name, limit in LONGEST.items():
        if len(ask.value(name)) > limit:
            raise Refusal("text-too-long", limit=str(limit), field=name)
    link = ask.value("registry_link")
    if link and not link.lower().startswith(("https://", "http://")):
        raise Refusal("link-refused")
    refuse_undecided(ask)


def refuse_undecided(ask: Ask) -> None:
    """Refuse a form that leaves a decision open: none is taken in somebody's place."""
    if not ask.value("vertical_fund"):
        raise Refusal("fund-undecided")
    if ask.yes("vertical_fund") and not ask.value("environmental"):
        raise Refusal("choice-missing", field="environmental")
    if not ask.value("confidential"):
        raise Refusal("choice-missing", field="confidential")


def facts_asked(ask: Ask, before: CaseFacts) -> CaseFacts:
    """
    Return a case's facts as a form gives them, on top of what stands *before*.

    :raises Refusal: those of `refuse_undecided`, and of a day that does not exist.
    """
    refuse_undecided(ask)
    return replace(
        before,
        project=ask.value("project"),
        country=ask.value("country"),
        vertical_fund=ask.yes("vertical_fund"),
        environmental=ask.yes("environmental"),
        fund_name=ask.value("fund"),
        secu=ask.value("tracks") != "srm",
        srm=ask.value("tracks") in {"srm", "both"},
        confidential=ask.yes("confidential"),
        synopsis=ask.value("synopsis"),
        registry_link=ask.value("registry_link"),
        filed_on=ask.day_or_none("filed"),
        project_number=ask.value("project_number"),
        risk_category=ask.value("risk_category"),
        implementing_partner=ask.value("partner"),
        donors=ask.value("donors"),
    )


def _facts(ask: Ask) -> CaseFacts:
    _refuse_unfilled(ask)
    new = CaseFacts(
        reference=ask.value("reference").upper(),
        country="",
        project="",
        office_id=ask.value("office"),
        bureau=ask.value("bureau"),
    )
    return facts_asked(ask, new)


def names_parted(text: str) -> tuple[str, ...]:
    """Return names that stand one a line, or with semicolons between them."""
    return tuple(name.strip() for name in PARTING.split(text) if name.strip())


def _sealed_requestors(ask: Ask) -> tuple[str, ...]:
    """Return the requestors of the pasted notice that the form came from."""
    if not ask.target:
        return ()
    words = kept_sealed(ask, NOTICE, ask.target)
    if words is None:
        return ()
    kept = json.loads(words)
    return tuple(str(name) for name in kept["requestors"])


def _forget(ask: Ask) -> None:
    with ask.ports.open_uow() as uow:
        uow.drafts.take(ask.target, person_id=ask.actor.person_id)
        uow.commit()
