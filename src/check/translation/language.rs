//! Paragraphs that stand in another language than their file says.

use super::place;
use crate::diagnostic::{Finding, codes};
use crate::guide::Entry;
use crate::locale::script;
use crate::model::{Inline, Lang, Page, Section, SectionId};
use crate::source::Sources;
use icu::properties::{CodePointMapData, props::Script};
use whatlang::Detector;

/// Languages that people of a guide in Italy write, beside those of the guide.
const OTHERS: [&str; 12] = ["it", "en", "fr", "es", "de", "pt", "ro", "ar", "ur", "fa", "ru", "uk"];

/// The detector's languages by their BCP 47 tags.
const PROFILES: [(&str, whatlang::Lang); 56] = {
    use whatlang::Lang as L;
    [
        ("en", L::Eng),
        ("ru", L::Rus),
        ("zh", L::Cmn),
        ("es", L::Spa),
        ("pt", L::Por),
        ("it", L::Ita),
        ("bn", L::Ben),
        ("fr", L::Fra),
        ("de", L::Deu),
        ("uk", L::Ukr),
        ("ka", L::Kat),
        ("ar", L::Ara),
        ("hi", L::Hin),
        ("ja", L::Jpn),
        ("he", L::Heb),
        ("yi", L::Yid),
        ("pl", L::Pol),
        ("am", L::Amh),
        ("ko", L::Kor),
        ("nb", L::Nob),
        ("no", L::Nob),
        ("da", L::Dan),
        ("sv", L::Swe),
        ("fi", L::Fin),
        ("tr", L::Tur),
        ("nl", L::Nld),
        ("hu", L::Hun),
        ("cs", L::Ces),
        ("el", L::Ell),
        ("bg", L::Bul),
        ("be", L::Bel),
        ("mr", L::Mar),
        ("ro", L::Ron),
        ("sl", L::Slv),
        ("hr", L::Hrv),
        ("sr", L::Srp),
        ("mk", L::Mkd),
        ("lt", L::Lit),
        ("lv", L::Lav),
        ("et", L::Est),
        ("ta", L::Tam),
        ("vi", L::Vie),
        ("ur", L::Urd),
        ("th", L::Tha),
        ("gu", L::Guj),
        ("pa", L::Pan),
        ("az", L::Aze),
        ("id", L::Ind),
        ("te", L::Tel),
        ("fa", L::Pes),
        ("ne", L::Nep),
        ("si", L::Sin),
        ("sk", L::Slk),
        ("ca", L::Cat),
        ("tl", L::Tgl),
        ("hy", L::Hye),
    ]
};

/// Letters that a text must have before it is judged: few tell a foreign script, more a language
/// from its neighbours.
const ENOUGH_OF_A_SCRIPT: usize = 24;
const ENOUGH: usize = 40;

/// Bytes after which no more of a text is read.
const MOST: usize = 400;

/// Words that a text of a language without a profile must share with the source to be a copy.
const COPIED_WORDS: usize = 12;

/// Another language than a file's, by its tag where it is known which.
struct Other(Option<&'static str>);

/// Says of texts whether they are plainly not in one language.
pub struct Judge {
    scripts: Vec<Script>,
    own: Option<whatlang::Lang>,
    detector: Detector,
}

impl Judge {
    pub fn new(lang: &Lang, languages: &[Lang]) -> Self {
        let others = OTHERS.iter().filter_map(|tag| Lang::parse(tag));
        let mut all: Vec<whatlang::Lang> =
            languages.iter().cloned().chain(others).filter_map(|lang| known(&lang)).collect();
        all.sort_unstable_by_key(whatlang::Lang::code);
        all.dedup();
        Self { scripts: scripts(lang), own: known(lang), detector: Detector::with_allowlist(all) }
    }

    /// One finding for a section, at its first paragraph in another language.
    pub fn check(&self, sources: &Sources, entry: &Entry, page: &Page, findings: &mut Vec<Finding>) {
        for section in &page.body.sections {
            let summary = page.summary.as_deref().filter(|_| section.id == SectionId::intro());
            let Some((words, other)) =
                self.stranger(section, summary).or_else(|| self.copy(entry, page, section))
            else {
                continue;
            };
            let place = place::of_words(sources, page, section, &words);
            let seems = other.0.map_or("another language".to_owned(), |other| format!("`{other}`"));
            let message = format!("this seems to be in {seems}, in the file for `{}`", page.lang);
            let hint = "translate it, or move it to the file of its language; words that are to stay as they are belong into quotes";
            findings.push(Finding::new(codes::WRONG_LANGUAGE, place, message).hint(hint));
        }
    }

    /// The first paragraph in another language, and which that is; short ones are taken together.
    fn stranger(&self, section: &Section, summary: Option<&str>) -> Option<(String, Other)> {
        let mut short = String::new();
        let mut found = summary.and_then(|summary| Some((summary.to_owned(), self.other_language(summary)?)));
        section.each_text(&mut |inlines| {
            if found.is_some() {
                return;
            }
            let mut text = String::new();
            add_own_words(inlines, &mut text);
            if letters(&text) < ENOUGH {
                short.push_str(&text);
                short.push('\n');
            } else if let Some(other) = self.other_language(&text) {
                found = Some((text, other));
            }
        });
        found.or_else(|| {
            let other = self.other_language(&short)?;
            Some((short, other))
        })
    }

    /// Whether a text is plainly in another language, and which, where that can be said.
    fn other_language(&self, text: &str) -> Option<Other> {
        let words = plain_words(text);
        let count = letters(&words);
        if count < ENOUGH_OF_A_SCRIPT {
            return None;
        }
        if self.in_own_script(&words) * 4 < count {
            let info = self.detector.detect(&words).filter(whatlang::Info::is_reliable);
            return Some(Other(info.map(|info| name(info.lang()))));
        }
        let own = self.own?;
        let words: Vec<&str> = words.split_whitespace().filter(|word| self.in_own_script(word) > 0).collect();
        let words = words.join(" ");
        if letters(&words) < ENOUGH {
            return None;
        }
        let info = self.detector.detect(&words)?;
        (info.lang() != own && info.is_reliable()).then(|| Other(Some(name(info.lang()))))
    }

    fn in_own_script(&self, text: &str) -> usize {
        let map = CodePointMapData::<Script>::new();
        letters(&text.chars().filter(|c| self.scripts.contains(&map.get(*c))).collect::<String>())
    }

    /// Languages that no profile knows are judged by their script; but the source's own words can
    /// be told from a translation in any.
    fn copy(&self, entry: &Entry, page: &Page, section: &Section) -> Option<(String, Other)> {
        if self.own.is_some() || page.lang == entry.source.lang || section.id == SectionId::intro() {
            return None;
        }
        let source = entry.source.body.section(&section.id)?;
        let copied = source.words >= COPIED_WORDS && source.fingerprint.words == section.fingerprint.words;
        copied.then(|| (section.text.clone(), Other(known(&entry.source.lang).map(name))))
    }
}

/// The words that the writer of a text chose: not what is quoted as code or set off as a foreign
/// word.
fn add_own_words(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Strong(inner) => add_own_words(inner, text),
            Inline::Link(link) => add_own_words(&link.text, text),
            Inline::Break => text.push(' '),
            Inline::Code(_) | Inline::Emphasis(_) | Inline::Image(_) | Inline::Html(_) => {}
        }
    }
}

/// A text without names, quotations and what stands in brackets: these keep their language
/// everywhere. At most [`MOST`] bytes or little more.
fn plain_words(text: &str) -> String {
    let mut out = String::new();
    for word in outside_brackets(text).split_whitespace() {
        let is_name = word.chars().find(|c| c.is_alphabetic()).is_none_or(char::is_uppercase);
        let is_address = word.is_ascii() && word.bytes().any(|b| matches!(b, b'@' | b'/' | b'0'..=b'9'));
        if !is_name && !is_address {
            out.push_str(word);
            out.push(' ');
        }
        if out.len() >= MOST {
            break;
        }
    }
    out
}

fn outside_brackets(text: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut quoted) = (0_usize, false);
    for c in text.chars() {
        match c {
            '(' | '[' | '«' | '“' | '„' | '「' | '（' | '《' => depth += 1,
            ')' | ']' | '»' | '”' | '」' | '）' | '》' => depth = depth.saturating_sub(1),
            '"' => quoted = !quoted,
            _ if depth == 0 && !quoted => {
                out.push(c);
                continue;
            }
            _ => continue,
        }
        out.push(' ');
    }
    out
}

/// Letters, an ideograph for as many as a short word.
fn letters(text: &str) -> usize {
    let weight = |c: char| if is_ideograph(c) { 3 } else { usize::from(c.is_alphabetic()) };
    text.chars().map(weight).sum()
}

fn is_ideograph(c: char) -> bool {
    c >= '\u{2E80}' && c.is_alphabetic()
}

fn scripts(lang: &Lang) -> Vec<Script> {
    match script(lang).as_str() {
        "Hans" | "Hant" => vec![Script::Han],
        "Jpan" => vec![Script::Han, Script::Hiragana, Script::Katakana],
        "Kore" => vec![Script::Hangul, Script::Han],
        code => {
            let parser = icu::properties::PropertyParser::<Script>::new();
            parser.get_strict(code).into_iter().collect()
        }
    }
}

/// The language as the detector knows it.
fn known(lang: &Lang) -> Option<whatlang::Lang> {
    let id = lang.locale().id;
    PROFILES.iter().find(|(tag, _)| *tag == id.language.as_str()).map(|(_, profile)| *profile)
}

fn name(lang: whatlang::Lang) -> &'static str {
    PROFILES.iter().find(|(_, profile)| *profile == lang).map_or(lang.code(), |(tag, _)| tag)
}
