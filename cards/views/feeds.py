"""A person's private calendar link: told once, then only that there is one."""

from cards.addresses import CALENDARS
from cards.elements import Button, ButtonStyle, Card, Link, Text, Tone
from cards.verbs import Verb
from cards.views.targets import with_inputs
from cards.wording import _, language
from cards.wording.dates import moment
from domain.feeds import Feed


def card_of_new_feed(token: str, reference: str) -> Card:
    """Tell a new link; never store or send this card."""
    title = _title(reference)
    return Card(
        title=title,
        plain=title,  # A notification must not carry the link.
        elements=(
            Text(_how(), strong=True),
            Text(
                _(
                    "Who has this link reads the calendar: keep it to yourself. It is "
                    "shown only now; if you lose it, make a new one."
                ),
                tone=Tone.SOON,
            ),
            Text(_shows()),
        ),
        links=(Link(_("Copy the link"), f"{CALENDARS}{token}.ics"),),
        language=language(),
    )


def card_of_feed(feed: Feed, reference: str) -> Card:
    """Say that there is a link, since when, and how to change or stop it."""
    title = _title(reference)
    made = _("You have a private link, made {moment}.").format(
        moment=moment(feed.made_at)
    )
    return Card(
        title=title,
        plain=f"{title}: {made}",
        elements=(
            Text(made, strong=True),
            Text(_("The desk keeps only a mark of it and cannot show it again.")),
            Text(_shows()),
        ),
        buttons=_changes(feed),
        language=language(),
    )


def _changes(feed: Feed) -> tuple[Button, ...]:
    return (
        Button(
            verb=Verb.FEED_MAKE,
            target=with_inputs(feed.case_id, feed.id),
            label=_("Make a new link instead"),
        ),
        _stop(feed),
    )


def _stop(feed: Feed) -> Button:
    return Button(
        verb=Verb.FEED_STOP,
        target=feed.case_id,
        label=_("Stop this link"),
        style=ButtonStyle.DANGER,
    )


def card_of_left_feed(feed: Feed) -> Card:
    """Say that a link of a case is left that its person is not on any more."""
    title = _("Calendar of a case that you are not on any more")
    made = _(
        "Your private link, made {moment}, shows nothing until you are on that case "
        "again."
    ).format(moment=moment(feed.made_at))
    return Card(
        title=title,
        plain=f"{title}: {made}",
        elements=(Text(made),),
        buttons=(_stop(feed),),
        language=language(),
    )


def card_of_stopped_feed(case_id: str, reference: str, *, stopped: bool) -> Card:
    """
    Say that no link works any more, or that none did.

    Of a case that its person is not on any more *reference* is empty.
    """
    title = (
        _("The link is stopped: it shows nothing to anybody any more.")
        if stopped
        else _("No link of yours works here.")
    )
    has_left = bool(case_id) and not reference
    left = _("Calendar of a case that you are not on any more")
    named = left if has_left else _title(reference)
    again = Button(
        verb=Verb.FEED_MAKE, target=with_inputs(case_id, ""), label=_("Make a link")
    )
    return Card(
        title=title,
        plain=f"{named}: {title}",
        eyebrow=named,
        buttons=() if has_left else (again,),
        language=language(),
    )


def _title(reference: str) -> str:
    if not reference:
        return _("Your calendar, over all your cases")
    return _("Calendar of {case}").format(case=reference)


def _how() -> str:
    return _(
        "Add this link in your calendar program as a calendar from the internet, or "
        "“by URL”."
    )


def _shows() -> str:
    return _(
        "An entry says the action's number, whether it is due or only suggested, and "
        "the case's code, and nothing else; of a confidential case not even the code."
    )
