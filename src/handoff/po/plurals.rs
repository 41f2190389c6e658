//! The formulas that gettext's tools expect in a header. Sirio writes no plural forms; Weblate and
//! Poedit complain where the line is not there.

use crate::model::Lang;

const ONE: &str = "nplurals=1; plural=0;";
const NOT_ONE: &str = "nplurals=2; plural=(n != 1);";
const ABOVE_ONE: &str = "nplurals=2; plural=(n > 1);";
const SLAVIC_EAST: &str = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : \
    n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";
const POLISH: &str = "nplurals=3; plural=(n==1 ? 0 : \
    n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";
const ROMANIAN: &str = "nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2);";
const CZECH: &str = "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;";
const ARABIC: &str = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : \
    n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);";

/// The formula of a language, where one is in common use.
pub fn formula(lang: &Lang) -> Option<&'static str> {
    let (language, rest) = lang.as_str().split_once('-').unwrap_or((lang.as_str(), ""));
    Some(match language {
        "zh" | "ja" | "ko" | "vi" | "th" | "lo" | "my" | "id" | "ms" | "wo" => ONE,
        "pt" if rest.contains("BR") => ABOVE_ONE,
        "fr" | "bn" | "si" | "hi" | "pa" | "ff" | "tl" | "fil" | "am" | "ti" | "ln" | "mg" | "fa" => {
            ABOVE_ONE
        }
        "it" | "en" | "de" | "es" | "pt" | "ur" | "sq" | "ta" | "te" | "ne" | "tr" | "el" | "bg" | "hu"
        | "nl" | "so" | "sw" | "ha" | "om" | "ps" | "ku" | "ka" | "ckb" => NOT_ONE,
        "ru" | "uk" | "be" | "sr" | "hr" | "bs" => SLAVIC_EAST,
        "pl" => POLISH,
        "ro" | "mo" => ROMANIAN,
        "cs" | "sk" => CZECH,
        "ar" => ARABIC,
        _ => return None,
    })
}
