// What the scenes of offline.mjs share: a copy of the site on a weak host, a phone, and verdicts.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileOf, readList, writeList } from './offline-list.mjs';
import { verdicts } from './verdicts.mjs';
import { weakHost } from './weak-host.mjs';

export const { verdict, finish } = verdicts('offline');

/** No fault, or that they differ. */
export function equal(found, expected) {
  return found === expected ? [] : [`${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`];
}

function plainText(html) {
  const signs = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", nbsp: '\u00a0' };
  return html.replace(/<[^>]*>/g, '').replace(/&(#?\w+);/g, (all, name) => signs[name] ?? all).replace(/\s+/g, ' ').trim();
}

/** A site of one scene: its own copy of the folder, on its own host. */
export async function openSite(dir, lang) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'sirio-offline-'));
  fs.cpSync(dir, root, { recursive: true });
  const host = await weakHost(root);
  const site = {
    root, host, lang,
    list: () => readList(root, lang),
    pages: () => site.list().files.map(([at]) => at).filter((at) => at.endsWith('/')),
    title: (at) => plainText(/<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(fs.readFileSync(fileOf(root, at), 'utf8'))?.[1] ?? ''),
    titles: () => new Map(site.pages().map((at) => [at, site.title(at)])),
    retitle(at, mark) {
      const file = fileOf(root, at);
      const text = fs.readFileSync(file, 'utf8').replace('</h1>', ` ${mark}</h1>`);
      // Not in place: the copy must not share a file with the original.
      fs.writeFileSync(file, text);
    },
    publish: (at = site.list().files.map(([one]) => one)) => writeList(root, lang, at),
    async close() {
      await host.stop().catch(() => {});
      fs.rmSync(root, { recursive: true, force: true });
    },
  };
  return site;
}

/** A phone: one browser profile. Script errors and violations of the policy are verdicts of `scene`. */
export async function openPhone(browser, scene) {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const errors = new Set();
  context.on('weberror', ({ error }) => errors.add(error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) errors.add(message.text());
  });
  context.on('dialog', (dialog) => dialog.accept());
  return {
    context,
    async close() {
      verdict(scene, 'scripts', [...errors]);
      await context.close();
    },
  };
}

/** Waits for the keep box to say so itself. */
export async function state(page, ...wanted) {
  await page.waitForFunction((states) => states.includes(document.getElementById('sirio-keep').dataset.state), wanted);
}

/** Opens the page of the keep box and waits until it has looked. */
export async function openBox(phone, site, ...wanted) {
  const page = await phone.context.newPage();
  await page.goto(`${site.host.origin}/${site.lang}/offline/`);
  await state(page, ...wanted);
  return page;
}

/** Presses a button of the box. */
export async function press(page, name) {
  await page.click(`#sirio-keep button[data-keep="${name}"]`);
}

/** Presses a button and waits for one of the box's own sentences, by the name of its data attribute. */
export async function pressUntil(page, name, word) {
  await press(page, name);
  await said(page, word);
}

export async function said(page, word) {
  await page.waitForFunction((key) => {
    const box = document.getElementById('sirio-keep');
    return box.dataset.state !== 'running' && box.querySelector('[data-keep="say"]').textContent === box.dataset[key];
  }, word);
}

/** Until the worker answers for this page. */
export async function controlled(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Waits until `holds` (which may be a promise) is true in the page, for conditions on what is stored. */
export async function until(page, holds, argument) {
  const end = Date.now() + 30000;
  while (!await page.evaluate(holds, argument)) {
    if (Date.now() > end) throw new Error(`waited in vain for ${holds} ${JSON.stringify(argument)}`);
    await page.waitForTimeout(50);
  }
}

/** Lets a day pass since the phone last asked for the list. */
export async function aDayLater(page, lang) {
  await page.evaluate(async (key) => {
    const cache = await caches.open('sirio-kept');
    const seen = await (await cache.match(key)).json();
    seen.at -= 864e5 + 1000;
    await cache.put(key, new Response(JSON.stringify(seen)));
  }, `/seen/${lang}`);
}

export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** What a reader gets at an address. */
export async function open(page, site, at) {
  const broken = [];
  // The keep box asks for the list again, which is nothing that a copy could answer.
  const note = (request) => {
    // A page that is left takes back what it has asked for.
    if (request.failure().errorText === 'net::ERR_ABORTED') return;
    // The picture of a tab is asked for by the browser itself, past every worker.
    if (!/\/(offline\.json|icons\/icon\.svg)$/.test(request.url())) broken.push(`${request.url().replace(site.host.origin, '')} failed`);
  };
  page.on('requestfailed', note);
  try {
    const response = await page.goto(site.host.origin + at, { waitUntil: 'load' });
    const facts = await page.evaluate(() => ({
      title: (document.querySelector('h1') || document.body).textContent.replace(/\s+/g, ' ').trim(),
      copy: document.body.dataset.copy,
      missing: document.body.hasAttribute('data-missing'),
      strip: (document.getElementById('sirio-copy') || { hidden: true }).hidden ? '' : document.getElementById('sirio-copy').textContent,
      styled: [...document.styleSheets].some((sheet) => sheet.cssRules.length > 10),
    }));
    return { at, status: response.status(), broken, ...facts };
  } finally {
    page.off('requestfailed', note);
  }
}

/** That `titles` (address to h1) all open from copies of today, whole. */
export async function readsOffline(page, site, titles) {
  const faults = [];
  for (const [at, title] of titles) {
    const found = await open(page, site, at);
    const fault = [
      ...equal(found.status, 200), ...equal(found.title, title), ...equal(found.copy, today()), ...found.broken,
      found.styled ? '' : 'no style',
      at === '/' || found.strip.includes(String(new Date().getFullYear())) ? '' : 'the copy\'s date is not shown',
    ].filter(Boolean);
    if (fault.length) faults.push(`${at}: ${fault.join('; ')}`);
  }
  return titles.size ? faults : ['no pages'];
}

/** That an address leads to the page about reading without internet. */
export async function isMissing(page, site, at) {
  const found = await open(page, site, at);
  return [
    ...equal(found.status, 503), ...equal(found.missing, true), ...equal(found.title, site.title(`/${site.lang}/offline/`)),
  ].map((fault) => `${at}: ${fault}`);
}
