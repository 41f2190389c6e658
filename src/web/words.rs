//! What editors are told: what happened, and what to do about it.

use super::{Reason, TlsFault};

/// What is said of one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Follows "the link to ADDRESS: ".
    pub what: String,
    pub advice: String,
}

fn new(what: impl Into<String>, advice: impl Into<String>) -> Words {
    Words { what: what.into(), advice: advice.into() }
}

const LOOK: &str = "open it in a browser: if the page is there, nothing needs to be done";
const MEND: &str = "search the site for the page's title, then correct or remove the link";

/// The words for a reason; `detail` is what was kept with it.
pub fn words(reason: Reason, detail: Option<&str>) -> Words {
    let detail = detail.unwrap_or("another address");
    match reason {
        Reason::Answered => new("the page is there", "nothing needs to be done"),
        Reason::Elsewhere => {
            new("the page is there; for now the site shows it at another address", "nothing needs to be done")
        }
        Reason::Moved => new(
            format!("the page has moved for good to {detail}"),
            "`sirio check --external --fix` writes the new address",
        ),
        Reason::MovedUnfit => new(
            "the page has moved for good, to an address that is made for one visit only",
            "open it in a browser and look for an address of the page that lasts, such as one offered under “share”",
        ),
        Reason::StartPage => new(
            format!("the site leads to its start page, {detail}, instead: the page itself is probably gone"),
            MEND,
        ),
        Reason::Login => new(
            format!("the site asks readers to sign in, at {detail}"),
            "if the page is meant for everybody, link to one that can be read without an account",
        ),
        Reason::NoAnchor => new(
            "the page is there, but the place in it that the link leads to is not",
            "open it and correct what stands behind the `#`, or leave that out",
        ),
        Reason::NoPdf => new(
            "this is not the PDF any more: the site answers with a web page",
            "open it in a browser: look there for the document, then correct the link",
        ),
        Reason::Status(status) | Reason::ComeBack(status) => of_status(status),
        Reason::Tls(fault) => of_tls(fault),
        Reason::Private => new(
            "the address belongs to this computer or to an internal network: readers cannot open it, and it is not asked",
            "link to an address that is open to everybody; `--allow-private` asks it all the same",
        ),
        Reason::BadRedirect => new(
            format!("the site leads to `{detail}`, which is no web address that readers can be sent to"),
            "open it in a browser: if the page is gone, correct or remove the link",
        ),
        Reason::Other => new(format!("the page could not be asked ({detail})"), LOOK),
        other => of_silence(other),
    }
}

/// Where no answer came.
fn of_silence(reason: Reason) -> Words {
    match reason {
        Reason::NoSuchHost => new(
            "there is no site of that name",
            "check the spelling; if the office has a new site, link to that",
        ),
        Reason::Refused => new(
            "nothing answers at that address (the connection was refused)",
            "if it stays so, search for the new site of the office, then correct or remove the link",
        ),
        Reason::TimedOut => new(
            "the site did not answer in time",
            "open it in a browser: slow is no error, but readers with a weak network will wait in vain, too",
        ),
        Reason::BrokenOff => new("the connection broke off before the answer was complete", LOOK),
        Reason::TooManyRedirects => new(
            "the site sends its visitors from address to address without end",
            "open it in a browser; if it does not open there either, tell the office, or remove the link",
        ),
        _ => new("what came back is no web page, but something that browsers do not understand", LOOK),
    }
}

fn of_status(status: u16) -> Words {
    let answers = |what: &str| format!("the site answers “{what}” ({status})");
    match status {
        404 => new(answers("not found"), MEND),
        410 => new(answers("gone for good"), MEND),
        401 | 407 => new(
            answers("sign in first"),
            "if the page is meant for everybody, link to one that can be read without an account",
        ),
        403 | 405 | 406 | 409 | 412 | 418 | 422 | 423 | 425 | 426 | 428 | 431 | 999 => new(
            answers("not for you"),
            "many sites answer programs like this and let people in: open it in a browser; if the page is there, nothing needs to be done",
        ),
        451 => new(
            answers("not available for legal reasons"),
            "open it in a browser: some sites are closed to some countries only",
        ),
        429 => new(
            answers("too many questions"),
            "the site wants to be asked less often: nothing needs to be done, it is asked again in the next check",
        ),
        503 => new(
            answers("out of service for now"),
            "wait for the next check; if it stays so for weeks, ask the office",
        ),
        500..=599 => new(
            answers("an error of the site"),
            "wait for the next check; if it stays so for weeks, ask the office",
        ),
        400 | 414 => new(
            answers("the address makes no sense"),
            "compare the address with that in a browser, then correct the link",
        ),
        _ => new(answers("something unusual"), LOOK),
    }
}

fn of_tls(fault: TlsFault) -> Words {
    let tell =
        "browsers warn their readers away: tell the office, and link to another page until it is mended";
    match fault {
        TlsFault::Expired => new("the certificate that proves whose site it is has run out", tell),
        TlsFault::NotYetValid => new(
            "the certificate that proves whose site it is is not valid yet",
            "check the date of this computer; if that is right, tell the office",
        ),
        TlsFault::WrongHost => new("the certificate is for a site of another name", tell),
        TlsFault::UnknownIssuer => new(
            "the certificate was issued by somebody whom this computer does not know, or the site does not send all of it",
            "open it in a browser: if it opens without a warning, nothing needs to be done",
        ),
        TlsFault::Revoked => new("the certificate was declared invalid by its issuer", tell),
        TlsFault::Handshake => new(
            "no encrypted connection could be agreed on: the site may know only methods that are too old",
            LOOK,
        ),
    }
}
