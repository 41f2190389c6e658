// The scenes of offline.mjs, each on a site and a phone of its own.

import fs from 'node:fs';
import {
  aDayLater, controlled, equal, isMissing, open, openBox, openPhone, press, pressUntil, readsOffline, said, state, today, until, verdict,
} from './offline-bench.mjs';
import { addresses, digest, fileOf, writeList } from './offline-list.mjs';

/** Pages of the language that no list or start page quotes, far apart: what scenes change. */
function some(site, count) {
  const deep = site.pages().filter((at) => /^\/[^/]+\/[^/]+\/[^/]+\/$/.test(at));
  return Array.from({ length: count }, (_, place) => deep[Math.floor((place * deep.length) / count)]);
}

/** Whether a version that is not served yet holds all of `wanted` (addresses). */
function holds({ prefix, version, wanted }) {
  return caches.open(prefix + version)
    .then((cache) => Promise.all(wanted.map((at) => cache.match(at)))).then((found) => found.every(Boolean));
}

function versionOf(site) {
  return { prefix: `sirio-copy/${site.lang}/`, version: site.list().version };
}

/** Pages that the host has sent whole; the others were as the phone had them. */
function downloads(site) {
  return site.host.log.filter((entry) => entry.status === 200 && entry.path.endsWith('/')).map((entry) => entry.path);
}

/** The list says what the folder holds. */
export async function list(browser, site) {
  const { version, files } = site.list();
  const listed = files.map(([at]) => at);
  verdict('list', 'files', [
    ...addresses(site.root, site.lang).filter((at) => at.startsWith(`/${site.lang}/`) && !listed.includes(at)).map((at) => `${at} is not listed`),
    ...listed.filter((at, place) => listed.indexOf(at) !== place).map((at) => `${at} is listed twice`),
    ...listed.filter((at) => /\.pdf$|\/offline\.json$/.test(at)).map((at) => `${at} is listed`),
    ...(listed.includes('/') ? [] : ['the entry is not listed']),
  ]);
  verdict('list', 'digests', files.filter(([at, hash]) => digest(fs.readFileSync(fileOf(site.root, at))) !== hash)
    .map(([at]) => `${at} has another digest`));
  verdict('list', 'sizes', files.filter(([, , bytes]) => !(Number.isInteger(bytes) && bytes > 0)).map(([at]) => `${at} has no size`));
  verdict('list', 'version', equal(version, digest(files.map(([at, hash]) => `${at} ${hash}\n`).join('')).slice(0, 16)));
}

/** One language is kept; then the host is gone. */
export async function keep(browser, site, other) {
  const phone = await openPhone(browser, 'keep');
  const page = await openBox(phone, site, 'none');
  const words = await page.innerText('#sirio-keep [data-keep="state"]');
  const bytes = site.list().files.reduce((sum, file) => sum + file[2], 0);
  const shown = Number(/[\d.,]+/.exec(words)?.[0].replace(',', '.'));
  verdict('keep', 'size', [bytes >= 1e6 ? Math.round(bytes / 1e5) / 10 : Math.ceil(bytes / 1e3)]
    .flatMap((number) => equal(shown, number)));
  await pressUntil(page, 'start', 'done');
  verdict('keep', 'size and date', (await page.innerText('#sirio-keep [data-keep="state"]')).includes(String(new Date().getFullYear()))
    ? [] : ['the box does not show the date of the copy']);
  await controlled(page);
  await site.host.stop();
  const session = await phone.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');

  verdict('keep', 'every page', await readsOffline(page, site, site.titles()));
  const home = `/${site.lang}/contacts`;
  for (const at of [home, `${home}/index.html`, `${home}/?q=1#x`]) {
    verdict('keep', at, equal((await open(page, site, at)).title, site.title(`${home}/`)));
  }
  const others = site.list().files.filter(([at]) => !at.endsWith('/'));
  const found = await page.evaluate((paths) => Promise.all(paths.map(async (at) => {
    const answer = await fetch(at);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
    return answer.ok && [...hash.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  })), others.map(([at]) => at));
  verdict('keep', 'every other file', others.filter(([, hash], place) => found[place] !== hash).map(([at]) => `${at} differs`));
  verdict('keep', 'another language', await isMissing(page, site, `/${other}/contacts/`));
  await until(page, (href) => [...document.querySelectorAll('#sirio-saved a')].some((link) => link.getAttribute('href') === href), `/${site.lang}/`);
  await page.goto(`${site.host.origin}/${site.lang}/`);
  await until(page, () => !document.getElementById('sirio-kept').hidden);
  await phone.close();
}

/** The site changes: announced, refused while damaged, broken off, resumed, new. */
export async function update(browser, site) {
  const phone = await openPhone(browser, 'update');
  const box = await openBox(phone, site, 'none');
  await pressUntil(box, 'start', 'done');
  await controlled(box);
  const former = site.titles();
  const changed = some(site, 6);
  const [gone, added] = [changed.pop(), `/${site.lang}/new-page/`];
  changed.forEach((at) => site.retitle(at, '(2)'));
  fs.cpSync(fileOf(site.root, changed[0]), fileOf(site.root, added), { recursive: true });
  site.retitle(added, '(new)');
  fs.rmSync(fileOf(site.root, gone));
  site.publish(site.list().files.map(([at]) => at).filter((at) => at !== gone).concat(added).sort());
  const fresh = [...changed, added];

  const reader = await phone.context.newPage();
  site.host.log.length = 0;
  await reader.goto(`${site.host.origin}/${site.lang}/`, { waitUntil: 'networkidle' });
  verdict('update', 'asked on the same day', site.host.log.filter((entry) => entry.path.endsWith('offline.json')).map((entry) => entry.path));
  await aDayLater(reader, site.lang);
  await reader.reload();
  await until(reader, () => !document.getElementById('sirio-newer').hidden);
  await reader.click('#sirio-newer a');
  await state(reader, 'kept');
  await reader.close();

  await box.reload();
  await state(box, 'kept');
  site.host.trouble = (at) => (at === changed[1] ? 'spoil' : undefined);
  await pressUntil(box, 'update', 'damaged');
  await site.host.stop();
  verdict('update', 'a damaged file', await readsOffline(box, site, former));

  await site.host.start();
  // Anew, so that nothing has arrived yet.
  changed.forEach((at) => site.retitle(at, '(3)'));
  site.publish();
  await box.goto(`${site.host.origin}/${site.lang}/offline/`);
  await state(box, 'kept');
  site.host.trouble = (at) => (at === changed[2] ? 'hold' : at === changed[3] ? 'cut' : undefined);
  const arriving = fresh.filter((at) => at !== changed[2] && at !== changed[3]);
  await press(box, 'update');
  await until(box, holds, { ...versionOf(site), wanted: arriving.slice(0, 2) });
  await site.host.stop();
  await said(box, 'broken');
  verdict('update', 'broken off', await readsOffline(box, site, former));

  await site.host.start();
  site.host.trouble = () => undefined;
  await box.goto(`${site.host.origin}/${site.lang}/offline/`);
  await state(box, 'kept');
  site.host.log.length = 0;
  await pressUntil(box, 'update', 'done');
  const fetched = downloads(site);
  verdict('update', 'downloads what is missing', [
    ...fetched.filter((at) => !fresh.includes(at)).map((at) => `${at} has not changed`),
    ...fetched.filter((at) => arriving.slice(0, 2).includes(at)).map((at) => `${at} was there already`),
    ...(fetched.includes(changed[2]) ? [] : ['the page that was missing was not downloaded']),
  ]);
  await site.host.stop();
  verdict('update', 'new texts', await readsOffline(box, site, site.titles()));
  verdict('update', 'a page that is gone', await isMissing(box, site, gone));
  const names = await box.evaluate(() => caches.keys());
  verdict('update', 'one version is left', equal(names.filter((name) => name.startsWith('sirio-copy/')).length, 1));
  await phone.close();
}

/** The window is closed while it downloads: the first time, and while updating. */
export async function closed(browser, site) {
  const phone = await openPhone(browser, 'closed');
  const [slow, ...changed] = some(site, 4);
  const probe = await phone.context.newPage();
  await probe.goto(`${site.host.origin}/${site.lang}/`);
  await controlled(probe);
  await until(probe, (at) => caches.match(at, { cacheName: 'sirio-visited' }).then(Boolean), `/${site.lang}/offline/`);
  site.host.trouble = (at) => (at === slow ? 'hold' : undefined);
  let box = await openBox(phone, site, 'none');
  await press(box, 'start');
  const rest = site.list().files.map(([at]) => at).filter((at) => at !== slow);
  await until(probe, holds, { ...versionOf(site), wanted: rest });
  await box.close();
  await site.host.stop();
  verdict('closed', 'nothing is served by halves', await isMissing(probe, site, changed[0]));

  await site.host.start();
  site.host.trouble = () => undefined;
  box = await openBox(phone, site, 'begun');
  site.host.log.length = 0;
  await pressUntil(box, 'start', 'done');
  verdict('closed', 'goes on', equal(downloads(site).join(' '), slow));
  const former = site.titles();

  changed.forEach((at) => site.retitle(at, '(2)'));
  site.publish();
  site.host.trouble = (at) => (at === changed[0] ? 'hold' : undefined);
  await box.reload();
  await state(box, 'kept');
  await press(box, 'update');
  await until(probe, holds, { ...versionOf(site), wanted: rest.filter((at) => at !== changed[0]) });
  await box.close();
  await site.host.stop();
  verdict('closed', 'the former version', await readsOffline(probe, site, former));
  await site.host.start();
  site.host.trouble = () => undefined;
  box = await openBox(phone, site, 'kept');
  await pressUntil(box, 'update', 'done');
  await site.host.stop();
  verdict('closed', 'the new version', await readsOffline(probe, site, site.titles()));
  await phone.close();
}

/** Two windows at once; stopping; removing; no room. */
export async function windows(browser, site) {
  const phone = await openPhone(browser, 'windows');
  const first = await openBox(phone, site, 'none');
  const second = await openBox(phone, site, 'none');
  site.host.log.length = 0;
  await Promise.all([press(first, 'start'), press(second, 'start')]);
  await Promise.all([said(first, 'done'), said(second, 'done')]);
  await Promise.all([state(first, 'newest'), state(second, 'newest')]);
  const fetched = site.host.log.map(({ path }) => path).filter((at) => at.endsWith('/') && at !== `/${site.lang}/offline/`);
  verdict('windows', 'one download', fetched.filter((at, place) => fetched.indexOf(at) !== place).map((at) => `${at} came twice`));
  await second.close();

  await pressUntil(first, 'remove', 'removed');
  await state(first, 'none');
  const left = () => first.evaluate(() => caches.keys().then((names) => names.filter((name) => name.startsWith('sirio-copy/'))));
  verdict('windows', 'removed', await left());

  const [slow] = some(site, 1);
  site.host.trouble = (at) => (at === slow ? 'hold' : undefined);
  await press(first, 'start');
  await until(first, holds, { ...versionOf(site), wanted: some(site, 3).slice(1) });
  await pressUntil(first, 'cancel', 'stopped');
  await state(first, 'begun');
  site.host.release();
  site.host.trouble = () => undefined;
  await pressUntil(first, 'remove', 'removed');
  verdict('windows', 'removed by halves', await left());

  const session = await phone.context.newCDPSession(first);
  await session.send('Storage.overrideQuotaForOrigin', { origin: site.host.origin, quotaSize: 50000 });
  await pressUntil(first, 'start', 'full');
  await session.send('Storage.overrideQuotaForOrigin', { origin: site.host.origin });
  await pressUntil(first, 'start', 'done');

  // What was read since is newer than what is kept.
  site.retitle(slow, '(2)');
  const storedAt = (at) => caches.match(at, { cacheName: 'sirio-visited' })
    .then((copy) => copy && copy.text()).then((text) => Boolean(text) && text.includes('(2)</h1>'));
  await first.goto(site.host.origin + slow);
  await until(first, storedAt, slow);
  await site.host.stop();
  verdict('windows', 'the newest copy', equal((await open(first, site, slow)).title, site.title(slow)));
  await phone.close();
}

/** Files other than pages: bounded, those that pages use last to go; no partial answers; papers that were opened. */
async function parts(page, site, first) {
  const names = Array.from({ length: 200 }, (_, place) => `/assets/part-${place}.svg`);
  names.forEach((at) => fs.writeFileSync(fileOf(site.root, at), '<svg xmlns="http://www.w3.org/2000/svg"/>'));
  const pdf = `/${site.lang}/opened.a4.pdf`;
  const ranged = `/${site.lang}/ranged.txt`;
  fs.writeFileSync(fileOf(site.root, pdf), '%PDF-1.7 opened');
  fs.writeFileSync(fileOf(site.root, ranged), 'part of a text');
  await page.goto(site.host.origin + first);
  await page.evaluate((all) => Promise.all(all.map((at) => fetch(at))), [...names, pdf]);
  await page.evaluate((at) => fetch(at, { headers: { range: 'bytes=0-3' } }), ranged);
  const inside = () => page.evaluate(() => caches.open('sirio-visited').then((cache) => cache.keys())
    .then((keys) => keys.map((key) => new URL(key.url).pathname)));
  await until(page, (at) => caches.match(at, { cacheName: 'sirio-visited' }).then(Boolean), pdf);
  await until(page, () => caches.open('sirio-visited').then((cache) => cache.keys())
    .then((keys) => keys.filter((key) => /part-/.test(key.url)).length < 150));
  const paths = await inside();
  const styles = await page.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet], script[src]')]
    .map((one) => new URL(one.href || one.src).pathname));
  verdict('visited', 'parts that pages use', styles.filter((at) => !paths.includes(at)).map((at) => `${at} is gone`));
  verdict('visited', 'partial answers', paths.includes(ranged) ? ['a part was stored for the whole'] : []);
}

/** Nothing is kept; what was visited can be read again. */
export async function visited(browser, site, other) {
  const phone = await openPhone(browser, 'visited');
  const page = await phone.context.newPage();
  const [first, second, third] = some(site, 3);
  const stored = (at) => until(page, (one) => caches.match(one, { cacheName: 'sirio-visited' }).then(Boolean), at);
  await page.goto(site.host.origin + first);
  await controlled(page);
  await page.goto(`${site.host.origin}/${site.lang}/contacts`);
  await page.goto(`${site.host.origin}${second}?q=1`);
  for (const at of [first, second, `/${site.lang}/contacts/`, `/${site.lang}/offline/`]) await stored(at);
  await site.host.stop();
  const titles = new Map([first, second, `/${site.lang}/contacts/`].map((at) => [at, site.title(at)]));
  verdict('visited', 'pages', await readsOffline(page, site, titles));
  verdict('visited', 'another page', await isMissing(page, site, third));
  verdict('visited', 'another language', await isMissing(page, site, `/${other}/contacts/`));
  await until(page, (hrefs) => hrefs.every((href) => [...document.querySelectorAll('#sirio-saved a')]
    .some((link) => link.getAttribute('href') === href)), [...titles.keys()]);

  await site.host.start();
  site.retitle(first, '(2)');
  site.host.trouble = (at) => (at === first ? 'hold' : undefined);
  const slow = await open(page, site, first);
  verdict('visited', 'a slow line', [...equal(slow.copy, today()), ...equal(slow.title, titles.get(first))]);
  site.host.release();
  await until(page, ([at, title]) => caches.match(at, { cacheName: 'sirio-visited' }).then((copy) => copy.text())
    .then((text) => text.includes(title)), [first, '(2)</h1>']);
  site.host.trouble = (at) => (at === first ? 503 : at === second ? 404 : undefined);
  verdict('visited', 'an answer that came late', equal((await open(page, site, first)).title, site.title(first)));
  verdict('visited', 'a page that is gone', equal((await open(page, site, second)).status, 404));
  await until(page, (at) => caches.match(at, { cacheName: 'sirio-visited' }).then((copy) => !copy), second);
  site.host.trouble = (at) => (at === third ? 'cut' : undefined);
  await page.goto(site.host.origin + third).catch(() => {});
  site.host.trouble = () => undefined;

  await parts(page, site, first);
  const many = site.pages().filter((at) => at.startsWith(`/${site.lang}/`) && at !== third).slice(0, 70);
  for (const at of many) await page.goto(site.host.origin + at, { waitUntil: 'load' });
  await stored(many[69]);
  await until(page, () => caches.open('sirio-visited').then((cache) => cache.keys())
    .then((keys) => keys.filter((key) => key.url.endsWith('/') && !key.url.endsWith('/offline/')).length === 60));
  await site.host.stop();
  verdict('visited', 'the last pages', await readsOffline(page, site, new Map(many.slice(-40).map((at) => [at, site.title(at)]))));
  verdict('visited', 'a page that broke off', await isMissing(page, site, third));
  await phone.close();
}
