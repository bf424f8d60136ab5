"""
Whether a typed line only wishes for a person, or thanks: `can I talk to somebody?`.

Such a line asks nothing that a resource could answer, nor for anybody's name.
"""

import re

from domain.learning.reading import plainly

_WISH = re.compile(
    r"(?:hello|hi|bonjour|hola)?[ ,]*(?:"
    r"(?:please )?(?:(?:can|could|may) i|(?:i(?:'d| would)? (?:want|need|like)|let me)"
    r"(?: to)?)? ?(?:talk|speak|chat) (?:to|with) (?:a (?:real )?(?:person|human"
    r"(?: being)?|colleague|facilitator)|an expert|some(?:body|one))"
    # `quelqu'un` has lost what is elided.
    r"|(?:(?:je|j')? ?(?:veux|voudrais|souhaite|souhaiterais|aimerais|peux|puis-je"
    r"|ai besoin de|est-ce que je peux|pourrais-je) )?(?:parler|discuter|echanger)"
    r" (?:a|avec) (?:un|une (?:vraie )?personne|un humain|un collegue|un expert)"
    r"|(?:(?:quiero|quisiera|necesito|puedo|podria|deseo|me gustaria) )?(?:hablar"
    r"|conversar) con (?:alguien|una persona(?: real)?|un humano|un colega|un experto)"
    r"|(?:a|one)? ?(?:real )?(?:person|human)|une personne|una persona"
    r")(?:[ ,]*(?:please|(?:s')?il (?:vous|te) plait|svp|por favor|merci|gracias))?"
)
_THANKS = re.compile(
    r"(?:(?:ok|okay|great|perfect|super|parfait|perfecto|accord|tres bien|muy bien)"
    r"[ ,!.]*)?(?:(?:many )?thanks(?: a lot| so much)?|thank you(?: (?:so|very) much)?"
    r"|merci(?: (?:beaucoup|bien))?|(?:muchas )?gracias)"
)
_AROUND = " ?!.¿¡"
_LONGEST = 120


def wants_person(text: str) -> bool:
    """Whether the whole of a line says that somebody wants to talk to a person."""
    if len(text) > _LONGEST:
        return False
    return _WISH.fullmatch(plainly(text).strip(_AROUND)) is not None


def is_thanks(text: str) -> bool:
    """Whether the whole of a line only thanks."""
    if len(text) > _LONGEST:
        return False
    return _THANKS.fullmatch(plainly(text).strip(_AROUND)) is not None
