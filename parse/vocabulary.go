package parse

import (
	"strings"
	"sync"
)

// The vocabulary: what the rules know of the trade's words. Data alone; to teach broadsheet a
// word, add it here.

// vocabulary is a set of words. It is made when a word is first looked up, so that the program's
// start does not wait for it.
type vocabulary struct {
	words string
	once  sync.Once
	set   map[string]struct{}
}

// set is the vocabulary of words parted by white space; "_" in a word stands for a blank.
func set(words string) *vocabulary { return &vocabulary{words: words} }

// has reports whether w is one of the words.
func (v *vocabulary) has(w string) bool {
	v.once.Do(func() {
		v.set = map[string]struct{}{}
		for word := range strings.FieldsSeq(v.words) {
			v.set[strings.ReplaceAll(word, "_", " ")] = struct{}{}
		}
	})
	_, ok := v.set[w]
	return ok
}

// particles of names stand in lower case inside a name.
var particles = set(`’t 't van der den de del della di da das do dos du la le von zu zum zur af av ten ter te y e el al bin bint ben ibn`)

// macNames are the names that have a capital behind Mac; in many (Mackay, Macron) there is none.
var macNames = set(`
	donald isaac askill leod kenzie gregor arthur kinnon lean dougall pherson neil innes intyre farlane lennan allister aulay
	cormick
	namara phee rae kinlay duff iver kellar lachlan nab queen ritchie sween taggart tavish vicar williams`)

// longParticles begin a surname that stands alone with its capital.
var longParticles = set(`van von de di da del du`)

// nameAcronyms stay in capitals where names do not.
var nameAcronyms = set(`II III IV BBC CNN ITV AFP AP PA EPA UK US USA UAE EU DC JP JJ TJ AJ CJ DJ MJ PJ RJ OBE MBE CBE MP PhD`)

var jobAcronyms = set(`UK US USA EU UN TV BBC NHS AI IT PA AFP MP UAE GAA NFL NBA PR HR`)

// jobProper are proper names that keep their capital inside a job.
var jobProper = set(`
	europe asia africa america american european asian african british english scottish welsh irish french german spanish italian
	chinese china india indian russia russian japan middle east london paris berlin brussels washington westminster beijing moscow
	ireland scotland wales england france germany spain italy canada australia brazil ukraine israel jerusalem sunday saturday friday
	gaelic olympic pacific`)

// jobNouns end the phrase that says what an author is.
var jobNouns = set(`
	editor reporter correspondent writer columnist critic journalist photographer contributor commentator analyst staff team desk
	producer presenter researcher specialist intern trainee bureau chief reviewer cartoonist illustrator blogger
	redakteur redakteurin korrespondent korrespondentin reporterin redactor redactora corresponsal rédacteur rédactrice journaliste
	correspondant correspondante
	redacteur verslaggever inviato corrispondente redattore redator repórter editora correspondente
	envoyé envoyée spécial spéciale enviado enviada especial inviata colaborador colaboradora columnista colunista periodista jornalista
	journalistin korrespondentin chefredakteur chefredakteurin ressortleiter ressortleiterin volontär volontärin mitarbeiter mitarbeiterin
	chroniqueur chroniqueuse éditorialiste critique collaborateur collaboratrice giornalista collaboratore collaboratrice editorialista critico
	redactie-economie redacteur-economie columniste verslaggeefster fotograaf fotógrafo fotógrafa photographe fotograf fotografo`)

// jobWords stand before a job's noun.
var jobWords = set(`
	state provincial county municipal city hall street social political politics health environment environmental chief senior
	junior deputy assistant associate managing executive news business
	sports sport
	crime court courts legal science technology tech arts culture education transport travel foreign home affairs defence security social
	religious
	economics economic financial finance city money property media music film theatre food fashion features feature consumer personal
	diplomatic
	royal rural local government democracy lobby investigations investigative data digital online night day weekend literary book books
	staff special guest contributing freelance parliamentary industry energy climate farming agriculture football cricket rugby tennis golf
	racing
	motoring housing world international national regional community public policy life lifestyle entertainment picture opinion comment leader
	europe asia africa america american european asian african british scottish welsh irish middle east south north west southern northern
	western eastern
	china india russia london paris berlin brussels washington westminster uk us eu tv nhs ai our the own
	weather wine opera dance chess bridge gardening garden marine maritime shipping fisheries village district borough parish church religion
	universities schools social media showbiz celebrity court war military naval aviation rail railway cycling athletics boxing hockey sailing rowing
	swimming basketball baseball soccer hurling angling fishing snooker darts puzzle puzzles crossword obituaries obituary letters group content audience
	video visual graphics design sub copy production wildlife nature countryside history heritage archives space medical labour employment work careers
	retail markets banking planning infrastructure mining oil commodities shipping airports cars motors gaming games tourism hotels restaurant drink
	drinks
	wellbeing family parenting youth women state's county's metro suburban township tribal indigenous aboriginal maori pacific first nations
	envoyé envoyée grand grande enviado enviada redactor redactora jefe jefa crítico crítica freier freie unser unsere politischer stellvertretender
	stellvertretende leitender leitende politique économique littéraire sportif sportive deportivo deportiva económico económica esportivo
	economische politieke freelance correspondant correspondante inviato notre nuestro nuestra onze`)

// nobody is what stands for an author without naming one, folded.
var nobody = set(`staffreporter staffreporters staffwriter staffwriters staff ourreporter ourcorrespondent ourstaffreporter ourownreporter
	ourowncorrespondent newsdesk newsroom reporter correspondent staffcorrespondent specialcorrespondent agencystaff agencies newsagencies
	onlinereporter editorialstaff editorialboard theeditor redaktion redacción redaccion rédaction redactie redazione redação dieredaktion
	redaktionsteam equiporedacción agenciasdenoticias agenturen agences agenzie agências persbureaus eigenbericht
	onlineredaktion redaccióncentral redaçãocentral webredactie onlineredactie newsservice wireservices wirereports wireservicereports agencyreports`)

// bylineLabels open a byline and are not part of the name.
var bylineLabels = []string{"interview by", "words by", "text by", "report by", "reporting by", "story by", "analysis by",
	"written by", "review by", "reviewed by", "compiled by", "exclusive by", "special report by", "opinion by",
	"comment by", "exclusive", "from", "interview door", "interview par", "interview met", "entretien par", "intervista a cura di", "as told to",
	"de notre envoyé spécial", "de notre envoyée spéciale", "de notre correspondant", "de notre correspondante", "de nuestro enviado especial",
	"de nuestra enviada especial", "de nuestro corresponsal", "dal nostro inviato", "dalla nostra inviata", "dal nostro corrispondente",
	"von unserem korrespondenten", "von unserer korrespondentin", "van onze correspondent", "van onze verslaggever", "do nosso correspondente",
	"do enviado especial", "told to", "illustration by", "research by", "interview:", "interview von", "das interview führte", "gespräch:", "bericht:",
	"reportage:", "protokoll:", "aufgezeichnet von", "entrevista:", "entrevista de", "propos recueillis par", "recueilli par", "recueillis par",
	"entretien :", "entretien réalisé par", "intervista di", "a cura di", "opgetekend door", "tekst", "un reportage de", "una crónica de",
	"reportagem de", "texto e fotos", "av", "af", "text:", "text von", "texto de", "texto:", "texte de", "texte :", "testo di", "tekst:", "van onze",
	"words:", "story:", "by", "von", "por", "par", "door", "di", "texto", "texte",
	"author:", "autor:", "auteur:"}

var bylineLabelsByFirst, captionLabelsByFirst = byFirst(bylineLabels), byFirst(captionLabels)

// pictureBy stand in a byline before those who made the pictures.
var pictureBy = set(`photos: photo: pictures: picture: photography: photographs: photograph: images: image: fotos: foto: bilder:`)

// captionLabels open a credit and are not part of it, folded; the longer ones first.
var captionLabels = []string{"photo credit:", "picture credit:", "photograph by", "photographs by", "photography by",
	"picture by", "pictures by", "photo by", "photos by", "image by", "photograph:", "photographs:", "photography:", "picture:",
	"pictures:", "illustration:", "illustrations:", "illustration by", "graphic:", "graphics:", "cartoon:", "cartoon by", "drawing:", "montage:",
	"ilustración:", "ilustração:", "illustrazione:", "illustratie:", "grafik:", "grafika:", "gráfico:", "infografía:", "infografik:", "foto’s:",
	"foto's:",
	"fotografía:", "fotografía de", "fotografia:", "fotografia di", "photographie :", "photographie:", "crédit :", "crédit photo :", "crédits :",
	"crédito:",
	"credito:", "bron:", "fuente:", "quelle:", "source:", "fonte:", "imagen:", "imagem:", "immagine:", "beeld:", "bild von", "foto von", "foto di",
	"foto de",
	"foto door", "photo de", "photo par", "pictured by", "supplied by", "photos :", "fotos:", "fot.", "zdjęcie:", "photo:", "photos:", "image:",
	"images:", "pic:", "pics:", "credit:", "foto:", "fotos:", "photo :", "bild:",
	"© "}

// paperWords stand in the names of newspapers, folded.
var paperWords = set(`
	times post herald echo gazette chronicle tribune telegraph guardian observer independent mirror mail express star sun record
	news journal press standard courier mercury argus examiner enquirer inquirer ledger lantern sentinel advertiser citizen dispatch leader
	globe
	daily weekly sunday evening morning weekend bulletin bugle clarion review register reporter republic sentinel voice world today monitor
	scotsman irish nation age australian economist spectator statesman messenger packet recorder pioneer
	zeitung tagblatt tageblatt anzeiger rundschau blatt kurier bote nachrichten abendblatt morgenpost allgemeine presse woche
	journal gazette dépêche voix courrier figaro monde nouvelles matin soir parisien quotidien dimanche écho
	diario periódico periodico voz prensa noticias mundo vanguardia heraldo correo gaceta tiempo nación nacion
	jornal correio folha diário notícias noticias gazeta tribuna
	giornale corriere gazzetta messaggero stampa repubblica resto mattino nazione
	krant dagblad courant nieuwsblad telegraaf volkskrant handelsblad post`)

// furniture are whole lines that the site or the page adds, folded.
var furniture = set(`
	advertisement advertisements ad sponsored sponsoredcontent promotedcontent advertisementcontinuesbelow storycontinuesbelow
	articlecontinuesbelow storycontinuesbelowadvertisement advertisementscrolltocontinue scrolltocontinue
	share sharethis sharethisarticle sharethisstory sharearticle shareonfacebook shareontwitter shareonx shareonwhatsapp
	sharefacebooktwitter sharethisone
	facebook twitter whatsapp email print save copylink savearticle printthisarticle emailthisarticle printthispage bookmark tweet
	listen listentothisarticle listentothestory listennow listentothis playaudio watch watchthevideo watchvideo watchnow readaloud
	readmore readmorehere readalso seealso related relatedarticles relatedstories relatedtopics moreonthisstory youmayalsolike
	youmightalsolike recommended recommendedforyou mostread mostpopular trending
	subscribe subscribenow subscribetoday signup signin login register signupnow signupforournewsletter signuptoournewsletter
	subscribetoournewsletter newsletter newsletters
	comments leaveacomment viewcomments jointheconversation postacomment allrightsreserved backtotop skiptocontent skiptomaincontent menu
	home search
	followusonfacebook followusontwitter followusonx followus gallery viewgallery openinapp downloadourapp
	translate togglefontsize fontsize textsize resetfontsize
	anzeige werbung teilen anhören drucken publicité partager écouter imprimer publicidad compartir escuchar imprimir publicidade partilhar
	compartilhar ouvir
	pubblicità condividi ascolta stampa advertentie deel delen luister`)

// hanging are the words before which a hyphen hangs on purpose.
var hanging = set(`and or nor to but und oder bzw bis sowie et ou y o u e en of och eller og i a`)

// compounds are the parts of words that keep their hyphen where a line breaks: "well-" before
// it, "-old" behind it.
var compounds = set(`
	twenty- thirty- forty- fifty- sixty- seventy- eighty- ninety-
	well- long- short- self-  ex-  all- half- high- low- full- part- two- three- four- five- six- seven- eight- nine- ten- one-
	first- second- third-
	so- cross- ever- much- then- now- would- hard- mid-   vice- far- near- right- left- far- open- world- record- award-
	decision-      top- free- hand- year- day- state- family- government- council-
	-war -covid -pandemic -brexit -apartheid -colonial -grandson -granddaughter -grandfather -grandmother -grandparents -grandchild -grandchildren
	-aunt -uncle -nephew -niece
	-old -year -based -like -led -known -term -time -long -wide -backed -owned -run -free -friendly -class -scale -quality -profile -level
	-style -speed -making -makers -maker -to -up -in -off -out -down -on -in-law -general -elect -called -made -born -built -looking
	-minded -sized -day -hour -minute -week -month -mile -minister -chief -president -fold -first -turn -end -range -price -cost -rate
	-rise -ranking -winning -breaking -related -wing -round -half -third -thirds -quarters -proof -conscious -driven -fired -powered`)

// dropped are words that a drop capital can open and whose first letter is a word by itself; none
// whose rest is a word too ("A WAY out", "I RAN").
var dropped = set(`
	HE WE ME BE SO TO DO GO NO BY MY OF OR UP US LA LE DE DA SI MI TU NE ON UN UNE UNDER UNTIL UP UPON USING UNION UNITED UNIVERSITY UKRAINE
	UND UNTER UNSER UNSERE UNS UM UMA UNOS UNAS UNA UNO UIT
	EL EN ES AL IL IN EIN EINE AU OS AO
	AFTER AS AT AN AND ALL ARE AMONG ALTHOUGH ACCORDING ABOVE AGAINST ALREADY ALSO ALWAYS ANOTHER ANY ANYONE
	
	ALMOST ASKED ADDED ARMED ANGRY ANIMAL ANTI APPEAL ARTIST ATTEMPTS AUTHORITIES AVERAGE AIR AGE AFRICA ASIA AMERICA AUSTRALIA
	AUSTRALIAN AMERICAN AUTUMN APRIL AUGUST
	IN IT ITS IS IF IRAQ INDIA INDIAN ISRAEL ISRAELI ITALY ITALIAN IRISH IRELAND INSIDE INSTEAD INTO IMAGINE ICE INTEREST INFLATION
	INDUSTRY INVESTORS INVESTIGATORS
	ON ONE ONCE ONLY OF OR OUR OUT OVER OLD OFFICIALS OFFICERS OIL OTHER OTHERS ORGANISERS OPPOSITION OWNERS
	EVERY EVEN EACH EARLY EAST EIGHT ELEVEN EUROPE EUROPEAN ENGLAND ENGLISH ENGINEERS EXPERTS EVERYONE ELECTION ENERGY EX EXPORTS
	YOU YOUR YOUNG YES YET YEARS YESTERDAY`)

// bullets open the items of lists, and bylines.
const bullets = "-–—•*·●■▪◆►▶‣"
