"""Labels before people's names: which are of complainants, and which may be."""

import re

from dialogs.reading.notice_labels import PART_OF, Part, label_key

_LONGEST_LABEL = 8  # Words.
STEM = (
    r"(?:request[oe]r|complainant|claimant|petitioner|applicant|undersigned|signatory"
    r"|signatorie|signataire|demandeur|demandeuse|demanderesse|demandante|plaignant"
    r"|plaignante|requerant|requerante|solicitante|denunciante|reclamante|quejoso"
    r"|quejosa|peticionario|peticionaria|firmante|victim|victime|victima)s?"
)
_GROUP = (
    r"(?:person|people|party|partie|individual|familie|family|communitie|community"
    r"|household|resident|villager|personne|famille|communaute|persona|familia"
    r"|comunidad|comunidade)s?"
)
_AFFECTED = (
    rf"(?:affected {_GROUP}|{_GROUP} affected|{_GROUP} (?:affectee?s|concernee?s)"
    rf"|{_GROUP} afectad[ao]s?)"
)
_SENT_BY = (
    r"(?:submitted|filed|lodged|made|brought|signed|sent|presented|raised|deposee?"
    r"|presentee?|soumise?|signee?|presentad[ao]|interpuest[ao]|firmad[ao])"
    r" (?:by|par|por)"
)
_OF_COMPLAINANTS = re.compile(rf"\b(?:{STEM}|{_AFFECTED}|{_SENT_BY})\b")
# What may stand beside in a label, and it still says nothing but whose names follow.
_BESIDE = frozenset(
    (
        *("name", "names", "full", "of", "the", "and", "s", "by", "their", "list"),
        *("identity", "identities", "details", "contact", "main", "lead", "first"),
        *("all", "representative", "representatives", "complaint", "complaints"),
        *("request", "requests", "petition", "case", "was", "is", "this", "a"),
        *("nom", "noms", "prenom", "prenoms", "de", "du", "des", "la", "le", "les"),
        *("l", "d", "et", "identite", "liste", "plainte", "requete", "nombre"),
        *("nombres", "del", "los", "las", "el", "y", "queja", "denuncia", "lista"),
        *("identidad", "solicitud", "reclamo", "apellidos", "coordonnees"),
    )
)
_PEOPLE = re.compile(
    rf"\b(?:{STEM}|{_GROUP}|names?|noms?|nombres?|leaders?|chiefs?|elders?|author"
    r"|authors|sender|senders|witness|witnesses|temoins?|testigos?|spokesperson"
    r"|spokespersons|representatives?|lawyers?|advocates?|habitants?|habitantes?"
    r"|farmers?|fishers?|by|par|por)\b"
)
# Of these, a name is no complainant's.
_OF_OTHERS = re.compile(
    r"\b(?:projects?|projets?|proyectos?|funds?|country|office|bureau|partners?"
    r"|company|agency|donors?|documents?|files?|sites?|rivers?|officers?|managers?"
    r"|undp|secu|funded|implemented|financed|prepared|approved|reviewed|number)\b"
)
_PARTING = re.compile(r"[,;&/\n]|\s(?:and|et|y)\s")
_FEWEST_WORDS, _MOST_WORDS = 2, 5


def part_of(label: str) -> Part | None:
    """Return what stands behind a label; also a label of complainants in new words."""
    key = label_key(label)
    known = PART_OF.get(key)
    if known is not None:
        return known
    left = _OF_COMPLAINANTS.sub(" ", key).split()
    is_plain = len(key.split()) <= _LONGEST_LABEL and _BESIDE.issuperset(left)
    return Part.REQUESTORS if is_plain and _OF_COMPLAINANTS.search(key) else None


def names_complainants(text: str) -> bool:
    """Whether a text has a word that complainants' names often stand beside."""
    return bool(_OF_COMPLAINANTS.search(label_key(text)))


def people_in_label(label: str, value: str) -> str:
    """
    Return the word of an unknown label that makes it look like one of people's names.

    Empty where it does not, or where what stands behind it does not look like names.
    """
    key = label_key(label)
    found = _PEOPLE.search(key)
    if found is None or len(key.split()) > _LONGEST_LABEL or _OF_OTHERS.search(key):
        return ""
    return found[0] if looks_like_names(value) else ""


def looks_like_names(value: str) -> bool:
    """Whether a text is nothing but one or several people's names."""
    pieces = [piece.split() for piece in _PARTING.split(value.strip(" .")) if piece]
    return bool(pieces) and all(map(_looks_like_one, pieces))


def _looks_like_one(words: list[str]) -> bool:
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals * 2 >= len(words) and not any(map(str.isdigit, "".join(words)))
