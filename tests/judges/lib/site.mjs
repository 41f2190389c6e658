// The built site as a folder: its languages, its pages and what kind of page each is.

import fs from 'node:fs';
import path from 'node:path';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const RTL_SCRIPTS = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'];
const LISTS = ['contacts', 'a-z', 'leaflets', 'search'];

// The languages of a site: folders with the name of a language and a home page.
export function languages(root) {
  return fs.readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && LANGUAGE.test(entry.name)
      && fs.existsSync(path.join(root, entry.name, 'index.html')))
    .map((entry) => entry.name).sort();
}

// 'rtl' or 'ltr'; undefined for what is no language tag.
export function direction(lang) {
  try {
    return RTL_SCRIPTS.includes(new Intl.Locale(lang).maximize().script) ? 'rtl' : 'ltr';
  } catch {
    return undefined;
  }
}

// Every HTML file as { address, file, bytes, lang, kind, missing, past, refresh }, by address. `lang` is the folder's, '' at
// the top; `kind` is that of `kindOf`; `missing` marks a page shown in the source language, `past` an event that is over; `refresh` is where a page
// that only sends on leads to.
export function pages(root) {
  const known = languages(root);
  return fs.readdirSync(root, { recursive: true })
    .filter((name) => name.endsWith('.html')).sort()
    .map((name) => describe(root, name.split(path.sep).join('/'), known));
}

function describe(root, name, known) {
  const file = path.join(root, name);
  const html = fs.readFileSync(file, 'utf8');
  const address = `/${name.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/')}`;
  const first = name.split('/')[0];
  const lang = known.includes(first) ? first : '';
  const body = /<body\b[^>]*>/i.exec(html)?.[0] ?? '';
  return {
    address,
    file,
    lang,
    bytes: html.length,
    kind: attribute(body, 'data-page') ?? kindOf(address, lang),
    missing: attribute(body, 'data-state') === 'missing' || foreignHeading(html, lang),
    past: attribute(body, 'data-state') === 'past',
    refresh: refreshOf(html),
  };
}

function attribute(tag, name) {
  return new RegExp(`\\s${name}=["']?([\\w-]+)`, 'i').exec(tag)?.[1];
}

// Where the body says nothing: a title in another language than the page's.
function foreignHeading(html, lang) {
  const heading = attribute(/<h1\b[^>]*>/i.exec(html)?.[0] ?? '', 'lang');
  return Boolean(lang && heading && heading !== lang);
}

function refreshOf(html) {
  const meta = /<meta\b[^>]*http-equiv=["']?refresh[^>]*>/i.exec(html)?.[0];
  return meta ? /url=([^"'\s>]+)/i.exec(meta)?.[1] ?? '' : null;
}

// What an address tells about its page, where the page itself says nothing (`<body data-page>`).
export function kindOf(address, lang) {
  const [first, second, ...rest] = address.split('/').filter(Boolean).slice(lang ? 1 : 0);
  if (!lang) return !first ? 'chooser' : first === '404.html' ? 'not-found' : 'page';
  if (!first) return 'home';
  if (!second) return LISTS.includes(first) ? first : first === 'offline' ? 'offline' : 'section';
  if (first === 'contacts') return rest.length ? 'contacts' : 'contact';
  return { terms: 'term', rights: 'right', events: 'event' }[first] ?? 'service';
}

// One page of each kind and state in each direction: the longest, which has most to judge.
export function samples(list) {
  const chosen = new Map();
  for (const page of list.filter(({ refresh }) => refresh === null)) {
    const key = [page.kind, page.missing, direction(page.lang || 'it')].join(' ');
    if (!chosen.has(key) || chosen.get(key).bytes < page.bytes) chosen.set(key, page);
  }
  return [...chosen.values()];
}
