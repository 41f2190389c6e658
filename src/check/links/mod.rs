//! Where links lead, as the Markdown writes them.
//!
//! In: the guide, and the texts of its files for what stands there. Out: a finding for each link that leads nowhere,
//! to what readers do not get, or elsewhere than its words say; with a fix where only one thing can be meant.
//! Never: asking a host, reading what was built. On the model a link costs a look-up; what takes longer is made
//! when the first link needs it.

mod anchors;
mod differs;
pub mod mail;
mod near;
mod own;
mod phone;
mod site;
mod spelling;

use crate::diagnostic::{Code, Finding, Place, codes, shown, suggestion};
use crate::guide::{Broken, Entry, Guide, Resolved, Status};
use crate::model::{Image, Link, Page, Target, plain_text};
use crate::source::Sources;
use site::Site;

/// What all links are checked against.
pub struct Links<'g> {
    site: Site<'g>,
    sources: &'g Sources,
}

/// A link at its place.
struct Spot<'s> {
    page: &'s Page,
    entry: &'s Entry,
    link: &'s Link,
    /// The destination as it stands in the file, where it stands there as it is meant.
    written: Option<&'s str>,
}

/// Why an address is none, and what to write.
pub struct Fault {
    message: String,
    hint: String,
    fix: Option<String>,
}

impl Spot<'_> {
    fn finding(&self, code: Code, message: impl Into<String>) -> Finding {
        Finding::new(code, Place::at(&self.page.file, self.link.span.clone()), message)
    }

    /// Says what should stand there instead. An address that is written alone is also what readers see, and so
    /// a part of the text that translations are made from: that is for a person to change.
    fn mended(&self, finding: Finding, destination: &str) -> Finding {
        if self.link.is_autolink() {
            return finding.hint(format!("write `[…]({destination})`, with words between the brackets"));
        }
        let finding = finding.hint(format!("write `{destination}`"));
        match &self.link.destination {
            Some(place) => finding.fix(place.clone(), destination),
            None => finding,
        }
    }

    fn fault(&self, code: Code, fault: Fault) -> Finding {
        let finding = self.finding(code, fault.message);
        match fault.fix {
            Some(destination) => self.mended(finding, &destination),
            None => finding.hint(fault.hint),
        }
    }
}

impl<'g> Links<'g> {
    pub fn new(guide: &'g Guide, sources: &'g Sources) -> Self {
        Self { site: Site::new(guide), sources }
    }

    /// Every link and every image of a page, in all its languages.
    pub fn check(&self, entry: &Entry, findings: &mut Vec<Finding>) {
        for page in entry.pages() {
            let text = self.sources.text(&page.file).unwrap_or_default();
            for link in page.body.links() {
                let written = link.destination.clone().and_then(|place| text.get(place));
                self.check_link(&Spot { page, entry, link, written }, findings);
            }
            for image in page.body.images() {
                check_image(self.site.guide, page, image, findings);
            }
        }
    }

    fn check_link(&self, spot: &Spot<'_>, findings: &mut Vec<Finding>) {
        let guide = self.site.guide;
        match guide.follow(&spot.link.target, spot.entry, &spot.page.lang) {
            Resolved::Broken(broken) => findings.extend(self.broken(spot, &broken)),
            Resolved::Unpublished(target) => findings.push(unpublished(spot, target)),
            Resolved::Page { entry, .. } => findings.extend(old_address(spot, entry)),
            Resolved::Term(term) => findings.extend(old_address(spot, term.entry)),
            Resolved::External { href, .. } if matches!(spot.link.target, Target::External(_)) => {
                self.check_outside(spot, &href, findings);
            }
            Resolved::External { .. } | Resolved::Anchor(_) | Resolved::File(_) => {}
        }
        let text = plain_text(&spot.link.text);
        if text.trim().is_empty() {
            let finding = spot.finding(codes::EMPTY_LINK, "this link has no words");
            findings.push(finding.hint("write between the brackets where it leads"));
        } else if let Target::External(target) = &spot.link.target
            && let Some(message) = differs::difference(&text, target, &guide.config.country)
        {
            let finding = spot.finding(codes::LINK_TEXT_DIFFERS, message);
            findings.push(finding.hint("find out which of the two is right, and write it in both places"));
        }
    }

    fn check_outside(&self, spot: &Spot<'_>, href: &str, findings: &mut Vec<Finding>) {
        let country = &self.site.guide.config.country;
        let (scheme, rest) = href.split_once(':').unwrap_or_default();
        let (code, fault) = match scheme.to_ascii_lowercase().as_str() {
            "mailto" => (codes::LINK_MAIL, mail::fault(rest)),
            "tel" => (codes::LINK_PHONE, phone::tel_fault(rest, country)),
            "sms" => (codes::LINK_PHONE, phone::sms_fault(rest, country)),
            "geo" => (codes::LINK_GEO, phone::geo_fault(rest)),
            _ => return own::check(&self.site, spot, href, findings),
        };
        findings.extend(fault.map(|fault| spot.fault(code, fault)));
    }

    fn broken(&self, spot: &Spot<'_>, broken: &Broken) -> Option<Finding> {
        let guide = self.site.guide;
        Some(match broken {
            // Refused where it was parsed, with its own finding.
            Broken::Refused => return None,
            Broken::NoSection { page, section } => anchors::missing(guide.entry_at(page)?, section, spot),
            Broken::NoPage(path) | Broken::NoFileName(path) | Broken::NoFile(path) => {
                near::missing(&self.site, spot, broken, path)
            }
            Broken::WrongKind { id, is, wanted } => {
                let message = format!("`{}` is a {}, not a {}", shown(id), is.as_str(), wanted.as_str());
                let finding = spot.finding(codes::LINK_BROKEN, message);
                finding.hint(format!("write `page:{id}`, or another id"))
            }
            Broken::NoRecord(id) => {
                let known = guide.links.0.keys().map(String::as_str);
                let hint = suggestion(id, known, "add it to content/links.toml");
                let message = format!("there is no link record `{}`", shown(id));
                spot.finding(codes::LINK_RECORD, message).hint(hint)
            }
        })
    }
}

/// Why a page is not on the site, to follow upon its name.
pub fn absence(entry: &Entry) -> String {
    match (entry.status, &entry.source.structure.expires) {
        (Status::Draft, _) => "is a draft".into(),
        (Status::Expired, Some(expires)) => format!("expired on {}", expires.value),
        _ => "is not on the site now".into(),
    }
}

/// What to do about a link to what is not on the site.
fn unpublished(spot: &Spot<'_>, target: &Entry) -> Finding {
    let message = format!("this leads to `{}`, which {}", target.source.file, absence(target));
    let hint = match target.status {
        Status::Expired => "readers see words without a link: set a later date there, or take the link out",
        _ => "readers see words without a link until that page is published",
    };
    spot.finding(codes::LINK_UNPUBLISHED, message).hint(hint)
}

/// A page that is found only because it keeps the address it had.
fn old_address(spot: &Spot<'_>, target: &Entry) -> Option<Finding> {
    let fragment = match &spot.link.target {
        Target::Path { path, fragment } if **path != *target.path.as_str() => fragment,
        Target::Address { fragment, .. } => fragment,
        _ => return None,
    };
    let message = format!("this is an old address of `{}`", target.source.file);
    let finding = spot.finding(codes::LINK_OLD_ADDRESS, message);
    let fragment = fragment.as_deref().map(|fragment| target.heading_id(fragment).unwrap_or(fragment));
    Some(spot.mended(finding, &spelling::destination(spot, target, fragment)))
}

fn check_image(guide: &Guide, page: &Page, image: &Image, findings: &mut Vec<Finding>) {
    let place = || Place::at(&page.file, image.span.clone());
    if !guide.media.contains(&image.path) {
        findings.push(missing_image(guide, image, place()));
    }
    if image.alt.trim().is_empty() {
        let finding = Finding::new(codes::IMAGE_ALT, place(), "the image has no text alternative");
        findings
            .push(finding.hint("say between the brackets what it shows: `![A queue at the desk](desk.jpg)`"));
    }
}

fn missing_image(guide: &Guide, image: &Image, place: Place) -> Finding {
    let message = format!("there is no image `content/{}`", shown(&image.path));
    let wanted = image.path.to_lowercase();
    let same: Vec<_> = guide.media.iter().filter(|path| path.to_lowercase() == wanted).collect();
    if let [path] = same.as_slice() {
        let finding =
            Finding::new(codes::LINK_IMAGE, place, format!("{message}: upper and lower case differ"));
        let destination = format!("/{}", spelling::encoded(path));
        let finding = finding.hint(format!("write `{destination}`"));
        return match &image.destination {
            Some(place) => finding.fix(place.clone(), destination),
            None => finding,
        };
    }
    let hint =
        suggestion(&image.path, guide.media.iter().map(|path| &**path), "put the image beside the page");
    Finding::new(codes::LINK_IMAGE, place, message).hint(hint)
}
