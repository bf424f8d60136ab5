"""
What the desk must not answer, and what no resource answers: rules as data (000, 5).

Each rule is a pattern over a question's letters without accents, small, on one line.
How SECU, the SRM and a project's grievance mechanism differ is explained as anything.
"""

import re
from dataclasses import dataclass

from domain.learning.reasons import HandedOver, OutOfRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A reason, and by which *patterns* it is known; not where one of *unless* is."""

    reason: OutOfRole | HandedOver
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()


_OUR_CASE = (
    r"(?:the|this|that|our|their|his|her|my)\b(?: \w+){0,3}"
    r" (?:case|complaint|claim|allegations?)"
)
_NOTRE_CAS = (
    r"(?:la|le|les|cette|ce|cet|notre|nos|leur|leurs|sa|ma)\b(?: \w+){0,2}"
    r" (?:plaintes?|cas|dossier|affaire|allegations?|plaignants?)"
)
_NUESTRO_CASO = (
    r"(?:la|el|las|los|esta|este|esa|ese|nuestra|nuestro|su|mi)\b(?: \w+){0,2}"
    r" (?:quejas?|caso|denuncias?|reclamo|expediente|demandantes|acusacion\w*)"
)

RULES = (
    Rule(
        reason=OutOfRole.ATTACKS,
        patterns=(
            (
                r"\b(?:proofs?|prove|evidence|show|find)\b.{0,50}\b(?:claimants?"
                r"|complain\w+|villagers?|ngos?|activists?|they|he|she)"
                r"\b.{0,30}\b(?:wrong|lied|lies|lying|liars?|exaggerat\w+|fake)\b"
            ),
            (
                r"\b(?:make|paint|portray)\b.{0,40}\b(?:ngos?|complain\w+|villagers?"
                r"|activists?|leaders?|claimants?)\b.{0,25}\b(?:bad|stupid|guilty"
                r"|greedy|ridiculous|crazy|liars?|terrorists?|weak)\b"
            ),
            (
                r"\b(?:preuves?|prouve\w*|montre\w*)\b.{0,40}\b(?:ong|plaign\w+"
                r"|villageois|habitants|ils|chef)\b.{0,25}\b(?:ment|mentent|menti"
                r"|tort|faux|exager\w+)\b"
            ),
            (
                r"\b(?:noyons|noyer|ridiculis\w+|coulons|couler|enfoncer|detruire"
                r"|salissons|ecraser|humilier|piegeons|pieger)\b.{0,50}\b(?:ong"
                r"|plaign\w+|association|militants?|villageois|habitants|chef|plainte"
                r"|collectif)\b"
            ),
            (
                r"\b(?:pruebas?|demuestra\w*|prueba)\b.{0,40}\b(?:ong|quejos\w+"
                r"|denunciantes?|vecinos|dirigente|ellos|comuneros)"
                r"\b.{0,25}\b(?:miente\w*|mienten|minti\w+|exager\w+|fals\w+)\b"
            ),
            (
                r"\b(?:hund\w+|ridiculi\w+|destru\w+|ensuci\w+|aplast\w+|humill\w+"
                r"|tumb\w+)\b.{0,50}\b(?:ong|quejos\w+|denunciantes?|asociacion"
                r"|activistas?|vecinos|dirigente|queja|colectivo)\b"
            ),
            (
                r"\b(?:smear|troll|drown|crush|ridicule|destroy|humiliate|expose)"
                r"\b.{0,50}\b(?:ngos?|complain\w+|villagers?|activists?|leaders?"
                r"|claimants?|group)\b"
            ),
            (
                r"\b(?:discredit|undermine|attack|smear|intimidat\w+|silence|scare"
                r"|shut up|shut down|kill off|get rid of|make .{0,25}go away|bury)"
                r"\b.{0,60}\b(?:complain\w+|villagers?|ngos?|communit\w+|leaders?"
                r"|activists?|requestors?|case|secu|they|them|him|her)\b"
            ),
            (
                r"\b(?:prove|show|say|argue|letter|write|draft|statement|reply)"
                r"\b.{0,60}\b(?:complain\w+|villagers?|ngos?|communit\w+|requestors?"
                r"|they|activists?)\b.{0,40}\b(?:lying|liars?|lie|lies|lied|fake"
                r"|false|troublemakers?|paid|political|bad faith|credib\w+|frauds?"
                r"|baseless|nonsense|frivolous)\b"
            ),
            (
                r"\b(?:draft|write|prepare|help me|letter|statement|reply|response"
                r"|rebuttal)\b.{0,60}\b(?:against|discredit\w*|rebut\w*|attack\w*"
                r"|destroy\w*|tear\w* apart|demolish\w*|dismiss\w*)"
                r"\b.{0,60}\b(?:complain\w+|ngos?|villagers?|requestors?|communit\w+"
                r"|secu|allegations?|claims?)\b"
            ),
            (
                r"\b(?:dirt|compromising|background check)\b.{0,40}\b(?:on|about)"
                r"\b.{0,40}\b(?:complain\w+|ngos?|requestors?|leaders?|activists?"
                r"|villagers?)\b"
            ),
            (
                r"\b(?:convince|pressure|persuade|pay|push|get|make|force|talk)"
                r"\b.{0,50}\b(?:complain\w+|villagers?|requestors?|them|ngos?"
                r"|communit\w+|famil\w+)\b.{0,40}\b(?:withdraw|drop|retract|back off"
                r"|shut up|take back|stop complaining)\b"
            ),
            (
                r"\b(?:decredibilis\w+|discredit\w+|attaquer|denigr\w+|intimid\w+"
                r"|faire taire|demolir|salir|museler)\b.{0,70}\b(?:plaign\w+"
                r"|plaintes?|ongs?|villageois\w*|communaut\w+|leaders?|requerants?"
                r"|habitants|militants?|chefs?|eux|secu|association)\b"
            ),
            (
                r"\b(?:montrer|prouver|dire|lettre|rediger?|ecri\w+|redige\w*"
                r"|demontrer|repons\w+)\b.{0,70}\b(?:plaign\w+|villageois\w*|ongs?"
                r"|communaut\w+|ils|requerants?|habitants|association)"
                r"\b.{0,50}\b(?:ment\w*|menteurs?|faux|fausse\w*|mauvaise foi"
                r"|manipul\w+|politiques?|paye\w*|inventent|mensonges?|credib\w+)\b"
            ),
            (
                r"\b(?:rediger?|redige\w*|ecri\w+|prepare\w*|aide\w*|lettre|note"
                r"|reponse)\b.{0,60}\b(?:contre|demoli\w+|decredib\w+|discredit\w+"
                r"|attaqu\w+)\b.{0,60}\b(?:plaign\w+|plaintes?|ongs?|villageois\w*"
                r"|communaut\w+|habitants|requerants?|association)\b"
            ),
            (
                r"\b(?:convaincre|pousser|forcer|pression|payer|obliger|amener"
                r"|faire)\b.{0,60}\b(?:plaign\w+|villageois\w*|plaintes?|requerants?"
                r"|communaut\w+|famill\w+|ongs?|ils)\b.{0,40}\b(?:retir\w+|renonc\w+"
                r"|abandonn\w+|laiss\w+ tomber)\b"
            ),
            r"\bfaire retirer\b.{0,40}\bplainte",
            (
                r"\b(?:desacredit\w+|desprestigi\w+|atacar|intimid\w+|callar"
                r"|desmentir|hundir|ensuciar|desmontar)\b.{0,70}\b(?:quej\w+"
                r"|denunci\w+|ongs?|comunidad\w*|comuneros?|lider\w*|demandantes?"
                r"|reclamantes?|dirigent\w+|vecinos?|ellos|activistas?|secu)\b"
            ),
            (
                r"\b(?:demostrar|probar|decir|carta|redact\w+|escrib\w+|respuesta"
                r"|mostrar)\b.{0,70}\b(?:quej\w+|denunci\w+|ongs?|comunidad\w*|ellos"
                r"|demandantes?|reclamantes?|dirigent\w+|vecinos?)"
                r"\b.{0,50}\b(?:mient\w+|mentiros\w+|falsa?s?|mala fe|manipul\w+"
                r"|politic\w+|pagad\w+|inventa\w*|mentiras?|credib\w+)\b"
            ),
            (
                r"\b(?:redact\w+|escrib\w+|prepar\w+|ayud\w+|carta|comunicado)"
                r"\b.{0,60}\b(?:contra|en contra|desacredit\w+|atacar|ataque)"
                r"\b.{0,60}\b(?:quej\w+|denunci\w+|ongs?|comunidad\w*|demandantes?"
                r"|reclamantes?|dirigent\w+|vecinos?|lider\w*)\b"
            ),
            (
                r"\b(?:convencer|presionar|obligar|pagar|lograr|hacer|forzar)"
                r"\b.{0,60}\b(?:quej\w+|denunci\w+|comunidad\w*|demandantes?"
                r"|reclamantes?|familias?|vecinos?|ellos|retiren?)"
                r"\b.{0,40}\b(?:retir\w+|desist\w+|abandon\w+|dejen)\b"
            ),
        ),
        unless=(r"\b(?:retaliat\w+|represailles|represalias|protect\w*|proteg\w+)\b",),
    ),
    Rule(
        reason=OutOfRole.PRESS,
        patterns=(
            (
                r"\b(?:tweet|twitter|tuit|facebook post|linkedin post|press article"
                r"|article de presse|articulo de prensa|news article|op-?ed|tribune"
                r"|columna)\b.{0,60}"
            ),
            (
                r"\b(?:comunicado|communique|rueda de prensa|conference de presse"
                r"|press briefing|spokes\w+|porte.?parole|vocer[oa])\b"
            ),
            (
                r"\b(?:journalists?|reporters?|newspapers?|press|media|bbc|reuters|tv"
                r"|radio|cnn|al jazeera|guardian|interview)\b.{0,90}\b(?:asks?|asking"
                r"|asked|call\w*|wants?|statement|comments?|quotes?|answer|say|tell"
                r"|reply|respond|contact\w*|line|inquir\w*|enquir\w*|question\w*|talk"
                r"|speak)\b"
            ),
            (
                r"\b(?:statement|comment|quote|answer|say|tell|reply|respond|talk"
                r"|speak|talking points|lines?)\b.{0,50}\b(?:journalists?|reporters?"
                r"|press|newspapers?|media|bbc|reuters|tv)\b"
            ),
            r"\bpress (?:release|statement|conference|inquir\w+|enquir\w+|line)\b",
            (
                r"\b(?:journalistes?|presse|journal|rfi|radio|tele|television|medias?"
                r"|reporters?|jeune afrique|afp|interview)\b.{0,90}\b(?:demand\w+"
                r"|appell\w*|veut|veulent|declaration|repond\w*|repons\w*|dire"
                r"|commentaire|interview\w*|question\w*|contact\w*|parler"
                r"|communique)\b"
            ),
            (
                r"\b(?:declaration|repond\w*|repons\w*|dire|commentaire|communique"
                r"|parler|interview)\b.{0,50}\b(?:journalistes?|presse|medias?|rfi"
                r"|journal local|radio|tele)\b"
            ),
            (
                r"\b(?:periodistas?|prensa|diario|periodico|radio|tele|television"
                r"|medios|reporteros?|noticiero|canal|entrevista)"
                r"\b.{0,90}\b(?:pregunt\w+|llam\w+|quier\w+|declaracion\w*|respond\w+"
                r"|contest\w+|decir\w*|decimos|digo|comentario\w*|entrevist\w+|pid\w+"
                r"|comunicado|hablar)\b"
            ),
            (
                r"\b(?:declaracion\w*|respond\w+|contest\w+|decir\w*|comentario"
                r"|comunicado|nota|hablar)\b.{0,50}\b(?:periodistas?|prensa|medios"
                r"|diario|noticiero)\b"
            ),
        ),
        unless=(
            r"\bpress(?:ing|ed)\b",
            (  # What must be shown to whoever asks is told by the policy on it.
                r"\b(?:journalist\w*|reporter\w*|newspapers?|radio|presse"
                r"|periodistas?|diario|prensa)\b.{0,90}\b(?:keep \w+ back|withhold"
                r"|(?:on|peut) refuse\w*|decir que no|negar\w*|exceptions?"
                r"|disclosure)\b"
            ),
            (
                r"\b(?:journalist\w*|reporter|periodista)\b.{0,40}\b(?:documents?"
                r"|documentos?|study|assessment|etude|estudio|evaluacion|evaluation"
                r"|disclosure|divulgation|divulgacion)\b"
            ),
            (
                r"\b(?:notice|avis|annonce|aviso)\b.{0,40}\b(?:consult\w+|meeting"
                r"|reunion\w*)\b"
            ),
        ),
    ),
    Rule(
        reason=OutOfRole.MEDIATOR,
        patterns=(
            (
                r"\bmediators? (?:who|that|for|with|from|in)\b|\b(?:nomme|nommez"
                r"|nombra|nombre|name|named|designate|appoint|propose)"
                r"\b.{0,20}\b(?:mediat\w+|mediador\w*|conciliat\w+)\b"
            ),
            (
                r"\bmediat(?:eur|rice)s? (?:parlant|qui|pour|a|au|francophone"
                r"|bilingue)\b|\bmediador(?:a|es|as)? (?:que|para|en|con|bilingue)\b"
            ),
            (
                r"\b(?:which|who|whom|name|names|list|recommend|suggest|free"
                r"|available|phone|contact|find|book|hire|give|know|best|pick|choose"
                r"|cv|roster)\b.{0,60}\b(?:mediators?|facilitator for the dispute"
                r"|conciliators?)\b"
            ),
            (
                r"\bmediators?\b.{0,60}\b(?:available|free|names?|list|phone|contact"
                r"|roster|cv|recommend\w*|in (?:january|february|march|april|may|june"
                r"|july|august|september|october|november|december))\b"
            ),
            (
                r"\b(?:quels?|quelle|qui|noms?|liste|recommand\w+|libre|disponibles?"
                r"|numero|contact|trouver|conseill\w+|donne\w*|coordonnees|roster)"
                r"\b.{0,60}\b(?:mediat(?:eurs?|rices?)|conciliateurs?)\b"
            ),
            (
                r"\bmediat(?:eurs?|rices?)\b.{0,60}\b(?:libres?|disponibles?|noms?"
                r"|liste|numero|contact|recommand\w+|coordonnees)\b"
            ),
            (
                r"\b(?:que|cual|cuales|quien|quienes|nombres?|lista|recomiend\w+"
                r"|recomend\w+|libre|disponibles?|telefono|contacto|algun|dame"
                r"|pasame)\b.{0,60}\b(?:mediador\w*|conciliador\w*)\b"
            ),
            (
                r"\bmediador\w*\b.{0,60}\b(?:libres?|disponibles?|nombres?|lista"
                r"|telefono|contacto)\b"
            ),
        ),
        unless=(
            (
                r"\b(?:what does a mediator|role of (?:the|a) mediator"
                r"|rol del mediador|role du mediateur|what is a mediator"
                r"|a quoi sert un mediateur|para que sirve un mediador"
                r"|que fait un mediateur|que hace un mediador"
                r"|conseiller.mediateur|asesor en cumplimiento)\b"
            ),
        ),
    ),
    Rule(
        reason=OutOfRole.PERSONAL_DATA,
        patterns=(
            (
                r"\b(?:names?|villages|addresses|address|phones?|emails?|e-mails?"
                r"|photos?|ids?|identity)\b.{0,45}\b(?:behind|of (?:the "
                r"|those )?(?:people|families|women|villagers|men|persons) (?:who"
                r"|that|behind)|of whoever|of those who)\b"
            ),
            (
                r"\b(?:e-?mail|phone|name|number|identity|contact)\b.{0,20}\b(?:of"
                r"|for) (?:the |that |our )?(?:whistle\w+|complain\w+|requestor\w*"
                r"|informant|source)\b"
            ),
            (
                r"\b(?:noms?|adresses?|mails?|telephones?|numeros?|photos?"
                r"|identites?)\b.{0,45}\b(?:derriere|de ceux qui|des gens qui"
                r"|des personnes qui|des familles qui|des femmes qui|de celle qui"
                r"|de celui qui)\b"
            ),
            (
                r"\b(?:lanceurs?|lanceuses?)\b.{0,25}\b(?:mail|nom|numero|identite"
                r"|adresse)\b"
            ),
            (
                r"\b(?:nombres?|direccion\w*|correos?|telefonos?|fotos?|celulares"
                r"|identidad\w*|cedulas?)\b.{0,45}\b(?:detras|de quien\w*|de los que"
                r"|de las que|de la gente que|de las familias que|de la persona que"
                r"|del denunciante|del informante)\b"
            ),
            (
                r"\b(?:who|names?|identit\w+|phone|address|email|e-mail|contact"
                r"|whatsapp|number|details|which (?:person|villager|family|ngo|one"
                r"|community member))\b.{0,50}\b(?:complainants?|requestors?"
                r"|requesters?|whistleblowers?|victims?|survivors?|filed (?:it|this"
                r"|that|the|against)|complained (?:about|against|to secu on)"
                r"|sent (?:this|that|the) (?:complaint|request)|made the (?:complaint"
                r"|allegation)|signed the complaint|behind (?:the|this"
                r"|that) (?:complaint|case|secu))\b"
            ),
            (
                r"\b(?:complainants?|requestors?|whistleblowers?|survivors?"
                r"|victims?)\b.{0,12}(?:'s|s')? ?\b(?:names?|identit\w+|phone|address"
                r"|email|number|passports?|photos?|home)\b"
            ),
            (
                r"\bwho (?:exactly |actually |really )?(?:complained|denounced us"
                r"|reported us|filed)\b"
            ),
            (
                r"\bwho (?:is|are) (?:the |that |these )?(?:people|person|ngo"
                r"|villagers?)? ?(?:behind|who complained|that complained|who filed"
                r"|that filed)\b"
            ),
            (
                r"\b(?:home|private|personal|cell|mobile) (?:address|phone|number"
                r"|e-?mail)\b"
            ),
            (
                r"\b(?:qui|noms?|identite|numero|telephone|adresse|coordonnees"
                r"|contacts?)\b.{0,50}\b(?:plaignante?s?|requerante?s?|victimes?"
                r"|survivantes?|lanceurs?|lanceuses?|a porte plainte"
                r"|ont porte plainte|a depose|ont depose|a signe la plainte"
                r"|s'est plaint\w*|est plaint\w*|ont ecrit a secu|a ecrit a secu"
                r"|a denonce|derriere (?:la|cette) plainte)\b"
            ),
            (
                r"\b(?:plaignante?s?|requerante?s?|lanceurs? d.?alerte)"
                r"\b.{0,25}\b(?:noms?|identite|numero|telephone|adresse|coordonnees)\b"
            ),
            (
                r"\b(?:quien|quienes|nombres?|identidad\w*|telefono|direccion"
                r"|contacto|celular|correo|datos)\b.{0,50}\b(?:denunciantes?"
                r"|reclamantes?|demandantes?|quejos\w+|victimas?|sobrevivientes?"
                r"|se quejo|se quejaron|presento la queja|presentaron la queja"
                r"|puso la queja|pusieron la queja|firmo la queja|firmaron|denuncio"
                r"|denunciaron|mando la queja|envio la queja|detras de (?:la|esta"
                r"|esa) (?:queja|denuncia))\b"
            ),
            (
                r"\b(?:denunciantes?|reclamantes?|quejos\w+)\b.{0,25}\b(?:nombres?"
                r"|identidad|telefono|direccion|celular)\b"
            ),
        ),
        unless=(
            (
                r"\b(?:keep|kept|protect\w*|hide|hidden|stay\w*|remain\w*|anonym\w*"
                r"|confidential\w*|secret|without giving|withh\w+|safe|reveal\w*"
                r"|disclos\w*|publish\w*|proteg\w+|confiden\w+|cach\w+|ocult\w+"
                r"|reserv\w+|secret\w*|divulgu\w+|revel\w+|sans donner|sin dar"
                r"|eligib\w+|who (?:can|may)|qui peut|quien puede|quienes pueden"
                r"|what (?:contact )?details|informations? a donner|que datos"
                r"|what information|taken? seriously|include)\b"
            ),
            (  # Of an office, of all that came, or of who wants to stay unnamed.
                r"\b(?:contacts?|channels?) for complaints\b|\bnumber of complaints\b"
                r"|\b(?:no quiere|ne veut pas|not want)\b.{0,20}\b(?:nombre|nom|name)\b"
                r"|\ba nombre de\b"
            ),
        ),
    ),
    Rule(
        reason=OutOfRole.SIGNS_FOR_YOU,
        patterns=(
            (
                r"^(?:pls |please |kindly |can you |could you |hi,? )*(?:endorse"
                r"|approve|clear|sign|validate|certify|accept|submit|confirm)"
                r"\b.{0,40}\b(?:our|my|this|the|these|it)\b"
            ),
            (
                r"\b(?:sign|sign off|signing|approve|endorse)\b.{0,60}\b(?:for"
                r"|instead of|on behalf of|in place of) (?:my|our"
                r"|the) (?:\w+ )?(?:director|boss|rr|drr|manager|supervisor|head"
                r"|office|colleague|bureau)\b"
            ),
            (
                r"\b(?:tell|promise|inform|assure|write to|commit to|offer|warn"
                r"|answer|reply to)\b (?:the |those |these "
                r"|their )?(?:\w+ ){0,3}(?:that )?(?:we|undp|the project) (?:accept"
                r"|agree|will pay|pay|promise|commit|will compensate|refuse|guarantee"
                r"|are sorry|apologi\w+)\b"
            ),
            (
                r"^(?:approuve|valide|signe|vise|paraphe|certifie|autorise|tamponne"
                r"|debloque)(?:z)?(?: moi| nous| donc)? (?:le|la|les|mon|ma|mes|notre"
                r"|nos|ce|cet|cette)\b"
            ),
            (
                r"^(?:aprueb[ae]|firm[ae]|valid[ae]|autori[cz][ae]|certifi[ca]\w{0,2}"
                r"|refrend[ae]|sell[ae]|desbloque[ae])(?:me|nos|lo|la|los|melo|noslo)?"
                r" (?:el|la|los|las|mi|mis|nuestr[oa]s?|este|esta|ese|esa|ya)\b"
            ),
            (
                r"\b(?:cautionn\w+|appos\w+|entérin\w+|enterin\w+|avalis\w+|endoss\w+"
                r"|contresign\w+|paraph\w+)\b.{0,60}"
            ),
            (
                r"\b(?:mets|mettez|pose|posez|donne|donnez|ajoute)\b.{0,15}\b(?:ta"
                r"|ton|votre|la|le|un) (?:signature|ok|accord|visa|paraphe|feu vert"
                r"|tampon|go)\b"
            ),
            (
                r"\b(?:envoie|envoyez|transmets|soumets|depose)"
                r"\b.{0,60}\b(?:signee?s?|notre nom|mon nom|en mon nom|a secu)\b"
            ),
            (
                r"\b(?:promets|promettez|dis|dites|assure\w*|garanti\w*|reponds)"
                r"\b.{0,50}\b(?:qu on|que nous|qu'on|que le pnud|que l on|on paie"
                r"|paiera|accept\w+|accord)\b"
            ),
            (
                r"\b(?:respalda|avala|refrenda|suscribe|visa|rubrica|autentica|endosa"
                r"|certifica)\b (?:el|la|los|las|mi|nuestr[oa]|este|esta)\b"
            ),
            (
                r"\b(?:pon|ponga|ponle|dame|coloca|estampa)\b.{0,15}\b(?:tu|su|el|la"
                r"|un) (?:ok|firma|visto bueno|sello|rubrica|aprobacion|conformidad)\b"
            ),
            (
                r"\b(?:manda|envia|mande|envie|remite|presenta)"
                r"\b.{0,60}\b(?:firmad[oa]s?|en mi nombre|en nombre de mi)\b"
            ),
            (
                r"\b(?:promete\w*|dile\w*|diles|asegura\w*|garantiza\w*|responde\w*"
                r"|avisa\w*)\b.{0,50}\b(?:que vamos|que aceptamos|que pagamos"
                r"|que pagaremos|que el pnud|que si|pagar|aceptamos)\b"
            ),
            (
                r"\b(?:approve|sign|clear|validate|endorse|authori[sz]e|ok"
                r"|rubber.?stamp|submit|sign off(?: on)?|green.?light)\b (?:it |this "
                r"|that |these )?(?:for me|on my behalf|for us|in my name|my|our"
                r"|the attached|attached|this|these)\b"
            ),
            (
                r"\b(?:can|could|would|will) (?:you|the bot|ses desk|the desk)"
                r"\b.{0,30}\b(?:approve|sign|clear|validate|endorse|authori[sz]e"
                r"|submit|certify|green.?light)\b"
            ),
            (
                r"\b(?:please|pls|plz|kindly|just)\b.{0,12}\b(?:approve|sign|clear"
                r"|validate|endorse|authori[sz]e|certify)\b"
            ),
            (
                r"\b(?:approve|sign|clear|validate|endorse|certify) (?:our|my|this"
                r"|the attached|the)\b.{0,30}\b(?:plan|sesp|esmp|esmf|esia|rap|ipp"
                r"|response|screening|document|prodoc|report|form|budget)"
                r"\b.{0,30}\b(?:for|now|today|please|pls|before|asap|so|tonight"
                r"|tomorrow|yourself)\b"
            ),
            r"^(?:approve|sign|clear|validate|endorse) ",
            r"\bi need your (?:approval|signature|clearance|ok|sign.?off)\b",
            (
                r"\bgive (?:me|us) (?:your |the |a )?(?:approval|clearance"
                r"|green light|sign.?off|ok)\b"
            ),
            (
                r"\b(?:approuv\w+|sign(?:e|ez|er)|valid(?:e|ez|er)|autoris(?:e|ez"
                r"|er))\b(?: |-)(?:moi |pour moi|a ma place|pour nous|notre|mon|ma"
                r"|nos|ce plan|cette|le plan ci|le document ci|ci.?joint)"
            ),
            (
                r"\b(?:peux.?tu|pouvez.?vous|tu peux|vous pouvez|pourrais.?tu"
                r"|pourriez.?vous|merci de|svp|stp|veuillez|il faut que tu)"
                r"\b.{0,30}\b(?:approuv\w+|sign(?:e|ez|er)|valid(?:e|ez|er)"
                r"|autoris(?:e|ez|er)|certifi\w+|viser)\b"
            ),
            (
                r"\b(?:sign\w+|approuv\w+|valid\w+|vis\w+)\b.{0,60}\b(?:a ma place"
                r"|pour moi|en mon nom|a la place du|de ma part)\b"
            ),
            (
                r"\b(?:besoin|donne\w*|attend\w*)\b.{0,20}\b(?:de )?(?:ton"
                r"|votre) (?:accord|approbation|signature|feu vert|validation|visa)\b"
            ),
            (
                r"\b(?:aprueb\w+|firm(?:a|e|ame|en|ar|as)|valid(?:a|e|ame|ar|en)"
                r"|autoric\w+|autoriz\w+)\b (?:me |por mi|en mi nombre|nuestro"
                r"|nuestra|mi|este|esta|el plan|el adjunto|la matriz|porfa|por favor)"
            ),
            (
                r"\b(?:puedes|podrias|puede|podria|me puedes|necesito que"
                r"|quier[eo] que)\b.{0,30}\b(?:aprob\w+|aprueb\w+|apruebes?"
                r"|firm(?:ar|es|e|a|arlo|arme|arnos)|valid(?:ar|es|e|arlo|arnos)"
                r"|autoric\w+|autorizar|refrend\w+)\b"
            ),
            (
                r"\b(?:firm\w+|aprob\w+|aprueb\w+)\b.{0,60}\b(?:por mi|en mi nombre"
                r"|en mi lugar|en lugar del)\b"
            ),
            (
                r"\b(?:necesito|espero|dame|danos|denos)\b.{0,20}\b(?:tu|su|el"
                r"|la) (?:visto bueno|aprobacion|firma|autorizacion)\b"
            ),
        ),
        unless=(
            (
                r"\b(?:who|quien|quienes|qui|how do (?:i|we) sign up|sign up|a qui"
                r"|inscri\w+|clear (?:rules|guidance|example)|clear how)\b"
            ),
        ),
    ),
    Rule(
        reason=OutOfRole.OWN_GRIEVANCE,
        patterns=(
            (
                r"\b(?:maternity|paternity|annual|sick|home|parental) leave\b"
                r"|\b(?:npsa|ipsa|fta|service contract holder)\b.{0,40}\b(?:leave|pay"
                r"|insurance|salary|renew\w*|benefits?)\b"
            ),
            (
                r"\bcontract renewal\b|\b(?:hr|human resources)"
                r"\b.{0,30}\b(?:answer\w*|ignor\w*|repl\w*|help|refus\w*"
                r"|complain\w*)\b|\brenew(?:al)? (?:of )?my\b"
            ),
            (
                r"\b(?:conge|conges) (?:de )?(?:maternite|paternite|annuels?|maladie"
                r"|parental)\b|\bprolongation de (?:mon )?contrat\b"
                r"|\bma prolongation\b|\bma prime\b|\bprime de risque\b"
                r"|\bmon (?:grade|echelon|contrat)\b|\bdrh\b"
            ),
            (
                r"\blicencia (?:de )?(?:maternidad|paternidad|por enfermedad)\b"
                r"|\bmi extension\b|\brenovacion de (?:mi )?contrato\b"
                r"|\b(?:no me pagan|me deben)\b|\bplus de riesgo\b|\bmi (?:grado"
                r"|escalon|bono|prima)\b|\brecursos humanos\b|\brrhh\b"
            ),
            (
                r"\bmy (?:boss|supervisor|manager|rr|drr|director"
                r"|team leader)\b.{0,80}\b(?:bull\w+|harass\w+|shout\w*|yell\w*"
                r"|unfair\w*|hates?|insult\w*|promot\w+|humiliat\w+|discriminat\w+"
                r"|ignores? me|rating|appraisal|evaluation|blocks?|fired?|refus\w+ my"
                r"|leave|threat\w+)\b"
            ),
            (
                r"\bmy (?:contract|salary|payslip|promotion|appraisal|pmd|leave"
                r"|pension|entitlements?|performance (?:review|rating|evaluation)"
                r"|overtime|step increment|grade)\b"
            ),
            (
                r"\b(?:i was|i've been|i am being|im being|i got|i feel)"
                r"\b.{0,20}\b(?:passed over|bullied|harassed|fired|demoted"
                r"|discriminated|underpaid|not renewed|mobbed|treated unfairly)\b"
            ),
            (
                r"\bmon (?:chef|superviseur|contrat|salaire|manager|patron|directeur"
                r"|avancement|evaluation|superieur|bulletin)\b.{0,80}"
            ),
            (
                r"\bma (?:promotion|cheffe|superviseure|paie|fiche de paie|retraite"
                r"|notation|superieure|directrice)\b"
            ),
            r"\bmes (?:conges|heures sup\w*|indemnites)\b",
            (
                r"\bmi (?:jefe|jefa|contrato|salario|sueldo|supervisor|supervisora"
                r"|ascenso|evaluacion de desempeno|evaluacion|nomina|pension|gerente"
                r"|colega)\b"
            ),
            r"\bmis (?:vacaciones|horas extra|prestaciones)\b",
        ),
        unless=(
            (
                r"\b(?:audit\w*|oai|hotline|reported|report|witness\w*|temoin\w*"
                r"|temoign\w*|testig\w*|testific\w*|signale\w*|denonc\w*|denunci\w*"
                r"|speak up|ethics|ethique|etica|sexual\w*|sexuel\w*|bribe\w*"
                r"|soborn\w*|worker|ouvrier\w*|obrero\w*|contractor|sous.trait\w+"
                r"|contratista|standards|normes|normas|estandares)\b"
            ),
            (
                r"\b(?:since|because|depuis que|parce que|desde que|porque)"
                r" (?:i|ai|yo)? ?(?:spoke|talked|told|reported|parle|signale"
                r"|hable|reporte|denuncie)\b"
            ),
            (
                r"\b(?:convince|convaincre|convencer)\b.{0,60}\b(?:gbv|violence"
                r"|violences|violencia|screening|safeguards?)\b"
            ),
            (
                r"\b(?:falsif\w+|forg\w+|fakes?|detourn\w+|desvi\w+|embezzl\w+"
                r"|sans que mon chef|sin que mi jefe)\b"
            ),
            (  # Somebody above wants to know it, or does not.
                r"\b(?:diagnosti\w+|prodoc|politique|politica|edicion|edition|2015"
                r"|2021|contamina\w+|violencia contra las mujeres"
                r"|violences conjugales|esconde\w*)\b"
            ),
            (
                r"\b(?:sesp|risk|esmp|esia|riesgos?|risques?|project|projet|proyecto"
                r"|retaliat\w+|represailles|represalias|whistle\w*|fraud\w*|fraude"
                r"|corrup\w+|soborno|vol|vole|steal\w*|secu)\b"
            ),
        ),
    ),
    Rule(
        reason=OutOfRole.LEGAL_ADVICE,
        patterns=(
            (
                r"\bassign(?:er|e|es|ee) (?:en|devant|pour|au)\b|\bnous assigner\b"
                r"|\b(?:nos|me|les|le) demandan?\b|\b(?:codigo|code) (?:civil|penal"
                r"|du travail dit)\b|\b(?:selon|d apres|segun|under"
                r"|according to) (?:la |the |el |le |our |national )?(?:loi|ley|law"
                r"|code|codigo|constitution\w*)\b"
            ),
            (
                r"\b(?:what|quelle|que|which|how big|how high) (?:a |is the "
                r"|would be the )?(?:fine|amende|multa|penalty|sancion|sanction"
                r"|peine)\b"
            ),
            (
                r"\b(?:break|broke|broken|violat\w+|against|breach\w*)"
                r"\b.{0,25}\b(?:the )?(?:\w+ )?laws?\b"
            ),
            (
                r"\b(?:enfreint|viole|contraire)\b.{0,25}\b(?:la|a la|une) loi\b"
                r"|\b(?:viola|violo|contra|infringe|infringio)\b.{0,25}\bla ley\b"
                r"|\b(?:ratif\w+)\b"
            ),
            (
                r"\b(?:sue|sued|suing|lawsuit|court case|liable|liability|legally"
                r"|in court|legal (?:advice|opinion|position|risk|consequences"
                r"|responsib\w+|grounds)|lawyer|attorney|damages|immunit\w+"
                r"|prosecut\w+|indemnif\w+|go to court)\b"
            ),
            r"\b(?:is it|are we|would it be|is this|is that) (?:il)?legal\b",
            (
                r"\b(?:poursuivre en justice|poursuiv\w+|porter.{0,20}en justice"
                r"|attaquer en justice|en justice|tribunal|tribunaux"
                r"|responsabilite (?:juridique|penale|civile|legale)"
                r"|avis (?:juridique|legal)|conseil juridique|avocate?s?"
                r"|dommages et interets|juridiquement|legalement|immunite\w*"
                r"|proces contre)\b"
            ),
            r"\b(?:est.ce|c'est|serait.ce|sommes.nous) (?:il)?legal\b",
            (
                r"\b(?:demandar\w*|demanden|demanda judicial|juicio|tribunales?"
                r"|abogad\w+|asesoria legal|opinion (?:legal|juridica)|consejo legal"
                r"|responsabilidad (?:legal|penal|civil|juridica)|legalmente"
                r"|inmunidad\w*|danos y perjuicios|enjuici\w+|corte|juzgado)\b"
            ),
            r"\b(?:es|seria|sera) (?:i?legal)\b",
        ),
        unless=(
            (
                r"\b(?:in the name of|on behalf|power of attorney|authori[sz]ation"
                r"|au nom d|procuration|mandat\w*|en nombre de|poder|represent\w+"
                r"|sign(?:s|ed)? for)\b"
            ),
            (
                r"\b(?:lawyer|avocat|abogad[oa]|courts?|justice|tribunales)"
                r"\b.{0,30}\b(?:secu|srm|pnud|undp|mecanismo|mecanisme|mechanism)\b"
                r"|\b(?:pnud|undp|secu)\b.{0,15}\b(?:y tambien|et aussi|and also)\b"
            ),
            (
                r"\b(?:policy|standards|politique|normes|politica|normas|estandares)"
                r"\b.{0,30}\b(?:opcional\w*|obligatori\w*|optional|binding"
                r"|facultati\w+|vinculante\w*|contraignant\w*)\b"
            ),
            (
                r"\b(?:secu|srm) (?:legally|legalement|legalmente) (?:different"
                r"|distinct)\b"
            ),
            (
                r"\bfpic\b.{0,40}\blegal\b|\blegal\b.{0,40}\b(?:basis|framework"
                r"|companion|recogni\w+|land title|titles?|owners?)\b"
            ),
            (
                r"\b(?:legal|legalmente|legalement|formal\w*) (?:title|titulo|titre"
                r"|reconoc\w+|recogni\w+|reconn\w+)\b|\bcorte de (?:arboles|madera)"
                r"|\b(?:court|corte) (?:of the|del rio)|\bfecha de corte\b"
            ),
            (  # Who asks for a text, or complains for others, is no question of law.
                r"\b(?:lawyer|attorney|avocate?|abogad[oa])\b.{0,25}\b(?:asks?|wants?"
                r"|writes?|files?|demande|veut|deposer?|pide|quiere|pregunta|presenta\w*"
                r"|presente)\b|\b(?:sin abogad\w+|sans avocate?s?)\b"
                r"|\bwithout (?:a )?lawyers?\b"
                r"|\bavocate?\b.{0,25}\b(?:agit|au nom)\b|\babogad[oa] va a firmar\b"
                r"|\bsin juicio ni abogad\w+"
            ),
            (  # A court that is a building.
                r"\b(?:refai\w+|reconstru\w+|rebuild\w*|build\w*) (?:le|the|el)"
                r" (?:tribunal|court|juzgado)\b"
            ),
        ),
    ),
    Rule(
        reason=OutOfRole.JUDGES_CASE,
        patterns=(
            (
                r"\b(?:telling|tell|say|speak\w*) the truth\b|\b(?:disent|dit"
                r"|dire)\b.{0,12}\b(?:la )?verite\b|\b(?:dicen|dice|decir)"
                r"\b.{0,8}\b(?:la )?verdad\b|\bmienten\b|\bmentent\b|\blying\b"
            ),
            (
                r"\b(?:fair|right|wrong|justified|normal|correct) (?:that|for"
                r"|of) (?:secu|them|the unit|the review)\b|\bshould(?:n't"
                r"| not)? (?:secu )?have (?:opened|been opened|registered|accepted"
                r"|started)\b|\bshould never have\b"
            ),
            (
                r"\b(?:n aurait pas|n auraient pas|aurait pas|n'aurait pas"
                r"|auraient pas)\b.{0,20}\b(?:ouvrir|ouvert|accepter|enregistrer)\b"
                r"|\b(?:no debi\w+|no debieron)\b.{0,20}\b(?:abrir|aceptar"
                r"|registrar)\b"
            ),
            (
                r"\b(?:investigation|case|complaint|secu|enquete|plainte|dossier"
                r"|affaire|investigacion|caso|queja|denuncia)"
                r"\b.{0,30}\b(?:going to (?:collapse|fail|be dropped|die)|fall apart"
                r"|collapse|drop it|be dropped|tomber|s effondrer|aboutir"
                r"|se va a caer|caer\w*|prosperar\w*|va a fracasar|fracasara"
                r"|ira a ningun)\b"
            ),
            (
                r"\b(?:coupables?|culpables?|guilty)\b.{0,10}\?|\b(?:est|es|is|are"
                r"|son|sont)\b.{0,30}\b(?:coupables?|culpables?|guilty)\b"
            ),
            (
                r"\bdecide (?:if|whether|for us|now|what we)\b|\b(?:tranche|tranchez"
                r"|decide|decidez|decida|decidelo)\b ?[.!?]?$|\b(?:paramos"
                r"|suspendemos|seguimos|cancelamos|arretons|suspendons|continuons"
                r"|annulons) (?:o|ou)\b|\bshould we (?:stop|suspend|cancel|continue"
                r"|pay|accept|close)\b"
            ),
            (
                r"\b(?:is|was|are) (?:the|this|their|that) (?:claim|accusation"
                r"|allegation|demand|anger)s?\b.{0,20}\b(?:true|real|fair|reasonable"
                r"|legitimate|exaggerated)\b"
            ),
            (
                r"\b(?:will|would|is|does|did|might|could|can|should|whether|if|what"
                r"|how)\b.{0,25}\bsecu\b.{0,25}\b(?:find|rule|decide|conclude|side"
                r"|blame|condemn|accept|reject|dismiss|throw out|close|declare|likely"
                r"|going to|agree|judge|say)\b.{0,50}\b(?:us|we|our|this|that|the"
                r"|their|non.?complian\w+|against|here|in favou?r)\b.{0,60}\b(?:case"
                r"|complaint|complian\w+|guilty|violat\w+|breach\w*|office|project"
                r"|dam|road|park|claim|favou?r|us|wrong|fault|finding)\b"
            ),
            (
                r"\bwill (?:secu|they) (?:find|rule|decide"
                r"|conclude)\b(?!.{0,40}\bhow long\b)"
            ),
            (
                r"\b(?:are|were|is|was|did|have|has)\b (?:we|our|the|this|they|undp"
                r"|it)\b.{0,40}\b(?:in breach|non.?complian\w+|guilty|at fault"
                r"|to blame|violat(?:e|ed|ing)|breach(?:ed)?|broken? the (?:rules"
                r"|standards)|in the wrong|responsible for the harm|in violation)\b"
            ),
            (
                r"\bdid\b.{0,50}\b(?:violate|breach|break)\b.{0,40}\b(?:ses"
                r"|standards?|policy|rules|fpic|rights|standard \d)\b"
            ),
            (
                rf"\b(?:is|are|was|do you think|does it look|are you sure|tell me if"
                rf"|think)\b.{{0,20}}\b{_OUR_CASE}\b.{{0,40}}\b(?:valid|true"
                rf"|justified|well.?founded|unfounded|legit\w*|credible|serious"
                rf"|baseless|frivolous|real|weak|strong|eligible|admissible|fair"
                rf"|exaggerat\w+|believable)\b"
            ),
            (
                r"\b(?:chances?|odds|likelihood|how likely|probabilit\w+|probable)"
                r"\b.{0,60}\b(?:secu|complaint|case|eligible|finding|complian\w+|lose"
                r"|win|rejected|dismissed|upheld|guilty)\b"
            ),
            (
                r"\b(?:who(?:'s| is)? (?:is )?(?:right|wrong|to blame|at fault|lying"
                r"|telling the truth))\b"
            ),
            (
                r"\b(?:your|you) (?:opinion|view|take|verdict|think|judg\w+"
                r"|assessment|honest)\b.{0,60}\b(?:case|complaint|secu|finding"
                r"|complian\w+|violat\w+|allegations?)\b"
            ),
            (
                r"\b(?:case|complaint|secu|finding|allegations?)"
                r"\b.{0,80}\b(?:what do you think|what you think|your (?:opinion|view"
                r"|verdict|take|guess)|in your view|do you reckon|tell me honestly)\b"
            ),
            (
                r"\b(?:what|which) (?:will|would) secu(?:'s)? (?:decide|find|conclude"
                r"|finding|decision|recommend\w*|rule|say)\b"
            ),
            (
                r"\b(?:predict|guess|bet|forecast)\b.{0,60}\b(?:secu|complaint|case"
                r"|outcome|finding|decision|result|ruling)\b"
            ),
            (
                r"\bdo(?:es)? (?:the|these|those|this|their) (?:complainants?"
                r"|villagers?|communit\w+|famil\w+|claim|complaint|people)"
                r"\b.{0,20}\bhave a (?:case|point|valid)\b"
            ),
            (
                r"\b(?:estce que |est-ce que |va|vont|pourrait"
                r"|risque)?.{0,15}\bsecu\b.{0,15}\b(?:va|vont|ira|pourrait|risque"
                r"|donner|dira|decidera|conclura|trouvera|retiendra|jugera|rejettera"
                r"|acceptera)\b.{0,60}\b(?:nous|notre|nos|raison|tort|conclure"
                r"|condamner|rejeter|accepter|contre|non.?conform\w*|coupables?"
                r"|dossier|plainte|cas|projet|donner|decider|dire|juger|trouver)\b"
            ),
            (
                r"\b(?:sommes.nous|est.ce que nous sommes|est.on|on est|avons.nous"
                r"|a.t.on|avons|avions|bureau a|projet a|nous avons|est.ce que on a"
                r"|a.t.il)\b.{0,40}\b(?:viole\w*|en faute|non.?conform\w*|coupables?"
                r"|en tort|enfreint\w*|fautifs?|en infraction|manque a)\b"
            ),
            (
                rf"\b(?:est|sont|semble|parait|trouves|trouvez|penses|pensez|crois"
                rf"|croyez)\b.{{0,40}}\b{_NOTRE_CAS}\b.{{0,40}}\b(?:fonde\w*"
                rf"|justifie\w*|vraie?s?|credibles?|serieu\w+|valables?|recevables?"
                rf"|legitimes?|exager\w+|solides?)\b"
            ),
            (
                rf"\b{_NOTRE_CAS}\b.{{0,25}}\b(?:est|sont|semble|parait)"
                rf"\b.{{0,20}}\b(?:fonde\w*|justifie\w*|vraie?s?|credibles?|serieu\w+"
                rf"|valables?|recevables?|legitimes?|exager\w+|solides?|infonde\w*"
                rf"|bidon)\b"
            ),
            (
                r"\bqui (?:a|ont|aura) (?:raison|tort|menti)\b|\bqui (?:ment"
                r"|dit la verite|est (?:le |la )?(?:fautif|responsable du dommage"
                r"|coupable))\b"
            ),
            (
                r"\b(?:chances|probabilite|risque)\b.{0,30}\b(?:de |que "
                r"|qu )?.{0,40}\b(?:secu|plainte|perd\w+|gagn\w+|condamn\w+|rejet\w+"
                r"|non.?conform\w+)\b"
            ),
            (
                r"\b(?:ton|votre) (?:avis|opinion|verdict|sentiment|jugement)"
                r"\b.{0,60}\b(?:plainte|cas|dossier|affaire|secu|conform\w+)\b"
            ),
            (
                r"\b(?:plainte|cas|dossier|affaire|secu|conform\w+)\b.{0,80}\b(?:ton"
                r"|votre|a ton|a votre) (?:avis|opinion|verdict)\b"
            ),
            (
                r"\b(?:tu|vous) (?:en )?(?:penses?|pensez|crois|croyez) (?:que|qu"
                r"|quoi)\b.{0,60}\b(?:plainte|cas|dossier|affaire|secu|conform\w+"
                r"|coupabl\w+|tort)\b"
            ),
            (
                r"\bque va (?:decider|conclure|dire|trouver|juger) secu\b"
                r"|\bsecu (?:va|dira).{0,30}\bquoi\b"
            ),
            (
                r"\bsecu\b.{0,20}\b(?:va a|nos va|nos|dira|decidira|concluira"
                r"|encontrara|fallara|rechazara|aceptara|dara)\b.{0,60}\b(?:nos"
                r"|nuestr\w+|razon|culpa\w*|contra|incumpl\w+|caso|queja|proyecto"
                r"|fallar|decidir|decir|encontrar|condenar|concluir|rechazar|aceptar"
                r"|declarar|favor)\b"
            ),
            (
                r"\b(?:incumplimos|violamos|incumplio|violo|hemos incumplido"
                r"|hemos violado|somos culpables|tenemos la culpa"
                r"|estamos incumpliendo|estamos en falta|infringimos"
                r"|fallamos nosotros|hicimos mal)\b"
            ),
            (
                rf"\b(?:es|son|parece|crees|cree|piensas|ves|sera|tiene)"
                rf"\b.{{0,40}}\b{_NUESTRO_CASO}\b.{{0,40}}\b(?:valid\w+|verdad\w*"
                rf"|justificad\w+|fundad\w+|infundad\w+|legitim\w+|creible\w*|seri\w+"
                rf"|admisible\w*|elegible\w*|exagerad\w+|fundamento|ciert\w+)\b"
            ),
            (
                rf"\b{_NUESTRO_CASO}\b.{{0,25}}\b(?:es|son|parece|tiene|tienen)"
                rf"\b.{{0,20}}\b(?:valid\w+|verdad\w*|justificad\w+|fundad\w+"
                rf"|infundad\w+|legitim\w+|creible\w*|admisible\w*|elegible\w*"
                rf"|exagerad\w+|fundamento|razon|ciert\w+)\b"
            ),
            (
                r"\bquien(?:es)? (?:tiene|tienen|tendra) (?:la )?(?:razon|culpa)\b"
                r"|\bquien (?:miente|dice la verdad|es (?:el )?culpable)\b"
            ),
            (
                r"\b(?:probabilidad\w*|posibilidades|chances?)\b.{0,60}\b(?:secu"
                r"|queja|denuncia|caso|perd\w+|gan\w+|rechac\w+|incumpl\w+"
                r"|conden\w+)\b"
            ),
            (
                r"\b(?:tu|su) (?:opinion|veredicto|juicio|parecer)\b.{0,60}\b(?:queja"
                r"|caso|secu|denuncia|incumpl\w+)\b"
            ),
            (
                r"\b(?:queja|caso|secu|denuncia|incumpl\w+)\b.{0,80}\b(?:que opinas"
                r"|que piensas|que crees|tu opinion|su opinion|segun tu|segun usted)\b"
            ),
            (
                r"\bque (?:va a|ira a) (?:decidir|concluir|decir|encontrar"
                r"|fallar) (?:la )?secu\b|\bque decidira (?:la )?secu\b"
            ),
        ),
        unless=(
            (
                r"\b(?:who decides|qui decide|quien decide|how does secu decide"
                r"|comment secu decide|como decide secu|what criteria|criteres"
                r"|criterios|by law|what happens if|how to decide|days .{0,20}to decide"
                r"|qui tranche|quien lo revisa|que principio"
                r"|(?:how long|how much time) does secu have"
                r"|(?:delai|combien de temps)\b.{0,60}\brecevable)\b"
            ),
            (
                r"\b(?:viole|violee|violo|violaron|raped) (?:un|une|a una|a la"
                r"|a un|a (?:girl|woman))\b|\b(?:plan action|action plan|plan de accion"
                r"|que puede ordenar|que peut ordonner|what can)\b"
            ),
        ),
    ),
    Rule(
        reason=OutOfRole.IDEA_SOUND,
        patterns=(
            (
                r"\b(?:is|does|do you think|would|what do you think of"
                r"|what do you make of|is it|are)\b.{0,25}\b(?:my|our|this"
                r"|the) (?:\w+ ){0,3}(?:idea|plan|approach|proposal|design|concept"
                r"|strategy|solution|draft|thinking|screening|rating|mitigation)"
                r"\b.{0,40}\b(?:sound|good|good enough|ok|okay|solid|smart|reasonable"
                r"|realistic|any good|make sense|convincing|well|strong|fine|work|fly"
                r"|pass)\b"
            ),
            r"\bwhat do you think (?:of|about) (?:my|our|this)\b",
            (
                r"\b(?:review|look over|comment on|check|critique|rate|proofread"
                r"|improve|read) (?:my|our)\b.{0,40}\b(?:idea|plan|approach|proposal"
                r"|design|concept|strategy|draft|note|sesp|esmp|esmf|prodoc|rap|ipp"
                r"|screening|text|tor)\b"
            ),
            (
                r"\b(?:feedback|opinion|second opinion|sanity check|your thoughts"
                r"|your view)\b.{0,30}\b(?:on|of|about|for)\b (?:my|our|this)\b"
            ),
            (
                r"\b(?:mon|ma|notre|nos|cette|ce) (?:\w+ ){0,3}(?:idee|plan|approche"
                r"|proposition|projet|strategie|solution|concept|note)"
                r"\b.{0,25}\b(?:est.elle|est.il|est|tient|semble|te parait"
                r"|vous parait|te semble|vous semble)\b.{0,25}\b(?:bonn?e?|solide"
                r"|valable|realiste|la route|pertinente?|sense\w*|correcte?|bien"
                r"|raisonnable)\b"
            ),
            (
                r"\b(?:que penses.tu|que pensez.vous|qu'en penses.tu"
                r"|qu'en pensez.vous|qu'est.ce que tu penses|tu penses quoi"
                r"|vous pensez quoi|quest.ce que tu penses"
                r"|quest ce que vous pensez)\b.{0,30}\b(?:de|du|d')? ?(?:mon|ma|notre"
                r"|nos|cette|ce)\b"
            ),
            (
                r"\b(?:relire|relis|relisez|commenter|corriger|relecture"
                r"|ameliorer) (?:de )?(?:mon|ma|notre|nos)\b"
            ),
            r"\b(?:ton|votre) avis sur (?:mon|ma|notre|nos|cette|ce)\b",
            (
                r"\b(?:es|esta|parece|suena|seria)\b.{0,15}\b(?:buena|bien|solida?"
                r"|viable|acertada|correcta?|razonable)\b.{0,15}\b(?:mi|nuestra?|esta"
                r"|este)\b.{0,20}\b(?:idea|plan|propuesta|enfoque|diseno|estrategia"
                r"|borrador)\b"
            ),
            (
                r"\b(?:mi|nuestr[ao]|esta|este) (?:\w+ ){0,2}(?:idea|plan|propuesta"
                r"|enfoque|diseno|estrategia|borrador|concepto)\b.{0,30}\b(?:es|esta"
                r"|parece|suena|tiene)\b.{0,20}\b(?:buen[ao]?|bien|solid[ao]|viable"
                r"|acertad[ao]|sentido|razonable|correct[ao])\b"
            ),
            (
                r"\bque (?:opinas|piensas|te parece|le parece|opina|les parece"
                r"|tal)\b.{0,25}\b(?:mi|nuestr[ao]|esta|este)\b.{0,30}\b(?:idea|plan"
                r"|propuesta|enfoque|diseno|estrategia|borrador|concepto)\b"
            ),
            (
                r"\b(?:revis[ae]\w*|corrig[ei]\w*|coment[ae]\w*|mejor[ae]\w*) (?:mi"
                r"|nuestr[ao])\b.{0,20}\b(?:idea|plan|propuesta|enfoque|diseno"
                r"|estrategia|borrador|nota|pgas|sesp|documento)\b"
            ),
        ),
    ),
)

HAND_OVERS = (
    Rule(
        reason=HandedOver.OTHER_SUBJECT,
        patterns=(
            (
                r"\b(?:visas?|laptop|wifi|wi-fi|password|printer|flights?|hotel"
                r"|payslips?|pension|football|weather|recipe|restaurant|parking|vpn"
                r"|outlook|taxi|bank account|umoja|mot de passe|imprimante|vol pour"
                r"|meteo|recette de cuisine|contrasena|impresora|vuelo|clima de hoy"
                r"|receta de cocina|estacionamiento)\b"
            ),
            (
                r"\b(?:rank|score|compare|choose between|pick|shortlist"
                r"|evaluate) (?:these|those|the (?:two|three|four)|our)"
                r"\b.{0,25}\b(?:bid\w*|offers?|cvs?|candidates?|firms?|consultants?"
                r"|proposals?|applicants?)\b"
            ),
            (
                r"\b(?:note|notez|classe|classez|compare|comparez|choisis|choisissez"
                r"|evalue|evaluez|departage)\b (?:ces|les (?:deux|trois)|nos)"
                r"\b.{0,25}\b(?:offres?|candidat\w*|cv|cabinets?|propositions?"
                r"|consultant\w*|soumission\w*)\b"
            ),
            (
                r"\b(?:califica|clasifica|compara|elige|evalua|puntua"
                r"|ordena)\b (?:a )?(?:estas|estos|las (?:dos|tres)|los (?:dos|tres)"
                r"|nuestr[oa]s)\b.{0,25}\b(?:ofertas?|candidat\w*|cv|consultor\w*"
                r"|propuestas?|empresas?|firmas?)\b"
            ),
            (
                r"\b(?:which|what|quelle|quel|que) (?:bank|banque|banco)"
                r"\b.{0,25}\b(?:account|compte|cuenta)\b"
            ),
        ),
    ),
    Rule(
        reason=HandedOver.COSTS,
        patterns=(
            (
                r"^(?:prix|tarifs?|devis|honoraires|salaires?|cout)s? (?:de|du|des|un"
                r"|une|la|le|moyen|pour|par)\b"
            ),
            (
                r"^(?:precios?|tarifas?|cotizacion|honorarios|salarios?|costos?"
                r"|costes?) (?:de|del|por|para|promedio|medio|aproximado)\b"
            ),
            (
                r"\b(?:price|cost|rate|tariff|fee|value)s? (?:per|of|for|a)\b"
                r"|\bper (?:tree|hectare|hour|day|page|plant|head|cow) (?:price|rate"
                r"|cost|value|payment|compensation)\b"
            ),
            (
                r"\b(?:tarif|prix|cout|valeur|montant)s? (?:par|d'une?|d une|de la|du"
                r"|pour|de l|d)\b|\b(?:journee|heure|jour)\b.{0,15}\b(?:de"
                r"|d) (?:consult\w+|topograph\w+|sociolog\w+|expert\w*|traduct\w+"
                r"|geometre|avocat)\b|\bquel (?:budget|montant|prix|tarif|cout)\b"
            ),
            (
                r"\b(?:tarifa|precio|costo|coste|valor|monto)s? (?:por|de|del|para)\b"
                r"|\bpresupuesto para\b|\bque (?:presupuesto|monto|precio|tarifa)\b"
                r"|\b(?:what|which|how big a) budget\b|\bbudget (?:for"
                r"|to) (?:print\w*|translat\w*|a consultant|consultants|hir\w+)\b"
            ),
            (
                r"\b(?:daily|hourly|consultant|consultancy|going|market|exact"
                r"|consultant's) (?:rates?|fees?|prices?)\b|\b(?:rates?|fees?|salary"
                r"|price|honorarium|dsa|per diem) (?:for|of|to budget|per|in)\b"
            ),
            (
                r"\bhow much (?:does|do|should|would|will|to|can|is|are|did|money"
                r"|budget)\b.{0,50}\b(?:cost\w*|pay|charge\w*|budget|spend|fee|price"
                r"|rate|earn|compensat\w+|usd|dollars?|hectare|for (?:a|an|the))\b"
            ),
            (
                r"\b(?:what|whats|what's)\b.{0,25}\b(?:cost|price|budget|fee|salary"
                r"|rate)\b.{0,15}\b(?:of|for|to)\b"
            ),
            r"\bhow (?:expensive|many dollars|many usd)\b",
            (
                r"\b(?:tarif\w*|honoraires|prix|cout\w*|taux journalier|salaire"
                r"|per diem)\b.{0,40}\b(?:journalier\w*|consultant\w*|expert\w*"
                r"|bureau d.?etude\w*|etude|eies|exact\w*|par jour|budget\w*|hectare"
                r"|pour (?:un|une|le|la|faire)|d'un\w*|de la)\b"
            ),
            (
                r"\bcombien\b.{0,40}\b(?:cout\w*|pay\w*|budget\w*|prevoir|factur\w*"
                r"|gagn\w*|cher|prix|argent|dollars?|fcfa|euros?|hectare|vers\w+"
                r"|indemni\w+)\b"
            ),
            (
                r"\b(?:tarifa\w*|honorarios|precio\w*|costo\w*|sueldo|salario"
                r"|viatico\w*)\b.{0,40}\b(?:diari\w+|consultor\w*|expert\w*|empresa"
                r"|estudio|exact\w+|por dia|presupuest\w+|hectarea|para|de (?:un|una"
                r"|la)|del)\b"
            ),
            (
                r"\bcuanto\b.{0,40}\b(?:cuesta\w*|cost\w*|pag\w+|cobr\w+|gan\w+"
                r"|presupuest\w+|vale|sale|dinero|dolares|soles|pesos|hectarea"
                r"|debo poner)\b"
            ),
        ),
        unless=(
            (
                r"\b(?:value of (?:the )?(?:site|heritage|forest|nature)"
                r"|cost.?benefit|who (?:funds|finances)|funding|no.?cost"
                r"|must be in the budget|in the budget of a|combien de temps)\b"
            ),
            (
                r"\b(?:free of charge|who pays|qui paie|quien paga|gratis|gratuit\w*"
                r"|resettl\w+.{0,30}replacement cost|replacement cost"
                r"|cout de remplacement|(?:costo|valor) de reposicion|threshold"
                r"|valeur de remplacement|salario minimo|seuil|umbral"
                r"|risk appetite)\b"
            ),
        ),
    ),
    Rule(
        reason=HandedOver.NO_SUCH_RESOURCE,
        patterns=(
            (
                r"\b(?:webinars?|webinaires?|webinarios?|virtual (?:talks?"
                r"|workshops?)|ateliers virtuels|charlas virtuales|talleres virtuales"
                r"|seminaires? en ligne)\b.{0,40}\b(?:calendar|schedule|dates?"
                r"|january|february|march|april|may|june|july|august|september"
                r"|october|november|december|next|planning|calendrier|janvier|fevrier"
                r"|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre"
                r"|decembre|prochain\w*|cronograma|calendario|fechas?|enero|febrero"
                r"|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
                r"|diciembre|proxim\w+)\b"
            ),
            (
                r"\b(?:calendar|schedule|planning|calendrier|cronograma|calendario"
                r"|agenda)\b.{0,30}\b(?:webinars?|webinaires?|webinarios?|ateliers"
                r"|charlas|talleres|capacitaciones|trainings?|formations?|courses?"
                r"|cursos)\b"
            ),
            (
                r"\b(?:certificate|attestation|constancia|certificado|certificat"
                r"|badge|diplome|diploma)\b.{0,40}\b(?:course|cours|curso|e-?learning"
                r"|ses|sesp|online|en ligne|en linea|sauvegardes?|salvaguardas?"
                r"|training|formation)\b"
            ),
            (
                r"\b(?:certif\w+|accredit\w+ as|diploma)\b.{0,50}\b(?:ses|sesp"
                r"|safeguard\w*|course|training|exam|online|enrol\w*|regist\w+)\b"
                r"|\b(?:ses|sesp|safeguard\w*)\b.{0,30}\b(?:certificat\w+|certified"
                r"|exam|diploma)\b"
            ),
            (
                r"\b(?:mandatory|next|online|upcoming|new|register|enrol\w*|sign up"
                r"|where|link|recording|take|when)\b.{0,50}\b(?:ses|sesp|safeguard\w*"
                r"|secu|srm)\b.{0,20}\b(?:course|e-?learning|elearning|training"
                r"|webinar|module|workshop|certification)\b"
            ),
            (
                r"\b(?:ses|sesp|safeguard\w*|secu|srm) (?:online |e-?learning "
                r"|mandatory )?(?:course|e-?learning|elearning|training|webinar"
                r"|module|workshop|quiz)\b"
            ),
            (
                r"\b(?:course|e-?learning|elearning|training|webinar|module"
                r"|workshop)\b.{0,25}\b(?:on|about|for|in)\b.{0,12}\b(?:ses|sesp"
                r"|safeguards?|secu|srm|screening|the standards"
                r"|social and environmental)\b"
            ),
            (
                r"\b(?:webinaire|formation|cours|module|certificat\w*|e-?learning"
                r"|atelier)\b.{0,50}\b(?:nes|ses|sesp|pdes|sauvegardes?|secu|srm"
                r"|normes|diagnostic|screening|en ligne)\b"
            ),
            (
                r"\b(?:nes|ses|sesp|sauvegardes?|secu|srm)\b.{0,30}\b(?:webinaire"
                r"|formation|cours|certificat\w*|e-?learning|atelier)\b"
            ),
            (
                r"\b(?:curso|capacitacion|webinar|webinario|seminario|modulo"
                r"|certificacion|certificado|taller|e-?learning|formacion)"
                r"\b.{0,50}\b(?:ses|sesp|eas|salvaguardas?|secu|srm|estandares"
                r"|diagnostico|en linea|virtual)\b"
            ),
            (
                r"\b(?:ses|sesp|eas|salvaguardas?|secu|srm)\b.{0,30}\b(?:curso"
                r"|capacitacion|webinar|certificacion|certificado|taller"
                r"|e-?learning)\b"
            ),
            (
                r"\b(?:registry|register|list|database|log)"
                r"\b.{0,25}\b(?:of )?(?:all )?(?:the )?srm\b|\bsrm"
                r"\b.{0,20}\b(?:case registry|registry|register|database|case log"
                r"|cases? list)\b"
            ),
            (
                r"\b(?:registre|liste|base de donnees)\b.{0,25}\bsrm\b|\b(?:registro"
                r"|lista|base de datos)\b.{0,25}\b(?:del )?srm\b"
            ),
            (
                r"\b(?:how many (?:working |business |calendar )?days|how long"
                r"|deadline|time.?(?:frame|limit|line)|within how)\b.{0,60}\bsrm\b"
                r"|\bsrm\b.{0,60}\b(?:how many days|how long|deadline|time.?(?:frame"
                r"|limit|line)|days does)\b"
            ),
            (
                r"\b(?:combien de (?:jours|temps)|delai\w*)\b.{0,60}\bsrm\b|\bsrm"
                r"\b.{0,60}\b(?:combien de (?:jours|temps)|delai\w*)\b"
            ),
            (
                r"\b(?:cuantos dias|cuanto tiempo|plazos?)\b.{0,60}\bsrm\b|\bsrm"
                r"\b.{0,60}\b(?:cuantos dias|cuanto tiempo|plazos?)\b"
            ),
        ),
        unless=(
            (
                r"\b(?:forest|peace|restoration|spatial|indigenous|conservation|foret"
                r"|paix|restauration|bosques?|paz|restauracion|indigen\w+|autochtones"
                r"|gbv|strategy|strategie|estrategia|planning|parcs?|parques?"
                r"|gardes?|guardaparques|ecogardes|conservacion|riverains)\b"
            ),
            (
                r"\b(?:consult(?:ancy|ance|oria)|vacancy|offre emploi"
                r"|plan (?:de formation|de formacion|de capacitacion)"
                r"|(?:buts|objetivos|metas) d|launch workshop|atelier de lancement"
                r"|taller de inicio)\b"
            ),
        ),
    ),
    Rule(
        reason=HandedOver.PEOPLE_AND_DATES,
        patterns=(
            (
                r"\bwho (?:will|is going to|shall) (?:be|become|lead|evaluate|replace"
                r"|head|visit)\b|\b(?:next|future|new) (?:regional )?(?:director|head"
                r"|rr|administrator|evaluator|adviser|coordinator)\b"
            ),
            (
                r"\bwho\b.{0,30}\b(?:available|free|on duty|on call)\b"
                r"|\bback from (?:leave|mission|holiday)\b"
            ),
            (
                r"\bqui sera\b|\bqui va (?:evaluer|remplacer|diriger|visiter)\b"
                r"|\b(?:futur|future|prochain|prochaine|nouveau"
                r"|nouvelle) (?:directeur|directrice|chef|cheffe|rr|evaluateur"
                r"|administrateur|conseiller|conseillere|point focal)\b"
                r"|\brevien\w* de (?:conge|mission|vacances)\b"
            ),
            (
                r"\b(?:expert|experte|specialiste|consultante?|conseiller)"
                r"\b.{0,25}\b(?:disponible|libre)\b|\b(?:especialista|expert[oa]"
                r"|consultor[a]?|asesor[a]?)\b.{0,25}\b(?:disponible|libre)\b"
            ),
            (
                r"\bquien (?:va a|sera|reemplaza|dirigira|ira a)\b|\b(?:futur[oa]"
                r"|proxim[oa]|nuev[oa]) (?:director\w*|jef[ae]|rr|evaluador\w*"
                r"|administrador\w*|asesor\w*|punto focal)\b|\b(?:regresa|vuelve"
                r"|retorna) de (?:permiso|vacaciones|mision|licencia)\b"
            ),
            (
                r"\b(?:phone|telephone|mobile|whatsapp|cell) ?(?:number|no)?"
                r"\b.{0,40}\b(?:of|for)\b"
            ),
            (
                r"\b(?:who is|who's|whos|name of|names of|contact (?:details )?(?:of"
                r"|for)|email (?:of|for)|e-mail (?:of|for))\b.{0,15}\b(?:the |our "
                r"|my |current |new )*(?:\w+ ){0,2}(?:focal point|adviser|advisor"
                r"|specialist|director|head|officer|rr|resident representative"
                r"|coordinator|consultant|expert|manager|chief|person|administrator"
                r"|secretary|staff)\b"
            ),
            (
                r"\b(?:is|are|will)\b.{0,40}\b(?:available|free|on leave"
                r"|in (?:the )?office|around)\b.{0,40}\b(?:in|on|next|this|tomorrow"
                r"|today|for)\b.{0,20}\b(?:january|february|march|april|may|june|july"
                r"|august|september|october|november|december|week|month|monday"
                r"|tuesday|wednesday|thursday|friday|tomorrow|today|mission|call)\b"
            ),
            (
                r"\b(?:recommend|suggest|find|know)\b.{0,30}\b(?:a |an |any |some "
                r"|good )+(?:\w+ ){0,3}(?:consultants?|firms?|compan\w+|lawyers?"
                r"|translators?|trainers?|specialists?|hotels?)\b"
            ),
            (
                r"\bwhen (?:is|are|does|do|will|was)\b.{0,40}\b(?:next|meeting"
                r"|workshop|training|webinar|conference|mission|visit|session"
                r"|deadline for applications|call|round|board meeting|open|start)\b"
            ),
            (
                r"\b(?:qui est|nom du|nom de la|contact du|contact de la|mail du"
                r"|numero d\w*|telephone d\w*|email d\w*)\b.{0,15}\b(?:le |la |notre "
                r"|nos |votre |un |une )*(?:\w+ ){0,2}(?:point focal|conseill\w+"
                r"|specialiste|directeur|directrice|chef|charge\w*|rr|representant\w*"
                r"|coordonnat\w+|consultant\w*|expert\w*|responsable|administrateur)\b"
            ),
            (
                r"\b(?:disponible|libre|en conge|au bureau)\b.{0,50}\b(?:janvier"
                r"|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre"
                r"|novembre|decembre|semaine|mois|lundi|mardi|mercredi|jeudi|vendredi"
                r"|demain|mission)\b"
            ),
            (
                r"\b(?:recommand\w+|conseill\w+|trouver|connai\w+|suggere\w*)"
                r"\b.{0,20}\b(?:un |une |des |bon |bonne "
                r"|moi )+(?:\w+ ){0,2}(?:consultant\w*|cabinet\w*|avocat\w*"
                r"|traduct\w+|bureau d.?etudes?|entreprise|hotel)\b"
            ),
            (
                r"\bquand (?:est|a lieu|aura lieu|se tient|commence|debute|ouvre"
                r"|sera)\b.{0,40}\b(?:prochain\w*|reunion|atelier|formation|webinaire"
                r"|mission|session|conference)\b|\b(?:date|quelle date"
                r"|a quelle date)\b.{0,30}\b(?:prochain\w*|formation|atelier"
                r"|webinaire|reunion|session)\b"
            ),
            (
                r"\b(?:quien es|nombre del|nombre de la|contacto del|contacto de la"
                r"|correo del|correo de la|telefono d\w+|celular d\w+)"
                r"\b.{0,15}\b(?:el |la |nuestro |nuestra |un "
                r"|una )*(?:\w+ ){0,2}(?:punto focal|asesor\w*|especialista"
                r"|director\w*|jef[ae]|oficial|representante|coordinador\w*"
                r"|consultor\w*|experto|responsable|administrador|encargad\w+"
                r"|persona)\b"
            ),
            (
                r"\b(?:disponible|libre|de vacaciones|en la oficina)"
                r"\b.{0,50}\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto"
                r"|septiembre|octubre|noviembre|diciembre|semana|mes|lunes|martes"
                r"|miercoles|jueves|viernes|manana|mision)\b"
            ),
            (
                r"\b(?:recomiend\w+|recomend\w+|conoces|conocen|suger\w+|busco)"
                r"\b.{0,20}\b(?:un |una |algun |alguna |buen |buena "
                r"|nos )+(?:\w+ ){0,2}(?:consultor\w*|empresa|abogad\w+|traductor\w*"
                r"|firma|hotel)\b"
            ),
            (
                r"\bcuando (?:es|sera|se hace|empieza|comienza|abre|hay|toca)"
                r"\b.{0,40}\b(?:proxim\w+|reunion|taller|capacitacion|webinar|mision"
                r"|sesion|curso|conferencia)\b"
            ),
        ),
        unless=(
            (
                r"\b(?:holidays?|feriados?|feries?|weekend|which office|quel bureau"
                r"|que oficina|when is (?:the )?(?:screening|sesp|best time)|web page"
                r"|page)\b"
            ),
            (
                r"\b(?:responsable|responsible|responde)\b.{0,30}\b(?:safeguards?"
                r"|sauvegardes?|salvaguardas?)"
                r"\b.{0,12}\b(?:in a|dans un|en una|en la oficina)\b"
            ),
        ),
    ),
    Rule(
        reason=HandedOver.STATE_OF_THINGS,
        patterns=(
            (
                r"\b(?:has|have|did|does|will|what did)\b (?:the |our |their "
                r"|a )?(?:\w+ ){0,2}(?:governor|minister|ministry|government|donor"
                r"|president|parliament|mayor|rr|director|board|embassy|bank|company"
                r"|contractor|partner|cabinet)\b.{0,50}\b(?:sign\w*|ratif\w+"
                r"|approv\w+|repl\w+|answer\w*|agree\w*|decide\w*|respond\w*|paid|pay"
                r"|say|said|accept\w*|yet|already)\b"
            ),
            (
                r"\b(?:already|yet|finally) (?:been )?(?:approved|signed|cleared"
                r"|submitted|published|paid|registered|validated)\b|\bproject (?:no "
                r"|number )?0\d{3,}\b"
            ),
            (
                r"\b(?:gouverneur|ministre|ministere|gouvernement|bailleur|president"
                r"|parlement|maire|directeur|rr|ambassade|banque|prefet|comite)"
                r"\b.{0,12}\b(?:a t|a-t|ont|a deja|a bien|a enfin|avait)"
                r"\b.{0,25}\b(?:signe|ratifie|approuve|repondu|valide|paye|accepte"
                r"|decide|dit)\b"
            ),
            (
                r"\bqu'?a (?:repondu|dit|decide)\b|\bqu est ce que (?:le|la"
                r"|notre) \w+ a (?:repondu|dit|decide)\b|\b(?:deja"
                r"|enfin) (?:ete )?(?:approuve|signe|valide|soumis|paye|publie)e?s?\b"
            ),
            (
                r"\b(?:gobernador\w*|ministr[oa]|ministerio|gobierno|donante"
                r"|president[ea]|parlamento|congreso|alcalde\w*|director\w*|rr"
                r"|embajada|banco|junta|comite)\b.{0,12}\b(?:ya|finalmente"
                r"|por fin)\b.{0,15}\b(?:firm\w+|ratific\w+|aprob\w+|respond\w+"
                r"|valid\w+|pag\w+|acept\w+|decidi\w+|dijo)\b"
            ),
            (
                r"\bque (?:respondio|dijo|contesto|decidio) (?:el|la|nuestr[oa])\b"
                r"|\bya (?:esta|fue|quedo|esta\w*) (?:aprobad|firmad|validad|enviad"
                r"|pagad|publicad)[oa]\b"
            ),
            (
                r"\b(?:status|state|latest|update|news|progress|where (?:is|are|does)"
                r"|what happened|whats happening|what's happening)\b.{0,40}\b(?:of|on"
                r"|with|to|in)\b.{0,20}\b(?:our|my|the|this"
                r"|that) (?:\w+ ){0,3}(?:case|complaint|payment|application|proposal"
                r"|contract|request|ticket|reimbursement|mission)\b"
            ),
            (
                r"\bhow many\b.{0,30}\b(?:complaints?|cases?|projects?|grievances?"
                r"|people|countries|offices|staff)\b.{0,60}\b(?:this year|last year"
                r"|so far|currently|now|in 20\d\d|since 20\d\d|today|registered"
                r"|received|open|pending|does undp|have we|did)\b"
            ),
            (
                r"\b(?:combien de|combien d)\b.{0,10}\b(?:plaintes?|cas|projets?"
                r"|dossiers?|pays|personnes|bureaux)\b.{0,60}\b(?:cette annee"
                r"|annee derniere|en 20\d\d|depuis|actuellement|en cours|recu\w*"
                r"|enregistr\w+|ouvert\w*)\b"
            ),
            (
                r"\bou en est\b.{0,40}\b(?:plainte|dossier|cas|affaire|paiement"
                r"|demande|contrat|enquete)\b"
            ),
            (
                r"\b(?:cuantas|cuantos)\b.{0,10}\b(?:quejas|casos|denuncias|proyectos"
                r"|paises|personas|oficinas)\b.{0,60}\b(?:este ano|ano pasado"
                r"|en 20\d\d|desde|actualmente|abiert\w+|recibi\w+|registrad\w+|hay)\b"
            ),
            (
                r"\b(?:en que (?:va|quedo|anda|estado|esta)|como va|estado de)"
                r"\b.{0,40}\b(?:queja|caso|denuncia|pago|solicitud|contrato"
                r"|investigacion|reclamo)\b"
            ),
        ),
        unless=(
            r"\b(?:statistic\w*|statisti\w+|estadistic\w*|malawi|myanmar|secu00\w*)\b",
        ),
    ),
)


def reason_not_to_answer(said: str) -> OutOfRole | HandedOver | None:
    """Return why a question gets no links whatever they say, None where it may."""
    for rule, patterns, unless in _COMPILED:
        if any(each.search(said) for each in patterns) and not any(
            each.search(said) for each in unless
        ):
            return rule.reason
    return None


_COMPILED = tuple(
    (
        rule,
        tuple(re.compile(each) for each in rule.patterns),
        tuple(re.compile(each) for each in rule.unless),
    )
    for rule in (*RULES, *HAND_OVERS)
)
