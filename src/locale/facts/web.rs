//! E-mail and web addresses.

use super::Value;
use super::chars::Chars;
use crate::model::Lang;

/// The address that begins at `start`, and where it ends.
pub fn address(chars: &Chars, start: usize, lang: &Lang) -> Option<(Value, usize)> {
    if is_inner(chars.before(start)) {
        return None;
    }
    let end = chars.skip(start, |c| c.is_ascii_graphic() && !"<>()[]{}\"'`|;,*".contains(c));
    if !chars.slice(start, end).iter().any(|c| matches!(c, '@' | '.')) {
        return None;
    }
    let written = chars.text(start, end);
    let trimmed = written.trim_end_matches(['.', ':', '!', '?', '-']);
    let end = start + trimmed.len();
    let lower = trimmed.to_ascii_lowercase();
    let value = if is_mail(&lower) {
        Value::Mail(lower.trim_start_matches("mailto:").to_owned())
    } else if is_web(&lower, trimmed) {
        Value::Web(plain(&lower, lang))
    } else {
        return None;
    };
    Some((value, end))
}

fn is_inner(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '@' | '_' | '/')
}

fn is_mail(lower: &str) -> bool {
    lower.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty() && !local.contains('/') && host.contains('.') && host.split('.').all(is_label)
    })
}

/// A bare host counts where its last label could be a top-level domain and nothing in it is a
/// capital: `fine.Nuova` is two sentences.
fn is_web(lower: &str, written: &str) -> bool {
    if lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.") {
        return true;
    }
    let host = written.split(['/', '?', '#']).next().unwrap_or_default();
    let last = host.rsplit('.').next().unwrap_or_default();
    host.split('.').count() > 1
        && host.split('.').all(|label| label.len() > 1 && is_label(label))
        && last.bytes().all(|b| b.is_ascii_lowercase())
        && !host.bytes().any(|b| b.is_ascii_uppercase())
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The address without what two writers of the same one may do differently. A step of the path
/// that names the text's own language is left out: offices have such pages for each.
fn plain(lower: &str, lang: &Lang) -> String {
    let address = lower.trim_start_matches("https://").trim_start_matches("http://");
    let address = address.trim_start_matches("www.");
    let own = lang.as_str().split('-').next().unwrap_or_default();
    address.split('/').filter(|step| !step.is_empty() && *step != own).collect::<Vec<_>>().join("/")
}
