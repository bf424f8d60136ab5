"""Words inside names that say little by themselves, spelled as they are compared."""

# Before a name, and never part of what makes it somebody's.
_TITLES = (
    "mr mrs ms miss mx dr prof sir dame rev hon messrs chief elder father sister "
    "m mme mlle maitre chef sr sra srta don dona ing lic u daw naw saw ko sai "
    "nang salai haji hajji sheikh shaikh cheikh ustad imam mzee mama baba bwana "
    "hajjah shri smt kumari nai"
)

# Between the parts of a name.
_PARTICLES = (
    "de del della der den des di do da dos das du la las le les lo los van von "
    "zu zur ten ter bin bint binti ibn ben al el abu ap and et y e of the in "
    "from for with on at to a an o or en pour par para por con jr sr ii iii"
)

# Of communities, associations and offices: many share them.
_OF_ORGANISATIONS = (
    "accion action affected agence agency aldea alianza alliance area areas "
    "asociacion asociaciones assembly assistance association associations "
    "authority bank board bureau campaign campesinos center centre centro "
    "chamber chapter civil clinic club coalition collectif collective "
    "college comite comites commission committee commune communities community "
    "company comunidad comunidades conseil consejo consejos cooperativa "
    "cooperative coordinadora corporation council defenders department "
    "desarrollo development district droits environmental etnico "
    "families farmers federacion federation femmes fishermen fishers fondation "
    "forum foundation front fund fundacion global gobierno group groups "
    "grupo habitantes herders human indigena indigenas indigenes "
    "indigenous initiative institute instituto international island islands "
    "jeunes labour league legal liga ligue local ltd members "
    "ministry mission movement movimiento mujeres nacional national "
    "nations network ngo office officers ong organisation organisations "
    "organizacion organization organizations parish party paysans people peoples "
    "peuple peuples platform population populations programme project province "
    "pueblo pueblos quartier region regional research reseau residents "
    "rights rural school service services settlement sindicato social societe "
    "society support syndicat team town trade tribal tribe trust union unit "
    "united university vecinos vereda village villageois villagers "
    "villages watch welfare women workers world youth zone "
    "groupe habitants mouvement"  # codespell:ignore
)

# Capitalised without being anybody's name.
_OF_CALENDARS = (
    "january february march april may june july august september october "
    "november december monday tuesday wednesday thursday friday saturday sunday "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat "
    "sun avril mai juin abril mayo junio julio agosto domingo lunes martes "
    "english french spanish"
)

# Words of case files that are also somebody's name.
_EVERYDAY = (
    "able all also are ash ask asks back ball ban band banks bar bare barn base "
    "bath bay bell best bill bird black bless blue bon bonne book born bosque "
    "both box boy branch brand bread bridge bright brother bush but campo campos "
    "can care carpenter casa case child church cielo clear close coast come cook "
    "corner court cross crown cruz day deep dia dieu dream drew drop each early "
    "earth east easy espoir est ever fair faith fall far farm farmer field "
    "fields fine fire fish fisher fleur fleurs flores flower flowers food foot "
    "forest fort frank free freedom full garden gate get gift glass glory god "
    "gold golden good grace grand grant grass gray green grey ground grove guard "
    "guerra guest hall hand hands hang hard harm harvest has have head heart "
    "help her hill hills him his holiday holy home hope hopes house how hunt "
    "hunter ice iglesia innocent isla jour joy judge junior just justice keen "
    "keep key keys kind king kings know knows lake land lane large last law laws "
    "lay lead leader let level libre light like line little live long look lord "
    "love low major make man many marine mark marks master max mean men mer "
    "mercy min mine mines mont moon more most mount mountain much need new news "
    "night no nor norte north not now nuevo oak old one only open order our out "
    "own page paix palm paper park parks part past peace people per pine place "
    "plan plant plaza point pool poor port post power pre price quick rain read "
    "real rice rich right ring rio rios rise river rivers road rock root rose "
    "round rue rule run rush said saint salt same san sand sang santo save say "
    "sea seal see self senior set shall sharp she ship short sierra silver sing "
    "small smart snow soil sol son song soon south speed spring star stay steel "
    "stone storm street strong such sud summer sur sweet swift take tall task "
    "temple term terre than that the them then they thing think this thus tierra "
    "time too top tower town tree true trust truth two use valle valley van "
    "verde vida vista walk wall war ward was waters way week well wells west "
    "what when white who wild will wills win winter wisdom wise with women won "
    "wonder wood woods work worth you young"
)

TITLES = frozenset(_TITLES.split())
PARTICLES = frozenset(_PARTICLES.split())
OF_ORGANISATIONS = frozenset(_OF_ORGANISATIONS.split())
OF_CALENDARS = frozenset(_OF_CALENDARS.split())
EVERYDAY = OF_CALENDARS | frozenset(_EVERYDAY.split())
