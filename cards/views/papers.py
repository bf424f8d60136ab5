"""
The texts of drafted documents as Markdown, and the templates of a case folder.

Nobody's name is in them: who complained stands behind the identity wall.
"""

from collections.abc import Iterator, Mapping

from cards.views.action import title_of
from cards.views.paper_templates import TEMPLATES
from cards.wording import _, translate
from cards.wording.states import (
    DOCUMENTS,
    ESCALATION_CHOICES,
    STATUS_CHOICES,
    YES_NO,
    named,
)
from domain.cases import Case, CaseFacts
from domain.documents import DocumentKind
from domain.paperwork import TEMPLATES_FOLDER
from domain.sheets import ActionSheet


def plan_text(sheet: ActionSheet, values: Mapping[str, str]) -> str:
    """Return an Interim Action Plan as Markdown, from the answers of its form."""
    blocks = (
        _heading(sheet),
        _section(_("The case"), facts_lines(sheet.case.facts)),
        _section(_("Decisions"), "\n".join(_decisions(values))),
        _section(
            _("Interim measures recommended by SECU"),
            values.get("measures", "").strip() or _("None."),
        ),
        _section(
            _("Other actions of management"),
            values.get("other", "").strip() or _("None."),
        ),
        _ending(),
    )
    return "\n\n".join(blocks) + "\n"


def _heading(sheet: ActionSheet) -> str:
    title = named(DOCUMENTS, DocumentKind.INTERIM_PLAN)
    words = _("{reference}, for action {action}. Internal.").format(
        reference=sheet.case.facts.reference, action=title_of(sheet)
    )
    return f"# {title}\n\n{words}"


def _section(title: str, body: str) -> str:
    return f"## {title}\n\n{body}"


def facts_lines(facts: CaseFacts) -> str:
    """Return what is known of a case as a Markdown list; no complainant is in it."""
    pairs = (
        (_("Reference"), facts.reference),
        (_("Project"), facts.project),
        (_("Project number"), facts.project_number),
        (_("Country"), facts.country),
        (_("Regional Bureau"), facts.bureau),
        (_("Implementing partner"), facts.implementing_partner),
        (_("Donors"), facts.donors),
        (_("Vertical fund"), facts.fund_name or named(YES_NO, _yes(facts))),
        (_("Risk category"), facts.risk_category),
        (_("Registry"), facts.registry_link),
    )
    return "\n".join(f"- {label}: {value}" for label, value in pairs if value)


def _yes(facts: CaseFacts) -> str:
    return "yes" if facts.vertical_fund else "no"


def _decisions(values: Mapping[str, str]) -> Iterator[str]:
    asked: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        (_("Status of the project"), "status", STATUS_CHOICES),
        (_("Escalation of the risk"), "escalation", ESCALATION_CHOICES),
        (_("Communications plan needed"), "communications", YES_NO),
        (_("Mission needed at this stage"), "mission", YES_NO),
    )
    for label, name, table in asked:
        chosen = values.get(name, "").strip()
        answer = named(table, chosen) if chosen else _("Not decided yet")
        yield f"- **{label}:** {answer}"


def _ending() -> str:
    return _(
        "SECU is told of any change to the project's status. SECU does not decide on "
        "suspension; it may recommend interim measures to the Administrator, only to "
        "avoid significant irreversible harm."
    )


def templates(case: Case) -> Mapping[str, bytes]:
    """Return the files of the templates folder, by their path in the case's folder."""
    return {
        f"{TEMPLATES_FOLDER}/{name}": _template(text, case.facts)
        for name, text in TEMPLATES.items()
    }


def filled_template(name: str, case: Case) -> str:
    """Return one of the templates as a text, filled with what the case says."""
    return _template(TEMPLATES[name], case.facts).decode()


def _template(text: str, facts: CaseFacts) -> bytes:
    filled = translate(text).format(
        reference=facts.reference,
        project=facts.project,
        country=facts.country,
        facts=facts_lines(facts),
        synopsis=facts.synopsis or _("(to be filled in)"),
    )
    return filled.encode()
