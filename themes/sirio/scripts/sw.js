'use strict';

// Pages come from the network while it answers, else from a saved copy that carries its date.
// Copies are of two kinds: pages that were visited, and whole languages that keep.js has downloaded
// and checked. This worker never writes the latter.

const VISITED = 'sirio-visited';
const KEPT = 'sirio-kept';
const PAGES = 60;
const PARTS = 150;
const PATIENCE = 3000;
const DAY = 864e5;
const LANGUAGE = /^\/([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\//;
const PAGE = /(\/|\.html|\.pdf)$/;
const FALLBACK = /^\/[^/]+\/offline\/$/;
// What a page cannot be shown without, as the build writes it.
const NEEDS = /<(?:script|img|use)\b[^>]*?\s(?:src|href)="(\/[^"#?]+)[^>]*>|\shref="(\/[^"]+\.css)"/g;

// Windows that show a saved page: their parts come from the copies too, so that they fit it.
const old = new Set();
const loading = new Map();
const asked = new Set();

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(begin()));
// A page that was loaded before the worker was there says so.
self.addEventListener('message', (event) => event.waitUntil(visit(plain(event.data)).catch(() => {})));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  // keep.js must see the network itself; a part of a file must never pass for the file.
  if (request.headers.has('sirio-direct') || request.headers.has('range')) return;
  const path = plain(url.pathname);
  const page = request.mode === 'navigate' && !path.startsWith('/assets/');
  event.respondWith(page ? answerPage(event, path) : answerPart(event, path, url.pathname + url.search));
});

async function begin() {
  if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
  await clients.claim();
}

// One name for the spellings of an address: no index.html, a slash at the end of a folder.
function plain(path) {
  const short = path.replace(/\/index\.html$/, '/');
  return /\/[^/.]+$/.test(short) ? `${short}/` : short;
}

function language(path) {
  return (LANGUAGE.exec(path) || [])[1];
}

// The value if it comes in time, else nothing.
function soon(promise) {
  return Promise.race([promise.catch(() => {}), new Promise((late) => setTimeout(late, PATIENCE))]);
}

async function answerPage(event, path) {
  const network = fromNetwork(event);
  event.waitUntil(network.then((answer) => storePage(path, answer.clone())).catch(() => {}));
  const answer = await soon(network);
  if (answer && answer.status < 500) return answer;
  const copy = await saved(path, language(path));
  if (!copy) return network.catch(() => notSaved(language(path)));
  if (event.resultingClientId) old.add(event.resultingClientId);
  return marked(copy.response, `data-copy="${day(copy.at)}"`, 200);
}

async function fromNetwork(event) {
  return (await event.preloadResponse) || fetch(event.request);
}

async function answerPart(event, path, address) {
  const copy = () => speaks(event, path).then((lang) => saved(path, lang));
  const early = path.startsWith('/assets/') || old.has(event.clientId) ? await copy() : undefined;
  if (early) return early.response;
  const { answer, stored } = load(path, address);
  event.waitUntil(stored.catch(() => {}));
  const first = await soon(answer);
  const found = first && first.status < 500 ? undefined : await copy();
  return found ? found.response : (await answer).clone();
}

// What the languages share may differ between their copies.
async function speaks(event, path) {
  const client = language(path) || !event.clientId ? undefined : await clients.get(event.clientId);
  return language(client ? new URL(client.url).pathname : path);
}

// The newest copy of a file: { response, at }.
async function saved(path, lang) {
  let best;
  for (const record of await records(lang)) {
    const response = best ? undefined : await caches.match(path, { cacheName: record.cache, ignoreVary: true });
    if (response) best = { response, at: record.at };
  }
  const response = await caches.match(path, { cacheName: VISITED, ignoreVary: true });
  return response && !(best && best.at >= savedAt(response)) ? { response, at: savedAt(response) } : best;
}

// The languages that are kept, the asked one first, then the newest.
async function records(lang) {
  const cache = await caches.open(KEPT);
  const all = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  const values = await Promise.all(all.filter(Boolean).map((response) => response.json()));
  const seen = (one) => values.find((other) => !other.cache && other.lang === one.lang) || {};
  return values.filter((one) => one.cache)
    // As long as the site has not changed, the copy is as good as on the day when that was seen.
    .map((one) => Object.assign(one, { at: seen(one).version === one.version ? seen(one).at : one.at }))
    .sort((a, b) => (b.lang === lang) - (a.lang === lang) || b.at - a.at);
}

function savedAt(response) {
  return Number(response.headers.get('sirio-saved'));
}

function day(time) {
  const date = new Date(time);
  const two = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

async function marked(response, mark, status) {
  const { headers } = response;
  if (!/^text\/html/.test(headers.get('content-type'))) return response;
  const text = await response.text();
  return new Response(text.replace(/<body\b/i, `<body ${mark}`), { status, headers });
}

// Not 200: nothing that asks for a page may take this for it.
async function notSaved(lang) {
  const visited = (await (await caches.open(VISITED)).keys()).map((key) => new URL(key.url).pathname);
  const known = (await records(lang)).map((record) => `/${record.lang}/offline/`);
  const others = visited.filter((path) => FALLBACK.test(path)).reverse();
  for (const path of [`/${lang}/offline/`, ...known, ...others]) {
    const copy = await saved(path, lang);
    if (copy) return marked(copy.response, 'data-missing', 503);
  }
  return Response.error();
}

async function visit(path) {
  await storePage(path, await fetch(path));
}

// A page replaces its former copy only when all that it needs is there.
async function storePage(path, response) {
  const lang = language(path);
  if (whole(response) && /^text\/html/.test(response.headers.get('content-type'))) {
    const text = await response.clone().text();
    for (const [element, part, style] of text.matchAll(NEEDS)) {
      const need = plain(part || style);
      if (/loading="?lazy/.test(element) || await caches.match(need, { cacheName: VISITED })) continue;
      await load(need, part || style).stored;
    }
    if (lang && !FALLBACK.test(path)) await prepare(lang);
  }
  await store(path, response);
}

// What to show in this language for a page that is not saved: fetched again every day, as it changes.
async function prepare(lang) {
  const path = `/${lang}/offline/`;
  const copy = await caches.match(path, { cacheName: VISITED });
  if (asked.has(lang) || (copy && Date.now() - savedAt(copy) < DAY)) return;
  asked.add(lang);
  await visit(path).catch(() => asked.delete(lang));
}

// One request for a part, however many want it at a time.
function load(path, address) {
  if (!loading.has(path)) {
    const answer = fetch(address);
    const stored = answer.then((response) => store(path, response.clone()));
    const done = () => loading.delete(path);
    stored.then(done, done);
    loading.set(path, { answer, stored });
  }
  return loading.get(path);
}

function whole(response) {
  return response.status === 200 && response.type === 'basic' && !response.redirected;
}

async function store(path, response) {
  const gone = response.status === 404 || response.status === 410;
  if (!gone && !whole(response)) return;
  const cache = await caches.open(VISITED);
  if (gone) {
    await cache.delete(path);
    return;
  }
  // Fails when the answer breaks off.
  const body = await response.arrayBuffer();
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set('sirio-saved', Date.now());
  await cache.put(path, new Response(body, { headers }));
  await trim(cache);
}

// The oldest pages go; the oldest parts too, but those last that a saved page mentions.
async function trim(cache) {
  const paths = (await cache.keys()).map((key) => new URL(key.url).pathname);
  const pages = paths.filter((path) => PAGE.test(path) && !FALLBACK.test(path));
  const surplus = pages.slice(0, Math.max(0, pages.length - PAGES));
  const parts = paths.filter((path) => !PAGE.test(path));
  if (parts.length > PARTS) {
    const answers = await Promise.all(paths.filter((path) => PAGE.test(path)).map((path) => cache.match(path)));
    const texts = await Promise.all(answers.filter(Boolean).map((answer) => answer.text()));
    const used = parts.filter((part) => texts.some((text) => text.includes(part)));
    const order = parts.filter((part) => !used.includes(part)).concat(used);
    // Well below the bound, so that this is rare.
    surplus.push(...order.slice(0, parts.length - PARTS * 0.7));
  }
  await Promise.all(surplus.map((path) => cache.delete(path)));
}
