//! Addresses that lead nowhere → findings, one for each place that wrote one, however many pages have it.

use super::Finished;
use super::html::{Kind, unescaped};
use super::map::{Map, Verdict, address_of};
use super::survey::{Fault, Wrong};
use super::templates::{At, Templates, find_quoted};
use crate::diagnostic::{Code, Finding, Place, codes, suggestion};
use crate::guide::{Entry, Guide, media_href};
use crate::model::{Kind as EntryKind, Lang, Target};
use crate::source::Sources;
use crate::theme::Theme;
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Who can have written an address.
pub struct Scene<'s> {
    guide: &'s Guide,
    theme: &'s Theme,
    sources: &'s Sources,
    templates: Templates,
    /// The template of each page, by its address.
    template_of: BTreeMap<&'s str, &'static str>,
    /// Whose page and whose paper a file is.
    entries: BTreeMap<String, (&'s Entry, &'s Lang)>,
    /// What the Markdown names and the model judges, images that are not there and addresses of the guide
    /// written whole: that is said there.
    judged: BTreeSet<String>,
    /// Whether two pages want one address, so that versions name the one and mean the other.
    collides: bool,
}

impl<'s> Scene<'s> {
    pub fn new(guide: &'s Guide, theme: &'s Theme, sources: &'s Sources, finished: &Finished<'s>) -> Self {
        let own = guide.published().flat_map(|entry| {
            entry.addresses.iter().map(move |(lang, address)| (address[1..].to_owned(), (entry, lang)))
        });
        let leaflets = finished.leaflets.iter().filter_map(|leaflet| {
            let entry = guide.entry(leaflet.id.as_str())?;
            let (lang, _) = entry.addresses.get_key_value(&leaflet.lang)?;
            Some((leaflet.path.clone(), (entry, lang)))
        });
        let pages = || guide.entries.iter().flat_map(Entry::pages);
        let images = pages().flat_map(|page| page.body.images());
        let images = images.filter(|image| !guide.media.contains(&image.path));
        let whole = pages().flat_map(|page| page.body.links()).filter_map(|link| match &link.target {
            Target::External(address) => Some(address.to_string()),
            _ => None,
        });
        let documents = finished.documents.iter();
        Self {
            guide,
            theme,
            sources,
            templates: Templates::new(&theme.files),
            template_of: documents
                .map(|(address, document)| (&address[1..], document.content.template()))
                .collect(),
            entries: own.chain(leaflets).collect(),
            judged: images.map(|image| media_href(&image.path)).chain(whole).collect(),
            collides: finished.documents.len() > finished.pages.len(),
        }
    }

    /// Whether another finding says the same already.
    fn is_said(&self, fault: &Fault) -> bool {
        self.judged.contains(super::html::unescaped(&fault.written).as_ref())
            || (self.collides && fault.wrong == Wrong::OneWay)
    }

    /// The place that wrote an address, and whether it is a text of the guide and not the theme.
    fn place(&self, fault: &Fault, written: &str, shared: &Shared) -> (Place, bool) {
        let address = address_of(&fault.file);
        if fault.file.ends_with(".css") {
            return (self.style(written), false);
        }
        if let Some(at) = shared.literal.as_ref().filter(|_| fault.kind != Kind::Paper) {
            return (self.in_theme(at, address), false);
        }
        if let Some(place) = self.in_page(address, written).or_else(|| shared.text.clone()) {
            return (place, true);
        }
        if fault.kind == Kind::Paper {
            let page =
                self.entries.get(address).map(|(entry, lang)| entry.page(lang).unwrap_or(&entry.source));
            return (Place::file(page.map_or(&self.guide.config.file, |page| &page.file)), true);
        }
        let pattern = self.templates.pattern(written).map(|at| self.in_theme(&at, address));
        let fallback = || match self.template_of.get(address) {
            Some(template) => Place::file(&self.theme_file(&format!("templates/{template}"))),
            None => Place::file(&self.guide.config.file),
        };
        (pattern.unwrap_or_else(fallback), false)
    }

    fn theme_file(&self, inside: &str) -> Arc<str> {
        self.theme.files.path(inside).into()
    }

    /// A place in the theme. What is inside the program cannot be changed: there the template of the guide
    /// that the page is made by is the one to look at, where it has one.
    fn in_theme(&self, at: &At, address: &str) -> Place {
        let file = self.theme_file(&at.file);
        if self.sources.get(&file).is_some() {
            return Place::at(&file, at.start..at.end);
        }
        let own = self.template_of.get(address).map(|name| self.theme_file(&format!("templates/{name}")));
        let own = own.filter(|own| self.sources.get(own).is_some());
        Place::file(&own.unwrap_or(file))
    }

    fn style(&self, written: &str) -> Place {
        let files = self.theme.files.below("style/");
        let found = files.iter().find_map(|(name, text)| Some((name, text.find(written)?)));
        match found {
            Some((name, at)) => {
                let file = self.theme_file(&format!("style/{name}"));
                Place::at(&file, at..at + written.len())
            }
            None => Place::file(&self.theme_file("style/main.css")),
        }
    }

    /// An address that somebody typed in the page itself.
    fn in_page(&self, address: &str, written: &str) -> Option<Place> {
        let (entry, lang) = self.entries.get(address)?;
        let pages = entry.page(lang).into_iter().chain([&entry.source]);
        self.typed(pages.map(|page| Arc::clone(&page.file)), written)
    }

    /// An address that somebody typed where many pages have it from: a contact, the records of links, a string.
    fn in_records(&self, written: &str) -> Option<Place> {
        let contacts = self.guide.published().filter(|entry| entry.kind() == EntryKind::Contact);
        let strings = self.sources.below("i18n").filter(|file| file.path.ends_with("/ui.ftl"));
        let files = contacts
            .map(|entry| Arc::clone(&entry.source.file))
            .chain([Arc::from("content/links.toml")])
            .chain(strings.map(|file| Arc::clone(&file.path)));
        self.typed(files, written)
    }

    fn typed(&self, mut files: impl Iterator<Item = Arc<str>>, written: &str) -> Option<Place> {
        let decoded = percent_decode_str(written).decode_utf8_lossy();
        let spellings = [written, &decoded];
        files.find_map(|file| {
            let text = self.sources.text(&file)?;
            let found =
                spellings.iter().find_map(|spelling| Some((find_quoted(text, spelling)?, spelling.len())));
            found.map(|(at, length)| Place::at(&file, at..at + length))
        })
    }
}

/// What is known of an address whichever page has it.
#[derive(Default)]
struct Shared {
    literal: Option<At>,
    text: Option<Place>,
}

/// So many addresses are looked for in every text where one can stand. More of them were put together by a
/// template, and are found there.
const MOST_LOOKED_FOR: usize = 200;

/// What is said of one place.
struct Group<'f> {
    first: &'f Fault,
    more: usize,
}

/// One finding for each place and each kind of fault, naming the first page that has it.
pub fn of(faults: &[Fault], scene: &Scene<'_>, map: &Map<'_>) -> Vec<Finding> {
    let mut known: HashMap<&str, Shared> = HashMap::new();
    let mut groups: BTreeMap<(Place, Code), Group<'_>> = BTreeMap::new();
    for fault in faults.iter().filter(|fault| !scene.is_said(fault)) {
        let written = unescaped(&fault.written);
        let is_few = known.len() < MOST_LOOKED_FOR;
        let shared = known.entry(&fault.written).or_insert_with(|| Shared {
            literal: is_few.then(|| scene.templates.literal(&written)).flatten(),
            text: is_few.then(|| scene.in_records(&written)).flatten(),
        });
        let (place, typed) = scene.place(fault, &written, shared);
        let group = groups.entry((place, code(&fault.wrong, typed)));
        group.and_modify(|group| group.more += 1).or_insert(Group { first: fault, more: 0 });
    }
    groups.into_iter().map(|((place, code), group)| finding(place, code, &group, map)).collect()
}

fn finding(place: Place, code: Code, Group { first, more }: &Group<'_>, map: &Map<'_>) -> Finding {
    let more = match (more, place.span) {
        (0, _) => String::new(),
        (1, Some(_)) => "; so does one more".to_owned(),
        (more, Some(_)) => format!("; so do {more} more"),
        // Of a whole file it is not known that the others are the same address.
        (1, None) => "; there is one more such address".to_owned(),
        (more, None) => format!("; there are {more} more such addresses"),
    };
    let message = format!("{} (/{} has it{more})", message(first), address_of(&first.file));
    Finding::new(code, place, message).hint(hint(first, map))
}

fn code(wrong: &Wrong, typed: bool) -> Code {
    match wrong {
        Wrong::Leads(Verdict::NoSlash | Verdict::OldAddress) => codes::LINK_DETOUR,
        Wrong::Leads(Verdict::NoAnchor) if typed => codes::LINK_ANCHOR,
        Wrong::Leads(Verdict::NoAnchor) => codes::THEME_ANCHOR,
        Wrong::Leads(_) if typed => codes::LINK_BROKEN,
        Wrong::Leads(_) => codes::THEME_LINK,
        Wrong::Unlisted | Wrong::Hidden => codes::THEME_UNLISTED,
        Wrong::OneWay => codes::THEME_ALTERNATES,
    }
}

fn message(fault: &Fault) -> String {
    let written = unescaped(&fault.written);
    match &fault.wrong {
        Wrong::Unlisted => format!("`{written}` leads into a language that is not shown to the public yet"),
        Wrong::Hidden => {
            format!("`{written}` is offered to search engines, but is a page that they shall leave out")
        }
        Wrong::OneWay => {
            format!("`{written}` is named as this page in another language, but does not name it back")
        }
        Wrong::Leads(verdict) => match verdict {
            Verdict::NoSlash => {
                format!("`{written}` lacks the slash at its end, so that readers wait for a redirect")
            }
            Verdict::OldAddress => format!("`{written}` is an old address, which only leads on"),
            Verdict::NoAnchor => format!("`{written}` leads to a page that has no such place"),
            Verdict::Unreadable => format!("`{written}` cannot be read: its percent-encoding is of no text"),
            Verdict::EncodedTwice => format!("`{written}` leads nowhere: it is percent-encoded twice"),
            Verdict::Otherwise(real) => format!("`{written}` leads nowhere: the page is at `{real}`"),
            _ => format!("`{written}` leads nowhere: the site has no such page or file"),
        },
    }
}

fn hint(fault: &Fault, map: &Map<'_>) -> String {
    let written = unescaped(&fault.written);
    match &fault.wrong {
        Wrong::Unlisted => {
            "link to it when its essential pages are translated, or lower `essential` under [gate]".to_owned()
        }
        Wrong::Hidden => "leave it out of the list, or take `noindex` out of the page".to_owned(),
        Wrong::OneWay => "let each version name all others with `hreflang`".to_owned(),
        Wrong::Leads(verdict) => match verdict {
            Verdict::NoSlash => format!("write `{}`", with_slash(&written)),
            Verdict::OldAddress => "write the address that the page has now".to_owned(),
            Verdict::NoAnchor => {
                "write the `id` of a heading or element of that page, or leave out what follows `#`"
                    .to_owned()
            }
            Verdict::Unreadable => "encode the letters as UTF-8, or write them as they are".to_owned(),
            Verdict::EncodedTwice => "encode it once: `%25` stands for `%` itself".to_owned(),
            Verdict::Otherwise(real) => format!("write `{real}`: hosts tell capitals from small letters"),
            _ => near(&written, map),
        },
    }
}

fn with_slash(written: &str) -> String {
    let end = written.find(['?', '#']).unwrap_or(written.len());
    format!("{}/{}", &written[..end], &written[end..])
}

fn near(written: &str, map: &Map<'_>) -> String {
    let path = written.strip_prefix(map.base_url()).unwrap_or(written).trim_start_matches('/');
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let known = map.files.iter().map(super::map::File::address);
    suggestion(path, known.filter(|address| !address.is_empty()), "correct the address, or take the link out")
}
