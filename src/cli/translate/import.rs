//! `sirio translate import`: translators' files, back into pages.

use crate::cli::earlier::Earlier;
use crate::cli::output::counted;
use crate::cli::records::Ledger;
use crate::cli::session::{Session, language, write_file};
use crate::cli::sync::method;
use crate::cli::{Common, Fault, Format, Outcome, Output, Status, findings, records};
use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::guide::{Claim, Entry, Guide, Options};
use crate::handoff::{self, Desk, Import, InStep, Return, Returned};
use crate::memo::Memo;
use crate::model::{Fingerprint, Lang, Method, SectionId};
use crate::source::{Content, SourceFile, Sources};
use crate::{has_errors, parse, sorted, survey};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files in PO or XLIFF
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The language of the translations, where the files do not say
    #[arg(long, value_name = "L")]
    lang: Option<String>,
    /// How they were made: human, mt, mt+review
    #[arg(long, default_value = "human")]
    method: String,
    /// Who made or reviewed them, instead of whom the files name
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Say what would be written and recorded, and do nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let method = method(&arguments.method)?;
    let mut session = Session::open(common, None)?;
    let guide = session.survey().0.guide;
    let mut files = Vec::new();
    for path in &arguments.files {
        let file = HandedIn::read(path)?;
        let lang = file.language(&guide, arguments)?;
        files.push((file, lang));
    }
    let mut report = Report::default();
    for (file, lang) in files {
        let by = arguments.by.clone().or_else(|| file.translator());
        let from = file.reported.value.source.clone().unwrap_or_else(|| guide.config.source_language.clone());
        let claim = Claim { lang, method, by, from: Some(from.clone()) };
        let work = Work { session: &session, file: &file, from, claim };
        let Some(done) = work.done(output, &mut report) else { continue };
        if arguments.dry_run {
            session.sources = done.sources;
        } else {
            done.write(&session)?;
            session = Session::open(common, None)?;
        }
    }
    report.tell(output, &session.sources, arguments.dry_run);
    Ok(if report.refused || has_errors(&report.findings) { Status::Errors } else { Status::Fine })
}

/// A file that came back.
struct HandedIn {
    name: Arc<str>,
    text: String,
    reported: Reported<Returned>,
}

impl HandedIn {
    fn read(path: &Path) -> Result<Self, Fault> {
        let fault = |reason: String| Fault::new(format!("cannot read {}: {reason}", path.display()));
        let bytes = std::fs::read(path).map_err(|error| fault(error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|_| fault("it is not UTF-8".into()))?;
        let name: Arc<str> = path.display().to_string().into();
        let is_xml = text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<');
        let reported =
            if is_xml { handoff::xliff::read(&name, &text) } else { handoff::po::read(&name, &text) };
        Ok(Self { name, text, reported })
    }

    fn translator(&self) -> Option<String> {
        self.reported.value.translator.as_deref().and_then(name)
    }

    fn language(&self, guide: &Guide, arguments: &Arguments) -> Result<Lang, Fault> {
        let said = arguments.lang.as_deref().map(|lang| language(guide, lang)).transpose()?;
        let written = self.reported.value.target.as_ref();
        match (said, written) {
            (Some(said), Some(written)) if primary(&said) != primary(written) => {
                Err(Fault::new(format!("{} is in `{written}`, not in `{said}`", self.name)))
            }
            (Some(lang), _) => Ok(lang),
            (None, Some(written)) => language(guide, written.as_str()),
            (None, None) => {
                Err(Fault::new(format!("{} does not say its language: name it with `--lang`", self.name)))
            }
        }
    }
}

/// The name in `Anna Rossi <anna@example.org>`: records are public, addresses need not be.
fn name(translator: &str) -> Option<String> {
    let name = translator.split('<').next().unwrap_or_default().trim();
    (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
}

/// The language without its script and region: tools add or drop these.
fn primary(lang: &Lang) -> &str {
    lang.as_str().split('-').next().unwrap_or_default()
}

/// A page's id, its file, its sections.
type WrittenPage = (String, Arc<str>, Vec<String>);
/// A page's id, the language, its sections, and how each is said to be made.
type RecordedPage = (String, Lang, Vec<(String, Method)>);

/// What was done, over all files.
#[derive(Default)]
struct Report {
    written: Vec<WrittenPage>,
    recorded: Vec<RecordedPage>,
    findings: Vec<Finding>,
    /// The files that findings point into.
    files: Vec<(Arc<str>, Arc<str>)>,
    refused: bool,
    rests_on_machine: bool,
}

/// One file that is put into the guide.
struct Work<'w> {
    session: &'w Session,
    file: &'w HandedIn,
    from: Lang,
    claim: Claim,
}

/// The guide with a file's texts in it.
struct Done {
    sources: Sources,
    import: Import,
    guide: Guide,
    /// What of it is now in step, and how it was made.
    steps: Vec<(InStep, Claim)>,
}

impl Done {
    fn write(&self, session: &Session) -> Result<(), Fault> {
        for page in &self.import.pages {
            write_file(&session.root.join(&*page.file), &page.text)?;
        }
        // Records come last: a text without its record is doubted, a record without its text lies.
        let mut ledger = Ledger::new(&self.guide);
        for (step, claim) in &self.steps {
            if let Some(entry) = self.guide.entry(step.page.as_str()) {
                ledger.record(entry, Some(&step.section), claim).map_err(Fault::new)?;
            }
        }
        ledger.write(&session.root, &self.sources)
    }
}

impl Work<'_> {
    /// `None` where the records of the language cannot be read.
    fn done(&self, output: &Output, report: &mut Report) -> Option<Done> {
        let Self { session, file, .. } = self;
        let (understood, found) = session.survey();
        let guide = &understood.guide;
        let lang = self.claim.lang.clone();
        if records::of_language_are_broken(output, &found, &session.sources, &lang) {
            report.refused = true;
            return None;
        }
        let texts = Earlier::new(session, guide);
        let earlier = |entry: &Entry, section: &SectionId, print: &Fingerprint| {
            texts.text(entry, &self.from, section, print)
        };
        let desk =
            Desk { guide, sources: &session.sources, from: self.from.clone(), lang, earlier: &earlier };
        let context = parse::Context::new(&guide.config);
        let returned = &file.reported.value;
        let import =
            handoff::import(&desk, &Return { file: &file.name, returned, context: &context, found: &found });
        report.add(file, &import);
        let pages = import.pages.iter().map(|page| (Arc::clone(&page.file), Arc::from(page.text.as_str())));
        let sources = with_files(&session.sources, pages.collect());
        let options = Options { drafts: true, ..session.options() };
        let guide = survey(&sources, options, &Memo::default()).value.guide;
        let steps = self.steps(&guide, &import, report);
        Some(Done { sources, import, guide, steps })
    }

    /// What can be recorded, in the guide with the new texts.
    fn steps(&self, guide: &Guide, import: &Import, report: &mut Report) -> Vec<(InStep, Claim)> {
        let mut trial = Ledger::new(guide);
        let mut steps = Vec::new();
        for step in &import.in_step {
            let Some(entry) = guide.entry(step.page.as_str()) else { continue };
            let claim = self.claim_of(step, guide);
            match trial.record(entry, Some(&step.section), &claim) {
                Ok(_) => {
                    report.note(step, &claim);
                    steps.push((step.clone(), claim));
                }
                Err(reason) => report.findings.push(refused(entry, &step.section, &reason)),
            }
        }
        steps
    }

    /// A section is as good as the worst of its texts.
    fn claim_of(&self, step: &InStep, guide: &Guide) -> Claim {
        let key = (step.page.clone(), step.section.clone());
        let earlier = guide.records.get(&self.claim.lang).and_then(|records| records.get(&key));
        match earlier.filter(|_| step.rests_on_machine) {
            Some(earlier) => Claim { method: earlier.method, by: earlier.by.clone(), ..self.claim.clone() },
            None => self.claim.clone(),
        }
    }
}

fn refused(entry: &Entry, section: &SectionId, reason: &str) -> Finding {
    let place = Place::file(&entry.source.file);
    let message = format!("`{}#{}` is not recorded: {reason}", entry.id, section.as_str());
    Finding::new(codes::HANDOFF_REFUSED, place, message).hint("look at the section and run `sirio sync`")
}

/// The files of a guide with some of them new.
fn with_files(sources: &Sources, files: Vec<(Arc<str>, Arc<str>)>) -> Sources {
    let new = files.into_iter().map(|(path, text)| {
        let hash = blake3::hash(text.as_bytes());
        SourceFile { path, content: Content::Text(text), hash }
    });
    Sources::from_files(sources.iter().cloned().chain(new))
}

impl Report {
    fn add(&mut self, file: &HandedIn, import: &Import) {
        self.files.push((Arc::clone(&file.name), file.text.as_str().into()));
        self.findings.extend(file.reported.findings.iter().chain(&import.findings).cloned());
        for page in &import.pages {
            let sections = page.sections.iter().map(|section| section.as_str().to_owned()).collect();
            self.written.push((page.page.to_string(), Arc::clone(&page.file), sections));
        }
    }

    fn note(&mut self, step: &InStep, claim: &Claim) {
        let (page, lang) = (step.page.as_str(), &claim.lang);
        let part = (step.section.as_str().to_owned(), claim.method);
        self.rests_on_machine |= step.rests_on_machine;
        match self.recorded.last_mut().filter(|(last, of, _)| last == page && of == lang) {
            Some((_, _, sections)) => sections.push(part),
            None => self.recorded.push((page.to_owned(), lang.clone(), vec![part])),
        }
    }

    fn tell(&self, output: &Output, sources: &Sources, dry_run: bool) {
        let sources = with_files(sources, self.files.clone());
        let found = sorted(self.findings.clone());
        if output.format == Format::Json {
            let mut document = findings::json(&found, &sources);
            document["dry_run"] = json!(dry_run);
            document["written"] = self.written.iter().map(written_json).collect();
            document["recorded"] = self.recorded.iter().map(recorded_json).collect();
            output.json(&document);
            return;
        }
        findings::complain(output, &found, &sources);
        let would = if dry_run { "would be " } else { "" };
        for (_, file, sections) in &self.written {
            output.tell(&format!("{file}: {would}written: {}", sections.join(", ")));
        }
        for (page, lang, sections) in &self.recorded {
            let sections: Vec<String> =
                sections.iter().map(|(section, method)| format!("{section} ({})", method.as_str())).collect();
            output.tell(&format!("{page} in {lang}: {would}recorded: {}", sections.join(", ")));
        }
        if self.written.is_empty() && self.recorded.is_empty() {
            output.tell("nothing new: no file was changed");
            return;
        }
        if self.rests_on_machine {
            output.tell("what is recorded as mt holds texts of a machine that nobody has looked at: `sirio translate export --review` has them");
        }
        let sections = self.recorded.iter().map(|(_, _, sections)| sections.len()).sum();
        output.tell(&format!(
            "{} {would}written, {} {would}recorded",
            counted(self.written.len(), "file"),
            counted(sections, "section")
        ));
    }
}

fn written_json((page, file, sections): &WrittenPage) -> Value {
    json!({ "page": page, "file": &**file, "sections": sections })
}

fn recorded_json((page, lang, sections): &RecordedPage) -> Value {
    let sections = sections.iter().map(|(id, method)| json!({ "id": id, "method": method.as_str() }));
    json!({ "page": page, "lang": lang, "sections": sections.collect::<Vec<_>>() })
}
