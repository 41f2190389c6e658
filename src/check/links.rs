//! Where links lead. Checked on the model, so that the cost is that of a look-up.

use crate::diagnostic::{Finding, Place, codes, suggestion};
use crate::guide::{Broken, Entry, Guide, Resolved};
use crate::model::{Image, Link, Page, plain_text};

pub fn check(guide: &Guide, entry: &Entry, findings: &mut Vec<Finding>) {
    for page in std::iter::once(&entry.source).chain(entry.translations.values()) {
        for link in page.body.links() {
            check_link(guide, entry, page, link, findings);
        }
        for image in page.body.images() {
            check_image(guide, page, image, findings);
        }
    }
}

fn check_link(guide: &Guide, entry: &Entry, page: &Page, link: &Link, findings: &mut Vec<Finding>) {
    let place = || Place::at(&page.file, link.span.clone());
    match guide.follow(&link.target, entry, &page.lang) {
        Resolved::Broken(broken) => findings.extend(broken_link(guide, &broken, place())),
        Resolved::Unpublished(target) => {
            let message = format!("this leads to `{}`, which is not on the site now", target.source.file);
            let finding = Finding::new(codes::LINK_UNPUBLISHED, place(), message);
            findings.push(finding.hint("it is shown as plain text until that page is published"));
        }
        _ => {}
    }
    if plain_text(&link.text).trim().is_empty() {
        let finding = Finding::new(codes::EMPTY_LINK, place(), "this link has no words");
        findings.push(finding.hint("write between the brackets where it leads"));
    }
}

fn broken_link(guide: &Guide, broken: &Broken, place: Place) -> Option<Finding> {
    let finding = match broken {
        // Refused where it was parsed, with its own finding.
        Broken::Refused => return None,
        Broken::NoPage(id) => {
            let known = guide.ids().chain(guide.entries.iter().map(|entry| entry.path.as_str()));
            let hint = suggestion(id, known, "create it, or correct the link");
            Finding::new(codes::LINK_BROKEN, place, format!("there is no page `{id}`")).hint(hint)
        }
        Broken::NoSection { page, section } => {
            let entry = guide.entry_at(page);
            let ids: Vec<&str> = entry
                .iter()
                .flat_map(|entry| &entry.source.body.sections)
                .filter(|section| section.heading.is_some())
                .map(|section| section.id.as_str())
                .collect();
            let otherwise = format!(
                "the page has: {}",
                if ids.is_empty() { "no headings".into() } else { ids.join(", ") }
            );
            let hint = suggestion(section, ids.iter().copied(), &otherwise);
            Finding::new(codes::LINK_ANCHOR, place, format!("`{page}` has no heading `{section}`")).hint(hint)
        }
        Broken::WrongKind { id, is, wanted } => {
            let message = format!("`{id}` is a {}, not a {}", is.as_str(), wanted.as_str());
            Finding::new(codes::LINK_BROKEN, place, message).hint(format!("write `page:{id}`, or another id"))
        }
        Broken::NoRecord(id) => {
            let hint =
                suggestion(id, guide.links.0.keys().map(String::as_str), "add it to content/links.toml");
            Finding::new(codes::LINK_RECORD, place, format!("there is no link record `{id}`")).hint(hint)
        }
        Broken::NoFile(path) => {
            let hint = suggestion(
                path,
                guide.media.iter().map(|path| &**path),
                "put the file there, or correct the link",
            );
            Finding::new(codes::LINK_BROKEN, place, format!("there is no file `content/{path}`")).hint(hint)
        }
    };
    Some(finding)
}

fn check_image(guide: &Guide, page: &Page, image: &Image, findings: &mut Vec<Finding>) {
    let place = || Place::at(&page.file, image.span.clone());
    if !guide.media.contains(&image.path) {
        let hint =
            suggestion(&image.path, guide.media.iter().map(|path| &**path), "put the image beside the page");
        let message = format!("there is no image `content/{}`", image.path);
        findings.push(Finding::new(codes::LINK_IMAGE, place(), message).hint(hint));
    }
    if image.alt.trim().is_empty() {
        let finding = Finding::new(codes::IMAGE_ALT, place(), "the image has no text alternative");
        findings
            .push(finding.hint("say between the brackets what it shows: `![A queue at the desk](desk.jpg)`"));
    }
}
