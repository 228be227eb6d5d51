package parse

// rule labels what it knows on a sheet, and leaves the rest to the rules after it.
type rule struct {
	name  string // stored in each Span it makes, shown on screen, and the name of its test case
	why   string // one sentence that an editor would agree with
	only  string // the format it is for; "" is all
	apply func(*sheet)
}

// ruleTable runs in this order: where two rules could claim a line, the first one has it.
var ruleTable = []rule{
	{"site footer", "the site's lines under the article say its language and country of publication, and go", "pressreader", siteFooter},
	{"caption", "?? CREDIT ?? caption: what stands beside a picture, apart from the text", "pressreader", captions},
	{"doubled caption", "a caption stands twice, between its marks and again as CREDIT caption; the fuller copy stays", "pressreader", func(*sheet) {}},
	{"picture line", "under a picture stand who made it (Image source, …) and what it shows (Image caption, …)", "", pictureLines},
	{"furniture", "whole lines that the site adds: advertisement, share, listen, read more", "", furnitureLines},
	{"jump line", "where the text goes on or comes from on paper (Continued on Page 7) is no part of it", "", jumpLines},
	{"cross-reference", "a line Read more: … sends the reader to another article", "", notices(crossReferences)},
	{"newsletter call", "a line that asks the reader to sign up for a newsletter is not the article's", "", notices(newsletterCalls)},
	{"copyright line", "a line © … says whose the page is", "", notices(copyrights)},
	{"end sign", "the square that closes a text on paper goes", "", endSign},
	{"labelled line", "a line Author: …, Section: … or URL: … above the text says a fact of the page", "", labelledLines},
	{"page date", "First published on … is the date; Last modified on …, 3 min read and 12 comments go", "", pageDates},
	{"masthead", "above the headline stand the publication, the date, the section and the page", "", masthead},
	{"byline", "a bullet, or a line By NAME, between headline and text names the authors", "", bylines},
	{"headline", "the first line that is left above the text is the headline, under a kicker in capitals", "", headline},
	{"repeated headline", "the headline once more near the top, in capitals or not, is the same headline", "", repeatedHeadline},
	{"standfirst", "what stands between the headline and the byline or the text is the standfirst", "", standfirst},
	{"dateline", "a text that opens LONDON (Reuters) - says where it was written, and by which agency", "", dateline},
	{"sign-off", "an agency's name alone under the text says whose report it is", "", signOff},
	{"desk credit", "(Reporting by …; Editing by …) names the desk; it is cut, and its reporter may be the author", "", deskCredit},
	{"author's bio", "a bullet under the text in which a name stands twice introduces the author", "", lateBio},
	{"list", "bullets that follow each other are the items of one list", "", lists},
	{"table", "lines whose cells are parted by tabs or bars, as many in each, are the rows of a table", "", tables},
	{"pull quote", "a line that stands again in the body is set as a quotation, not as a second paragraph", "", pullQuotes},
	{"crosshead", "a short line without a full stop between two paragraphs heads the second", "", crossheads},
	{"paragraph", "what is left is the text; lines broken at one width are one paragraph", "", paragraphs},
}

// Explain returns the sentence that says what the rule of that name is for, or "".
func Explain(name string) string {
	for _, r := range ruleTable {
		if r.name == name {
			return r.why
		}
	}
	return ""
}
