//! Hosts with certificates, good and bad, behind one port: the name that is asked for chooses. They
//! speak HTTP/2 and HTTP/1.1, as the other side likes.

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response, Version};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::crypto::ring::{default_provider, sign::any_supported_type};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

pub struct Hosts {
    pub port: u16,
    /// The authority that signed what is good, in PEM.
    pub authority: String,
    versions: Arc<Mutex<Vec<(String, Version)>>>,
    _runtime: tokio::runtime::Runtime,
}

#[derive(Debug)]
struct Certificates(BTreeMap<String, Arc<CertifiedKey>>);

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.0.get(hello.server_name()?).cloned()
    }
}

impl Hosts {
    pub fn start() -> Self {
        let (authority, certificates) = certificates();
        let mut config = rustls::ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(certificates));
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let versions = Arc::default();
        runtime.spawn(accept(listener, TlsAcceptor::from(Arc::new(config)), Arc::clone(&versions)));
        Self { port, authority, versions, _runtime: runtime }
    }

    /// The paths that were asked, with the version of HTTP.
    pub fn log(&self) -> Vec<(String, Version)> {
        self.versions.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn accept(listener: TcpListener, acceptor: TlsAcceptor, log: Arc<Mutex<Vec<(String, Version)>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, log) = (acceptor.clone(), Arc::clone(&log));
        tokio::spawn(async move {
            let Ok(stream) = acceptor.accept(stream).await else { return };
            let answer = service_fn(|request: Request<Incoming>| {
                let asked = (request.uri().path().to_owned(), request.version());
                log.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
                async {
                    let page = Full::new(Bytes::from_static(b"<!doctype html><h1 id=uno>Uno</h1>"));
                    let mut response = Response::new(page);
                    let html = hyper::header::HeaderValue::from_static("text/html");
                    response.headers_mut().insert(hyper::header::CONTENT_TYPE, html);
                    Ok::<_, Infallible>(response)
                }
            });
            let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), answer).await;
        });
    }
}

/// `good.test`, `expired.test`, `early.test`, `wrong.test`, `itself.test`, `own-authority.test`, `stranger.test`,
/// `impostor.test`, whose authority bears the name of the good one; `none.test` has no certificate.
fn certificates() -> (String, Certificates) {
    let authority = authority("An authority");
    let (stranger, impostor) = (self::authority("A stranger"), self::authority("An authority"));
    let mut all = BTreeMap::new();
    let params = |name: &str| CertificateParams::new(vec![name.to_owned()]).expect("a name");
    let mut signed = |host: &str, params: CertificateParams, by: &Issuer<'_, KeyPair>| {
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, by).expect("a certificate");
        all.insert(host.to_owned(), certified(certificate.der().clone(), &key));
    };
    signed("good.test", params("good.test"), &authority.1);
    signed("wrong.test", params("other.test"), &authority.1);
    signed("stranger.test", params("stranger.test"), &stranger.1);
    signed("impostor.test", params("impostor.test"), &impostor.1);
    let mut expired = params("expired.test");
    (expired.not_before, expired.not_after) = (date_time_ymd(2019, 1, 1), date_time_ymd(2020, 1, 1));
    signed("expired.test", expired, &authority.1);
    let mut early = params("early.test");
    (early.not_before, early.not_after) = (date_time_ymd(2190, 1, 1), date_time_ymd(2191, 1, 1));
    signed("early.test", early, &authority.1);
    for (host, is_ca) in
        [("itself.test", IsCa::NoCa), ("own-authority.test", IsCa::Ca(BasicConstraints::Unconstrained))]
    {
        let key = KeyPair::generate().expect("a key");
        let mut params = params(host);
        params.is_ca = is_ca;
        let certificate = params.self_signed(&key).expect("a certificate");
        all.insert(host.to_owned(), certified(certificate.der().clone(), &key));
    }
    (authority.0, Certificates(all))
}

fn authority(name: &str) -> (String, Issuer<'static, KeyPair>) {
    let mut params = CertificateParams::new(Vec::new()).expect("no names");
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("a key");
    let certificate = params.self_signed(&key).expect("a certificate");
    (certificate.pem(), Issuer::new(params, key))
}

fn certified(certificate: CertificateDer<'static>, key: &KeyPair) -> Arc<CertifiedKey> {
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
    Arc::new(CertifiedKey::new(vec![certificate], any_supported_type(&key).expect("a key")))
}
