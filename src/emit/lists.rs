//! Pages that lead to pages: sections, A–Z, search, what is saved on the phone.

use super::words::words;
use super::{Site, events, frame, page, sections};
use crate::guide::Entry;
use crate::model::Lang;
use crate::theme::view::{Content, DirectoryView, Document, Frame, GroupView, LinkView, ListView, ToolView};
use std::collections::BTreeMap;

/// A section's page: its own text, the sections below it, its pages.
pub fn section(site: &Site<'_>, entry: &Entry, lang: &Lang) -> Document {
    let rendition = site.guide.rendition(entry, lang);
    let folder = entry.path.section();
    let (title, title_lang) = entry.title(lang);
    let groups = site.guide.subsections(folder).into_iter().map(|entry| frame::link(entry, lang));
    let view = ListView {
        icon: frame::icon(entry),
        title: words(title, title_lang, lang),
        original_title: page::original_title(entry, lang),
        summary: entry.summary(lang).map(|(text, of)| words(text, of, lang)),
        notices: page::notices(site, &rendition),
        sections: sections::sections(site, &rendition),
        groups: groups.collect(),
        pages: children(site, folder, lang),
    };
    let frame = Frame { page: "section", ..frame::frame_of(site, entry, lang) };
    Document { shell: site.shell(lang), frame, content: Content::List(Box::new(view)) }
}

/// The pages of a folder; where they are events, by their next date.
fn children(site: &Site<'_>, folder: &str, lang: &Lang) -> Vec<LinkView> {
    let children = site.guide.children(folder).into_iter();
    let (dated, undated): (Vec<&Entry>, Vec<&Entry>) = children.partition(|entry| entry.timing.is_some());
    let undated = undated.into_iter().map(|entry| frame::link(entry, lang));
    events::by_date(site, &dated, lang).into_iter().chain(undated).collect()
}

/// `/<lang>/a-z/`: every page by the first letter of its title in the language.
pub fn a_z(site: &Site<'_>, lang: &Lang) -> Document {
    let locale = site.locale(lang);
    let mut entries: Vec<&Entry> =
        site.guide.published().filter(|entry| !entry.path.is_index() && !entry.is_past()).collect();
    entries.sort_by(|a, b| {
        locale.sorter.compare(a.title(lang).0, b.title(lang).0).then_with(|| a.id.cmp(&b.id))
    });
    let mut groups: Vec<GroupView> = Vec::new();
    // A letter may come twice: Chinese titles stand by their pinyin, Latin ones after all of them.
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries {
        let initial = locale.sorter.initial(entry.title(lang).0);
        let place = *places.entry(initial).or_insert_with_key(|initial| {
            groups.push(GroupView {
                id: format!("letter-{}", groups.len() + 1),
                heading: words(initial, lang, lang),
                links: Vec::new(),
                cards: Vec::new(),
            });
            groups.len() - 1
        });
        groups[place].links.push(LinkView { summary: None, ..frame::link(entry, lang) });
    }
    plain_directory(site, lang, "a-z", groups)
}

/// `/<lang>/search/` and `/<lang>/offline/`, which scripts fill.
pub fn tool(site: &Site<'_>, kind: &'static str, lang: &Lang) -> Document {
    let strings = &site.locale(lang).strings;
    let title = words(&strings.get(kind), lang, lang);
    let mut frame = frame::frame(site, lang, title.clone(), |lang| format!("/{lang}/{kind}/"));
    let intro = strings.get(&format!("{kind}-intro"));
    frame.page = kind;
    frame.description = Some(intro.clone());
    frame.crumbs = vec![frame::start(site, lang)];
    let view = ToolView { kind, title, intro };
    Document { shell: site.shell(lang), frame, content: Content::Tool(view) }
}

fn plain_directory(site: &Site<'_>, lang: &Lang, kind: &'static str, groups: Vec<GroupView>) -> Document {
    let strings = &site.locale(lang).strings;
    let view = DirectoryView {
        kind,
        title: words(&strings.get(kind), lang, lang),
        intro: strings.get(&format!("{kind}-intro")),
        ways: Vec::new(),
        filters: None,
        groups,
    };
    directory(site, lang, view, |lang| format!("/{lang}/{kind}/"))
}

/// A directory's document, at an address that each language has.
pub fn directory(
    site: &Site<'_>,
    lang: &Lang,
    view: DirectoryView,
    address: impl Fn(&Lang) -> String,
) -> Document {
    let mut frame = frame::frame(site, lang, view.title.clone(), address);
    frame.page = view.kind;
    frame.description = Some(view.intro.clone());
    frame.crumbs = vec![frame::start(site, lang)];
    Document { shell: site.shell(lang), frame, content: Content::Directory(view) }
}
