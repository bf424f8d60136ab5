"""Cards of the Monday digest, as the desk says them; the words are invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from cards.elements import Card
from cards.views.digest import (
    card_of_digest_reminder,
    card_of_draft,
    card_of_issue,
    card_of_joined,
    card_of_left,
    card_of_membership,
)
from cards.views.forms.digest_forms import (
    card_of_digest_add_form,
    card_of_intro_form,
    card_of_item_form,
)
from domain.learning.digest import (
    BY_HAND,
    Digest,
    DigestDesk,
    DigestItem,
    DigestKind,
    DigestLine,
    DigestSheet,
    DigestState,
    Posted,
)
from domain.learning.resources import Resource, ResourceKind, ResourceStatus

AT = datetime(2024, 9, 2, 13, tzinfo=UTC)
K, S = DigestKind, DigestState
PAGE = Resource(
    id="tk-s6",
    title="Standard 6: Indigenous Peoples",
    url="https://ses.example/s6",
    language="fr",
    kind=ResourceKind.GUIDANCE_NOTE,
    summary="What to do.",
    attested="page seen",
    status=ResourceStatus.SUPERSEDED,
)


def item(kind: DigestKind, **besides: object) -> DigestItem:
    given: dict[str, object] = {"title": PAGE.title, "address": PAGE.url}
    return DigestItem(kind=kind, **(given | besides))  # type: ignore[arg-type]


def line(kind: DigestKind, **besides: object) -> DigestLine:
    made = item(kind, **besides)
    return DigestLine(item=made, title=made.title, resource=PAGE)


ANSWER = DigestLine(
    item=DigestItem(kind=K.ANSWER, about="a-1", language="es"),
    title="Is consent needed when a community is only consulted?",
    words="Yes: consultation alone is not consent. " * 9,
)
OPEN = DigestItem(kind=K.OPEN, about="labour", language="fr", times=4)
LINES = (
    line(K.NEW, about="tk-s6"),
    line(K.ASKED, about="tk-s6", times=12),
    ANSWER,
    DigestLine(item=OPEN, title=""),
    line(K.EVENT, title="Webinar: consent in practice", day=date(2024, 9, 18)),
)
OTHERS = (
    line(K.EDITED, about="tk-s6"),
    line(K.RESOURCE, about="tk-s6"),
    line(K.LINE, title="The community has a new home"),
    DigestLine(item=replace(OPEN, about=""), title=""),
    DigestLine(item=ANSWER.item, title="", is_gone=True),
)
DIGEST = Digest(
    id="digest-1",
    week=date(2024, 9, 2),
    drafted_at=AT,
    items=tuple(each.item for each in LINES),
    intro="Good morning.\nFive things that colleagues asked for.",
    edition=3,
)
SHEET = DigestSheet(digest=DIGEST, lines=LINES, members=1234)
DESK = DigestDesk(is_member=False, facilitates=True, next_at=AT)


def state(state: DigestState, **posted: int) -> Card:
    """Draw how a digest stands once somebody decided."""
    digest = replace(DIGEST, state=state, look_at=AT, decided_at=AT)
    sheet = replace(SHEET, digest=digest, by="Demo Facilitator")
    return card_of_draft(replace(sheet, posted=Posted(**posted)))


CARDS: dict[str, Callable[[], Card]] = {
    "digest": lambda: card_of_issue(SHEET),
    "digest-others": lambda: card_of_issue(replace(SHEET, lines=OTHERS)),
    "digest-preview": lambda: card_of_issue(SHEET, preview=True),
    "digest-draft": lambda: card_of_draft(SHEET),
    "digest-draft-others": lambda: card_of_draft(replace(SHEET, lines=OTHERS)),
    "digest-empty": lambda: card_of_draft(
        DigestSheet(digest=replace(DIGEST, items=(), intro=""), lines=())
    ),
    "digest-approved": lambda: state(S.APPROVED),
    "digest-sending": lambda: state(S.SENDING, all=1234, sent=980),
    "digest-sent": lambda: state(S.SENT, all=1234, sent=1230, missed=3, gone=1),
    "digest-skipped": lambda: state(S.SKIPPED),
    "digest-lapsed": lambda: state(S.LAPSED),
    "digest-reminder": lambda: card_of_digest_reminder(SHEET),
    "digest-none-yet": lambda: card_of_membership(DESK),
    "digest-member": lambda: card_of_membership(replace(DESK, is_member=True)),
    "digest-joined": card_of_joined,
    "digest-left": card_of_left,
    "digest-intro-form": lambda: card_of_intro_form(
        DIGEST, problems={"words": "Somebody's name."}
    ),
    "digest-item-form": lambda: card_of_item_form(DIGEST, 2, PAGE.title),
    **{
        f"digest-add-{kind}-form": lambda kind=kind: card_of_digest_add_form(  # type: ignore[misc]
            DIGEST, kind, problems={"link": "No address."}
        )
        for kind in BY_HAND
    },
}
SAMPLES: dict[str, Card] = {name: draw() for name, draw in CARDS.items()}
