//! One request to one address, and what its answer says. Follows nothing and tries nothing twice.

use super::body::{self, Body};
use super::failure::failure;
use super::guard::Guard;
use super::page::Page;
use super::redirect::{is_redirect, location};
use super::retry_after::retry_after;
use super::rules::Rules;
use super::seen::{Anchor, Failure, Outcome, Question};
use super::{charset, versions};
use reqwest::header::{CONTENT_TYPE, HeaderMap, LINK, RETRY_AFTER};
use reqwest::{Client, Method, Response};
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};
use url::Url;

/// What is read of a page, unpacked, where places in it are looked for.
const LARGEST_PAGE: usize = 1_000_000;

/// What is read of it where only its head matters.
const LARGEST_HEAD: usize = 256_000;

/// What is read of a PDF.
const PDF_HEAD: usize = 1024;

const LONGEST_REQUEST: Duration = Duration::from_hours(1);

/// Who asks, with what all requests of a run share.
pub struct Asker {
    client: Client,
    guard: Guard,
    timeout: Duration,
    at_once: Semaphore,
    per_host: usize,
    hosts: Mutex<HashMap<String, Arc<Host>>>,
}

/// What is known of a host from its answers.
struct Host {
    at_once: Semaphore,
    /// It does not answer `HEAD` as it answers `GET`.
    get_only: AtomicBool,
}

/// How an address is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Only whether it is there.
    Head,
    Get,
}

/// What an address said.
pub enum Step {
    Done(Outcome),
    Redirect {
        status: u16,
        location: String,
    },
    /// Nothing that holds for readers: it is to be asked again, with `GET`.
    Unsaid,
}

impl Asker {
    pub fn new(client: Client, guard: Guard, rules: &Rules) -> Self {
        Self {
            client,
            guard,
            timeout: rules.timeout.min(LONGEST_REQUEST),
            at_once: Semaphore::new(rules.at_once.clamp(1, Semaphore::MAX_PERMITS)),
            per_host: rules.per_host.clamp(1, Semaphore::MAX_PERMITS),
            hosts: Mutex::default(),
        }
    }

    /// Asks an address that has neither credentials nor a fragment.
    pub async fn ask(&self, url: &Url, manner: Manner, question: &Question) -> Result<Step, Failure> {
        if !self.guard.admits_url(url) {
            return Err(Failure::Private);
        }
        let host = self.host(url);
        // The host's permit first: who waits for a slow host takes nothing from the others.
        let _at_host = host.at_once.acquire().await;
        let _in_all = self.at_once.acquire().await;
        if manner == Manner::Get || host.get_only.load(Ordering::Relaxed) {
            return self.get(url, question).await;
        }
        let step = self.head(url).await;
        if matches!(step, Ok((Step::Unsaid, false))) {
            host.get_only.store(true, Ordering::Relaxed);
        }
        step.map(|(step, _)| step)
    }

    /// What `HEAD` says, and whether the host understands it.
    async fn head(&self, url: &Url) -> Result<(Step, bool), Failure> {
        // Half the time: the other half may be needed for `GET`.
        let deadline = Instant::now() + self.timeout / 2;
        let response = match timeout_at(deadline, self.client.head(url.clone()).send()).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) if error.is_connect() => return Err(failure(&error)),
            Ok(Err(_)) | Err(_) => return Ok((Step::Unsaid, false)),
        };
        if let Some(step) = elsewhere_or_later(&response)? {
            return Ok((step, true));
        }
        let status = response.status();
        let media_type = media_type(response.headers());
        if !status.is_success() || media_type.as_deref() == Some("application/pdf") {
            return Ok((Step::Unsaid, !matches!(status.as_u16(), 400 | 405 | 501)));
        }
        let (anchors, status) = (BTreeMap::new(), status.as_u16());
        Ok((Step::Done(Outcome::Answered { status, media_type, anchors, alternates: None }), true))
    }

    async fn get(&self, url: &Url, question: &Question) -> Result<Step, Failure> {
        let deadline = Instant::now() + self.timeout;
        let request = self.client.request(Method::GET, url.clone());
        let response = timeout_at(deadline, request.send())
            .await
            .map_err(|_| Failure::TimedOut)?
            .map_err(|error| failure(&error))?;
        if let Some(step) = elsewhere_or_later(&response)? {
            return Ok(step);
        }
        let status = response.status();
        let media_type = media_type(response.headers());
        let wanted = !question.fragments.is_empty() || !question.languages.is_empty();
        let media_type = match media_type.as_deref() {
            Some("application/pdf") if status.is_success() => {
                let head = body::read(response, PDF_HEAD, deadline).await?;
                body::true_type(&head.bytes).map(str::to_owned)
            }
            kind if wanted && status.is_success() && kind.is_none_or(is_page) => {
                let (url, headers) = (response.url().clone(), response.headers().clone());
                let most = if question.fragments.is_empty() { LARGEST_HEAD } else { LARGEST_PAGE };
                let body = body::read(response, most, deadline).await?;
                if kind.is_some() || body::true_type(&body.bytes) == Some("text/html") {
                    return Ok(Step::Done(self.read(question, &url, &headers, &body, status.as_u16())));
                }
                None
            }
            _ => media_type,
        };
        let anchors = question.fragments.iter().map(|fragment| (fragment.clone(), Anchor::Unknown)).collect();
        Ok(Step::Done(Outcome::Answered { status: status.as_u16(), media_type, anchors, alternates: None }))
    }

    /// What a page says of the places and the languages that were asked for.
    fn read(&self, question: &Question, url: &Url, headers: &HeaderMap, body: &Body, status: u16) -> Outcome {
        let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let page = Page::read(&charset::text(&body.bytes, content_type), body.whole);
        let in_headers = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
        let in_headers = in_headers.flat_map(|value| versions::in_header(value, url));
        let offered = in_headers.chain(page.versions.iter().cloned()).collect::<Vec<_>>();
        let anchors = question.fragments.iter().map(|fragment| (fragment.clone(), page.anchor(fragment)));
        let alternates = (!question.languages.is_empty())
            .then(|| versions::wanted(&question.languages, &offered, &page.base(url), &self.guard));
        Outcome::Answered { status, media_type: media_type(headers), anchors: anchors.collect(), alternates }
    }

    fn host(&self, url: &Url) -> Arc<Host> {
        let name = url.host_str().unwrap_or_default().to_owned();
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Host { at_once: Semaphore::new(self.per_host), get_only: AtomicBool::new(false) };
        Arc::clone(hosts.entry(name).or_insert_with(|| Arc::new(new())))
    }
}

/// What an answer says before it is about the page: it is elsewhere, or come back later.
fn elsewhere_or_later(response: &Response) -> Result<Option<Step>, Failure> {
    let (status, headers) = (response.status().as_u16(), response.headers());
    if status == 429 || status == 503 && headers.contains_key(RETRY_AFTER) {
        return Err(Failure::ComeBack { status, after: retry_after(headers) });
    }
    let location = is_redirect(status).then(|| location(headers)).flatten();
    Ok(location.map(|location| Step::Redirect { status, location }))
}

/// `type/subtype` in lower case, where it is one.
fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let essence = value.split(';').next()?.trim().to_ascii_lowercase();
    essence.split_once('/').is_some_and(|(kind, sub)| !kind.is_empty() && !sub.is_empty()).then_some(essence)
}

fn is_page(media_type: &str) -> bool {
    matches!(media_type, "text/html" | "application/xhtml+xml")
}
