// node screenshots.mjs DIR OUT [KIND…]: a picture of each kind of page, on a phone and on a desk, in Italian, Arabic,
// Chinese and Bengali, light and dark, as OUT/KIND-LANG-phone-light.png; and OUT/sheet-KIND.png with all of a kind.
// Kinds: those of `<body data-page>`, and `missing` for a page shown in the source language. Without kinds: all.

import fs from 'node:fs';
import { folder, inLanes, launch, stop } from './lib/launch.mjs';
import { settle } from './lib/inside.mjs';
import { serve } from './lib/server.mjs';
import { pages } from './lib/site.mjs';
import { openWindow, quiet, watch } from './lib/window.mjs';

const USAGE = 'node screenshots.mjs DIR OUT [KIND...]';
const LANGUAGES = ['it', 'ar', 'zh', 'bn'];
const KINDS = [
  'home', 'section', 'service', 'right', 'term', 'contact', 'event', 'page', 'notice', 'contacts', 'a-z', 'search',
  'leaflets', 'missing', 'offline', 'chooser', 'not-found',
];
const SIZES = { phone: { width: 360, height: 800 }, desk: { width: 1280, height: 800 } };
const SCHEMES = ['light', 'dark'];
const TALLEST = 12000; // px; Chromium repeats the picture beyond 16,384
const QUERY = 'permesso di soggiorno';
// A sheet: the widths that pictures are reduced to, and how much of their height is shown, in px.
const SHEET = { phone: { width: 184, height: 700 }, desk: { width: 376, height: 400 } };

const [dir, out, ...asked] = process.argv.slice(2);
const root = folder(dir, USAGE);
if (!out) stop(`usage: ${USAGE}`);
const strange = asked.filter((kind) => !KINDS.includes(kind));
if (strange.length) stop(`no such kind: ${strange.join(', ')}; there are ${KINDS.join(', ')}`);
fs.mkdirSync(out, { recursive: true });
const all = pages(root).filter(({ refresh }) => refresh === null);
const tail = ({ address, lang }) => address.slice(lang.length + 1);

// The page of a kind that most languages have, of these the longest: pictures beside each other show the same page.
function example(kind) {
  const fits = (page) => LANGUAGES.includes(page.lang) && page.kind === kind && !page.missing && !page.past;
  const tails = new Map();
  for (const page of all.filter(fits)) {
    const sum = tails.get(tail(page)) ?? { languages: 0, bytes: 0 };
    tails.set(tail(page), { languages: sum.languages + 1, bytes: sum.bytes + page.bytes });
  }
  const [best] = [...tails].sort(([, a], [, b]) => b.languages - a.languages || b.bytes - a.bytes);
  return best?.[0];
}

// The longest page that a language does not have: another in each.
function untranslated(lang) {
  const missing = all.filter((page) => page.lang === lang && page.missing).sort((a, b) => b.bytes - a.bytes);
  return missing.slice(0, 1).map(({ address }) => ({ kind: 'missing', lang, address }));
}

// What is to be shown: [{ kind, lang, address }].
function views(kind) {
  if (kind === 'chooser') return [{ kind, lang: '', address: '/' }];
  if (kind === 'not-found') return [{ kind, lang: '', address: '/it/no/such/page/' }];
  if (kind === 'missing') return LANGUAGES.flatMap(untranslated);
  const shared = example(kind);
  return all.filter((page) => LANGUAGES.includes(page.lang) && tail(page) === shared)
    .sort((a, b) => LANGUAGES.indexOf(a.lang) - LANGUAGES.indexOf(b.lang)).map(({ lang, address }) => ({ kind, lang, address }));
}

function fileOf({ kind, lang }, size, scheme) {
  return `${[kind, lang, size, scheme].filter(Boolean).join('-')}.png`;
}

// Asks the search for an official word and waits for its results.
async function search(page) {
  const field = page.locator('main input[type=search]');
  const links = await page.locator('main a[href]').count();
  await field.fill(QUERY);
  await field.press('Enter');
  await page.waitForFunction((before) => document.querySelectorAll('main a[href]').length > before, links, { timeout: 10000 });
}

async function shoot({ page, load, forget }, seen, view) {
  await forget();
  await load(view.address, view.kind === 'not-found' ? 404 : 200);
  await quiet(page, seen);
  if (view.kind === 'search') {
    await search(page);
    await quiet(page, seen);
  }
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate(settle);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width: viewport.width, height: Math.min(height, TALLEST) };
      await page.screenshot({ path: `${out}/${fileOf(view, size, scheme)}`, fullPage: true, clip });
    }
  }
}

// All pictures of a kind on one: a row of phones, then two of desks; in each row the languages beside each other.
function sheetHtml(origin, shown) {
  const figure = (view, size, scheme) => {
    const name = fileOf(view, size, scheme);
    const caption = `<figcaption>${name.replace('.png', '')}</figcaption>`;
    return `<figure class="${size}">${caption}<div><img src="${origin}/${name}"></div></figure>`;
  };
  const row = (size, schemes) => {
    const figures = shown.flatMap((view) => schemes.map((scheme) => figure(view, size, scheme)));
    return `<section>${figures.join('')}</section>`;
  };
  const size = ([name, { width, height }]) => `.${name} img { width: ${width}px }
    .${name} div { height: ${height}px; overflow: hidden }`;
  return `<!DOCTYPE html><style>
    body { margin: 8px; font: 12px sans-serif; background: #888 } section { display: flex; gap: 8px; margin-bottom: 8px }
    figure { margin: 0 } figcaption { background: #fff; padding: 2px } ${Object.entries(SHEET).map(size).join(' ')}
    </style>${row('phone', SCHEMES)}${SCHEMES.map((scheme) => row('desk', [scheme])).join('')}`;
}

async function sheet(browser, origin, kind, shown) {
  const page = await browser.newPage({ viewport: { width: 1552, height: 800 } });
  await page.setContent(sheetHtml(origin, shown), { waitUntil: 'load' });
  await page.screenshot({ path: `${out}/sheet-${kind}.png`, fullPage: true });
  await page.close();
}

const kinds = asked.length ? asked : KINDS;
const wanted = kinds.map((kind) => [kind, views(kind)]);
const failed = [];
const site = await serve(root);
const browser = await launch();
async function openLane() {
  const visitor = await openWindow(browser, site.origin, { viewport: SIZES.phone, reducedMotion: 'reduce' });
  const seen = watch(visitor, site.origin);
  return (view) => shoot(visitor, seen, view);
}
await inLanes(wanted.flatMap(([, shown]) => shown), 2, openLane,
  (view, error) => failed.push(`FAIL ${view.address}: ${error.message.split('\n')[0]}`));
await site.stop();
const gallery = await serve(out);
for (const [kind, shown] of wanted.filter(([, some]) => some.length)) await sheet(browser, gallery.origin, kind, shown);
await gallery.stop();
await browser.close();

for (const [kind, shown] of wanted) {
  const absent = LANGUAGES.filter((lang) => !shown.some((view) => view.lang === lang || !view.lang));
  const addresses = shown.map(({ address }) => address).join(' ') || 'not on this site';
  console.log(`${kind}: ${addresses}${shown.length && absent.length ? `; not in ${absent.join(', ')}` : ''}`);
}
failed.sort().forEach((line) => console.log(line));
console.log(`screenshots: ${wanted.flatMap(([, shown]) => shown).length * 4} pictures, ${failed.length} failed`);
process.exit(failed.length ? 1 : 0);
