package parse

import "sync"

// wireServices are the agencies whose reports and pictures papers print, in their own spelling.
var wireServices = []string{
	"Reuters", "AFP", "AP", "PA", "EPA", "EFE", "dpa", "ANSA", "TASS", "UPI", "Xinhua", "Kyodo", "Kyodo News", "Bloomberg", "APA", "ANP", "Belga",
	"AAP", "PTI", "ANI", "IANS", "UNI", "CP", "SAPA", "ANA", "NAN", "NTB", "TT", "Ritzau", "STT", "PAP", "CTK", "ČTK", "TASR", "MTI", "Lusa", "Anadolu",
	"Anadolu Agency", "PA Wire", "PA Media", "The Canadian Press", "Canadian Press", "La Presse Canadienne", "Agence QMI", "Europa Press", "Servimedia",
	"Colpisa", "Notimex", "Télam", "Agência Brasil", "Agência Lusa", "Estadão Conteúdo", "Folhapress", "Adnkronos", "AGI", "LaPresse", "Italpress",
	"Askanews", "KNA", "epd", "SID", "dpa-AFX", "dpa-infocom", "SDA", "Keystone-SDA", "Keystone-ATS", "ATS", "SWNS", "SWNS.com", "Jiji Press", "Yonhap",
	"EPA-EFE", "Press Trust of India", "Xinhua News Agency", "Bloomberg News", "Interfax", "RIA Novosti", "Tanjug", "Bernama", "Antara", "PNA", "BNS",
	"Local Democracy Reporting Service", "LDRS", "Capital News Service", "African News Agency", "News Agency of Nigeria", "Tribune News Service",
	"Postmedia News", "Cuartoscuro", "Agencia Reforma", "Ghana News Agency", "IPS", "Inter Press Service", "Australian Associated Press",
}

// pictureDesks are the agencies that sell pictures alone, in their own spelling.
var pictureDesks = []string{
	"Getty", "Getty Images", "AFP-Getty", "Alamy", "Alamy Stock Photo", "Alamy Live News", "Shutterstock", "iStock", "iStockphoto", "Adobe Stock",
	"Rex", "Rex Features", "PA Images", "PA Archive", "Sipa", "Sipa USA", "Zuma", "ZUMA Press", "Imago", "imago images", "Magnum", "Magnum Photos",
	"Contour", "WireImage", "FilmMagic", "NurPhoto", "Action Images", "Press Eye", "INPHO", "Sportsfile", "Eyevine", "Picture Alliance", "ddp", "laif",
	"Contrasto", "Fotogramma", "Cordon Press", "Bridgeman Images", "Mary Evans", "Photoshot", "Barcroft Media", "Caters", "Solent News", "Splash News",
	"Backgrid", "Camera Press", "Cover Images", "Photocall Ireland", "RollingNews.ie", "Gallo Images", "Hollandse Hoogte", "Belga Image",
	"Depositphotos",
	"Dreamstime", "Keystone", "Press Association Images", "Hans Lucas", "MaxPPP", "Abaca", "Gtres",
	"Cultura RM", "TT Nyhetsbyrån", "Scanpix", "Ritzau Scanpix", "CSM", "Icon Sportswire", "USA Today Sports",
}

// longForms are agencies whose full name stands for the short one.
var longForms = map[string]string{
	"Associated Press": "AP", "The Associated Press": "AP", "Agence France-Presse": "AFP", "Agence France Presse": "AFP",
	"The Press Association": "PA", "Thomson Reuters": "Reuters", "Reuters News Agency": "Reuters", "Deutsche Presse-Agentur": "dpa",
	"Agencia EFE": "EFE", "Press Association": "PA", "Agence Belga": "Belga", "Agenzia ANSA": "ANSA", "Agência Lusa": "Lusa",
}

// agencies are the wire services and picture agencies, folded, with their own spelling.
var agencies = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, len(wireServices)+len(pictureDesks)+len(longForms))
	for _, names := range [][]string{wireServices, pictureDesks} {
		for _, name := range names {
			m[fold(name)] = name
		}
	}
	for long, short := range longForms {
		m[fold(long)] = short
	}
	return m
})

// pictureAgencies sell pictures, or sign them so: their name on a line of its own is a credit.
var pictureAgencies = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, name := range append([]string{"AFP/Getty Images", "Getty Images/AFP", "AFP via Getty Images", "PA Wire", "SWNS", "SWNS.com",
		"EPA-EFE/Shutterstock"}, pictureDesks...) {
		m[fold(name)] = true
	}
	return m
})
