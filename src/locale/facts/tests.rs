use super::*;

fn reader(tag: &str) -> FactReader {
    FactReader::new(&Lang::parse(tag).unwrap(), "IT")
}

/// What stands in one of the two texts alone, as written.
fn drift(a: (&str, &str), b: (&str, &str)) -> (Vec<String>, Vec<String>) {
    let (first, second) = (reader(a.0).read(a.1), reader(b.0).read(b.1));
    let difference = difference(&first, &second);
    let written =
        |facts: &[&Fact], text: &str| facts.iter().map(|fact| fact.written(text).to_owned()).collect();
    (written(&difference.only_first, a.1), written(&difference.only_second, b.1))
}

fn same(a: (&str, &str), b: (&str, &str)) {
    assert_eq!(drift(a, b), (vec![], vec![]), "{} | {}", a.1, b.1);
    let first = reader(a.0).read(a.1);
    assert!(!first.is_empty(), "{}", a.1);
}

fn differs(a: (&str, &str), b: (&str, &str)) {
    let (first, second) = drift(a, b);
    assert!(!first.is_empty() || !second.is_empty(), "{} | {}", a.1, b.1);
}

#[test]
fn numbers_in_every_form() {
    for (lang, text) in [
        ("en", "1,234.50 euro"),
        ("it", "1.234,5 euro"),
        ("uk", "1 234,50 євро"),
        ("fr", "1\u{202F}234,50 €"),
        ("ar", "١٬٢٣٤٫٥ يورو"),
        ("ur", "۱٬۲۳۴٫۵۰"),
        ("bn", "১,২৩৪.৫০ ইউরো"),
        ("zh", "１，２３４．５０欧元"),
        ("de-CH", "1’234.50"),
    ] {
        same(("it", "costa 1.234,50 euro"), (lang, text));
    }
    same(("it", "€ 30,46"), ("en", "€30.46"));
    same(("it", "30,00 euro"), ("bn", "৩০ ইউরো"));
    same(("it", "1.000.000 euro, 100%"), ("en", "1,000,000 euro, 100 %"));
    same(("it", "D.Lgs. 286/1998"), ("en", "legislative decree no. 286 of 1998"));
    same(("it", "il livello A2, categoria C/3, modello 730"), ("ar", "المستوى A2 والفئة C3 والنموذج 730"));
    same(("it", "1º piano, dalle 9 alle 13"), ("en", "1st floor, 9–13"));
    same(("it", "sotto 17.090,61 euro"), ("es", "inferior a 17 090,61 euros"));
    same(("it", "anno scolastico 2026/2027"), ("en", "school year 2026-27"));
    differs(("it", "livello A2"), ("en", "level B2"));
    differs(("it", "30,46 euro"), ("en", "30.64 euro"));
}

#[test]
fn dates_in_every_order() {
    for (lang, text) in [
        ("en", "by November 23rd, 2026"),
        ("en", "by 23 Nov. 2026"),
        ("en", "by 23/11/2026"),
        ("en-US", "by 11/23/2026"),
        ("fr", "le 23 novembre 2026"),
        ("es", "el 23 de noviembre de 2026"),
        ("de", "am 23. November 2026"),
        ("ar", "في ٢٣ نوفمبر ٢٠٢٦"),
        ("ar", "يوم 23 تشرين الثاني 2026"),
        ("ur", "23 نومبر 2026"),
        ("bn", "২৩ নভেম্বর ২০২৬"),
        ("uk", "23 листопада 2026 року"),
        ("si", "2026 නොවැම්බර් 23"),
        ("zh", "2026年11月23日"),
        ("it", "2026-11-23"),
        ("it", "23.11.2026"),
    ] {
        same(("it", "entro il 23 novembre 2026"), (lang, text));
        differs(("it", "entro il 24 novembre 2026"), (lang, text));
        differs(("it", "entro il 23 dicembre 2026"), (lang, text));
        differs(("it", "entro il 23 novembre 2027"), (lang, text));
    }
    same(("it", "il 23 e il 30 novembre 2026"), ("en", "on November 23 and 30, 2026"));
    same(("it", "nel novembre 2026"), ("zh", "2026年11月"));
    same(("it", "entro il 1º maggio"), ("en", "by 1 May"));
    same(("it", "il primo gennaio 2027"), ("en", "on 1 January 2027"));
    differs(("it", "10/11/2026"), ("en", "11/10/2026"));
    differs(("it", "dal 23 novembre al 30 dicembre"), ("en", "from 23 December to 30 November"));
    differs(("it", "entro novembre"), ("en", "by December"));
    assert_eq!(drift(("it", "puoi chiedere"), ("en", "you may ask")), (vec![], vec![]));
}

#[test]
fn times_on_both_clocks() {
    for (lang, text) in [
        ("en", "at 15:30"),
        ("en", "at 3:30 pm"),
        ("en", "at 3.30 p.m."),
        ("fr", "à 15h30"),
        ("zh", "15时30分"),
        ("zh", "下午3点30分"),
        ("zh", "下午3点半"),
        ("ar", "الساعة ٣:٣٠ مساءً"),
        ("bn", "বিকাল ৩:৩০"),
    ] {
        same(("it", "alle ore 15.30"), (lang, text));
        differs(("it", "alle ore 16.30"), (lang, text));
    }
    same(("it", "ore 15"), ("en", "3 pm"));
    same(("it", "alle 24"), ("en", "at 24:00"));
    same(("it", "alle 0:30"), ("en", "at 12:30 am"));
    same(("it", "dalle 9 alle 13"), ("en", "from 9 am to 1 pm"));
    same(("it", "09.30-12.30"), ("en", "9:30 am–12:30 pm"));
    differs(("it", "alle 15:30"), ("en", "at 3:30"));
}

#[test]
fn phones_mails_and_addresses() {
    for text in ["+39 0583 4551", "0583/4551", "(0583) 4551", "+3905834551", "0583.4551", "0583-4551"] {
        same(("it", "tel. 0583 4551"), ("en", text));
        differs(("it", "tel. 0583 4552"), ("en", text));
    }
    same(("it", "chiama il 112 o il 116 117"), ("ar", "اتصل بـ ١١٢ أو 116117"));
    same(("it", "numero verde 800 600 500."), ("zh", "免费电话800600500"));
    same(("it", "scrivi a Info@Comune.it."), ("en", "write to info@comune.it"));
    same(("it", "vedi https://www.inps.it/it/"), ("en", "see inps.it/en"));
    same(("it", "www.inps.it"), ("zh", "请看www.inps.it。"));
    differs(("it", "www.inps.it"), ("en", "www.inail.it"));
    differs(("it", "chiama il 112"), ("en", "call 113"));
    assert_eq!(reader("it").read("D.Lgs. sull'art. n. ecc. fine.Nuova e.g. U.S."), vec![]);
}

#[test]
fn small_numbers_may_be_words() {
    same(("it", "3 giorni, 40 euro"), ("en", "three days, 40 euro"));
    assert_eq!(drift(("it", "tre giorni"), ("en", "3 days")), (vec![], vec![]));
    assert_eq!(
        drift(("it", "entro 8 giorni"), ("en", "within 9 days")),
        (vec!["8".into()], vec!["9".into()])
    );
    differs(("it", "30 giorni"), ("en", "thirty days"));
}

#[test]
fn how_often_counts_only_where_it_balances() {
    same(("it", "60 giorni, poi ancora 60 giorni, 16 euro"), ("en", "60 days and again, 16 euro"));
    differs(("it", "60 giorni, 60 euro, 16 euro"), ("en", "60 days, 16 euro, 16 euro"));
}

#[test]
fn any_text_has_its_places() {
    for text in [
        "",
        "٣",
        "+",
        "(1",
        "1.",
        "1,2,3",
        "99999999999999999999",
        "年月日",
        "12月",
        "a\u{0301}1٫",
        "0h",
        "24:00.",
    ] {
        for tag in ["it", "ar", "zh", "tlh"] {
            for fact in reader(tag).read(text) {
                assert!(text.get(fact.start..fact.end).is_some_and(|fact| !fact.is_empty()), "{text}");
            }
        }
    }
}
