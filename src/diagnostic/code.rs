//! The stable names of everything the tool can find.

use super::Severity;

/// A finding's code, `family/what`, with the weight that all findings of the code share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    pub name: &'static str,
    pub severity: Severity,
}

macro_rules! codes {
    ($($severity:ident { $($constant:ident = $name:literal,)* })*) => {
        /// Every code there is.
        pub mod codes {
            use super::{Code, Severity};
            $($(pub const $constant: Code = Code { name: $name, severity: Severity::$severity };)*)*
            /// All codes, for documentation and completeness checks.
            pub const ALL: &[Code] = &[$($($constant,)*)*];
        }
    };
}

codes! {
    Error {
        FRONT_MATTER_MISSING = "front-matter/missing",
        FRONT_MATTER_UNCLOSED = "front-matter/unclosed",
        FRONT_MATTER_SYNTAX = "front-matter/syntax",
        UNKNOWN_KEY = "front-matter/unknown-key",
        MISSING_KEY = "front-matter/missing-key",
        WRONG_TYPE = "front-matter/wrong-type",
        BAD_VALUE = "front-matter/bad-value",
        STRUCTURAL_KEY = "front-matter/structural-key",
        UNKNOWN_WORD = "front-matter/unknown-word",
        DUPLICATE_ID = "front-matter/duplicate-id",
        UNKNOWN_ID = "front-matter/unknown-id",

        LINK_BROKEN = "link/broken",
        LINK_ANCHOR = "link/anchor",
        LINK_SCHEME = "link/scheme",
        LINK_OUTSIDE = "link/outside-root",
        LINK_IMAGE = "link/image",
        LINK_RECORD = "link/record",
        DUPLICATE_ADDRESS = "link/duplicate-address",
        ALIAS = "link/alias",
        LINK_CHARACTERS = "link/characters",
        LINK_MAIL = "link/mail",
        LINK_PHONE = "link/phone",
        LINK_GEO = "link/geo",
        LINK_DEAD = "link/dead",

        NO_SOURCE = "translation/no-source",
        ORPHAN = "translation/orphan",
        UNKNOWN_LANGUAGE = "translation/unknown-language",
        DUPLICATE_LANGUAGE = "translation/duplicate-language",
        PIVOT_CYCLE = "translation/pivot-cycle",
        RECORDS = "translation/records",
        HANDOFF_SYNTAX = "translation/handoff-syntax",
        HANDOFF_TAGS = "translation/handoff-tags",
        HANDOFF_UNKNOWN = "translation/handoff-unknown",
        HANDOFF_STALE = "translation/handoff-stale",
        HANDOFF_REFUSED = "translation/handoff-refused",

        PHONE = "contact/phone",
        HOURS = "contact/hours",
        EMAIL = "contact/email",
        GEO = "contact/geo",
        CONTACT_CYCLE = "contact/cycle",

        RAW_HTML = "text/raw-html",
        TOO_DEEP = "text/too-deep",
        DUPLICATE_HEADING = "text/duplicate-heading",
        SERVICE_SECTION = "text/service-section",
        TITLE_LENGTH = "text/title-length",
        RECURRENCE = "text/recurrence",

        LEAFLET_SECTION = "leaflet/section",
        NO_GLYPH = "leaflet/no-glyph",
        LEAFLET_COMPILE = "leaflet/compile",

        THEME_MISSING = "theme/missing",
        TEMPLATE = "theme/template",
        STYLE = "theme/style",
        SEARCH = "theme/search",
        ICON = "theme/icon",
        WEIGHT = "theme/weight",
        THEME_LINK = "theme/link",
        THEME_ANCHOR = "theme/anchor",

        NOT_UTF8 = "file/not-utf8",
        BYTE_ORDER_MARK = "file/byte-order-mark",
        LINE_ENDINGS = "file/line-endings",
        NAME_NOT_NFC = "file/name-not-nfc",
        NAME_NOT_UTF8 = "file/name-not-utf8",
        CASE_COLLISION = "file/case-collision",
        SYMLINK = "file/symlink",
        UNREADABLE = "file/unreadable",
        TOO_LARGE = "file/too-large",
        NOT_A_FILE = "file/not-a-file",
        EMPTY_CONTENT = "file/empty-content",
        TOML_SYNTAX = "file/toml-syntax",
        FILE_UNKNOWN_KEY = "file/unknown-key",
        FILE_MISSING_KEY = "file/missing-key",
        FILE_WRONG_TYPE = "file/wrong-type",
        FILE_BAD_VALUE = "file/bad-value",
        UI_SYNTAX = "file/ui-strings",
    }
    Warning {
        LINK_UNPUBLISHED = "link/unpublished",
        LINK_WRONG_LANGUAGE = "link/wrong-language",
        LINK_OWN_ADDRESS = "link/own-address",
        LINK_OLD_ADDRESS = "link/old-address",
        LINK_TEXT_DIFFERS = "link/text-differs",
        LINK_MOVED = "link/moved",
        LINK_FAILING = "link/failing",
        LINK_HISTORY = "link/history",
        LINK_DETOUR = "link/detour",
        LINK_ORPHAN = "link/orphan",
        OUTDATED_FACTS = "translation/outdated-facts",
        FACT_DRIFT = "translation/fact-drift",
        WRONG_LANGUAGE = "translation/wrong-language",
        STRUCTURE = "translation/structure",
        TERM = "translation/term",
        UI_MISSING = "translation/ui-missing",
        HANDOFF_INCOMPLETE = "translation/handoff-incomplete",
        HOURS_DOUBT = "contact/hours-doubt",
        EXPIRED = "text/expired",
        UNVERIFIED = "text/unverified",
        BIDI_CONTROL = "text/bidi-control",
        HEADING_LEVEL = "a11y/heading-level",
        IMAGE_ALT = "a11y/image-alt",
        EMPTY_LINK = "a11y/empty-link",
        LONG_LIST = "theme/long-list",
        THEME_UNLISTED = "theme/unlisted",
        THEME_ALTERNATES = "theme/alternates",
        NO_FONT = "leaflet/no-font",
        OVERFLOW = "leaflet/overflow",
        PICTURE = "leaflet/picture",
        LEAFLET_DOUBT = "leaflet/theme-doubt",
        IGNORED_FILE = "file/ignored",
    }
    Advice {
        READABILITY = "text/readability",
        LONG_SENTENCE = "text/long-sentence",
        LINK_UNVERIFIABLE = "link/unverifiable",
        LINK_OTHER_LANGUAGE = "link/other-language",
        LINK_UNUSED = "link/unused-file",
    }
}

#[cfg(test)]
mod tests {
    use super::codes;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_of_a_known_family() {
        let families =
            ["front-matter", "link", "translation", "contact", "text", "a11y", "leaflet", "theme", "file"];
        let mut seen = BTreeSet::new();
        for code in codes::ALL {
            assert!(seen.insert(code.name), "{} stands twice", code.name);
            let family = code.name.split('/').next().unwrap_or_default();
            assert!(families.contains(&family), "{} has no known family", code.name);
        }
    }
}
