//! Findings as text with the source line, as JSON, as annotations for GitHub.

use super::output::counted;
use super::{Format, Output};
use crate::diagnostic::{Finding, LineIndex, Place, Position, Severity, masked};
use crate::source::Sources;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

/// The line and column of a place.
pub fn position(place: &Place, sources: &Sources) -> Position {
    let text = sources.text(&place.file).unwrap_or_default();
    place.span.map_or(Position { line: 1, column: 1 }, |(start, _)| LineIndex::new(text).position(start))
}

/// How many findings of a severity there are.
pub fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity() == severity).count()
}

/// The findings as one JSON object.
pub fn json(findings: &[Finding], sources: &Sources) -> Value {
    let list = findings.iter().map(|finding| {
        let position = position(&finding.place, sources);
        json!({
            "code": finding.code.name,
            "severity": finding.severity().as_str(),
            "file": &*finding.place.file,
            "line": position.line,
            "column": position.column,
            "message": finding.message,
            "hint": finding.hint,
        })
    });
    json!({
        "findings": list.collect::<Vec<_>>(),
        "errors": count(findings, Severity::Error),
        "warnings": count(findings, Severity::Warning),
        "advice": count(findings, Severity::Advice),
    })
}

/// The findings of a command that was asked for them.
pub fn answer(output: &Output, findings: &[Finding], sources: &Sources) {
    match output.format {
        Format::Json => output.json(&json(findings, sources)),
        Format::Github => output.answer(&github(findings, sources)),
        _ => output.answer(&text(output, findings, sources, output.styled_answer())),
    }
}

/// The findings of a command that was asked for something else.
pub fn complain(output: &Output, findings: &[Finding], sources: &Sources) {
    if output.format == Format::Github {
        output.answer(&github(findings, sources));
        return;
    }
    if output.format != Format::Json && findings.iter().any(|finding| is_audible(output, finding)) {
        output.complain(&text(output, findings, sources, output.styled_complaint()));
    }
}

/// Who wants quiet hears of errors alone, and only who wants more gets advice.
fn is_audible(output: &Output, finding: &Finding) -> bool {
    match finding.severity() {
        Severity::Error => true,
        Severity::Warning => !output.quiet,
        Severity::Advice => output.verbose,
    }
}

fn text(output: &Output, findings: &[Finding], sources: &Sources, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for finding in findings.iter().filter(|finding| is_audible(output, finding)) {
        out.push_str(&one(finding, sources, &renderer));
        out.push_str("\n\n");
    }
    let errors = count(findings, Severity::Error);
    let warnings = if output.quiet { 0 } else { count(findings, Severity::Warning) };
    out.push_str(&format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")));
    let advice = count(findings, Severity::Advice);
    if advice > 0 && !output.quiet {
        let how = if output.verbose { "" } else { " (-v shows them)" };
        out.push_str(&format!(", {} of advice{how}", counted(advice, "piece")));
    }
    out.push('\n');
    out
}

/// One finding, with the lines it points at.
fn one(finding: &Finding, sources: &Sources, renderer: &Renderer) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE.with_name("advice"),
    };
    let title = level.primary_title(printable(&finding.message)).id(finding.code.name);
    let path = finding.place.file.to_string();
    let mut group = match (finding.place.span, sources.text(&finding.place.file)) {
        (Some((start, end)), Some(text)) if !text.is_empty() => {
            let excerpt = Excerpt::of(text, start, end);
            let mark = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
            let snippet = Snippet::source(excerpt.text).line_start(excerpt.line).fold(false);
            if excerpt.is_cut {
                // The renderer would count the column in the excerpt.
                let at = position(&finding.place, sources);
                let origin = Origin::path(path).line(at.line).char_column(at.column);
                title.element(origin).element(snippet.annotation(mark))
            } else {
                title.element(snippet.path(path).annotation(mark))
            }
        }
        _ => title.element(Origin::path(path)),
    };
    if let Some(hint) = &finding.hint {
        group = group.element(Level::HELP.message(printable(hint)));
    }
    renderer.render(&[group])
}

/// The line of a place, cut to what a terminal can show, and the place inside it.
struct Excerpt {
    text: String,
    line: usize,
    start: usize,
    end: usize,
    is_cut: bool,
}

impl Excerpt {
    const WIDEST: usize = 160;

    fn of(text: &str, start: usize, end: usize) -> Self {
        let index = LineIndex::new(text);
        let at = index.position(start);
        let line_start = index.offset(at.line, 1);
        let line = masked(text[line_start..].lines().next().unwrap_or_default());
        let inside = |offset: usize| offset.saturating_sub(line_start).min(line.len());
        let (mut from, mut to) = (inside(start), inside(end.max(start)));
        while !line.is_char_boundary(to) {
            to -= 1;
        }
        let mut cut = from.saturating_sub(Self::WIDEST / 2);
        if line.len() <= Self::WIDEST {
            cut = 0;
        }
        while !line.is_char_boundary(cut) {
            cut -= 1;
        }
        let shown: String = line[cut..].chars().take(Self::WIDEST).collect();
        from = (from - cut).min(shown.len());
        to = (to.max(cut) - cut).clamp(from, shown.len());
        // What stands for a character may be longer than it.
        let (before, marked) = (printable(&shown[..from]), printable(&shown[from..to]));
        let (start, end) = (before.len(), before.len() + marked.len());
        Self { text: before + &marked + &printable(&shown[to..]), line: at.line, start, end, is_cut: cut > 0 }
    }
}

/// Nothing in a guide may steer the terminal: control characters are shown as such, and so are those that
/// turn the direction of what follows. (Marks of a direction, which Arabic text needs, turn nothing.)
pub fn printable(text: &str) -> String {
    let steers = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if steers(c) { '\u{FFFD}' } else { c }).collect()
}

/// GitHub's word for a weight.
fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Advice => "notice",
        other => other.as_str(),
    }
}

/// Workflow commands of GitHub Actions.
fn github(findings: &[Finding], sources: &Sources) -> String {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let lines = findings.iter().map(|finding| {
        let at = position(&finding.place, sources);
        let hint = finding.hint.as_deref().map(|hint| format!("\n{hint}")).unwrap_or_default();
        format!(
            "::{} file={},line={},col={},title={}::{}",
            command(finding.severity()),
            property(&finding.place.file),
            at.line,
            at.column,
            property(finding.code.name),
            escape(&format!("{}{hint}", finding.message)),
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}
