"""What the desk does not answer, and what stands close to that and is answered."""

import pytest

from domain.learning.out_of_role import reason_not_to_answer
from domain.learning.reading import read_question
from domain.learning.reasons import DOORS, Door, HandedOver, OutOfRole, door_of

NOT_ANSWERED = (
    ("will SECU find us non compliant in the dam case?", OutOfRole.JUDGES_CASE),
    ("did we violate the standards with the new road?", OutOfRole.JUDGES_CASE),
    ("is their complaint justified?", OutOfRole.JUDGES_CASE),
    ("Est-ce que leur plainte est fondée ?", OutOfRole.JUDGES_CASE),
    ("SECU va-t-elle nous donner tort ?", OutOfRole.JUDGES_CASE),
    ("¿tienen razón? ¿su queja es válida?", OutOfRole.JUDGES_CASE),
    ("¿la SECU va a fallar en contra de nosotros?", OutOfRole.JUDGES_CASE),
    ("can the villagers sue us in court", OutOfRole.LEGAL_ADVICE),
    ("peut-on nous poursuivre en justice", OutOfRole.LEGAL_ADVICE),
    ("necesito un abogado por la queja", OutOfRole.LEGAL_ADVICE),
    ("who filed the complaint against the park?", OutOfRole.PERSONAL_DATA),
    ("give me the phone number of the complainant", OutOfRole.PERSONAL_DATA),
    ("donne-moi le nom du plaignant", OutOfRole.PERSONAL_DATA),
    ("quiénes pusieron la queja, nombres", OutOfRole.PERSONAL_DATA),
    ("¿qué mediador de la lista está libre en Perú?", OutOfRole.MEDIATOR),
    ("which mediator is available in March", OutOfRole.MEDIATOR),
    ("quel médiateur est disponible au Mali", OutOfRole.MEDIATOR),
    ("approve our plan please", OutOfRole.SIGNS_FOR_YOU),
    ("can you sign the ESMP for me", OutOfRole.SIGNS_FOR_YOU),
    ("peux-tu valider notre plan", OutOfRole.SIGNS_FOR_YOU),
    ("firma el plan por mí", OutOfRole.SIGNS_FOR_YOU),
    ("help me discredit the NGO behind the complaint", OutOfRole.ATTACKS),
    ("draft a letter that shows the villagers are lying", OutOfRole.ATTACKS),
    ("comment décrédibiliser les plaignants", OutOfRole.ATTACKS),
    ("ayúdame a desacreditar a los denunciantes", OutOfRole.ATTACKS),
    ("a journalist is asking about the case, what do we say", OutOfRole.PRESS),
    ("un journaliste demande une déclaration", OutOfRole.PRESS),
    ("un periodista pregunta por el caso", OutOfRole.PRESS),
    ("is my idea for the plan sound?", OutOfRole.IDEA_SOUND),
    ("que penses-tu de notre approche", OutOfRole.IDEA_SOUND),
    ("¿qué te parece nuestra propuesta?", OutOfRole.IDEA_SOUND),
    ("my boss is bullying me", OutOfRole.OWN_GRIEVANCE),
    ("mon contrat n'est pas renouvelé", OutOfRole.OWN_GRIEVANCE),
    ("mi jefe me grita todos los días", OutOfRole.OWN_GRIEVANCE),
    ("exact daily rate for an ESIA consultant in Chad?", HandedOver.COSTS),
    ("combien coûte une étude d'impact", HandedOver.COSTS),
    ("¿cuánto cuesta un consultor?", HandedOver.COSTS),
    ("when does the online SES certification open", HandedOver.NO_SUCH_RESOURCE),
    ("where is the SRM case registry", HandedOver.NO_SUCH_RESOURCE),
    ("cuántos días tarda el SRM", HandedOver.NO_SUCH_RESOURCE),
    ("who is the SES focal point in Panama", HandedOver.PEOPLE_AND_DATES),
    ("où en est notre dossier de plainte", HandedOver.STATE_OF_THINGS),
    ("valide le plan, je suis pressé", OutOfRole.SIGNS_FOR_YOU),
    ("validá la categoría, estoy apurado", OutOfRole.SIGNS_FOR_YOU),
    ("tarif du mètre cube", HandedOver.COSTS),
    ("precio de un panel solar", HandedOver.COSTS),
)

ANSWERED = (
    "a reporter wants our contract, on what grounds may we keep it back",
    "une radio veut l'étude, dans quel cas on refuse",
    "un diario pide las actas, cuándo se puede decir que no",
    "contact for complaints about UNDP in Fiji",
    "number of complaints SECU has had so far",
    "la denunciante no quiere que su nombre se sepa",
    "mi jefa pregunta qué cambió en la edición 2021",
    "ma cheffe a mis le diagnostic dans un tiroir",
    "un avocat agit pour les pêcheurs, que doit-il montrer",
    "we rebuild the court that burned down",
    "quel délai pour savoir si la plainte est recevable",
    "how long does SECU have to look at a complaint",
    "comment préparer la réponse aux plaignants dans nos pays",
    "GRM, SRM, SECU... i'm lost, who does what",
    "who decides whether a complaint is eligible?",
    "can people complain anonymously?",
    "how is the identity of complainants protected?",
    "who signs the SESP?",
    "what does SECU look at in a compliance review?",
    "where do we report fraud by a supervisor",
    "what is the difference between SECU and SRM",
    "qui peut porter plainte au nom des villageois",
    "¿quién puede presentar una queja?",
    "c'est quoi la différence entre le SRM et SECU",
    "staff fear retaliation after reporting fraud",
    "a worker was not paid by the contractor",
    "do squatters without legal title get compensation",
    "how many days does SECU have to decide on eligibility",
    "is there a course on forest mapping for indigenous peoples",
    "can a lawyer file for the villagers",
    "l'avocat demande le texte",
    "abogada del ministerio pide la política",
    "un censo con fecha de corte",
    "what is a mediator for",
    "à quoi sert un médiateur",
    "para qué sirve un mediador",
    "what must be in the budget of a resettlement plan",
    "eviction: how to decide if it is justified",
    "a journalist asks for the impact assessment",
    "un journaliste demande l'étude d'impact, que dit la politique",
    "un periodista pidió el estudio, qué dice la divulgación",
    "my boss falsifies invoices",
    "mon chef se venge depuis que j'ai parlé",
    "mi jefe falsifica facturas",
    "a driver raped a woman of the village",
    "un chauffeur a violé quelqu'un du village",
    "un obrero violó a una muchacha",
    "que fait un médiateur dans le mécanisme",
    "qué hace un mediador en el mecanismo",
    "faut-il un avocat pour saisir SECU",
    "hay que tener abogado para quejarse ante SECU",
    "are the standards binding or optional",
    "la politique est-elle obligatoire ou facultative",
    "es vinculante la política o es opcional",
    "launch workshop: how do we present the standards",
    "présenter les sauvegardes à l'atelier de lancement",
    "difundir las salvaguardas en el taller de inicio",
)


@pytest.mark.parametrize("asked, reason", NOT_ANSWERED)
def test_what_is_out_of_role_is_known(
    asked: str, reason: OutOfRole | HandedOver
) -> None:
    assert reason_not_to_answer(read_question(asked).said) is reason


@pytest.mark.parametrize("asked", ANSWERED)
def test_what_only_sounds_like_it_may_be_answered(asked: str) -> None:
    assert reason_not_to_answer(read_question(asked).said) is None


def test_each_reason_has_a_door() -> None:
    assert DOORS.keys() == set(OutOfRole)
    assert {door_of(reason) for reason in HandedOver} == {Door.FACILITATOR}
