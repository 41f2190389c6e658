//! A guide in memory, from which texts are exported and into which they come back.

use sirio::guide::{Entry, Guide, Options};
use sirio::handoff::{self, Desk, Import, Package, Progress, Return, Returned, ReturnedUnit, Selection};
use sirio::memo::Memo;
use sirio::model::{Fingerprint, Lang, SectionId};
use sirio::source::{Content, SourceFile, Sources, load};
use std::collections::BTreeMap;
use std::path::Path;

pub struct Shop {
    pub sources: Sources,
    /// The guide as it was when its translations were recorded.
    pub before: Option<Sources>,
}

pub fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a language")
}

impl Shop {
    pub fn at(root: &Path) -> Self {
        Self { sources: load(root).expect("a guide").value, before: None }
    }

    pub fn of(files: &[(&str, &str)]) -> Self {
        let guide = "[guide]\nbase_url = \"https://a.example\"\nsource_language = \"it\"\nlanguages = [\"it\", \"en\"]\n";
        let files = files.iter().copied().chain([("guide.toml", guide)]).map(|(path, text)| file(path, text));
        Self { sources: Sources::from_files(files), before: None }
    }

    pub fn text(&self, path: &str) -> &str {
        self.sources.text(path).unwrap_or_default()
    }

    pub fn options() -> Options {
        Options { drafts: false, leaflets: false, as_of: "2026-11-23".parse().expect("a day") }
    }

    pub fn guide(&self) -> Guide {
        let understood = sirio::understand(&self.sources, Self::options(), &Memo::default());
        understood.value.guide
    }

    pub fn errors(&self) -> Vec<String> {
        let found = sirio::understand(&self.sources, Self::options(), &Memo::default()).findings;
        let errors =
            found.into_iter().filter(|finding| finding.severity() == sirio::diagnostic::Severity::Error);
        errors.map(|finding| format!("{:?} {}", finding.place, finding.message)).collect()
    }

    /// The text of a section in the guide as it was.
    pub fn earlier(&self, entry: &Entry, section: &SectionId, print: &Fingerprint) -> Option<String> {
        let before = Self { sources: self.before.clone()?, before: None };
        let guide = before.guide();
        let page = &guide.entry(entry.id.as_str())?.source;
        let was = page.body.section(section).filter(|was| was.fingerprint == *print)?;
        let start = if *section == SectionId::intro() { 0 } else { was.span.start };
        Some(before.text(&page.file)[start..was.span.end].to_owned())
    }

    /// Records that all of a page's translation matches the guide as it is, and edits the source.
    pub fn changed(&self, path: &str, text: &str) -> Self {
        let guide = self.guide();
        let mut records = String::from("algorithm = 1\n[sections]\n");
        for entry in &guide.entries {
            for section in &entry.source.body.sections {
                let Fingerprint { words, facts } = &section.fingerprint;
                let key = format!("{}#{}", entry.id, section.id.as_str());
                records.push_str(&format!(
                    "\"{key}\" = {{ t = \"{words}\", f = \"{facts}\", method = \"human\", n = 1 }}\n"
                ));
            }
        }
        let files =
            self.sources.iter().cloned().chain([file("i18n/en/sync.toml", &records), file(path, text)]);
        Self { sources: Sources::from_files(files), before: Some(self.sources.clone()) }
    }

    pub fn export(&self, target: &str, all: bool) -> Package {
        let guide = self.guide();
        let desk = Desk {
            guide: &guide,
            sources: &self.sources,
            from: lang("it"),
            lang: lang(target),
            earlier: &|entry, section, print| self.earlier(entry, section, print),
        };
        let selection = Selection { all, review: false, wanted: &|_, _| true };
        handoff::export(&desk, &selection, Self::options().as_of).package
    }

    /// Imports, and holds the pages that come of it.
    pub fn import(&mut self, returned: &Returned) -> Import {
        let guide = self.guide();
        let target = returned.target.clone().expect("a language");
        let desk = Desk {
            guide: &guide,
            sources: &self.sources,
            from: lang("it"),
            lang: target,
            earlier: &|entry, section, print| self.earlier(entry, section, print),
        };
        let context = sirio::parse::Context::new(&guide.config);
        let import =
            handoff::import(&desk, &Return { file: &"x.po".into(), returned, context: &context, found: &[] });
        let new = import.pages.iter().map(|page| file(&page.file, &page.text));
        self.sources = Sources::from_files(self.sources.iter().cloned().chain(new));
        import
    }
}

pub fn file(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.into(), content: Content::Text(text.into()), hash: blake3::hash(text.as_bytes()) }
}

/// A package as a translator's tool gives it back, each text through `translate`.
pub fn back(package: &Package, translate: &dyn Fn(&handoff::Unit) -> String) -> Returned {
    let units = package.units.iter().map(|unit| ReturnedUnit {
        key: unit.key.clone(),
        source: unit.source.clone(),
        target: translate(unit),
        is_done: unit.progress != Progress::Doubtful,
        basis: Some(unit.basis.clone()),
        span: 0..0,
    });
    Returned {
        source: Some(package.source.clone()),
        target: Some(package.target.clone()),
        is_pivot: package.is_pivot,
        translator: None,
        units: units.collect(),
    }
}

/// Every letter another one, all in brackets, tags and markup as they are.
pub fn pseudo(unit: &handoff::Unit) -> String {
    let mut out = String::from("⟦");
    let mut rest = unit.source.as_str();
    while let Some(c) = rest.chars().next() {
        let tag = unit.codes.iter().find_map(|code| {
            let forms =
                [format!("<{}>", code.name), format!("</{}>", code.name), format!("<{}/>", code.name)];
            forms.into_iter().find(|form| rest.starts_with(form.as_str()))
        });
        if let Some(tag) = tag {
            out.push_str(&tag);
            rest = &rest[tag.len()..];
            continue;
        }
        out.push(match c {
            'a' => 'â',
            'e' => 'ê',
            'o' => 'ø',
            other => other,
        });
        rest = &rest[c.len_utf8()..];
    }
    out.push('⟧');
    out
}

/// Every text that was translated is there as it was given.
pub fn same_targets(given: &Package, found: &Package) {
    let found: BTreeMap<_, _> =
        found.units.iter().map(|unit| ((&unit.key, &unit.source), &unit.target)).collect();
    for unit in &given.units {
        assert_eq!(found.get(&(&unit.key, &unit.source)), Some(&&pseudo(unit)), "{}", unit.key);
    }
}

/// The file of a page, with this body.
pub fn page(body: &str) -> String {
    format!("+++\ntitle = \"Prova\"\nsummary = \"Un 'testo' \\\"di\\\" prova\"\n+++\n{body}")
}

/// The lines of a file without their words: what makes it the same list, table or quote.
pub fn shape(shop: &Shop, path: &str) -> Vec<&'static str> {
    let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_HEADING_ATTRIBUTES;
    let body = shop.text(path).splitn(3, "+++").last().unwrap_or_default();
    let events = pulldown_cmark::Parser::new_ext(body, options);
    let blocks = events.filter_map(|event| match event {
        pulldown_cmark::Event::Start(tag) => Some(match tag {
            pulldown_cmark::Tag::Heading { .. } => "heading",
            pulldown_cmark::Tag::List(Some(_)) => "numbered list",
            pulldown_cmark::Tag::List(None) => "list",
            pulldown_cmark::Tag::Item => "item",
            pulldown_cmark::Tag::Table(_) => "table",
            pulldown_cmark::Tag::TableRow => "row",
            pulldown_cmark::Tag::BlockQuote(_) => "quote",
            pulldown_cmark::Tag::CodeBlock(_) => "code",
            pulldown_cmark::Tag::Link { .. } => "link",
            pulldown_cmark::Tag::Image { .. } => "image",
            _ => return None,
        }),
        _ => None,
    });
    blocks.collect()
}
