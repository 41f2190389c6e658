//! What a section said when somebody translated it: from the kept texts, else from git.

use super::session::Session;
use crate::guide::{Entry, Guide, Prints, excerpt};
use crate::model::{Algorithm, Fingerprint, Lang, SectionId};
use crate::{parse, source};

/// Looks texts up by their fingerprint.
pub struct Earlier<'g> {
    session: &'g Session,
    guide: &'g Guide,
    context: parse::Context<'g>,
    prints: Prints,
}

impl<'g> Earlier<'g> {
    pub fn new(session: &'g Session, guide: &'g Guide) -> Self {
        let context = parse::Context::new(&guide.config);
        Self { session, guide, context, prints: Prints::of_all(&guide.config.languages) }
    }

    /// The Markdown of a section of `entry`, as it was with this fingerprint in `lang`. The intro
    /// stands under a front matter with title and summary.
    pub fn text(
        &self,
        entry: &Entry,
        lang: &Lang,
        section: &SectionId,
        print: &Fingerprint,
    ) -> Option<String> {
        let kept = parse::kept_texts(&source::kept(&self.session.root, &entry.id));
        let key = (section.clone(), print.clone());
        kept.get(&key).cloned().or_else(|| self.committed(entry, lang, section, print))
    }

    fn committed(
        &self,
        entry: &Entry,
        lang: &Lang,
        section: &SectionId,
        print: &Fingerprint,
    ) -> Option<String> {
        let page = entry.page(lang)?;
        source::history(&self.session.root, &page.file).find_map(|(path, text)| {
            let earlier = parse::page(&path.as_str().into(), &text, &self.context).value?;
            let part = earlier.body.section(section)?;
            let same = Algorithm::all().any(|rules| *self.prints.of(part, lang, rules) == *print);
            same.then(|| excerpt(&earlier, entry.kind(), section, &text)).flatten()
        })
    }

    /// The guide that texts are looked up for.
    pub fn guide(&self) -> &'g Guide {
        self.guide
    }
}
