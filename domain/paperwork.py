"""Which document a row works on, where it lies, and what its file is called."""

from domain.actions import Action
from domain.documents import Audience, DocumentKind
from domain.phases import BY_PHASE, PHASES, Phase
from domain.procedure.model import Approval, ProcedureRow

# One document for the whole case: its versions go on over these rows.
SHARED_KINDS = frozenset(
    {
        DocumentKind.FACT_SHEET,
        DocumentKind.INTERIM_PLAN,
        DocumentKind.MANAGEMENT_RESPONSE,
    }
)
KIND_BY_ROW: dict[str, DocumentKind] = {
    "prepare-fact-sheet": DocumentKind.FACT_SHEET,
    "comment-on-draft-tor": DocumentKind.TOR_COMMENTS,
    "share-fact-check": DocumentKind.FACT_CHECK,
    "answer-fact-check": DocumentKind.FACT_CHECK,
    "comment-on-draft-report": DocumentKind.REPORT_FEEDBACK,
    "prepare-management-response": DocumentKind.MANAGEMENT_RESPONSE,
    "report-progress": DocumentKind.PROGRESS_REPORT,
}
PUBLIC_KINDS = frozenset({DocumentKind.TOR_COMMENTS, DocumentKind.MANAGEMENT_RESPONSE})
TEMPLATES_FOLDER = "00-templates"
EXTENSIONS = frozenset(
    (
        *("csv", "doc", "docx", "eml", "gif", "heic", "htm", "html", "ics", "jpeg"),
        *("jpg", "json", "md", "msg", "odp", "ods", "odt", "pdf", "png", "ppt", "pptx"),
        *("rtf", "svg", "tif", "tiff", "txt", "webp", "xls", "xlsx", "xml", "zip"),
    )
)


def kind_of(row: ProcedureRow) -> DocumentKind:
    """Return the kind of document that a row drafts; evidence where it drafts none."""
    if row.approval is Approval.SIGN_OFF:
        return DocumentKind.INTERIM_PLAN
    return KIND_BY_ROW.get(row.key, DocumentKind.EVIDENCE)


def audience_of(kind: DocumentKind, row: ProcedureRow) -> Audience:
    """Return whom a document may reach: fact-checking texts only the few (17, 18)."""
    if row.restricted:
        return Audience.RESTRICTED
    return Audience.PUBLIC if kind in PUBLIC_KINDS else Audience.INTERNAL


def folder_of(phase: Phase) -> str:
    """Name a phase's folder: `03-eligible`."""
    return f"{BY_PHASE[phase].number:02d}-{phase.value}"


def folders() -> tuple[str, ...]:
    """Name the folders of a case, in the order of the phases."""
    return (TEMPLATES_FOLDER, *(folder_of(facts.phase) for facts in PHASES))


def path_of(
    *,
    reference: str,
    kind: DocumentKind,
    action: Action,
    row: ProcedureRow,
    number: int,
    original_name: str,
    mark: str = "",
) -> str:
    """
    Name a version's file below its case folder, by the case code alone.

    Of the *original_name* only a well-known extension is kept: all the rest of it may
    carry anybody's name. A *mark* sets it apart from what has that path already.
    """
    about = kind.value if kind in SHARED_KINDS else f"{kind.value}-{action.label}"
    stem = "-".join(filter(None, (reference, about, f"v{number}", mark)))
    return f"{folder_of(row.phase)}/{stem}{extension_of(original_name)}"


def extension_of(name: str) -> str:
    """Return a file name's extension with its dot, empty for one that nobody knows."""
    _, dot, extension = name.strip().lower().rpartition(".")
    return f".{extension}" if dot and extension in EXTENSIONS else ""
