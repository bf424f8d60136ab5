"""What commands are called in other languages than English, and how they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.reading.command_table import COMMANDS, CommandFacts
from dialogs.reading.command_table import CommandName as C
from domain.spelling import alike


@dataclass(frozen=True, slots=True)
class Phrases:
    """How a command is typed in a language: *usage* as help shows it, and *others*."""

    usage: str
    phrases: tuple[str, ...]


def _said(usage: str, *phrases: str) -> Phrases:
    return Phrases(usage=usage, phrases=phrases)


_FRENCH: Mapping[C, Phrases] = {
    C.ASK: _said("demander votre question", "demander", "demande", "poser la question"),
    C.OPEN_CASE: _said(
        "ouvrir un dossier",
        *("ouvrir un dossier", "ouvrir le dossier", "ouvrir dossier"),
        *(
            "nouveau dossier",
            "ouvrir un nouveau dossier",
            "ouvrir un cas",
            "nouveau cas",
        ),
    ),
    C.STATUS: _said(
        "statut",
        *("statut", "état", "état du dossier", "statut du dossier", "où en est-on"),
        *("où en sommes-nous", "où en est le dossier"),
    ),
    C.ACTIONS: _said(
        "mes actions | actions en retard | toutes les actions",
        *("mes actions", "mes tâches", "tâches", "actions en retard", "en retard"),
        *("mes actions en retard", "toutes les actions", "toutes les tâches"),
    ),
    C.SHOW: _said("montrer 12", "montrer", "montre", "afficher", "affiche"),
    C.WHY: _said("expliquer 12", "expliquer", "explique", "expliquer l'action"),
    C.LOG: _said("journal", "journal", "journal du dossier", "historique"),
    C.START: _said("commencer 5", "commencer", "démarrer", "commencer l'action"),
    C.DONE: _said("terminer 5", "terminer", "terminé", "terminée", "fait", "faite"),
    C.COMMENT: _said("commenter 12 votre texte", "commenter", "ajouter un commentaire"),
    C.TEAM: _said("équipe", "équipe", "l'équipe", "équipe du dossier"),
    C.FILES: _said("fichiers", "fichiers", "les fichiers", "fichiers du dossier"),
    C.HOME: _said("accueil", "accueil", "page d'accueil"),
    C.CASES: _said("mes dossiers", "mes dossiers", "dossiers", "tous les dossiers"),
    C.CALENDAR: _said("calendrier", "calendrier", "mon calendrier", "agenda"),
    C.SEATS: _said("mes comptes", "mes comptes"),
    C.ASK_PRIVATELY: _said(
        "demander en privé votre question",
        *("demander en privé", "demande privée", "question privée"),
        *("poser une question en privé", "demander à une personne"),
        *("demander à quelqu'un", "demander à un expert", "demander à un facilitateur"),
    ),
    C.MY_QUESTIONS: _said("mes questions", "mes questions", "ma question"),
    C.QUESTIONS: _said("questions ouvertes", "questions ouvertes"),
    C.ASKED_BEFORE: _said(
        "déjà demandé", "déjà demandé", "réponses publiques", "réponses"
    ),
    C.ROSTER: _said("vivier", "vivier", "le vivier", "facilitateurs", "les experts"),
    C.MY_ROSTER: _said(
        "mon vivier",
        *("mon vivier", "ma place dans le vivier", "rejoindre le vivier"),
        *("entrer dans le vivier", "quitter le vivier"),
    ),
    C.RESOURCES: _said("ressources", "ressources", "les ressources"),
    C.RESOURCE: _said("ressource tk-s6", "ressource"),
    C.MY_ROLE: _said("mon rôle", "mon rôle", "mes rôles", "quel est mon rôle"),
    C.LEARNING_TASKS: _said(
        "tâches d'apprentissage",
        *("tâches d'apprentissage", "questions sans réponse", "lacunes"),
    ),
    C.DIGEST: _said("condensé", "condensé", "le condensé", "mon condensé"),
    C.JOIN_DIGEST: _said(
        "recevoir le condensé", "recevoir le condensé", "m'abonner au condensé"
    ),
    C.LEAVE_DIGEST: _said(
        "arrêter le condensé", "arrêter le condensé", "ne plus recevoir le condensé"
    ),
    C.DIGEST: _said("condensé", "condensé", "le condensé", "condensé de la semaine"),
    C.JOIN_DIGEST: _said(
        "recevoir le condensé",
        *("recevoir le condensé", "s'abonner au condensé", "m'abonner au condensé"),
    ),
    C.LEAVE_DIGEST: _said(
        "arrêter le condensé",
        *("arrêter le condensé", "ne plus recevoir le condensé"),
        *("se désabonner du condensé", "me désabonner du condensé"),
    ),
    C.HELP: _said("aide", "aide", "aide-moi", "bonjour", "salut", "que peux-tu faire"),
}
_SPANISH: Mapping[C, Phrases] = {
    C.ASK: _said("preguntar su pregunta", "preguntar", "hacer una pregunta"),
    C.OPEN_CASE: _said(
        "abrir un caso",
        *("abrir un caso", "abrir caso", "abrir el caso", "nuevo caso"),
        *("abrir un nuevo caso", "abrir un caso nuevo"),
    ),
    C.STATUS: _said(
        "estado",
        *("estado", "estado del caso", "cómo va", "cómo va el caso", "en qué estamos"),
    ),
    C.ACTIONS: _said(
        "mis acciones | acciones atrasadas | todas las acciones",
        *("mis acciones", "mis tareas", "tareas", "acciones atrasadas", "atrasadas"),
        *("mis acciones atrasadas", "todas las acciones", "todas las tareas"),
    ),
    C.SHOW: _said("mostrar 12", "mostrar", "muestra", "muéstrame", "ver"),
    C.WHY: _said("explicar 12", "explicar", "explica", "explicar la acción"),
    C.LOG: _said("bitácora", "bitácora", "bitácora del caso", "historial"),
    C.START: _said("empezar 5", "empezar", "comenzar", "iniciar"),
    C.DONE: _said("terminar 5", "terminar", "terminado", "terminada", "hecho", "hecha"),
    C.COMMENT: _said("comentar 12 su texto", "comentar", "añadir un comentario"),
    C.TEAM: _said("equipo", "equipo", "el equipo", "equipo del caso"),
    C.FILES: _said("archivos", "archivos", "los archivos", "archivos del caso"),
    C.HOME: _said("inicio", "inicio", "página de inicio"),
    C.CASES: _said("mis casos", "mis casos", "casos", "todos los casos"),
    C.EXCEPTIONS: _said("excepciones", "excepciones"),
    C.CALENDAR: _said("calendario", "calendario", "mi calendario"),
    C.SEATS: _said("mis cuentas", "mis cuentas"),
    C.ASK_PRIVATELY: _said(
        "preguntar en privado su pregunta",
        *("preguntar en privado", "pregunta privada", "consulta privada"),
        *("hacer una pregunta en privado", "preguntar a una persona"),
        *("preguntar a alguien", "preguntar a un experto"),
        *("preguntar a un facilitador", "preguntar al facilitador"),
    ),
    C.MY_QUESTIONS: _said("mis preguntas", "mis preguntas", "mi pregunta"),
    C.QUESTIONS: _said("preguntas abiertas", "preguntas abiertas", "preguntas"),
    C.ASKED_BEFORE: _said(
        "ya preguntado", "ya preguntado", "respuestas públicas", "respuestas"
    ),
    C.ROSTER: _said("directorio", "directorio", "el directorio", "facilitadores"),
    C.MY_ROSTER: _said(
        "mi directorio",
        *("mi directorio", "entrar en el directorio", "salir del directorio"),
    ),
    C.RESOURCES: _said("recursos", "recursos", "los recursos", "catálogo"),
    C.RESOURCE: _said("recurso tk-s6", "recurso"),
    C.MY_ROLE: _said("mi papel", "mi papel", "mi rol", "cuál es mi papel"),
    C.LEARNING_TASKS: _said(
        "tareas de aprendizaje",
        *("tareas de aprendizaje", "preguntas sin respuesta", "vacíos"),
    ),
    C.DIGEST: _said("boletín", "boletín", "el boletín", "mi boletín"),
    C.JOIN_DIGEST: _said(
        "recibir el boletín", "recibir el boletín", "suscribirme al boletín"
    ),
    C.LEAVE_DIGEST: _said(
        "dejar el boletín", "dejar el boletín", "dejar de recibir el boletín"
    ),
    C.DIGEST: _said("boletín", "boletín", "el boletín", "boletín de la semana"),
    C.JOIN_DIGEST: _said(
        "recibir el boletín",
        *("recibir el boletín", "suscribirme al boletín", "suscribirse al boletín"),
    ),
    C.LEAVE_DIGEST: _said(
        "dejar el boletín",
        *("dejar el boletín", "dejar de recibir el boletín", "no recibir el boletín"),
        *("darme de baja del boletín", "cancelar el boletín"),
    ),
    C.HELP: _said("ayuda", "ayuda", "ayúdame", "hola", "buenos días"),
}
_ELSEWHERE: Mapping[str, Mapping[C, Phrases]] = {"fr": _FRENCH, "es": _SPANISH}
_BY_NAME = {facts.name: facts for facts in COMMANDS}
IN_ENGLISH: Mapping[str, CommandFacts] = {
    phrase: facts for facts in COMMANDS for phrase in facts.phrases
}
# By what people type, as it is compared: `alike`.
BY_PHRASE: Mapping[str, CommandFacts] = {**IN_ENGLISH} | {
    alike(phrase): _BY_NAME[name]
    for said in _ELSEWHERE.values()
    for name, other in said.items()
    for phrase in other.phrases
}


def phrases_in(facts: CommandFacts, language: str) -> tuple[str, ...]:
    """Return how a command is typed in a language, the usual way first."""
    found = _ELSEWHERE.get(language, {}).get(facts.name)
    return found.phrases if found else facts.phrases


def usage_in(facts: CommandFacts, language: str) -> str:
    """Return what help shows of a command in a language, with what follows it."""
    found = _ELSEWHERE.get(language, {}).get(facts.name)
    return found.usage if found else facts.usage
