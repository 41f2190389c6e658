//! From the bytes of a page to its text. Never fails: what is no text becomes U+FFFD.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// As far as browsers look for a declaration.
const PRESCAN: usize = 1024;

/// The text, by the byte order mark, by the charset that the server names, by the one that the page
/// names, or else in UTF-8 where that fits.
pub fn text(bytes: &[u8], content_type: Option<&str>) -> String {
    let said = content_type.and_then(|value| charset_in(&value.to_ascii_lowercase()));
    let encoding = said.or_else(|| declared(bytes)).unwrap_or_else(|| guessed(bytes));
    encoding.decode(bytes).0.into_owned()
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    head.split("<meta").skip(1).find_map(|rest| {
        let encoding = charset_in(rest.split('>').next()?)?;
        // A page in UTF-16 could not have been read up to here.
        Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
    })
}

/// The encoding after `charset=`, with quotes or without.
fn charset_in(text: &str) -> Option<&'static Encoding> {
    let (_, rest) = text.split_once("charset")?;
    let label = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| matches!(c, '"' | '\'' | ';' | '/') || c.is_whitespace());
    Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])
}

/// UTF-8, where all is well but for a character that may have been cut at the end.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_some() => WINDOWS_1252,
        _ => UTF_8,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_page_is_read_in_its_own_charset() {
        let table: [(&[u8], Option<&str>, &str); 10] = [
            (b"caff\xc3\xa8", None, "caffè"),
            (b"caff\xe8 nero", None, "caffè nero"),
            (b"caff\xe8", Some("text/html; charset=ISO-8859-1"), "caffè"),
            (b"caff\xe8", Some("text/html; Charset = \"iso-8859-1\""), "caffè"),
            (b"<meta charset=windows-1251>\xcf\xf0", None, "<meta charset=windows-1251>Пр"),
            (
                b"<META content='text/html; charset=koi8-r'>\xf0",
                None,
                "<META content='text/html; charset=koi8-r'>П",
            ),
            (b"\xef\xbb\xbfcaff\xc3\xa8", Some("text/html; charset=latin1"), "caffè"),
            (b"\xff\xfec\0a\0", Some("text/html; charset=latin1"), "ca"),
            (b"a\xe8 b", Some("text/html; charset=nonsense"), "aè b"),
            (b"<meta charset=utf-16>\xc3\xa8", None, "<meta charset=utf-16>è"),
        ];
        for (bytes, content_type, text) in table {
            assert_eq!(super::text(bytes, content_type), text);
        }
    }
}
