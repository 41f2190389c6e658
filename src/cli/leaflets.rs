//! `sirio leaflets`: the PDFs, the list of them, what to print again, all of an office in one file.

use super::output::counted;
use super::session::{Session, find, language, progress, write_file};
use super::{Common, Fault, Format, Outcome, Output, Status, findings};
use crate::diagnostic::Finding;
use crate::emit::Press;
use crate::emit::leaflet::reprint::{Earlier, Gone, Reason, Withdrawn};
use crate::emit::leaflet::{LeafletRecord, Pack, Wanted};
use crate::guide::{Entry, Guide};
use crate::model::{Kind, Lang};
use crate::{Understood, theme};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only the leaflets of this page
    #[arg(long, value_name = "PAGE")]
    page: Option<String>,
    /// Only those in these languages, with commas between them
    #[arg(long, value_name = "L", value_delimiter = ',')]
    lang: Vec<String>,
    /// Only what has changed since an earlier `leaflets.json`, with the reasons
    #[arg(long, value_name = "OLD.json")]
    reprint: Option<PathBuf>,
    /// All leaflets of the pages of this office, in one file
    #[arg(long, value_name = "CONTACT", conflicts_with_all = ["page", "reprint"])]
    pack: Option<String>,
    /// Where the PDFs go, instead of `leaflets` in the guide's folder; with --pack, the file
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// The day that stands on paper, instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, arguments.as_of)?;
    progress(output, "setting leaflets");
    let memo = session.memo();
    let understood = crate::understand(&session.sources, session.options(), &memo);
    let Understood { guide, locales, .. } = &understood.value;
    let theme = theme::load(&session.sources, &guide.config);
    let found = [session.findings.clone(), understood.findings, theme.findings].concat();
    let Some(theme) = theme.value.filter(|_| !crate::has_errors(&found)) else {
        return Ok(answer(output, &session, Answer::default(), &crate::sorted(found)));
    };
    let press = Press::new(guide, locales, &session.sources, &theme, &memo);
    let task = Task { session: &session, guide, press, arguments };
    let wanted = task.wanted(common)?;
    let (mut made, printed) = match &arguments.pack {
        Some(office) => task.pack(office, wanted)?,
        None => task.print(&wanted)?,
    };
    if let Some(json) = made.json.as_object_mut() {
        json.insert("leaflets_set".into(), memo.printed.made().into());
    }
    Ok(answer(output, &session, made, &crate::sorted([found, printed].concat())))
}

/// What the command says: in words, and as an object for JSON.
#[derive(Default)]
struct Answer {
    text: String,
    json: Value,
}

fn answer(output: &Output, session: &Session, made: Answer, found: &[Finding]) -> Status {
    if output.format == Format::Json {
        let mut document = findings::json(found, &session.sources);
        if let (Some(document), Value::Object(made)) = (document.as_object_mut(), made.json) {
            document.extend(made);
        }
        output.json(&document);
    } else {
        findings::complain(output, found, &session.sources);
        if !made.text.is_empty() {
            output.answer(&made.text);
        }
    }
    if crate::has_errors(found) { Status::Errors } else { Status::Fine }
}

struct Task<'t> {
    session: &'t Session,
    guide: &'t Guide,
    press: Press<'t>,
    arguments: &'t Arguments,
}

impl Task<'_> {
    fn wanted(&self, common: &Common) -> Result<Wanted, Fault> {
        let page = self.arguments.page.as_deref().map(|name| find(self.guide, name)).transpose()?;
        let languages = self.arguments.lang.iter().map(|lang| language(self.guide, lang));
        Ok(Wanted {
            format: common.paper(),
            languages: languages.collect::<Result<Vec<Lang>, Fault>>()?,
            pages: page.map(|(entry, _)| vec![entry.id.as_str().to_owned()]),
        })
    }

    /// What could be made is written, also where something else could not.
    fn print(&self, wanted: &Wanted) -> Result<(Answer, Vec<Finding>), Fault> {
        let earlier = self.arguments.reprint.as_deref().map(earlier).transpose()?;
        let printed = self.press.print(wanted);
        let mut withdrawn = Vec::new();
        let mut lines: Vec<Line<'_>> = Vec::new();
        for leaflet in &printed.value {
            let reasons = earlier.as_ref().map(|earlier| earlier.reasons(leaflet));
            if reasons.as_ref().is_none_or(|reasons| !reasons.is_empty()) {
                lines.push(Line { leaflet, reasons });
            }
        }
        if let Some(earlier) = &earlier {
            withdrawn = earlier.withdrawn(self.guide, &printed.value, wanted);
        }
        let folder = self.arguments.output.clone().unwrap_or_else(|| self.session.root.join("leaflets"));
        for line in &lines {
            write_file(&folder.join(&line.leaflet.path), &line.leaflet.sheet.pdf)?;
        }
        let answer =
            Answer { text: list(&lines, &withdrawn, &folder), json: list_json(&lines, &withdrawn, &folder) };
        Ok((answer, printed.findings))
    }

    fn pack(&self, name: &str, wanted: Wanted) -> Result<(Answer, Vec<Finding>), Fault> {
        let office = find(self.guide, name)?.0;
        if office.kind() != Kind::Contact {
            return Err(Fault::new(format!("`{name}` is no contact: a pack is made of an office's pages")));
        }
        let packed = self.press.pack(office, wanted);
        let Some(pack) = packed.value else {
            if crate::has_errors(&packed.findings) {
                return Ok((Answer::default(), packed.findings));
            }
            let why = "no page that goes on paper names it in `contacts` or as `owner`, or none of its leaflets fits";
            return Err(Fault::new(format!("there are no leaflets of `{name}`: {why}")));
        };
        let file =
            self.arguments.output.clone().unwrap_or_else(|| {
                self.session.root.join("leaflets").join(format!("{}.pdf", file_name(office)))
            });
        write_file(&file, &pack.pdf)?;
        Ok((listed_pack(&pack, &file), packed.findings))
    }
}

fn file_name(office: &Entry) -> String {
    office.id.as_str().replace('/', "-")
}

/// A leaflet with why it is in the list; without reasons where nobody asked for them.
struct Line<'l> {
    leaflet: &'l LeafletRecord,
    reasons: Option<Vec<Reason>>,
}

fn list_json(lines: &[Line<'_>], withdrawn: &[Withdrawn], folder: &Path) -> Value {
    let records = lines.iter().map(|line| {
        let mut record = record(line.leaflet);
        if let Some(reasons) = &line.reasons {
            record["reasons"] = json!(reasons);
        }
        record
    });
    json!({
        "folder": folder.to_string_lossy(),
        "leaflets": records.collect::<Vec<_>>(),
        "withdrawn": withdrawn,
    })
}

fn list(lines: &[Line<'_>], withdrawn: &[Withdrawn], folder: &Path) -> String {
    let mut text: Vec<String> = Vec::new();
    for line in lines {
        text.push(in_words(line.leaflet));
        if let Some(reasons) = &line.reasons {
            let reasons: Vec<String> = reasons.iter().map(reason).collect();
            text.push(format!("    {}", reasons.join("; ")));
        }
    }
    let gone = |gone: &Withdrawn| format!("{}  withdrawn: {}  {}", gone.path, why(gone.why), gone.title);
    text.extend(withdrawn.iter().map(gone));
    text.push(format!("{} in {}", counted(lines.len(), "leaflet"), folder.display()));
    if !withdrawn.is_empty() {
        text.push(format!("{} to take away", counted(withdrawn.len(), "leaflet")));
    }
    text.join("\n")
}

fn listed_pack(pack: &Pack, file: &Path) -> Answer {
    let records: Vec<Value> = pack.leaflets.iter().map(record).collect();
    let mut text: Vec<String> = pack.leaflets.iter().map(in_words).collect();
    text.push(format!("{} in {}", counted(pack.leaflets.len(), "leaflet"), file.display()));
    Answer {
        text: text.join("\n"),
        json: json!({ "file": file.to_string_lossy(), "bytes": pack.pdf.len(), "leaflets": records }),
    }
}

fn record(leaflet: &LeafletRecord) -> Value {
    json!({
        "id": leaflet.id.as_str(), "lang": leaflet.lang, "format": leaflet.format, "path": leaflet.path,
        "title": leaflet.title, "pages": leaflet.sheet.pages, "bytes": leaflet.sheet.pdf.len(),
        "version": leaflet.version, "valid_until": leaflet.valid_until.map(|day| day.to_string()),
    })
}

fn in_words(leaflet: &LeafletRecord) -> String {
    let pages = counted(leaflet.sheet.pages, "page");
    let size = leaflet.sheet.pdf.len().div_ceil(1000);
    format!("{}  {}  {pages}  {size} kB  {}", leaflet.path, leaflet.version, leaflet.title)
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::New => "new".into(),
        Reason::Text => "the text".into(),
        Reason::Facts => "fees or duration".into(),
        Reason::Notices => "what is said of the translation".into(),
        Reason::Address => "the page's address".into(),
        Reason::Owner => "who answers for it".into(),
        Reason::Expiry => "until when it holds".into(),
        Reason::Contact { contact } => format!("the contact `{contact}`"),
        Reason::Hours { contact } => format!("the hours of `{contact}`"),
        Reason::Unknown => "its version; the earlier list does not say why".into(),
    }
}

fn why(gone: Gone) -> &'static str {
    match gone {
        Gone::Expired => "the page has expired",
        Gone::Removed => "the page is not there any more",
        Gone::NotMade => "it is made no more",
    }
}

fn earlier(path: &Path) -> Result<Earlier, Fault> {
    let fault = |reason: String| Fault::new(format!("cannot read {}: {reason}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    Earlier::parse(&text).map_err(|error| fault(format!("it is no leaflets.json ({error})")))
}
