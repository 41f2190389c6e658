//! A package → the text of a PO file. The same package gives the same bytes.

use super::{BASIS, NO_TRANSLATOR, PIVOT, SOURCE_LANGUAGE, plurals, strings, to_locale};
use crate::handoff::{Code, Package, Progress, Unit};

/// Text that is empty is the header's place in a PO file; units without a source are left out.
pub fn write(package: &Package) -> String {
    let mut out = header(package);
    for unit in package.units.iter().filter(|unit| !unit.source.is_empty()) {
        out.push('\n');
        write_unit(&mut out, unit);
    }
    out
}

fn header(package: &Package) -> String {
    let day = package.day.format("%Y-%m-%d 00:00+0000").to_string();
    let mut fields = vec![
        ("Project-Id-Version", package.project.clone()),
        ("POT-Creation-Date", day.clone()),
        ("PO-Revision-Date", day),
        ("Last-Translator", NO_TRANSLATOR.to_owned()),
        ("Language-Team", "none".to_owned()),
        ("Language", to_locale(&package.target)),
        ("MIME-Version", "1.0".to_owned()),
        ("Content-Type", "text/plain; charset=UTF-8".to_owned()),
        ("Content-Transfer-Encoding", "8bit".to_owned()),
    ];
    fields.extend(plurals::formula(&package.target).map(|formula| ("Plural-Forms", formula.to_owned())));
    fields.push(("X-Generator", "Sirio".to_owned()));
    fields.push((SOURCE_LANGUAGE, to_locale(&package.source)));
    if package.is_pivot {
        fields.push((PIVOT, "yes".to_owned()));
    }
    let mut text = String::new();
    for (name, value) in &fields {
        text.push_str(&format!("{name}: {}\n", one_line(value)));
    }
    let mut out = String::from(
        "# Tags such as <link1> and </link1> stand for what is not translated: keep each once.\n",
    );
    strings::write(&mut out, "", "msgid", "");
    strings::write(&mut out, "", "msgstr", &text);
    out
}

fn write_unit(out: &mut String, unit: &Unit) {
    // Before the basis: the last comment of its form is the one that is read.
    for note in unit.notes.iter().cloned().chain(unit.codes.iter().map(meaning)) {
        write_comment(out, "#. ", &note);
    }
    if !unit.basis.is_empty() {
        write_comment(out, "#. ", &format!("{BASIS}{}", unit.basis));
    }
    if !unit.place.is_empty() {
        write_comment(out, "#: ", &reference(&unit.place));
    }
    if is_fuzzy(unit) {
        out.push_str("#, fuzzy\n");
        if let Some(previous) = &unit.previous {
            // No `#| msgctxt`: keys stay, and tools that take the text away when it is confirmed
            // leave the context, which is no PO then.
            strings::write(out, "#| ", "msgid", previous);
        }
    }
    strings::write(out, "", "msgctxt", &unit.key);
    strings::write(out, "", "msgid", &unit.source);
    strings::write(out, "", "msgstr", &unit.target);
}

/// Nothing that is not done may look done; an empty text cannot be fuzzy.
fn is_fuzzy(unit: &Unit) -> bool {
    unit.progress != Progress::Done && !unit.target.is_empty()
}

fn meaning(code: &Code) -> String {
    format!("{}: {}", code.name, code.meaning)
}

fn write_comment(out: &mut String, begin: &str, text: &str) {
    out.push_str(begin);
    out.push_str(&one_line(text));
    out.push('\n');
}

/// A name with spaces stands between the isolates that gettext uses for it.
fn reference(place: &str) -> String {
    if place.contains(char::is_whitespace) { format!("\u{2068}{place}\u{2069}") } else { place.to_owned() }
}

fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')).collect::<Vec<_>>().join(" ")
}
