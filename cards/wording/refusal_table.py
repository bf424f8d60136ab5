"""The sentences of refusals of rules: code to what happened, what to do next."""

from collections.abc import Mapping

from domain.wording import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    # Who may do it.
    "not-on-case": (
        N_("You are not on this case, so nothing of it is shown or pressed here."),
        N_("Ask the Corporate SES Team to give you a part on the case."),
    ),
    "not-on-team": (
        N_("Only the Management Response Team of the case can do that."),
        N_("Ask the Corporate SES Team if you should be on it."),
    ),
    "not-an-opener": (
        N_("Only the Corporate SES Team opens cases."),
        N_("Send the registry's notice to its focal point."),
    ),
    "not-an-event-recorder": (
        N_("Your part on the case does not record what SECU or UNDP did."),
        N_(
            "Tell the Corporate SES Team, the Country Office lead, the Resident "
            "Representative or the Regional Bureau: they can."
        ),
    ),
    "not-a-team-keeper": (
        N_("Only the Corporate SES Team changes who plays which part."),
        N_("Ask them; your own part you may lay down yourself."),
    ),
    "not-a-name-reader": (
        N_("Your part on the case does not see complainants' names."),
        N_(
            "If you need them, ask the Corporate SES Team, the Country Office lead or "
            "the Resident Representative."
        ),
    ),
    "not-your-action": (
        N_("Action {action} is with {owner}; your part does not work on it."),
        N_("You can comment on it, or ask them to assign it to you."),
    ),
    "not-nudged": (
        N_("Nobody reminds you of action {action}."),
        N_("It waits for others, or has no reminders; there is nothing to snooze."),
    ),
    "snooze-over": (
        N_("Rest until {day} is over already."),
        N_("Choose a day after today."),
    ),
    "snooze-too-long": (
        N_("Rest lasts {days} days at the longest."),
        N_("Choose an earlier day; you can ask again then."),
    ),
    "not-your-part": (
        N_("Of action {action}, {part} is somebody else's."),
        N_("Look at the card to see whose it is, and ask them."),
    ),
    "no-part-of-yours": (
        N_("No part of action {action} is left for you to change."),
        N_("“show {action}” says whose each part is, and how it stands."),
    ),
    "not-a-signer": (
        N_("Action {action} does not wait for you. It waits for: {signers}."),
        N_(
            "If you stand in for one of them, ask the Corporate SES Team to name you "
            "as acting."
        ),
    ),
    "not-a-submitter": (
        N_(
            "Only Regional Bureau senior management or the Resident Representative "
            "submits action {action} to SECU."
        ),
        N_("Ask one of them to send it, and to press “Submit to SECU”."),
    ),
    "recused": (
        N_("You stepped back from deciding on this case ({action})."),
        N_("The Corporate SES Team names who signs, clears or acts instead of you."),
    ),
    "two-people": (
        N_("Action {action} needs two different people, and you gave the first key."),
        N_("The second key is for somebody else; they have it in their chat."),
    ),
    # Cases.
    "case-not-found": (
        N_("There is no such case here."),
        N_("Type “cases” to see yours; it may have been meant for another desk."),
    ),
    "case-exists": (
        N_("{case} is open already, so it was not opened again."),
        N_("Type “status {case}” to see it."),
    ),
    "case-ended": (
        N_("SECU's track of {case} has ended; nothing new is recorded on it."),
        N_("If that end was recorded by mistake, withdraw that event first."),
    ),
    "reference-unfit": (
        N_("“{reference}” cannot be a case's reference."),
        N_("Use capitals and single hyphens, with a number at the end, like SECU0010."),
    ),
    "reference-names-somebody": (
        N_("That reference holds a complainant's name, and it would stand everywhere."),
        N_("Use SECU's own code, like SECU0010."),
    ),
    "registered-before-filed": (
        N_("A complaint cannot be registered ({day}) before it was filed ({filed})."),
        N_("Look at the two dates in the notice, and correct one of them."),
    ),
    "fund-contradiction": (
        N_("An environmental vertical fund is a vertical fund: yes and no do not fit."),
        N_("Answer yes to both where it pays, or no to both where no fund does."),
    ),
    "fund-undecided": (
        N_("Whether a vertical fund pays decides who signs, so it needs an answer."),
        N_("Answer yes or no; the donors' line of the notice often tells."),
    ),
    "choice-missing": (
        N_("This is somebody's decision, so it is not answered for you."),
        N_("Answer yes or no."),
    ),
    "not-a-facts-keeper": (
        N_("Only the Corporate SES Team corrects what a case was opened with."),
        N_("Tell them what is wrong; a comment on action 4 reaches them."),
    ),
    "facts-changed": (
        N_("The case was changed after this was asked, so nothing was corrected."),
        N_("Type “correct case” to begin from how it stands now."),
    ),
    "approval-hangs-on-fund": (
        N_("Action {action} waits for the Executive Coordinator's key alone."),
        N_("Let it be signed or sent back first, then correct the case's funds."),
    ),
    "office-not-found": (
        N_("That office is not known here."),
        N_("Choose one from the list; an administrator can add offices."),
    ),
    "calendar-not-found": (
        N_("There is no working calendar “{calendar}”."),
        N_(
            "Ask an administrator to load it with `ses-desk holidays load`, then try "
            "again."
        ),
    ),
    "calendar-never-works": (
        N_("On the calendar “{calendar}” nobody works in the year after {after}."),
        N_("That is a mistake in its holiday list: ask an administrator to load it."),
    ),
    "date-out-of-range": (
        N_("Counted from {after}, the date would lie after the year 9999."),
        N_("Check the year of that day."),
    ),
    # Events.
    "no-such-event": (
        N_("“{event}” is no event that the desk knows."),
        N_("Press “Record an event” and choose from the list."),
    ),
    "event-in-future": (
        N_("“{event}” is said to be on {day}, which has not come yet."),
        N_("Record it once it has happened, or check the date."),
    ),
    "event-not-known": (
        N_("“{words}” is none of the events that a case takes."),
        N_("Type “event” alone, and choose from the list."),
    ),
    "dates-are-counted": (
        N_("A date is counted from its event, so it is not set by hand."),
        N_(
            "Type “why {action}” to see the count; “secu date {action} 3 June” is for "
            "a date that SECU set."
        ),
    ),
    "day-far-away": (
        N_("{day} lies {years} years away, so the year is probably a slip."),
        N_("Check the year, and write the day in full, like 3 June 2024."),
    ),
    "event-recorded": (
        N_("“{event}” is recorded already, on {day}."),
        N_("If that day is wrong, correct it instead of recording it again."),
    ),
    "event-barred": (
        N_("“{event}” cannot be: “{by}” was recorded for {day}."),
        N_("If that one is a mistake, withdraw it first."),
    ),
    "event-too-early": (
        N_("“{event}” needs another event before it: “{needs}”."),
        N_("Record that one first, with its date."),
    ),
    "event-before-its-cause": (
        N_("“{event}” on {day} would lie before “{needs}”, which was on {needed_day}."),
        N_("Check the date; it must be {needed_day} or later."),
    ),
    "event-after-its-effect": (
        N_("“{event}” on {day} would lie after “{effect}”, which was on {effect_day}."),
        N_("Check the date, or correct “{effect}” first."),
    ),
    "event-not-recorded": (
        N_("“{event}” is not recorded on this case, so it cannot be corrected."),
        N_("Type “log” to see what is recorded."),
    ),
    "event-changed": (
        N_("“{event}” was corrected or withdrawn after this was asked."),
        N_("Nothing was changed; begin again from how it stands now."),
    ),
    "event-stays": (
        N_("“{event}” is on {day} already: nothing to correct."),
        N_("Type another day to move it."),
    ),
    "event-has-effects": (
        N_("“{event}” cannot be withdrawn, because “{effect}” rests on it."),
        N_("Withdraw “{effect}” first, or move this event's date."),
    ),
    "registration-stays": (
        N_("A case begins with its registration, so that cannot be withdrawn."),
        N_("You can move its date instead."),
    ),
    "closure-without-notice": (
        N_("Only SECU closes a case, so its closure needs to say where that is read."),
        N_("Add a note: the notice, its date, or the link to the registry."),
    ),
    # Actions.
    "no-such-action": (
        N_("There is no action “{action}” on this case."),
        N_("Type “actions all” to see all thirty."),
    ),
    "action-not-found": (
        N_("That action is not here any more."),
        N_("Type “actions” to see what is."),
    ),
    "action-not-pending": (
        N_("Action {action} is not open. It is: {state}."),
        N_(
            "“show {action}” says what it waits for, or how it ended and how to take "
            "it up again."
        ),
    ),
    "action-not-ended": (
        N_("Action {action} is not finished. It is: {state}."),
        N_("There is nothing to reopen."),
    ),
    "action-not-begun": (
        N_("Action {action} has not begun on this case, so it cannot come again."),
        N_("It opens with its event."),
    ),
    "does-not-repeat": (
        N_("Action {action} comes once on a case."),
        N_("If it has to be done over, reopen it with a reason."),
    ),
    "opens-with-event": (
        N_("Action {action} comes again with its event, not by itself."),
        N_("Record that event once more, with its date, and the next round opens."),
    ),
    "for-information": (
        N_("Action {action} is shown for information; nobody presses it here."),
        N_("Record the event when it happens, and it is done by itself."),
    ),
    "only-secu-closes": (
        N_("Only SECU closes a case; nobody presses action {action} here."),
        N_("When SECU has closed it, type “event closed” and say where that is read."),
    ),
    "not-waivable": (
        N_("Action {action} cannot be waived: the SOP wants it signed or decided."),
        N_("If it cannot be done, say so in a comment and tell the response team."),
    ),
    "stays-signed": (
        N_("Action {action} was signed and stays as it was signed."),
        N_("Draft a new version, or open another round where the SOP has one."),
    ),
    "stays-with-secu": (
        N_("Action {action} is not the desk's to reopen."),
        N_("If its event was recorded by mistake, withdraw that event."),
    ),
    "needs-signatures": (
        N_("Action {action} is done by its {approval}, not by pressing Done."),
        N_("Draft its document and send it to those who sign or clear it."),
    ),
    "needs-parts": (
        N_("Action {action} is not finished. Still missing: {parts}."),
        N_("Each is pressed by its own doer on the card."),
    ),
    "part-not-found": (
        N_("Action {action} has no part “{part}”."),
        N_("Its parts are: {parts}."),
    ),
    "part-is-a-rule": (
        N_("Of action {action}, {part} is a rule of the SOP and cannot be left out."),
        N_("Finish it, or say in a comment what stands in the way."),
    ),
    "part-not-needed": (
        N_("Of action {action}, {part} was found not relevant on this case."),
        N_("If it is after all, press “Needed after all” beside it and say why."),
    ),
    "evidence-missing": (
        N_("What shows that it was done is missing."),
        N_("Give a link, a short note or a file; one of the three is enough."),
    ),
    "link-refused": (
        N_("That link was not taken."),
        N_("Give one that begins with https:// or http://."),
    ),
    "person-not-found": (
        N_("That person is not known here."),
        N_("Choose somebody from the list, or write the whole name."),
    ),
    "person-not-on-case": (
        N_("{person} is not on this case's response team."),
        N_("Give them a part first, then assign the action."),
    ),
    # SECU's dates and requests.
    "secu-sets-no-date": (
        N_("SECU sets no date for action {action}: the SOP does."),
        N_("Type “why {action}” to see how its date comes about."),
    ),
    "secu-date-too-early": (
        N_("SECU's date, {day}, lies before the action opened on {opened}."),
        N_("Check the date in SECU's message."),
    ),
    "request-in-future": (
        N_("{day} has not come yet."),
        N_("Give the day on which it happened: today or earlier."),
    ),
    "request-due-early": (
        N_("SECU cannot want an answer by {day}, before it asked."),
        N_("Check both dates."),
    ),
    "answered-before-asked": (
        N_("It cannot have been answered on {day}: SECU asked on {opened}."),
        N_("Give that day or a later one."),
    ),
    "request-not-found": (
        N_("That request of SECU is not on this case."),
        N_("The case card lists those that are open."),
    ),
    "action-not-a-notice": (
        N_("Action {action} notifies no stakeholders."),
        N_("Notices are actions 9, 19, 23 and 27."),
    ),
    "stakeholder-not-found": (
        N_("They are not on this case's list of those to notify."),
        N_("Add them first; somebody may have taken them off."),
    ),
    "no-such-stakeholder-kind": (
        N_("“{kind}” is no kind of stakeholder."),
        N_("Choose one from the list."),
    ),
    # Documents, sign-offs, clearances.
    "drafts-nothing": (
        N_("Action {action} has no document of its own."),
        N_("Show what was done with a link, a note or a file when you press Done."),
    ),
    "draft-empty": (
        N_("There was nothing in the draft for action {action}."),
        N_("Write it in the form, or attach the file."),
    ),
    "nothing-drafted": (
        N_("Action {action} has no document yet."),
        N_("Press “Draft” first, then send it."),
    ),
    "needs-no-approval": (
        N_("Action {action} needs nobody's signature."),
        N_("Press Done and show that it was done."),
    ),
    "no-signer": (
        N_("Nobody on the case is {role}, so action {action} cannot go out."),
        N_("Ask the Corporate SES Team to give somebody that part, then send it."),
    ),
    "version-replaced": (
        N_("That is not the version to decide on now: it is version {version}."),
        N_("Read version {version} on its card below, and decide on that one."),
    ),
    "version-stopped": (
        N_("Version {version} was sent back or refused, and is not asked for again."),
        N_("Draft the next version, then send that."),
    ),
    "version-raced": (
        N_("Somebody else stored a version at the same moment."),
        N_("Look at theirs, then try again; yours was not stored."),
    ),
    "approval-under-way": (
        N_("Action {action} is out for clearance, so who clears it stays as it is."),
        N_("Wait until that is done, or have the version sent back first."),
    ),
    "fingerprint-differs": (
        N_("The file of action {action} is not the one this card showed."),
        N_("Open the action again and compare the fingerprint before you sign."),
    ),
    "not-in-approval": (
        N_("Action {action} is not out for signature. It is: {state}."),
        N_("Nothing was signed; the card shows how it stands."),
    ),
    "not-cleared": (
        N_("Action {action} is not cleared yet. It is: {state}."),
        N_("It can go to SECU when all clearances are given."),
    ),
    "signed-already": (
        N_("Your key on action {action} was turned already."),
        N_("Nothing more is needed from you; the card shows who is missing."),
    ),
    "document-not-found": (
        N_("That document is not on this case."),
        N_("Type “files” to see what is."),
    ),
    # The team.
    "no-such-role": (
        N_("“{role}” is no part that the SOP knows."),
        N_("Choose one from the list on the team card."),
    ),
    "role-not-given": (
        N_("The part “{role}” is played outside the desk and given to nobody here."),
        N_("Choose another part."),
    ),
    "not-a-risk-owner": (
        N_("{person} cannot be Risk Owner: the SOP names RR or RBx."),
        N_("Choose somebody who is Resident Representative or of the bureau."),
    ),
    "not-for-oneself": (
        N_("Nobody makes themselves {role}: that part signs, clears or submits."),
        N_("Choose somebody who is not of the Corporate SES Team on this case."),
    ),
    "keeper-decides-nothing": (
        N_("{person} cannot be both {role} and what they are on this case."),
        N_(
            "Who is of the Corporate SES Team signs, clears and submits nothing: "
            "choose somebody else, or let them lay down the other part first."
        ),
    ),
    "deputy-keeps-no-team": (
        N_("Who acts for the Corporate SES Team does not change who plays which part."),
        N_("Ask somebody who is of that team themselves."),
    ),
    "demo-and-real": (
        N_("{person} and this case do not go together: one is demo, one is real."),
        N_("Choose somebody of the same office."),
    ),
    "last-keeper": (
        N_("They are the last of the Corporate SES Team on this case."),
        N_("Give somebody else that part first."),
    ),
    "own-recusal": (
        N_("Nobody takes their own stepping back away."),
        N_("Ask somebody else of the Corporate SES Team."),
    ),
    "own-deputy": (
        N_("Nobody makes themselves the deputy of somebody."),
        N_("Let the person themselves, or the Corporate SES Team, name you."),
    ),
    "not-the-principal": (
        N_("Only the person themselves or the Corporate SES Team says who acts."),
        N_("Ask one of them."),
    ),
    "principal-lacks-role": (
        N_("That person is not {role} on this case, so nobody can act for them in it."),
        N_("Choose the part that they have."),
    ),
    "acting-not-found": (
        N_("That acting-for is not on this case."),
        N_("The team card shows who acts for whom."),
    ),
    "days-reversed": (
        N_("The last day lies before the first."),
        N_("Change one of the two."),
    ),
    "days-passed": (
        N_("The last of those days, {last}, has passed, so nobody could act on them."),
        N_("Name days from today on; what was signed meanwhile stays as it was."),
    ),
    "days-too-many": (
        N_("Acting for somebody lasts {limit} days at most."),
        N_("Choose an earlier last day; it can be named again."),
    ),
    # What was typed.
    "reason-missing": (
        N_("A reason is needed; it stands in the record."),
        N_("Write one sentence that somebody can understand a year from now."),
    ),
    "words-missing": (N_("There was nothing written."), N_("Write it and send again.")),
    "text-too-long": (
        N_("That text is longer than {limit} characters, so it was not stored."),
        N_("Shorten it, or attach it as a file."),
    ),
    "day-missing": (
        N_("“{words}” was not understood as a date."),
        N_("Write it like 3 June 2024, 2024-06-03, today or yesterday."),
    ),
    "day-does-not-exist": (
        N_("There is no such day as “{words}”."),
        N_("Look at the calendar once more, and type it like 3 June 2024."),
    ),
    "weekday-does-not-fit": (
        N_("“{words}” is {day}: the weekday and the date do not go together."),
        N_("Type the date once more, with the weekday or without."),
    ),
    "facts-missing": (
        N_("Something that a case needs was left empty."),
        N_("Fill it in, and send the form again."),
    ),
    "no-case-yet": (
        N_("You are on no case yet."),
        N_(
            "Ask the Corporate SES Team for a part; if you are of it, paste a "
            "registry notice or type “open case”."
        ),
    ),
    "other-case-named": (
        N_("The line names {named}, and here it would be done on {here}."),
        N_("Begin the line with the case that it is about: with {here}, or {named}."),
    ),
    "which-case": (
        N_("You are on several cases: {cases}."),
        N_("Add its code to what you typed, or ask in its room."),
    ),
    "which-action": (
        N_("Which action do you mean?"),
        N_("Say its number, as in “why 12”, or “17.2” for a later round."),
    ),
    "which-of-actions": (
        N_("Several actions go by that: {actions}."),
        N_("Say the number of the one you mean."),
    ),
    "which-person": (
        N_("Several people go by that name: {people}."),
        N_("Write the whole name."),
    ),
    "nothing-open": (
        N_("No action of {case} that is yours is open, so the file has no place yet."),
        N_("Ask its owner, or record the event that opens one; then send it again."),
    ),
    "draft-gone": (
        N_("What you had begun is not kept any more."),
        N_("Begin again: type it, or attach it once more."),
    ),
    "verb-unknown": (
        N_("That button is not one of this desk's."),
        N_("Ask for the card again and press there; type “help” for all you can ask."),
    ),
    # The identity wall.
    "nobody-walled": (
        N_("No complainants' names are kept for this case."),
        N_("There is nothing to show."),
    ),
    # Holiday lists.
    "holiday-list-empty": (
        N_("There are no holidays of {year} in that file."),
        N_("Give one date and name a line, like 2024-12-25, Christmas Day."),
    ),
    "holiday-list-faulty": (
        N_("{count} things in that file cannot be taken, in rows {rows}."),
        N_("Correct those rows; nothing was loaded."),
    ),
    "holiday-list-not-json": (
        N_("That file begins like JSON, but is not."),
        N_("Correct it, or give one date and name a line."),
    ),
    "holiday-list-too-long": (
        N_("That file has more than {most} rows: no year has so many holidays."),
        N_("Give the holidays of one year and one office."),
    ),
}
