package parse

import "testing"

func TestDateInName(t *testing.T) {
	for name, want := range map[string]string{
		"2024-03-30-harbour.txt":            "2024-03-30",
		"harbour_2024_03_30.txt":            "2024-03-30",
		"a/20240330.txt":                    "2024-03-30",
		"2024-03-30-12-harbour.txt":         "2024-03-30",
		"20240330T140500.txt":               "2024-03-30",
		"echo/2024/03/30/harbour.txt":       "2024-03-30",
		"echo/2024/03/harbour.txt":          "2024-03",
		"echo/2024-03/0001.txt":             "2024-03",
		"echo/2024/harbour.txt":             "2024",
		"2019/harbour-2024-03-30.txt":       "2024-03-30",
		"2023/2024-03-30/harbour.txt":       "2024-03-30",
		"000_7cdc5544004e7269.txt":          "",
		"a2024-03-30.txt":                   "",
		"2024-13-30.txt":                    "",
		"2024-02-31.txt":                    "",
		"12024-03-30.txt":                   "",
		"version-1.2.3/harbour.txt":         "",
		"":                                  "",
		"3024/harbour.txt":                  "",
		"2024-03-300.txt":                   "",
		"the-2024-election.txt":             "",
		`C:\archive\2024\03\30\harbour.txt`: "2024-03-30",
	} {
		if got := dateInName(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"Saturday 30 March 2024": "2024-03-30", "30 Mar 2024": "2024-03-30", "March 30, 2024": "2024-03-30", "Sat., 30th March, 2024": "2024-03-30",
		"March 2024": "2024-03", "2024-03-30": "2024-03-30", "2024/03/30": "2024-03-30", "30.3.2024": "2024-03-30", "30/03/2024": "2024-03-30",
		"03/30/2024": "2024-03-30", "03/04/2024": "2024", "04/04/2024": "2024-04-04", "2024-03-30T14:05:00+02:00": "2024-03-30T12:05:00Z",
		"28 March 2024, 14:05 GMT": "2024-03-28T14:05:00Z", "Sat 30 Mar 2024 14.05 GMT": "2024-03-30T14:05:00Z", "30 March 2024 at 2:05pm": "2024-03-30",
		"Sábado 30 de marzo de 2024": "2024-03-30", "sábado, 30 de março de 2024": "2024-03-30", "Samedi 30 mars 2024": "2024-03-30", "1er avril 2024": "2024-04-01",
		"Samstag, 30. März 2024": "2024-03-30", "zaterdag 30 maart 2024": "2024-03-30", "sabato 30 marzo 2024": "2024-03-30",
		"30 February 2024": "", "March 30": "", "page 30": "", "yesterday": "", "30 March 2024 was a day": "", "1 2 3": "", "": "", "May 1 2024 3": "",
	} {
		if got := date(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
