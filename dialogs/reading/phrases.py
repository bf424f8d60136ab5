"""What commands are called in other languages than English, and how they are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dialogs.reading.command_table import BY_NAME, COMMANDS, CommandFacts
from dialogs.reading.command_table import CommandName as C
from domain.spelling import alike


@dataclass(frozen=True, slots=True)
class Phrases:
    """How a command is typed in a language, the usual way first; help shows *usage*."""

    phrases: tuple[str, ...]
    usage: str


def _said(*phrases: str, usage: str = "") -> Phrases:
    """Return how a command is typed; its usage is the first way, unless it is given."""
    return Phrases(phrases=phrases, usage=usage or phrases[0])


_FRENCH: Mapping[C, Phrases] = {
    C.ASK: _said(
        "demander", "demande", "poser la question", usage="demander votre question"
    ),
    C.OPEN_CASE: _said(
        *("ouvrir un dossier", "ouvrir le dossier", "ouvrir dossier"),
        *("nouveau dossier", "ouvrir un nouveau dossier", "ouvrir un cas"),
        "nouveau cas",
    ),
    C.STATUS: _said(
        *("statut", "état", "état du dossier", "statut du dossier", "où en est-on"),
        *("où en sommes-nous", "où en est le dossier"),
    ),
    C.ACTIONS: _said(
        *("mes actions", "mes tâches", "tâches", "actions en retard", "en retard"),
        *("mes actions en retard", "toutes les actions", "toutes les tâches"),
        usage="mes actions | actions en retard | toutes les actions",
    ),
    C.SHOW: _said("montrer", "montre", "afficher", "affiche", usage="montrer 12"),
    C.WHY: _said("expliquer", "explique", "expliquer l'action", usage="expliquer 12"),
    C.LOG: _said("journal", "journal du dossier", "historique"),
    C.START: _said("commencer", "démarrer", "commencer l'action", usage="commencer 5"),
    C.DONE: _said(
        "terminer", "terminé", "terminée", "fait", "faite", usage="terminer 5"
    ),
    C.COMMENT: _said(
        "commenter", "ajouter un commentaire", usage="commenter 12 votre texte"
    ),
    C.TEAM: _said("équipe", "l'équipe", "équipe du dossier"),
    C.FILES: _said("fichiers", "les fichiers", "fichiers du dossier"),
    C.HOME: _said("accueil", "page d'accueil"),
    C.CASES: _said("mes dossiers", "dossiers", "tous les dossiers"),
    C.CALENDAR: _said("calendrier", "mon calendrier", "agenda"),
    C.SEATS: _said("mes comptes"),
    C.ASK_PRIVATELY: _said(
        *("demander en privé", "demande privée", "question privée"),
        *("poser une question en privé", "demander à une personne"),
        *("demander à quelqu'un", "demander à un expert", "demander à un facilitateur"),
        usage="demander en privé votre question",
    ),
    C.MY_QUESTIONS: _said("mes questions", "ma question"),
    C.QUESTIONS: _said("questions ouvertes"),
    C.ASKED_BEFORE: _said("déjà demandé", "réponses publiques", "réponses"),
    C.ROSTER: _said("vivier", "le vivier", "facilitateurs", "les experts"),
    C.MY_ROSTER: _said(
        *("mon vivier", "ma place dans le vivier", "rejoindre le vivier"),
        *("entrer dans le vivier", "quitter le vivier"),
    ),
    C.RESOURCES: _said("ressources", "les ressources"),
    C.RESOURCE: _said("ressource", usage="ressource tk-s6"),
    C.MY_ROLE: _said("mon rôle", "mes rôles", "quel est mon rôle"),
    C.LEARNING_TASKS: _said(
        "tâches d'apprentissage", "questions sans réponse", "lacunes"
    ),
    C.DIGEST: _said(
        "condensé", "le condensé", "mon condensé", "condensé de la semaine"
    ),
    C.JOIN_DIGEST: _said(
        *("recevoir le condensé", "m'abonner au condensé", "s'abonner au condensé"),
        *("rejoindre le condensé", "m'inscrire au condensé", "s'inscrire au condensé"),
    ),
    C.LEAVE_DIGEST: _said(
        *("arrêter le condensé", "ne plus recevoir le condensé"),
        *("se désabonner du condensé", "me désabonner du condensé"),
        *("quitter le condensé", "me désabonner", "se désabonner"),
    ),
    C.HELP: _said(
        *("aide", "aide-moi", "bonjour", "salut", "que peux-tu faire", "bonsoir"),
        *("besoin d'aide", "j'ai besoin d'aide", "comment ça marche", "qui es-tu"),
    ),
}
_SPANISH: Mapping[C, Phrases] = {
    C.ASK: _said("preguntar", "hacer una pregunta", usage="preguntar su pregunta"),
    C.OPEN_CASE: _said(
        *("abrir un caso", "abrir caso", "abrir el caso", "nuevo caso"),
        *("abrir un nuevo caso", "abrir un caso nuevo"),
    ),
    C.STATUS: _said(
        "estado", "estado del caso", "cómo va", "cómo va el caso", "en qué estamos"
    ),
    C.ACTIONS: _said(
        *("mis acciones", "mis tareas", "tareas", "acciones atrasadas", "atrasadas"),
        *("mis acciones atrasadas", "todas las acciones", "todas las tareas"),
        usage="mis acciones | acciones atrasadas | todas las acciones",
    ),
    C.SHOW: _said("mostrar", "muestra", "muéstrame", "ver", usage="mostrar 12"),
    C.WHY: _said("explicar", "explica", "explicar la acción", usage="explicar 12"),
    C.LOG: _said("bitácora", "bitácora del caso", "historial"),
    C.START: _said("empezar", "comenzar", "iniciar", usage="empezar 5"),
    C.DONE: _said(
        "terminar", "terminado", "terminada", "hecho", "hecha", usage="terminar 5"
    ),
    C.COMMENT: _said("comentar", "añadir un comentario", usage="comentar 12 su texto"),
    C.TEAM: _said("equipo", "el equipo", "equipo del caso"),
    C.FILES: _said("archivos", "los archivos", "archivos del caso"),
    C.HOME: _said("inicio", "página de inicio"),
    C.CASES: _said("mis casos", "casos", "todos los casos"),
    C.EXCEPTIONS: _said("excepciones"),
    C.CALENDAR: _said("calendario", "mi calendario"),
    C.SEATS: _said("mis cuentas"),
    C.ASK_PRIVATELY: _said(
        *("preguntar en privado", "pregunta privada", "consulta privada"),
        *("hacer una pregunta en privado", "preguntar a una persona"),
        *("preguntar a alguien", "preguntar a un experto"),
        *("preguntar a un facilitador", "preguntar al facilitador"),
        usage="preguntar en privado su pregunta",
    ),
    C.MY_QUESTIONS: _said("mis preguntas", "mi pregunta"),
    C.QUESTIONS: _said("preguntas abiertas", "preguntas"),
    C.ASKED_BEFORE: _said("ya preguntado", "respuestas públicas", "respuestas"),
    C.ROSTER: _said("directorio", "el directorio", "facilitadores"),
    C.MY_ROSTER: _said(
        "mi directorio", "entrar en el directorio", "salir del directorio"
    ),
    C.RESOURCES: _said("recursos", "los recursos", "catálogo"),
    C.RESOURCE: _said("recurso", usage="recurso tk-s6"),
    C.MY_ROLE: _said("mi papel", "mi rol", "cuál es mi papel"),
    C.LEARNING_TASKS: _said(
        "tareas de aprendizaje", "preguntas sin respuesta", "vacíos"
    ),
    C.DIGEST: _said("boletín", "el boletín", "mi boletín", "boletín de la semana"),
    C.JOIN_DIGEST: _said(
        *("recibir el boletín", "suscribirme al boletín", "suscribirse al boletín"),
        *("unirme al boletín", "unirse al boletín", "inscribirme en el boletín"),
    ),
    C.LEAVE_DIGEST: _said(
        *("dejar el boletín", "dejar de recibir el boletín", "no recibir el boletín"),
        *("darme de baja del boletín", "cancelar el boletín", "darme de baja"),
        *("salir del boletín", "abandonar el boletín"),
    ),
    C.HELP: _said(
        *("ayuda", "ayúdame", "hola", "buenos días", "buenas tardes"),
        *("necesito ayuda", "cómo funciona", "cómo funciona esto", "quién eres"),
    ),
}
_ELSEWHERE: Mapping[str, Mapping[C, Phrases]] = {"fr": _FRENCH, "es": _SPANISH}
_BY_USAGE = {facts.usage: facts for facts in COMMANDS}
IN_ENGLISH: Mapping[str, CommandFacts] = {
    phrase: facts for facts in COMMANDS for phrase in facts.phrases
}
# By what people type, as it is compared: `alike`.
BY_PHRASE: Mapping[str, CommandFacts] = {**IN_ENGLISH} | {
    alike(phrase): BY_NAME[name]
    for said in _ELSEWHERE.values()
    for name, other in said.items()
    for phrase in other.phrases
}


def phrases_in(facts: CommandFacts, language: str) -> tuple[str, ...]:
    """Return how a command is typed in a language, the usual way first."""
    found = _ELSEWHERE.get(language, {}).get(facts.name)
    return found.phrases if found else facts.phrases


def usages_in(usages: Iterable[str], language: str) -> tuple[str, ...]:
    """Return what is to be typed, as a language has it; what it has not, as it was."""
    known = ((each, _BY_USAGE.get(each)) for each in usages)
    return tuple(usage_in(facts, language) if facts else each for each, facts in known)


def usage_in(facts: CommandFacts, language: str) -> str:
    """Return what help shows of a command in a language, with what follows it."""
    found = _ELSEWHERE.get(language, {}).get(facts.name)
    return found.usage if found else facts.usage
