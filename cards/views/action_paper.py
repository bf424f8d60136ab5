"""An action's document: its newest version, who signed which one, what shows it."""

from cards.elements import Badge, Element, Facts, Item, Items, Link, Text, Tone
from cards.views.action_next import version_number
from cards.views.heads import joined, name_of, people_in
from cards.wording import _
from cards.wording.dates import listed, moment
from cards.wording.states import DOCUMENTS, VERDICTS, named, role_short
from domain.actions import ActionState
from domain.approvals import needed_keys
from domain.documents import Key, Signature, Verdict
from domain.rights import SIGNERS
from domain.sheets import ActionSheet

_SHORT = 12  # Letters of a fingerprint that people compare.
_GROUP = 4


def fingerprint_shown(fingerprint: str) -> str:
    """Return the first letters of a fingerprint in groups: `3fa2 b1c9 d0e1`."""
    short = fingerprint[:_SHORT]
    groups = (short[at : at + _GROUP] for at in range(0, len(short), _GROUP))
    return " ".join(groups)


def document_elements(sheet: ActionSheet) -> tuple[Element, ...]:
    """Return the signatures, what stands as signed, and what shows it was done."""
    elements: list[Element] = []
    if sheet.progress is not None or sheet.action.document_version_id:
        elements.append(_signatures(sheet))
    elements += _standing_version(sheet)
    elements += _evidence(sheet)
    return tuple(elements)


def document_pairs(sheet: ActionSheet) -> tuple[tuple[str, str], ...]:
    """Return the newest version as facts: which one, its fingerprint, who stored it."""
    if sheet.document is None or not sheet.versions:
        return ()
    version = sheet.versions[-1]
    name = named(DOCUMENTS, sheet.document.kind)
    return (
        (_("Document"), _version_name(name, version.number)),
        (_("Fingerprint"), fingerprint_shown(version.fingerprint)),
        (_("Stored"), joined((name_of(version.by, sheet.people), moment(version.at)))),
        (_("Note"), version.note),
    )


def _version_name(name: str, number: int) -> str:
    return _("{document}, version {number}").format(document=name, number=number)


def _signatures(sheet: ActionSheet) -> Items:
    """List the keys of the version that is out, or was approved, one a line."""
    version_id = sheet.action.document_version_id
    keys = [*needed_keys(sheet.row, case=sheet.case), *_submitted(sheet)]
    items = tuple(
        _key(key, sheet, version_id, lead=str(number))
        for number, key in enumerate(keys, start=1)
    )
    title = _("Keys for version {number}").format(
        number=version_number(sheet, version_id)
    )
    return Items(items, title=title)


def _submitted(sheet: ActionSheet) -> list[Key]:
    done = any(each.key is Key.SUBMISSION for each in sheet.signatures)
    return [Key.SUBMISSION] if done else []


def _key(key: Key, sheet: ActionSheet, version_id: str, *, lead: str) -> Item:
    label = _("Submitted to SECU") if key is Key.SUBMISSION else ""
    given = next((s for s in _on(sheet, version_id) if s.key is key), None)
    role = SIGNERS[key][0]
    if given is None:
        people = people_in(
            role, team=sheet.team, people=sheet.people, today=sheet.today
        )
        return Item(
            lead, label or role_short(role), note=people, badge=Badge(_("Missing"))
        )
    tone = Tone.GOOD if given.verdict is Verdict.GIVEN else Tone.LATE
    return Item(
        lead,
        label or role_short(role),
        note=signed_words(given, sheet),
        badge=Badge(named(VERDICTS, given.verdict), tone),
    )


def _on(sheet: ActionSheet, version_id: str) -> list[Signature]:
    return [each for each in sheet.signatures if each.version_id == version_id]


def signed_words(signature: Signature, sheet: ActionSheet) -> str:
    """Return who signed, when, and for whom they acted."""
    acting = ""
    if signature.acting_for:
        principal = name_of(signature.acting_for, sheet.people)
        acting = _("acting for {principal}").format(principal=principal)
    by = name_of(signature.by, sheet.people)
    return joined((by, acting, moment(signature.at), signature.reason))


def _standing_version(sheet: ActionSheet) -> list[Text]:
    """Say what stands where a newer version exists: the signed one, for ever."""
    approved = sheet.action.document_version_id
    newest = sheet.versions[-1] if sheet.versions else None
    done = sheet.action.state is ActionState.DONE
    if not (done and approved and newest and newest.id != approved):
        return []
    signers = [name_of(s.by, sheet.people) for s in _on(sheet, approved)]
    words = _(
        "Version {newest} is newer and unsigned. Version {signed} stands as signed "
        "by {people}."
    )
    text = words.format(
        newest=newest.number,
        signed=version_number(sheet, approved),
        people=listed(dict.fromkeys(signers)),
    )
    return [Text(text, tone=Tone.SOON)]


def _evidence(sheet: ActionSheet) -> list[Facts]:
    words = _("Shown by {person}")
    pairs = tuple(
        (
            words.format(person=name_of(each.by, sheet.people)),
            joined((each.note, moment(each.at))),
        )
        for each in sheet.evidence
    )
    return [Facts(pairs)] if pairs else []


def document_links(sheet: ActionSheet) -> tuple[Link, ...]:
    """Return the newest version's link, and the approved one's where it is older."""
    approved = sheet.action.document_version_id
    shown = list(sheet.versions[-1:])
    shown += [v for v in sheet.versions[:-1] if v.id == approved]
    name = named(DOCUMENTS, sheet.document.kind) if sheet.document else ""
    return tuple(
        Link(_version_name(name, each.number), f"/files/{each.id}") for each in shown
    )


def evidence_links(sheet: ActionSheet) -> tuple[Link, ...]:
    """Return the links and files that show how it was done."""
    versions = {version.id for version in sheet.versions}
    found = [
        Link(each.note or _("Evidence"), each.link)
        for each in sheet.evidence
        if each.link
    ]
    found += [
        Link(_("File shown as evidence"), f"/files/{each.document_version_id}")
        for each in sheet.evidence
        if each.document_version_id and each.document_version_id not in versions
    ]
    return tuple(found)
