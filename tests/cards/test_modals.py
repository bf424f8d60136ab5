"""A modal of Slack: what it asks and carries, and what comes back out of it."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.blockkit import (
    Metadata,
    as_home,
    as_loading_modal,
    as_modal,
    as_modal_of_card,
    field_errors,
    files_of,
    pack,
    unpack,
    values_of,
)
from cards.elements import Card, Field, FieldKind, Form
from cards.escape import clean
from cards.wording import speaking
from tests.cards.nasty import NASTY
from tests.cards.samples import ACTION, FORM, QUESTIONS, REFUSAL, make_list
from tests.cards.strategies import any_text, cards, cards_that_ask, forms
from tests.cards.test_views_forms import ALL, form_of
from tests.cards.wire import WIRE, broken_view_limits, parts

OPENED = Metadata(
    channel="C0000000001",
    message="1717400000.000100",
    thread="1717400000.000001",
    once="o" * 32,
    opener_verb="action.done-form",
    opener_target="a-9",
)
SOCKET_FRAME = 20_480  # Bytes.
untrusted = st.recursive(
    st.none() | st.booleans() | st.integers() | any_text,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            any_text
            | st.sampled_from(
                ["values", "value", "selected_option", "selected_options", "files"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


many_options = st.integers(0, 400).flatmap(
    lambda count: st.lists(
        st.tuples(any_text, any_text), min_size=min(count, 3), max_size=6
    ).map(lambda few: few * max(1, count // max(len(few), 1)))
)


def one_field(**facts: Any) -> Form:  # noqa: ANN401 - any of a field's.
    asked = Field(name="f", label="x", **facts)
    return Form(verb="a.b", target="t", title="T", submit="S", fields=(asked,))


def drawn(asked: Form | Card) -> Any:  # noqa: ANN401 - any JSON.
    return as_modal(asked, opened=OPENED)


@settings(max_examples=60, deadline=None)
@given(forms)
def test_any_form_is_a_modal_within_the_limits(form: Form) -> None:
    assert broken_view_limits(drawn(form)) == []


@settings(max_examples=60, deadline=None)
@given(cards | cards_that_ask)
def test_any_card_is_a_modal_within_the_limits(card: Card) -> None:
    assert broken_view_limits(as_modal_of_card(card, opened=OPENED)) == []


@settings(max_examples=60, deadline=None)
@given(cards)
def test_any_card_is_a_home_tab_within_the_limits(card: Card) -> None:
    view = as_home(card)

    assert broken_view_limits(view) == []
    assert set(view) == {"type", "blocks"}


@settings(max_examples=60, deadline=None)
@given(many_options, st.integers(0, 400))
def test_any_number_of_any_choices_is_offered_or_named(
    options: list[tuple[str, str]], chosen: int
) -> None:
    value = options[chosen % len(options)][0] if options else ""
    asked = one_field(kind=FieldKind.CHOICE, options=tuple(options), value=value)

    assert broken_view_limits(drawn(asked)) == []


@settings(max_examples=60, deadline=None)
@given(forms, any_text)
def test_whatever_a_modal_carries_comes_back_or_is_refused(
    form: Form, hostile: str
) -> None:
    opened = replace(OPENED, opener_target=hostile)
    modal: Any = as_modal(form, opened=opened)

    back = unpack(modal["private_metadata"])

    assert back == replace(
        OPENED, target=clean(form.target), opener_target=clean(hostile)
    )


@settings(max_examples=40, deadline=None)
@given(cards)
def test_a_card_in_a_modal_answers_in_one_frame_of_a_socket(card: Card) -> None:
    answer = {"response_action": "push", "view": as_modal_of_card(card, opened=OPENED)}

    assert len(json.dumps(answer)) < SOCKET_FRAME


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_stay_texts_in_a_modal(text: str) -> None:
    asked = one_field(hint=text, value=text, options=((text, text),), problem=text)

    assert broken_view_limits(drawn(replace(asked, title=text, submit=text))) == []


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("name", ALL)
def test_every_form_of_the_desk_fits_with_its_longest_texts(
    name: str, language: str
) -> None:
    with speaking(language):
        card = ALL[name]()

    assert broken_view_limits(drawn(card)) == []
    assert broken_view_limits(drawn(filled_up(card))) == []


def filled_up(card: Card) -> Card:
    """Return a form in a wordy language, filled to the brim, and nothing taken."""
    elements = tuple(
        _wordy(each) if isinstance(each, Form) else each for each in card.elements
    )
    return replace(card, eyebrow=card.eyebrow * 2, elements=elements)


def _wordy(form: Form) -> Form:
    fields = tuple(
        replace(
            each,
            label=each.label * 2,
            hint=each.hint * 2,
            value=each.value or "ẅ" * each.limit,
            problem="Please say it otherwise. " * 8,
            options=tuple((value, label * 2) for value, label in each.options),
        )
        for each in form.fields
    )
    twice = {"title": form.title * 2, "submit": form.submit * 2}
    return replace(form, **twice, intro=form.intro * 2, fields=fields)


def test_a_form_is_a_modal_that_names_verb_target_and_fields() -> None:
    modal = drawn(QUESTIONS)

    assert modal["callback_id"] == "case.open"
    assert unpack(modal["private_metadata"]) == replace(OPENED, target="draft-1")
    named = [part["block_id"] for part in parts(modal) if "block_id" in part]
    assert named == ["registered", "country", "lead", "fund", "summary", "notice"]
    assert (modal["submit"]["text"], modal["close"]["text"]) == (
        "Open the case",
        "Cancel",
    )


def test_a_form_keeps_what_stands_around_it() -> None:
    with_reasons = ALL["event"]()
    stopped = ALL["stopped"]()

    said = str(drawn(with_reasons))
    labels = [
        part["text"]["text"]
        for part in parts(drawn(stopped))
        if part.get("type") == "button"
    ]

    assert with_reasons.eyebrow in said
    assert "needs" in said  # Why an event cannot be recorded now.
    assert labels == [each.label for each in stopped.buttons]
    assert form_of(stopped).submit not in labels


def test_a_modal_takes_one_file_where_a_message_takes_none() -> None:
    asked = one_field(kind=FieldKind.FILE, required=False)

    (block,) = drawn(asked)["blocks"]

    assert block["element"] == {
        "type": "file_input",
        "max_files": 1,
        "action_id": "answer",
    }
    assert block["optional"]


def test_a_long_title_of_a_modal_stands_whole_as_a_header() -> None:
    modal = drawn(replace(QUESTIONS, title="Correct the date of an event"))

    assert modal["title"]["text"] == "SES Desk"
    assert modal["blocks"][0]["text"]["text"] == "Correct the date of an event"


@pytest.mark.parametrize(
    "title, shown", [("Not done", []), ("Not done: this date lies before it", [True])]
)
def test_a_title_is_said_once_and_whole(title: str, shown: list[bool]) -> None:
    card = replace(ACTION, title=title)
    modal: Any = as_modal_of_card(card)

    headers = [each for each in modal["blocks"] if each["type"] == "header"]

    assert [each["text"]["text"] == title for each in headers] == shown
    assert title in str(modal)


def test_a_modal_that_slack_would_refuse_is_refused_here() -> None:
    fields = tuple(Field(name=f"f{n}", label="x") for n in range(101))
    long = replace(one_field(), target="t" * 3001)

    with pytest.raises(ValueError, match="too large for a modal"):
        as_modal(replace(long, target="t", fields=fields))
    with pytest.raises(ValueError, match="too many for a modal's metadata"):
        as_modal(long)
    with pytest.raises(ValueError, match="without a form"):
        as_modal(ACTION)


def test_more_than_a_hundred_people_can_be_chosen_from() -> None:
    people = tuple((f"p{n}", f"Demo person {n}") for n in range(250))
    asked = one_field(kind=FieldKind.PERSON, options=people, value="p249")

    element = drawn(asked)["blocks"][0]["element"]

    assert [len(group["options"]) for group in element["option_groups"]] == [
        100,
        100,
        50,
    ]
    assert element["initial_option"]["value"] == "p249"


def test_an_answer_too_long_for_its_field_is_said_to_be_cut() -> None:
    whole, cut = (
        drawn(one_field(kind=FieldKind.LONG_TEXT, value="w" * count, limit=4000))
        for count in (3000, 3001)
    )

    assert "stand here" not in str(whole)
    assert "Only its first 3,000 characters stand here" in str(cut)


def test_what_is_wrong_is_said_at_its_own_field() -> None:
    errors = field_errors(FORM)

    assert errors == {"country": "Choose the office whose holidays count."}
    assert set(errors) <= {part.get("block_id") for part in parts(drawn(FORM))}


def test_a_card_shown_over_a_form_leads_back_to_it() -> None:
    over: Any = as_modal_of_card(REFUSAL, opened=OPENED, pushed=True)
    alone: Any = as_modal_of_card(ACTION)

    assert (over["close"]["text"], alone["close"]["text"]) == ("Back", "Close")
    assert "submit" not in over
    assert REFUSAL.title in str(over["blocks"])
    assert unpack(over["private_metadata"]) == OPENED


def test_a_card_with_a_form_is_asked_and_not_only_shown() -> None:
    modal: Any = as_modal_of_card(FORM, opened=OPENED)

    assert modal["submit"]["text"] == "Open the case"


def test_a_long_list_in_a_modal_says_what_it_left_out() -> None:
    modal = as_modal_of_card(make_list(300))

    assert broken_view_limits(modal) == []
    assert "more lines did not fit" in str(modal)


def test_a_modal_opens_before_its_content_is_known() -> None:
    modal = as_loading_modal("Record an event on this case")

    assert broken_view_limits(modal) == []
    assert "One moment…" in str(modal)
    assert "submit" not in modal


def test_where_a_modal_was_opened_comes_back_as_it_was() -> None:
    assert unpack(pack(OPENED)) == OPENED


@pytest.mark.parametrize(
    "packed",
    [
        None,
        7,
        "",
        "draft-1",
        "[]",
        "{}",
        '["t"]',
        '["t","","","","","",7]',
        '["t\\u0000","","","","","",""]',
        '["\\ud800","","","","","",""]',
        '["t","","","","","","",""]',
        "[" * 2999,
        '["' + "t" * 3000 + '","","","","","",""]',
    ],
)
def test_metadata_that_is_not_ours_is_nobodys(packed: object) -> None:
    assert unpack(packed) is None


@settings(max_examples=200, deadline=None)
@given(untrusted)
def test_whatever_a_client_sends_is_read_or_left_out(sent: object) -> None:
    values = values_of({"values": sent})

    assert unpack(json.dumps(sent)) is None
    assert all(isinstance(each, str) for pair in values.items() for each in pair)
    assert files_of({"values": sent}) == files_of({"values": sent})
    assert values_of(sent) is not None


def test_every_kind_of_answer_is_read() -> None:
    option = {"text": {"type": "plain_text", "text": "Yes"}, "value": "yes"}
    answers = {
        "note": {"type": "plain_text_input", "value": "Told them."},
        "empty": {"type": "plain_text_input", "value": None},
        "day": {"type": "datepicker", "selected_date": "2024-05-02"},
        "send": {"type": "radio_buttons", "selected_option": option},
        "none": {"type": "static_select", "selected_option": None},
        "several": {"type": "checkboxes", "selected_options": [option, option]},
        "at": {"type": "datetimepicker", "selected_date_time": 1717400000},
        "who": {"type": "users_select", "selected_user": "U0000000001"},
        "all": {"type": "multi_users_select", "selected_users": ["U1", "U2"]},
        "file": {"type": "file_input", "files": [{"id": "F1", "name": "x"}]},
    }
    state = {"values": {name: {"answer": said} for name, said in answers.items()}}

    assert values_of(state) == {
        "note": "Told them.",
        "empty": "",
        "day": "2024-05-02",
        "send": "yes",
        "none": "",
        "several": "yes,yes",
        "at": "1717400000",
        "who": "U0000000001",
        "all": "U1,U2",
    }
    assert files_of(state) == ("F1",)


def test_the_published_example_of_many_inputs_is_read() -> None:
    page = WIRE / "slack.json"
    if not page.exists():
        pytest.skip(f"the published payloads are missing: {page}")
    published = {each["id"]: each for each in json.loads(page.read_text())}
    sent = published["act.view_submission.many_input_types"]["payload"]

    assert values_of(sent["view"]["state"]) == {
        "date-of-visit": "2019-09-23",
        "rating": "3",
        "comment": "Just amazing!",
    }
    assert files_of(sent["view"]["state"]) == ()
