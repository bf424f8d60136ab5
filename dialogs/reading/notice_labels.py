"""The labels of a registry notice, as the public registry and people write them."""

import re
from enum import StrEnum

from domain.spelling import alike


class Part(StrEnum):
    """What stands behind a label."""

    REFERENCE = "reference"
    PROJECT = "project"
    NUMBER = "project-number"
    COUNTRY = "country"
    REGISTERED = "registered"
    FILED = "filed"
    DESCRIPTION = "description"
    REQUESTORS = "requestors"
    CONTACT = "contact"  # How to reach requestors: withheld like their names.
    SYNOPSIS = "synopsis"
    NEWS = "news"
    RISK = "risk-category"
    PARTNER = "implementing-partner"
    TOTAL = "total-resources"
    DONORS = "donors"
    OTHER = "other"  # Known, not needed: it ends what stood before.


# Parts that take one line; the others go on to the next label.
ONE_LINE = frozenset(
    {
        Part.REFERENCE,
        Part.PROJECT,
        Part.NUMBER,
        Part.COUNTRY,
        Part.REGISTERED,
        Part.FILED,
        Part.RISK,
        Part.TOTAL,
    }
)

LABELS: dict[Part, tuple[str, ...]] = {
    Part.REFERENCE: (
        "Case Number",
        "Case No",
        "Case #",
        "Case ID",
        "Case Code",
        "Case Reference",
        "Case",
        "SECU Case Number",
        "Complaint Number",
        "Reference",
        "Reference Number",
        "Registry Number",
        "Registration Number",
        "Registration Card",
        "Numéro de dossier",
        "Número de caso",
    ),
    Part.PROJECT: (
        "Project Name",
        "Project Title",
        "Project",
        "Name of Project",
        "Title of Project",
        "Nom du projet",  # codespell:ignore
        "Titre du projet",  # codespell:ignore
        "Nombre del proyecto",
        "Título del proyecto",
    ),
    Part.NUMBER: (
        "Atlas/Project #",
        "Atlas/Project No",
        "Atlas/Project Number",
        "Atlas Project Number",
        "Atlas Project No",
        "Atlas ID",
        "Atlas Number",
        "Award ID",
        "Project #",
        "Project ID",
        "Project No",
        "Project Number",
        "Quantum Project Number",
    ),
    Part.COUNTRY: ("Country", "Project Country", "Location", "Pays", "País"),
    Part.REGISTERED: (
        "Date Complaint Registered",
        "Complaint Registered",
        "Date Registered",
        "Date of Registration",
        "Registration Date",
        "Registered",
        "Registered on",
        "Date d'enregistrement",
        "Fecha de registro",
    ),
    Part.FILED: (
        "Date Complaint Filed",
        "Date Complaint Received",
        "Complaint Filed",
        "Complaint Received",
        "Complaint Date",
        "Date Filed",
        "Date Received",
        "Date of Filing",
        "Date of Complaint",
        "Filed",
        "Filed on",
        "Date de la plainte",
        "Fecha de la queja",
        "Fecha de la denuncia",
    ),
    Part.DESCRIPTION: (
        "Project Description",
        "Description of Project",
        "Description of the Project",
        "Description",
        "Description du projet",  # codespell:ignore
        "Descripción del proyecto",
    ),
    Part.REQUESTORS: (
        "Requestor(s)",
        "Requestors",
        "Requester(s)",
        "Requesters",
        "Name of Requestor(s)",
        "Requestor(s) Name",
        "Complainant(s)",
        "Complainants",
        "Name of Complainant(s)",
        "Complainant(s) Name",
        "Claimant(s)",
        "Claimants",
        "Petitioner(s)",
        "Petitioners",
        "Applicant(s)",
        "Complaint Filed by",
        "Filed by",
        "Lodged by",
        "Submitted by",
        "Name",
        "Names",
        "Names of Requestor(s)",
        "Names of Requestors",
        "Requestors' Names",
        "Names of Complainant(s)",
        "Names of Complainants",
        "Complainants' Names",
        "Names of Signatories",
        "Complaint Submitted by",
        "Complaint Lodged by",
        "Signatories",
        "Affected Persons",
        "Affected People",
        "Affected Communities",
        "Representative(s)",
        "Representatives",
        "Represented by",
        "On behalf of",
        "Requérant(s)",
        "Requérants",
        "Plaignant(s)",
        "Plaignants",
        "Solicitante(s)",
        "Solicitantes",
        "Reclamante(s)",
        "Reclamantes",
        "Denunciante(s)",
        "Denunciantes",
    ),
    Part.CONTACT: (
        "Address",
        "Contact",
        "Contacts",
        "Contact Details",
        "Contact Person",
        "Email",
        "E-mail",
        "Mobile",
        "Phone",
        "Telephone",
        "WhatsApp",
    ),
    Part.SYNOPSIS: (
        "Synopsis of Complaint",
        "Synopsis of the Complaint",
        "Synopsis",
        "Complaint Synopsis",
        "Complaint Summary",
        "Summary of Complaint",
        "Summary of the Complaint",
        "Résumé de la plainte",
        "Resumen de la queja",
        "Resumen de la denuncia",
    ),
    Part.NEWS: ("News and Updates", "News & Updates", "News", "Updates"),
    Part.RISK: (
        "Project Risk Category",
        "Risk Category",
        "SES Risk Category",
        "SESP Category",
        "Risk Level",
        "Social and Environmental Risk Category",
    ),
    Part.PARTNER: (
        "Implementing Partner",
        "Implementing Partner(s)",
        "Implementing Partners",
        "Implementing Agency",
        "Partner",
    ),
    Part.TOTAL: (
        "Total Resources Required",
        "Total Resources",
        "Total Budget",
        "Budget",
        "Resources",
    ),
    Part.DONORS: ("Donors", "Donor", "Donor(s)", "Funded by", "Funding Sources"),
    Part.OTHER: (
        "Case Status",
        "Current Status",
        "Status",
        "Category",
        "Compliance Review",
        "Date Closed",
        "Documents",
        "Eligibility",
        "Financial Information",
        "Language",
        "Phase",
        "Project Details",
        "Region",
        "Regional Bureau",
        "Related Documents",
        "SECU Cases Overview",
        "Skip Ribbon Commands",
        "Skip to main content",
        "Social and Environmental Compliance Unit - Case Registry",
        "Stakeholder Response",
        "Unfunded",
    ),
}

# Labels that the registry sets on one line with their value, without a colon.
WITHOUT_COLON = (
    "Atlas/Project #",
    "Project Risk Category",
    "Implementing Partner",
    "Requestor(s)",
    "SECU Cases Overview",
)
_PLURAL = re.compile(r"\((?:s|es)\)")
_MARKS = re.compile(r"[^a-z0-9/#]+")


def label_key(words: str) -> str:
    """Return what two writings of one label share."""
    plain = _PLURAL.sub("", alike(words)).replace("&", " and ")
    return _MARKS.sub(" ", plain).strip()


PART_OF = {label_key(name): part for part, names in LABELS.items() for name in names}
