package parse

import "strings"

// sections are what the parts of a newspaper are called, folded, a language a paragraph.
var sections = set(`
	news homenews uknews nationalnews localnews worldnews newsandviews newsfocus newsreview newsextra newsinbrief inbrief briefs breakingnews
	world international foreign national nation local regional region regions theregion community communities metro frontpage backpage main
	mainsection asection state states province provinces provincial county counties town towns city villages villagenews district districts
	neighbourhoods neighborhoods aroundthecounty europe africa asia america americas asiapacific middleeast ireland scotland wales england britain
	unitedkingdom uk canada india australia southafrica newzealand
	politics westminster parliament elections election government localgovernment council defence defense security
	business businessday companies enterprise industry money yourmoney personalfinance finance financial economy economics markets market work
	jobs careers property properties realestate homes houses housing houseandhome homeandgarden gardening gardens garden interiors planning energy
	motoring motors driving cars transport travel tourism consumer shopping retail
	science technology tech digital innovation environment climate health wellbeing wellness medicine fitness education schools universities campus
	society socialaffairs religion faith belief law courts court courtreports crime police justice legal media people family parenting
	relationships women youth youngreaders kids children seniors
	opinion opinions comment comments commentanddebate commentandanalysis views viewpoint viewpoints yourviews voices perspective perspectives
	columnists columns column editorial editorials leader leaders leadingarticle leadingarticles letters letterstotheeditor yourletters
	readersletters haveyoursay debate ideas analysis focus insight spotlight indepth specialreport specialreports investigation investigations
	features feature profile profiles interview interviews essay essays longread thelongread
	life lifestyle lifeandstyle lifestyleandleisure living style fashion beauty food drink foodanddrink foodandwine wine wines recipes cooking
	cookery eating eatingout dining restaurants leisure hobbies outdoors goingout whatson events entertainment showbiz celebrity
	arts thearts art artsandculture visualarts galleries exhibitions culture books literature film films cinema movies music classical classicalmusic
	opera theatre stage dance television tv tvandradio radio reviews review thereview weekendreview listings diary
	courtandsocial courtcircular announcements births deaths marriages obituaries obituary inmemoriam notices publicnotices classified classifieds
	puzzles crossword games sudoku weather
	farming agriculture ruralaffairs rural countryside countrylife wildlife nature marine fishing fisheries shipping maritime coast harbour
	waterfront sailing history heritage nostalgia archive archives fromthearchive fromthearchives bygones lookingback
	weekend saturday sunday magazine magazinesection supplement extra cityandstate
	sport sports localsport football soccer rugby rugbyunion rugbyleague cricket tennis golf racing horseracing athletics cycling boxing
	formulaone motorsport hockey icehockey hurling gaa gaelicgames basketball baseball netball swimming rowing snooker darts bowls chess bridge
	olympics paralympics results

	gespräch gespräche samstagsgespräch wochenendgespräch imgespräch montagsinterview zursache zurperson debatte standpunkt gastbeitrag essay
	politik wirtschaft kultur lokales lokalsport wissen wissenschaft reise reisen feuilleton panorama meinung meinungen gesellschaft kommentar
	kommentare leitartikel leserbriefe briefe stadt land kreis landkreis regionales umland bezirk bezirke gemeinde gemeinden titelseite titel
	seiteeins seitedrei seite1 seite3 themendestages themadestages tagesthema imfokus blickpunkt hintergrund analyse reportage reportagen porträt
	porträts vermischtes ausallerwelt welt ausland inland deutschland österreich schweiz bayern europa nachrichten aktuelles finanzen geld
	börse unternehmen karriere beruf arbeit immobilien auto motor mobilität verkehr technik computer medien fernsehen kino musik literatur bücher
	theater bühne kunst gesundheit medizin leben lebensart stil mode genuss essen kochen garten natur umwelt klima energie landwirtschaft geschichte
	heimat chronik polizei gericht justiz familie jugend bildung schule hochschule kirche wochenende magazin beilage fußball handball sportregional
	wetter rätsel familienanzeigen nachruf nachrufe veranstaltungen termine ratgeber verbraucher service hafen schifffahrt

	alaune une laune actualité actualités actu politique économie entreprises finances bourse argent emploi société monde étranger france belgique
	suisse québec régions région régional locale ville villes quartiers département départements canton cantons commune communes faitsdivers
	justice cyclisme foot spectacles scènes théâtre cinéma musique livres lettres expositions télévision télé médias loisirs sortir sorties
	tourisme voyage voyages gastronomie cuisine vins vie viepratique mode maison jardin santé sciences planète environnement climat énergie
	terroir mer littoral port histoire patrimoine éducation enseignement religions famille jeunesse débats débat idées tribune tribunes éditorial
	éditoriaux chronique chroniques courrier courrierdeslecteurs portrait portraits entretien entretiens enquête enquêtes dossier dossiers analyses
	lefaitdujour faitdujour lévénement événement dernièrepage météo jeux carnet nécrologie nécrologies avisdedécès petitesannonces transports
	immobilier automobile technologie technologies numérique

	portada actualidad nacional españa méxico argentina país elpaís mundo elmundo internacional locales región regiones provincia provincias comarcas
	comarca municipios ciudad ciudades estados barrios política economía empresas finanzas dinero negocios mercados empleo trabajo campo elcampo agro
	agricultura pesca puerto mar industria energía sociedad vida vidaysociedad sucesos policiales policiaca seguridad justicia tribunales judicial
	judiciales salud sanidad ciencia ciencias tecnología medioambiente clima educación universidad universidades religión familia gente cultura
	culturas espectáculos artes libros cine música teatro escenarios televisión comunicación medios ocio agenda planes viajes turismo gastronomía
	cocina estilo estilodevida moda casa hogar inmobiliario vivienda deportes deporte fútbol ciclismo tenis baloncesto toros opinión editoriales
	columnas tribuna cartas cartasaldirector entrevista entrevistas reportaje reportajes perfil perfiles crónica crónicas análisis historia historias
	patrimonio memoria naturaleza obituarios esquelas necrológicas última laúltima contraportada domingo suplemento revista findesemana servicios
	clasificados pasatiempos tiempo eltiempo capital

	primopiano primapagina attualità politica interni esteri italia mondo dalmondo economia finanza mercati imprese lavoro cronaca cronache
	cronacalocale città regione territorio quartieri comuni hinterland nera giudiziaria giustizia società costume salute sanità scienza scienze
	tecnologia ambiente agricoltura mare porto scuola università istruzione religione famiglia culture spettacoli spettacolo arte libri musica
	televisione tempolibero viaggi cucina gusto gastronomia vini stile giardino motori immobili calcio basket opinioni commenti editoriale
	idee lettere letterealdirettore intervista interviste inchiesta inchieste approfondimento
	analisi storia storie ritratto natura necrologi meteo appuntamenti giochi inserto

	primeirapágina capa destaque destaques atualidade brasil portugal cidade cidades cotidiano quotidiano metrópole distrito distritos freguesias
	mercado mercados negócios finanças dinheiro emprego trabalho agronegócio indústria polícia policial segurança justiça tribunais saúde ciência
	meioambiente educação ensino religião família pessoas espetáculos livros cinema televisão mídia lazer viagens culinária automóveis imóveis
	desporto esporte esportes futebol opinião opiniao crônica crônicas colunas cartasdosleitores reportagem reportagens análise história
	património patrimônio memória natureza obituário obituários necrologia últimapágina fimdesemana poder sociedade

	voorpagina nieuws binnenland buitenland wereld politiek economie financiën bedrijven ondernemen werk regio regionaal stad streek
	provincie gemeente gemeenten lokaal dorpen wijken voetbal wielrennen schaatsen cultuur boeken muziek televisie opinie commentaar
	brieven lezersbrieven debat achtergrond portret wetenschap techniek gezondheid zorg milieu klimaat natuur landbouw visserij haven
	scheepvaart onderwijs religie geloof kerk familie mode wonen huis tuin eten koken reizen weer puzzels overlijdensberichten rouw
	geschiedenis erfgoed zaterdag bijlage justitie politie rechtbank

	inrikes utrikes ekonomi ledare debatt insändare lokalt nyheter näringsliv indland udland økonomi innenriks utenriks
	kraj świat gospodarka kultura opinie nauka miasto zdrowie
	社会 政治 経済 国際 文化 スポーツ 地域 社説 総合 生活 くらし`)

// sectionJoints stand between the names of two sections that are one: Arts & Books, Ciencia y salud.
var sectionJoints = []string{" & ", " and ", " y ", " et ", " und ", " e ", " en ", "/", ", ", " + "}

// isSection reports whether s is the name of a section, or of several as one.
func isSection(s string) bool {
	if len(s) >= 40 || s == "" {
		return false
	}
	if sections.has(fold(s)) {
		return true
	}
	for _, joint := range sectionJoints {
		if left, right, ok := strings.Cut(s, joint); ok && sections.has(fold(left)) && isSection(right) {
			return true
		}
	}
	return false
}
