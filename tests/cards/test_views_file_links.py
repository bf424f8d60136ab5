"""A private link to a version: which bytes it opens, for how long, and for whom."""

from dataclasses import replace
from datetime import timedelta

from cards.adaptive import as_adaptive_card
from cards.addresses import OPENED
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.action_paper import fingerprint_shown
from cards.views.file_links import card_of_file_link
from domain.actions import ActionState
from domain.documents import DocumentKind
from domain.roles import Role
from tests.cards.makers import make_sheet
from tests.cards.test_views_case import make_files
from tests.cards.wire import complaints

LASTS = timedelta(minutes=5)


def test_it_names_the_version_and_its_bytes() -> None:
    line = make_files(2)[1]

    card = card_of_file_link(line, "secret", reference="DEMO-0001", lasts=LASTS)
    words = as_plain(card)

    assert card.title == "Interim Action Plan, version 2"
    assert fingerprint_shown(line.version.fingerprint) in words
    assert "signs or clears version 2 signs exactly this file" in words
    assert "It works for 5 minutes" in words
    assert [link.address for link in card.links] == [f"{OPENED}secret"]
    assert complaints(as_adaptive_card(card, site="https://desk.example")) == []


def test_what_is_told_of_it_elsewhere_carries_no_link() -> None:
    card = card_of_file_link(make_files(1)[0], "secret", reference="A", lasts=LASTS)

    assert "secret" not in f"{card.plain}{card.title}{card.eyebrow}"
    assert card.buttons == ()


def test_evidence_is_signed_by_nobody() -> None:
    line = make_files(1)[0]
    document = replace(line.document, kind=DocumentKind.EVIDENCE)

    card = card_of_file_link(
        replace(line, document=document), "x", reference="A", lasts=LASTS
    )

    assert "signs" not in as_plain(card)


def test_only_who_may_sign_is_offered_to() -> None:
    def buttons(reader: Role) -> list[str]:
        sheet = make_sheet(10, ActionState.IN_APPROVAL, reader=reader, versions=1)
        card = card_of_file_link(
            make_files(1)[0], "x", reference="A", lasts=LASTS, waiting=[sheet]
        )
        return [button.verb for button in card.buttons]

    assert buttons(Role.RISK_OWNER) == [Verb.SIGN]
    assert buttons(Role.PROJECT_MANAGER) == []
