//! A Markdown file → [`Page`].

use super::fields::{FRONT_MATTER, Fields, Sink};
use super::structure::{STRUCTURAL_KEYS, structure};
use super::{Context, markdown, split_path};
use crate::diagnostic::{Finding, Place, Reported, codes, suggestion};
use crate::model::{
    Block, Body, Fingerprint, Kind, Lang, Page, SectionId, Spanned, add_plain_text, count_words,
};
use std::ops::Range;
use std::sync::Arc;

/// The longest title, in characters: it must fit a leaflet's cover and a result list.
const MAX_TITLE: usize = 200;

/// Reads one page. `None` where its language is none of the guide's.
pub fn page(file: &Arc<str>, text: &str, context: &Context<'_>) -> Reported<Option<Page>> {
    let mut findings = Vec::new();
    let Some((path, suffix)) = split_path(file) else { return Reported { value: None, findings } };
    let lang = match language(file, suffix, context) {
        Ok(lang) => lang,
        Err(finding) => return Reported { value: None, findings: vec![finding] },
    };
    let (head, body_start) = match front_matter(file, text) {
        Ok(ranges) => ranges,
        Err(finding) => {
            findings.push(finding);
            (0..0, 0)
        }
    };

    let sink = Sink::new(file, head.start, FRONT_MATTER);
    let table = sink.parse(&text[head.clone()]);
    let fields = Fields::new(&sink, &table, head.clone());
    let title = if findings.is_empty() { fields.required_text("title") } else { fields.text("title") };
    let title = title.unwrap_or_else(|| Spanned { value: path.name().to_owned(), span: head.clone() });
    let summary = fields.text("summary").map(|summary| summary.value);
    let slug = fields.text("slug").filter(|slug| check_slug(&fields, slug));
    let structure = structure(&fields);
    let structural_keys =
        fields.keys().into_iter().filter(|key| STRUCTURAL_KEYS.contains(&key.value.as_str())).collect();
    fields.finish();
    findings.extend(sink.into_findings());
    check_title(file, &title, &mut findings);

    let reader = markdown::Reader { file, folder: path.section(), context };
    let Reported { value: mut body, findings: found } = reader.read(text, body_start);
    findings.extend(found);
    let named = structure.kind() == Kind::Contact;
    let words = [Some(title.value.as_str()).filter(|_| !named), summary.as_deref()];
    fingerprint(&mut body, words, &lang, context);

    let page = Page {
        file: Arc::clone(file),
        path,
        lang,
        title,
        summary,
        slug,
        structural_keys,
        structure,
        body: Arc::new(body),
        head_span: head,
    };
    Reported { value: Some(page), findings }
}

fn language(file: &Arc<str>, suffix: Option<&str>, context: &Context<'_>) -> Result<Lang, Finding> {
    let Some(suffix) = suffix else { return Ok(context.config.source_language.clone()) };
    let languages = &context.config.languages;
    let lang = Lang::parse(suffix).filter(|lang| languages.contains(lang));
    lang.ok_or_else(|| {
        let names: Vec<&str> = languages.iter().map(Lang::as_str).collect();
        let message = format!("`{suffix}` is no language of this guide");
        let otherwise = format!(
            "the guide has: {}; add it to `languages` in guide.toml or rename the file",
            names.join(", ")
        );
        let hint = suggestion(suffix, names.iter().copied(), &otherwise);
        Finding::new(codes::UNKNOWN_LANGUAGE, Place::file(file), message).hint(hint)
    })
}

/// The bytes of the TOML between the `+++` lines, and where the body starts.
pub fn front_matter(file: &Arc<str>, text: &str) -> Result<(Range<usize>, usize), Finding> {
    const FENCE: &str = "+++";
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() != FENCE {
        let message = "the page does not begin with front matter";
        let hint = "begin the file with a line `+++`, then `title = \"…\"`, then a line `+++`";
        return Err(
            Finding::new(codes::FRONT_MATTER_MISSING, Place::at(file, 0..first.len()), message).hint(hint)
        );
    }
    let start = (first.len() + 1).min(text.len());
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Ok((start..offset, offset + line.len()));
        }
        offset += line.len();
    }
    let message = "the front matter is not closed";
    let hint = "put a line `+++` after its last key";
    Err(Finding::new(codes::FRONT_MATTER_UNCLOSED, Place::at(file, 0..FENCE.len()), message).hint(hint))
}

/// A slug is one part of an address; nothing in it may leave the page's folder.
fn check_slug(fields: &Fields<'_, '_, '_>, slug: &Spanned<String>) -> bool {
    let good = !slug.value.is_empty()
        && slug.value.len() <= 100
        && slug.value.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    if !good {
        let message = format!("`{}` cannot be part of an address", slug.value);
        fields.sink().report(codes::BAD_VALUE, &slug.span, message, "use letters, digits and hyphens");
    }
    good
}

fn check_title(file: &Arc<str>, title: &Spanned<String>, findings: &mut Vec<Finding>) {
    let length = title.value.chars().count();
    if length > MAX_TITLE {
        let message = format!("the title has {length} characters; the most is {MAX_TITLE}");
        let place = Place::at(file, title.span.start..title.span.start + 1);
        findings.push(
            Finding::new(codes::TITLE_LENGTH, place, message)
                .hint("say it shorter, and the rest in `summary`"),
        );
    }
}

/// Fills in what each section says; the title and the summary belong to the intro.
fn fingerprint(body: &mut Body, head: [Option<&str>; 2], lang: &Lang, context: &Context<'_>) {
    let months = context.months(lang);
    for section in &mut body.sections {
        let mut text = String::new();
        if section.id == SectionId::intro() {
            head.into_iter().flatten().for_each(|part| add_line(&mut text, part));
        }
        if let Some(heading) = &section.heading {
            add_plain_text(&heading.text, &mut text);
            text.push('\n');
        }
        let head = text.len();
        blocks_text(&section.blocks, &mut text);
        section.has_body = text[head..].chars().any(char::is_alphanumeric);
        section.words = count_words(&text);
        section.fingerprint = Fingerprint::of(&text, months);
        section.text = text;
    }
}

fn add_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn blocks_text(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => add_plain_text(inlines, text),
            Block::List { items, .. } => items.iter().for_each(|item| blocks_text(item, text)),
            Block::Quote(blocks) => blocks_text(blocks, text),
            Block::Table { head, rows } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    add_plain_text(cell, text);
                    text.push('\n');
                }
            }
            Block::Code(code) => text.push_str(code),
            Block::Html(html) => text.push_str(&plain(html)),
            Block::Rule => {}
        }
        text.push('\n');
    }
}

fn plain(html: &str) -> String {
    ammonia::Builder::empty().clean(html).to_string()
}
