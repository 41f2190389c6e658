//! Single pages, to the byte.

use crate::shop::{Shop, back, file, page, pseudo, same_targets, shape};
use sirio::handoff::Package;
use sirio::model::SectionId;
use sirio::source::Sources;

const NASTY: &str = "
Riga *che va
oltre* la fine, con `codice` e **forte**.\\
Dopo l'interruzione  \nun'altra, \\*non enfasi\\* e \\<link1> &lt;link2&gt;.
Ciao\\![qui](https://c.example)!

> Citazione con [un
> link](https://a.example \"Titolo\") e
> e poi\\
> ancora [qui](https://q.example).
>
> - voce
>   che continua
>
>   ancora

## Senza id

1. Primo
2. Secondo
   - annidato [contatto](contact:x)
   - altro ![figura *bella*](a.png)

     Paragrafo largo con <https://b.example> e <x@y.it>.

* sciolta

* lista con [rif][r], [r] e [R][]

### Con id {#con-id}

| Colonna \\| A | B |
|---|:-:|
| `a\\|b` | [x](page:y) |
| | cella |

```
codice che non è
  Markdown *qui*
```

<!-- solo per chi scrive -->

Titolo vecchio
--------------

    indentato

Fine.

[r]: https://r.example/x_y_z
";

#[test]
fn a_new_section_comes_where_the_source_has_it() {
    let italian =
        "\nUno.\n\n## A {#a}\n\nDue.\n\n### B\n\nTre.\n\n## C {#c}\n\nQuattro.\n\n## D {#d}\n\nCinque.\n";
    let english = "\nOne.\n\n## C {#c}\nFour.\n";
    let mut shop = Shop::of(&[("content/a.it.md", &page(italian)), ("content/a.en.md", &page(english))]);
    let package = shop.export("en", false);
    let import = shop
        .import(&back(&package, &|unit| if unit.target.is_empty() { pseudo(unit) } else { String::new() }));
    assert!(import.findings.is_empty() && import.in_step.len() == 3, "{import:#?}");
    let wanted = "\nOne.\n\n## ⟦A⟧ {#a}\n\n⟦Duê.⟧\n\n### ⟦B⟧ {#b}\n\n⟦Trê.⟧\n\n## C {#c}\nFour.\n\n## ⟦D⟧ {#d}\n\n⟦Cinquê.⟧\n";
    assert_eq!(shop.text("content/a.en.md"), page(wanted));
}

#[test]
fn what_would_read_otherwise_is_refused() {
    let mut shop = Shop::of(&[("content/a.it.md", &page("```\ncodice\n```\n\n## Due {#due}\n\nTesto.\n"))]);
    let package = shop.export("en", false);
    let import = shop.import(&back(&package, &|unit| unit.source.replace("codice", "a\n```\nb")));
    assert_eq!(import.findings.len(), 1, "{:#?}", import.findings);
    assert_eq!(import.findings[0].code.name, "translation/handoff-refused");
    assert_eq!(import.pages[0].sections, [SectionId::new("due")]);
    assert!(import.in_step.iter().all(|step| step.section == SectionId::new("due")));
    assert!(!shop.text("content/a.en.md").contains("```"));
}

#[test]
fn what_would_be_an_error_in_the_page_is_refused() {
    let mut shop = Shop::of(&[("content/a.it.md", &page("Testo.\n\n## Due {#due}\n\nAltro.\n"))]);
    shop = Shop {
        sources: Sources::from_files(
            shop.sources.iter().cloned().chain([file("content/a.en.md", &page("Text.\n"))]),
        ),
        ..shop
    };
    let package = shop.export("en", false);
    let mut returned =
        back(&package, &|unit| if unit.key == "a#_ title" { "long ".repeat(60) } else { pseudo(unit) });
    returned.units.iter_mut().for_each(|unit| unit.is_done = true);
    let import = shop.import(&returned);
    assert_eq!(import.findings.len(), 1, "{:#?}", import.findings);
    assert!(
        import.findings[0].message.starts_with("`a#_` is left as it is: the title has 299 characters"),
        "{import:#?}"
    );
    assert_eq!(import.pages[0].sections, [SectionId::new("due")]);
    assert!(shop.errors().is_empty());
}

const BEFORE: &str = "
Prima riga.

Seconda riga con [link](https://a.example).

## Chi {#who}

- Uno di loro.
- Due di loro.
- Tre di loro.

Dopo la lista.
";

const ENGLISH: &str = "
First
line.

Second *line* with [a link](https://a.example/en).

<!-- the translator's own note -->

## Who {#who}

* One of
  them.
* Two of them.
* Three of them.

After the list.
";

/// The units as `key progress | source | previous | target`.
fn shown(package: &Package) -> Vec<String> {
    let units = package.units.iter().map(|unit| {
        let previous = unit.previous.as_deref().unwrap_or("-");
        format!("{} {:?} | {} | {previous} | {}", unit.key, unit.progress, unit.source, unit.target)
    });
    units.collect()
}

#[test]
fn only_what_changed_goes_out_and_only_that_is_edited() {
    let shop = Shop::of(&[("content/a.it.md", &page(BEFORE)), ("content/a.en.md", &page(ENGLISH))]);
    let edited = BEFORE.replace("Seconda riga", "Altra riga").replace("Due di loro", "Due o più di loro");
    let mut shop = shop.changed("content/a.it.md", &page(&edited));
    let package = shop.export("en", false);
    assert_eq!(
        shown(&package),
        [
            "a#_ Doubtful | Altra riga con <link1>link</link1>. | Seconda riga con <link1>link</link1>. | Second *line* with <link1>a link</link1>.",
            "a#who Doubtful | Due o più di loro. | Due di loro. | Two of them.",
        ]
    );
    let mut returned =
        back(&package, &|unit| unit.target.replace("Second", "Other").replace("Two", "Two or more"));
    returned.units.iter_mut().for_each(|unit| unit.is_done = true);
    let import = shop.import(&returned);
    assert!(import.findings.is_empty() && import.in_step.len() == 2, "{import:#?}");
    let wanted = ENGLISH.replace("Second", "Other").replace("Two", "Two or more");
    assert_eq!(shop.text("content/a.en.md"), page(&wanted));
}

#[test]
fn what_was_added_removed_and_moved_is_found_again() {
    let shop = Shop::of(&[("content/a.it.md", &page(BEFORE)), ("content/a.en.md", &page(ENGLISH))]);
    let edited = BEFORE
        .replace("- Tre di loro.\n", "")
        .replace("- Uno di loro.\n", "- Tre di loro.\n- Nuovo fra loro.\n- Uno di loro.\n")
        .replace("Prima riga.\n\n", "");
    let mut shop = shop.changed("content/a.it.md", &page(&edited));
    let package = shop.export("en", false);
    let title = "Prova";
    let summary = "Un 'testo' \"di\" prova";
    assert_eq!(
        shown(&package),
        [
            format!("a#_ title Doubtful | {title} | - | {title}"),
            format!("a#_ summary Doubtful | {summary} | - | {summary}"),
            "a#_ Doubtful | Seconda riga con <link1>link</link1>. | - | Second *line* with <link1>a link</link1>.".to_owned(),
            "a#who Missing | Nuovo fra loro. | - | ".to_owned(),
        ]
    );
    assert!(package.units[0].notes.iter().any(|note| note.contains("was removed from this section")));

    let mut returned = back(&package, &|unit| unit.target.clone());
    returned.units[3].target = "New among them.".into();
    returned.units.iter_mut().for_each(|unit| unit.is_done = true);
    let import = shop.import(&returned);
    assert!(import.findings.is_empty() && import.in_step.len() == 2, "{import:#?}");
    let english = "\nSecond *line* with [a link](https://a.example/en).\n\n<!-- the translator's own note -->\n\n## Who {#who}\n\n- Three of them.\n- New among them.\n- One of them.\n- Two of them.\n\nAfter the list.\n";
    assert_eq!(shop.text("content/a.en.md"), page(english));
}

#[test]
fn difficult_markdown_goes_out_and_comes_back() {
    let mut shop = Shop::of(&[("content/a.it.md", &page(NASTY))]);
    let package = shop.export("en", false);
    let import = shop.import(&back(&package, &pseudo));
    assert!(import.findings.is_empty(), "{:#?}", import.findings);
    same_targets(&package, &shop.export("en", true));
    let english = shop.text("content/a.en.md");
    assert!(english.contains("ê pøi\\\n> âncørâ [qui](https://q.example).⟧\n"), "{english}");
    assert!(english.contains("Ciâø\\![qui](https://c.example)!⟧\n"), "{english}");
    assert!(english.contains("## ⟦Sênzâ id⟧ {#senza-id}"), "{english}");
    assert!(
        english.contains("[r]: https://r.example/x_y_z") && !english.contains("solo per chi scrive"),
        "{english}"
    );
    assert_eq!(shape(&shop, "content/a.en.md"), shape(&shop, "content/a.it.md"));
}
