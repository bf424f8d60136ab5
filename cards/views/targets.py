"""Targets of buttons: a press carries no input of its own, so the target holds it."""

_JOINER = ":"


def with_inputs(target: str, *inputs: str) -> str:
    """
    Name what a press is about: `id:input`, `id:input:input`.

    So go `question.next`, `question.helped`, `learning.tasks` (page), `learning.pin`
    and `learning.dead` (resource), `action.part-form` (part), `action.part-drop-form`
    (part), `action.told` (stakeholder), `case.actions` (page), `case.log` (page),
    `acting.end` (acting), `team.give-confirm` (person, role), `team.take-confirm`
    (person, role, id of the draft that keeps the note), `facts.confirm` (id of the
    draft that keeps what was typed), `event.correct-confirm` (event, day, id of the
    event, word of the preview), `event.end-confirm` (event, day, id of the draft that
    keeps the note), `document.draft` (id of the newest version that the form showed),
    `event.withdraw-confirm` (event, id of the event, word of the preview),
    `extension.grant-form`, `extension.deny-form`, `extension.withdraw` (id of the
    request), `extension.grant` (that id, days), `extension.grant-confirm` (that id,
    days, word of the preview, id of the draft that keeps the answer),
    `action.secu-date-confirm` (day, word of the preview, id of the draft that keeps the
    note), `case.send-again` (id of the news), `case.try-again` (person, empty for the
    room), `connect.form` (id of the draft that keeps the question), `connect.queue`
    (scope), `connect.helped`, `connect.withdraw` and `connect.consent` (yes or no),
    `connect.hand-on` (person), `feed.make` (id of the feed that it replaces),
    `digest.preview`, `digest.draft-anew`, `digest.intro-form`, `digest.intro`,
    `digest.approve`, `digest.skip` and `digest.undo` (the edition that was read),
    `digest.item-form` and `digest.item` (that, place), `digest.add-form` and
    `digest.add` (that, kind),
    `seat.leave` (tenant, account, and `yes` where it was asked back),
    `wall.reveal-form` (the reason, quoted as in an address), `resource.list` (words
    quoted so, page), `resource.import-form` (page), `resource.import` (word of the
    preview) and `resource.edit` (the revision that the form showed).
    """
    return _JOINER.join((target, *inputs))


def inputs_of(target: str) -> tuple[str, tuple[str, ...]]:
    """Part a target into its id and its inputs, as it came from the wire."""
    subject, *inputs = target.split(_JOINER)
    return subject, tuple(inputs)
