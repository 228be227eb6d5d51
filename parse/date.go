package parse

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

// months are the names of the months in the languages of the site, with their short forms; by
// number, from 1. Prefixes of three letters and more count too where only one month has them.
var months = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for i, names := range []string{
		"january jan enero ene janvier janv januar jänner janeiro gennaio gen januari stycznia styczeń ledna",
		"february feb febrero février fevrier févr februar fevereiro fev febbraio februari lutego luty února",
		"march mar marzo mars märz maerz mrz março marco maart mrt marts marca marzec března",
		"april apr abril abr avril avr aprile kwietnia kwiecień dubna",
		"may mayo mai maio mag maggio mei maj maja května",
		"june jun junio juin juni junho giugno giu czerwca czerwiec června",
		"july jul julio juillet juil juli julho luglio lug lipca lipiec července",
		"august aug agosto ago août aout augustus augusti sierpnia sierpień srpna",
		"september sep sept septiembre septembre setembro set settembre września wrzesień září",
		"october oct octubre octobre oktober okt outubro out ottobre ott października październik října",
		"november nov noviembre novembre novembro listopada listopad",
		"december dec diciembre dic décembre decembre déc dezember dez dezembro dicembre grudnia grudzień prosince",
	} {
		for name := range strings.FieldsSeq(names) {
			m[name] = i + 1
		}
	}
	return m
})

// weekdays and joining words of dates say nothing that the numbers do not.
var dateNoise = set(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	lunes martes miércoles miercoles jueves viernes sábado sabado domingo
	lundi mardi mercredi jeudi vendredi samedi dimanche
	montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
	maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
	segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta
	lunedì martedì mercoledì giovedì venerdì lunedi martedi mercoledi giovedi venerdi sabato domenica
	måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag onsdag lørdag søndag
	poniedziałek wtorek środa czwartek piątek sobota niedziela
	lun mié mie jue vie sáb dom mer jeu ven sam dim
	de del of the den der le el il di du do da on den am à às um om alle ore klo kl las`)

// date reads a whole string as a date, in words of the site's languages or in numbers, and
// returns it as far as it is known (2024, 2024-03, 2024-03-30, 2024-03-30T14:05:00Z), or "" if
// it is none. Of 03/04/2024 only the year is known: countries differ on the rest.
func date(s string) string {
	if len(s) < 4 || len(s) > 60 || !hasDigit(s) || strings.IndexByte(s, '\n') >= 0 {
		return ""
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.UTC().Format(time.RFC3339)
	}
	s = eastern.Replace(s)
	d := calendar{minute: -1}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '\u00a0' }) {
		if !d.word(strings.TrimRight(w, ".")) {
			return ""
		}
	}
	return d.known()
}

// eastern turns 2024年3月15日 into words.
var eastern = strings.NewReplacer("年", "-", "月", "-", "日", " ", "（", " ", "）", " ", "曜", "")

func hasDigit(s string) bool {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			return true
		}
	}
	return false
}

// calendar is a date while it is read.
type calendar struct {
	year, month, day int
	minute           int // of the day, -1 if no time is given
	zone             *time.Location
}

// word takes one word of a date, in lower case, and reports whether it can be one.
func (d *calendar) word(w string) bool {
	if dateNoise.has(w) || w == "at" || w == "uhr" || w == "h" {
		return true
	}
	if minutes, ok := zones[w]; ok {
		d.zone = time.FixedZone("", minutes*60)
		return true
	}
	if d.clock(w) {
		return true
	}
	if months()[w] > 0 && d.month == 0 {
		d.month = months()[w]
		return true
	}
	if n, err := strconv.Atoi(ordinal(w)); err == nil {
		switch {
		case n >= 1600 && n < 2200 && d.year == 0:
			d.year = n
		case n >= 1 && n <= 31 && d.day == 0 && len(w) <= 4:
			d.day = n
		default:
			return false
		}
		return true
	}
	return d.year == 0 && d.month == 0 && d.day == 0 && d.numeric(w)
}

// zones are minutes east of Greenwich.
var zones = map[string]int{
	"gmt": 0, "utc": 0, "z": 0, "wet": 0, "bst": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "brt": -180, "art": -180,
	"ist": 330, "sgt": 480, "hkt": 480, "awst": 480, "jst": 540, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
}

// clock takes 14:05, 14.05, 14:05:30, 2:05pm, and "pm" after 2:05.
func (d *calendar) clock(w string) bool {
	half := ""
	for _, end := range []string{"am", "pm"} {
		if rest, ok := strings.CutSuffix(w, end); ok {
			w, half = rest, end
		}
	}
	if w == "" && d.minute >= 0 && half != "" {
		d.half(half)
		return true
	}
	w = strings.TrimSuffix(w, "h")
	if hour, minute, ok := strings.Cut(w, "h"); ok && hasDigit(hour) && hasDigit(minute) { // 14h05
		w = hour + ":" + minute
	}
	for _, layout := range []string{"15:04", "15.04", "15:04:05"} {
		if t, err := time.Parse(layout, w); err == nil && d.minute < 0 {
			d.minute = t.Hour()*60 + t.Minute()
			d.half(half)
			return true
		}
	}
	return false
}

func (d *calendar) half(half string) {
	switch {
	case half == "pm" && d.minute < 12*60:
		d.minute += 12 * 60
	case half == "am" && d.minute >= 12*60:
		d.minute -= 12 * 60
	}
}

// known writes the date as far as it is known. A time without its zone is not.
func (d *calendar) known() string {
	switch {
	case d.year == 0 || d.month == 0 && d.day > 0:
		return ""
	case d.month == 0:
		return strconv.Itoa(d.year)
	case d.day == 0:
		return fmt.Sprintf("%d-%02d", d.year, d.month)
	}
	zone := d.zone
	if zone == nil || d.minute < 0 {
		zone = time.UTC
	}
	t := time.Date(d.year, time.Month(d.month), d.day, 0, max(d.minute, 0), 0, 0, zone)
	if t.Day() != d.day {
		return ""
	}
	if d.zone != nil && d.minute >= 0 {
		return t.UTC().Format(time.RFC3339)
	}
	return t.Format(time.DateOnly)
}

// ordinal takes the ending off 1st, 2nd, 3rd, 4th, 1er, 1º.
func ordinal(w string) string {
	for _, end := range []string{"st", "nd", "rd", "th", "er", "º", "°"} {
		if rest, ok := strings.CutSuffix(w, end); ok {
			return rest
		}
	}
	return w
}

// numeric reads 2024-03-30, 2024/03, 30.3.2024 and 30/03/2024.
func (d *calendar) numeric(w string) bool {
	for _, sep := range []string{"-", "/", "."} {
		parts := strings.Split(w, sep)
		if len(parts) < 2 || len(parts) > 3 {
			continue
		}
		var n [3]int
		for i, p := range parts {
			v, err := strconv.Atoi(p)
			if err != nil || v < 1 {
				return false
			}
			n[i] = v
		}
		switch {
		case len(parts[0]) == 4 && n[1] <= 12 && (len(parts) == 3 || sep != "."):
			d.year, d.month, d.day = n[0], n[1], n[2]
		case len(parts) == 3 && len(parts[2]) == 4:
			d.year = n[2]
			return d.dayAndMonth(n[0], n[1], sep == ".") && d.inReach()
		default:
			return false
		}
		return d.inReach()
	}
	return false
}

// dayAndMonth takes the first two numbers of 30/03/2024. Where both could be the month, only
// dots say that the day is first; else neither is known.
func (d *calendar) dayAndMonth(a, b int, dots bool) bool {
	switch {
	case a > 31 || b > 31 || a > 12 && b > 12:
		return false
	case a > 12, a == b, dots && b <= 12:
		d.day, d.month = a, b
	case b > 12:
		d.month, d.day = a, b
	}
	return true
}

// inReach reports whether the year is one of a newspaper.
func (d *calendar) inReach() bool { return d.year >= 1600 && d.year < 2200 }
