"""The little words of three languages, which tell the language and nothing else."""

_ENGLISH = """
a about above after again all also am an and any are as at be because been before
being below between both but by can cannot could did do does doing done down during
each either else ever few for from further get gets getting give given go goes going
gone got had has have having he hello help her here hers hey hi him his how however
i if im in into is it its ive just know let like lot made make makes many may maybe
me might more most much must my need needed needs next no nor not now of off ok okay
on once one only or other our ours out over own per please pls plz put really right
same say says see shall she should show so some somebody someone something still
such sure take tell than thank thanks that the their them then there these they
thing things this those through thus to too try two under until up upon us use used
using very want wants was way we well went were what whats when where which while
who whom whose why will wish with within without wont would yes yet you your yours
actually already always anybody anyone anything bit came come comes dont doesnt
didnt cant isnt arent exactly find first good happens keep kind last later long look
looking mean means nothing now often open part quick quickly question says simple
since simply soon start stuff thats theres think today told understand whether
wondering
"""
_FRENCH = """
a afin ai aient ainsi alors apres as assez au aucun aura aurait aussi autre autres
aux avaient avait avant avec avez avoir avons bien bonjour bonsoir c ca car ce ceci
cela celle celles celui ces cet cette ceux chaque chez ci comme comment contre d
dans de deja depuis des deux devons devrait dire dis dit doit doivent dois donc
donne donner dont du elle elles en encore entre es est et etait etaient ete etes
etre eu eux fait faire fais faut font fois hors ici il ils j jamais je jusque jusqu
juste l la le les leur leurs lors lorsque lui m ma mais meme memes merci mes met
mettre mieux moi moins mon ne ni nom non nos notre nous on ont ou oui par parce
parfois pas pendant peu peut peuvent peux plait plus plutot pour pourquoi pourrait
pouvez pouvoir pouvons pres presque puis puisque qu quand quant que quel quelle
quelles quelque quelques quels qui quoi rien s sa sait salut sans se selon sera
serait ses si sinon soient sois soit sommes son sont sous souvent sur svp t ta tant
te tel telle tels tes toi ton toujours tous tout toute toutes tres trop trouve
trouver tu un une va vais vers veut veux voici voila voir vont vos votre vous
vraiment y aller avons besoin chose choses combien peut-etre quelqu savoir suis stp
aimerais voudrais cherche
"""
_SPANISH = """
a ademas ahi ahora al algo alguien algun alguna algunas alguno algunos alli ambos
ante antes aqui asi aun aunque bajo bien buenas buenos cada casi como con contra
cual cuales cuando cuanta cuantas cuanto cuantos da dan dar de debe deben debo
debemos decir del demas dentro desde despues dice dicen dias donde dos durante e el
ella ellas ellos en encontrar encuentro entonces entre era eran es esa esas ese eso
esos esta estaba estado estamos estan estar estas este esto estos estoy etc favor
fue fuera fueron gracias ha haber habia habla hace hacen hacer hacia hago han hasta
hay haya hemos hola hoy incluso ir la las le les lo los luego mas me mejor menos mi
mia mis mismo misma mismos mucha muchas mucho muchos muy nada nadie necesita
necesitamos necesito ni ningun ninguna no nos nosotros nuestra nuestras nuestro
nuestros nunca o os otra otras otro otros para parece pero poco podemos poder podria
pone poner por porfa porque primero puede pueden puedo pues que quien quienes quiere
quieren quiero quisiera sabe saber se sea sean segun ser sera si sido siempre sin
sino sirve sobre solo somos son soy su sus tal tambien tampoco tan tanto te tener
tengo tenemos ti tiene tienen toda todas todavia todo todos tras tu tus un una unas
uno unos usted ustedes va vamos van varias varios ver vez y ya yo busco cosa cosas
"""

SMALL_WORDS = {
    "en": frozenset(_ENGLISH.split()),
    "fr": frozenset(_FRENCH.split()),
    "es": frozenset(_SPANISH.split()),
}

SMALL_IN_ANY = frozenset().union(*SMALL_WORDS.values())

# Small words without which a phrase means something else: "who may complain".
_TELLING = """
who what where when how which can may must need not no without here first only
between still before after under over whose many long qui quoi ou quand comment quel
quelle quels quelles peut peuvent faut doit besoin non pas sans ici avant apres
encore combien entre quelqu premier seulement hors depuis jusqu quien quienes cual
cuales donde cuando como cuanto cuanta cuantos cuantas puede pueden hay debe deben
necesito sin aqui primero antes despues solo hasta desde ya todavia tras contra
"""
_ARTICLES = """
the a an of le la les un une du des de el los las una del l d y et and
"""
TELLING = frozenset(_TELLING.split())
ARTICLES = frozenset(_ARTICLES.split())
