use super::*;
use crate::model::{Inline, Lang};

/// Each link and each image of `text`, which follows `head`: the bytes at its destination.
fn destinations(head: &str, text: &str) -> Vec<Option<String>> {
    let file = Arc::from("content/a.it.md");
    let mut config = crate::parse::config(&file, "").value;
    config.languages.extend(Lang::parse("it"));
    let context = Context::new(&config);
    let whole = format!("{head}{text}");
    let body = Reader { file: &file, folder: "", context: &context }.read(&whole, head.len()).value;
    let mut found = Vec::new();
    for section in &body.sections {
        section.each_inline(&mut |inline| {
            let place = match inline {
                Inline::Link(link) => &link.destination,
                Inline::Image(image) => &image.destination,
                _ => return,
            };
            found.push(place.clone().map(|place| whole[place].to_owned()));
        });
    }
    found
}

#[test]
fn a_destination_is_found_as_it_is_written() {
    let table: [(&str, &[Option<&str>]); 19] = [
        ("[a](b.md)", &[Some("b.md")]),
        ("[a](<b c.md>)", &[Some("b c.md")]),
        ("[a]( b.md  \"b.md\" )", &[Some("b.md")]),
        ("[a](b.md 'c')", &[Some("b.md")]),
        ("[b.md](b.md)", &[Some("b.md")]),
        ("[`](c.md)` b](b.md)", &[Some("b.md")]),
        ("[a [b] c](b.md#x(y))", &[Some("b.md#x(y)")]),
        ("[![a](p.png)](b.md)", &[Some("b.md"), Some("p.png")]),
        ("[a](b%20c.md#%D8%A3) [a](#كيف)", &[Some("b%20c.md#%D8%A3"), Some("#كيف")]),
        ("[a](b\\).md)", &[None]),
        ("[a](https://e.org/?a=1&amp;b=2)", &[None]),
        ("[a](https://e.org/?a=1&b=2)", &[Some("https://e.org/?a=1&b=2")]),
        ("<https://e.org/x> <a@e.org>", &[Some("https://e.org/x"), Some("a@e.org")]),
        ("[a][r]\n\n[r]: b.md \"b.md\"", &[Some("b.md")]),
        ("[R][] [r]\n\n> [r]:\n> <b.md>", &[Some("b.md"), Some("b.md")]),
        ("[a](\nb.md)", &[Some("b.md")]),
        ("> - [a](\n>   b.md\n>   'c')", &[Some("b.md")]),
        ("| a |\n|---|\n| [x](b.md) |", &[Some("b.md")]),
        ("## [a](b.md)\n\n[]()", &[Some("b.md"), None]),
    ];
    for (text, wanted) in table {
        for head in ["", "+++\ntitle = \"però b.md\"\n+++\n"] {
            let found = destinations(head, text);
            let found: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
