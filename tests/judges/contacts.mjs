// node contacts.mjs [SIRIO]: builds a small guide with the given program (default target/debug/sirio) and asks
// Chromium, its clock set, what the cards say: in three scripts, in another time zone, and the filters by keyboard.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CONTACTS, ODD_CARD, build, writeGuide } from './contacts-guide.mjs';
import { installed, judges, launch } from './lib/launch.mjs';
import { serve } from './lib/server.mjs';

const sirio = path.resolve(process.argv[2] ?? `${judges}/../../target/debug/sirio`);
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'contacts-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));

// The vCards, read by another program.

function judgeCards(root) {
  const folder = `${root}/data/contacts`;
  const cards = fs.readdirSync(folder).sort().map((name) => `${folder}/${name}`);
  same('a card for each contact', cards.length, Object.keys(CONTACTS).length);
  fs.writeFileSync(`${folder}/odd.vcf.json`, JSON.stringify(ODD_CARD));
  const python = process.env.PYTHON || `${judges}/.venv/bin/python`;
  const judged = spawnSync(python, [`${judges}/vcard.py`], { input: cards.join('\n'), encoding: 'utf8' });
  same('vCards', judged.stdout + judged.stderr, `vcard: ${cards.length} cards, 0 faults\n`);
}

// The verdicts.

let passed = 0;
const failures = [];

function same(what, found, expected) {
  const [is, should] = [found, expected].map((value) => JSON.stringify(value));
  if (is === should) passed += 1;
  else failures.push(`FAIL ${what}\n  is     ${is}\n  should ${should}`);
}

// What is put into a sentence is isolated from it; which marks do that is no matter here.
const bare = (text) => text.replace(/[\u2066-\u2069]/g, '');

// What each card of a contact says; "" where it says nothing.
async function states(page, ids) {
  const found = {};
  for (const id of ids) {
    const place = page.locator(`[data-contact="${id}"] .state:not([hidden])`);
    found[id] = await place.count() ? bare(await place.first().textContent()) : '';
  }
  return found;
}

// The script has asked for the times and said what it knows.
async function settled(page) {
  await page.waitForLoadState('networkidle');
}

async function at(browser, origin, time, address, { zone = 'Europe/Rome', locale = 'it-IT', colorScheme } = {}) {
  const context = await browser.newContext({
    timezoneId: zone, locale, colorScheme, viewport: { width: 360, height: 800 }, reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
  await page.clock.setFixedTime(new Date(time));
  await page.goto(origin + address);
  await settled(page);
  return page;
}

async function saying(browser, origin, what, time, lang, expected, options) {
  const page = await at(browser, origin, time, `/${lang}/contacts/`, options);
  same(what, await states(page, Object.keys(expected)), expected);
  same(`${what}: errors`, page.faults, []);
  await page.context().close();
}

async function judgeStates(browser, origin) {
  const say = (...args) => saying(browser, origin, ...args);
  await say('a working hour', '2026-11-24T09:00:30Z', 'it', {
    office: 'Aperto ora, fino alle 12:30', night: 'Chiuso ora, apre alle 20:00', always: 'Aperto ora',
    asked: 'Su appuntamento', mixed: 'Su appuntamento', required: 'Su appuntamento', doubtful: '', shut: '',
    silent: 'Aperto ora, fino alle 12:00', season: 'Chiuso ora, apre 7 gennaio alle 09:00', hourless: '',
  });
  await say('the last and the first minute', '2026-11-24T11:30:00Z', 'it', {
    office: 'Chiuso ora, apre alle 15:00', silent: 'Chiuso ora, apre mercoledì alle 09:00', doubtful: 'Chiuso ora',
  });
  await say('lunch', '2026-11-24T12:00:00Z', 'it', { office: 'Chiuso ora, apre alle 15:00' });
  await say('before midnight', '2026-11-24T22:30:00Z', 'it', {
    night: 'Aperto ora, fino alle 08:00', office: 'Chiuso ora, apre mercoledì alle 09:00',
  });
  await say('after midnight', '2026-11-25T00:30:00Z', 'it', {
    night: 'Aperto ora, fino alle 08:00', office: 'Chiuso ora, apre alle 09:00',
  });
  await say('by appointment beside hours', '2026-11-30T08:30:00Z', 'it', { mixed: 'Aperto ora, fino alle 12:00', asked: 'Su appuntamento' });
  await say('the eve of a holiday', '2026-12-07T17:00:00Z', 'it', {
    office: 'Chiuso ora, apre mercoledì alle 09:00', silent: 'Chiuso ora',
  });
  await say('a holiday', '2026-12-08T09:00:00Z', 'it', {
    office: 'Chiuso ora, apre mercoledì alle 09:00', silent: '', always: 'Aperto ora', required: 'Su appuntamento',
  });
  const nothing = Object.fromEntries(Object.keys(CONTACTS).map((id) => [id, '']));
  await say('the last minute of the data', '2027-01-17T22:59:59Z', 'it', { always: 'Aperto ora', office: 'Chiuso ora' });
  await say('after the data', '2027-01-17T23:00:00Z', 'it', nothing);
  await say('before the data', '2026-11-22T22:59:00Z', 'it', nothing);

  const dhaka = { zone: 'Asia/Dhaka', locale: 'bn-BD' };
  await say('from Dhaka in Bengali', '2026-11-24T09:00:00Z', 'bn', {
    office: 'এখন খোলা, 12:30 পর্যন্ত', always: 'এখন খোলা', asked: 'সাক্ষাতের সময় নিয়ে',
    silent: 'এখন খোলা, 12:00 পর্যন্ত', season: 'এখন বন্ধ, খুলবে 7 জানুয়ারি 09:00',
  }, dhaka);
  await say('an evening from Dhaka', '2026-11-24T20:30:00Z', 'bn', { office: 'এখন বন্ধ, খুলবে বুধবার 09:00' }, dhaka);
  await say('in Arabic', '2026-11-24T22:30:00Z', 'ar', {
    night: 'مفتوح الآن، حتى الساعة 08:00', office: 'مغلق الآن، يفتح يوم الأربعاء الساعة 09:00',
    season: 'مغلق الآن، يفتح يوم 7 يناير الساعة 09:00', asked: 'بموعد مسبق',
  }, { zone: 'Asia/Dhaka', locale: 'ar-EG' });
  await say('in English', '2026-11-24T22:30:00Z', 'en', {
    office: 'Closed now, opens Wednesday at 09:00', season: 'Closed now, opens 7 January at 09:00',
  }, { zone: 'America/New_York', locale: 'en-US' });
}

async function judgeClockChanges(browser) {
  const october = await serve(build(sirio, work, '2026-10-19'));
  const say = (...args) => saying(browser, october.origin, ...args);
  await say('02:30 in summer time', '2026-10-25T00:30:00Z', 'it', { night: 'Aperto ora, fino alle 08:00' });
  await say('02:30 in winter time', '2026-10-25T01:30:00Z', 'it', { night: 'Aperto ora, fino alle 08:00' });
  await say('07:59 in winter time', '2026-10-25T06:59:00Z', 'it', { night: 'Aperto ora, fino alle 08:00' });
  await say('08:00 in winter time', '2026-10-25T07:00:00Z', 'it', {
    night: 'Chiuso ora, apre alle 20:00', office: 'Chiuso ora, apre lunedì alle 09:00',
  });
  await october.stop();
  const march = await serve(build(sirio, work, '2027-03-22'));
  await saying(browser, march.origin, '07:59 in summer time', '2027-03-28T05:59:00Z', 'it', { night: 'Aperto ora, fino alle 08:00' });
  // Easter, and the clocks have changed: the office is closed on Monday too.
  await saying(browser, march.origin, '08:00 in summer time', '2027-03-28T06:00:00Z', 'it', {
    night: 'Chiuso ora, apre alle 20:00', office: 'Chiuso ora, apre martedì alle 09:00', silent: 'Chiuso ora',
  });
  await march.stop();
}

async function judgePassingTime(browser, origin) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.clock.install({ time: new Date('2026-11-24T11:28:10Z') });
  await page.goto(`${origin}/it/contacts/?open=1`);
  await page.locator('[data-contact=office] .state:not([hidden])').waitFor();
  same('before the minute', await states(page, ['office']), { office: 'Aperto ora, fino alle 12:30' });
  await page.clock.runFor('02:00');
  same('the minute passes', await page.locator('[data-contact=office]').isVisible(), false);
  same('the minute passes: count', await status(page), '1 contatto');
  await context.close();
}

const visible = (page) => page.locator('[data-contact]:visible').evaluateAll((cards) => cards.map((card) => card.dataset.contact).sort());
const query = (page) => new URL(page.url()).search;
const status = async (page) => bare(await page.locator('[role=status]').textContent());

// Goes on with the keyboard until an element has the focus.
async function tabTo(page, selector) {
  for (let step = 0; step < 80; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function judgeFilters(browser, origin) {
  const page = await at(browser, origin, '2026-11-24T09:00:00Z', '/it/contacts/');
  const everything = await visible(page);
  same('all at first', everything.length, Object.keys(CONTACTS).length);
  same('nothing announced at first', await status(page), '');

  await tabTo(page, '#sirio-words');
  await page.keyboard.type('CITTA sportello');
  same('words', [await visible(page), await status(page), query(page)], [['mixed'], '1 contatto', '?words=CITTA+sportello']);
  same('headings without cards', await page.locator('main h2:visible').allTextContents(), ['Cerca un contatto', 'Per comune', 'Per argomento', 'Versilia']);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('05834422');
  same('a number without its spaces', await visible(page), ['office']);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('zzz');
  same('nothing fits', [await visible(page), await status(page)], [[], 'Nessun contatto corrisponde a tutto questo.']);
  await tabTo(page, '[type=reset]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'sirio-words');
  same('shown again', [await visible(page), await status(page), query(page)], [everything, '12 contatti', '']);

  await tabTo(page, '[name=open]');
  await page.keyboard.press('Space');
  same('open now', [await visible(page), await status(page), query(page)], [['always', 'office', 'silent'], '3 contatti', '?open=1']);
  await tabTo(page, 'summary');
  await page.keyboard.press('Enter');
  await tabTo(page, '[name=town]');
  await page.keyboard.type('Luc');
  same('and a town', [await visible(page), query(page)], [['office'], '?open=1&town=lucca']);
  await tabTo(page, '[name=topic]');
  await page.keyboard.type('Doc');
  await tabTo(page, '[name=spoken]');
  await page.keyboard.type('ara');
  await tabTo(page, '[name=step-free]');
  await page.keyboard.press('Space');
  const address = '?open=1&town=lucca&topic=documents&spoken=ar&step-free=1';
  same('all of them', [await visible(page), await status(page), query(page)], [['office'], '1 contatto', address]);
  same('errors', page.faults, []);

  await page.reload();
  await settled(page);
  same('the address brings it back', [await visible(page), query(page), await page.locator('details[open]').count()], [['office'], address, 1]);
  await page.context().close();
}

async function judgeAddresses(browser, origin) {
  const now = '2026-11-24T09:00:00Z';
  let page = await at(browser, origin, now, '/ar/contacts/?open=1#area-lucca', { locale: 'ar' });
  same('a shared address in Arabic', [await visible(page), await status(page)], [['always', 'office', 'silent'], '3 جهات اتصال']);
  await page.context().close();
  page = await at(browser, origin, now, '/ar/contacts/?topic=documents&other=kept', { locale: 'ar' });
  same('two in Arabic', [await visible(page), await status(page)], [['asked', 'office'], 'جهتا اتصال']);
  await page.locator('#sirio-words').fill('Via Roma');
  same('what is not ours is kept', new URL(page.url()).searchParams.get('other'), 'kept');
  await page.context().close();
  page = await at(browser, origin, now, '/it/contacts/?town=atlantis&spoken=%22%3E%3Cscript%3E');
  same('a value that is not offered', (await visible(page)).length, Object.keys(CONTACTS).length);
  await page.context().close();
  page = await at(browser, origin, '2027-02-01T09:00:00Z', '/it/contacts/?open=1');
  same('open now when nobody knows', [(await visible(page)).length, await page.locator('[name=open]').isVisible()], [12, false]);
  await page.context().close();
}

async function judgeHome(browser, origin) {
  let page = await at(browser, origin, '2026-11-24T09:00:00Z', '/it/', { zone: 'Asia/Dhaka' });
  const items = page.locator('[data-open-now] li');
  await items.first().waitFor();
  same('open now on the start page', (await items.allTextContents()).map((text) => bare(text).replace(/\s+/g, ' ').trim()), [
    'Ufficio Stranieri 0583 4422 Aperto ora, fino alle 12:30', 'Ufficio senza festivi Aperto ora, fino alle 12:00',
    'Numero 1522 1522',
  ]);
  same('its links', await page.locator('[data-open-now] a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))), [
    '/it/contacts/office/', 'tel:+3905834422', '/it/contacts/silent/', '/it/contacts/always/', 'tel:1522', '/it/contacts/?open=1',
  ]);
  same('start page: errors', page.faults, []);
  same('start page: axe', await violations(page), []);
  await page.context().close();

  page = await at(browser, origin, '2027-02-01T09:00:00Z', '/it/');
  same('the start page after the data', await page.locator('[data-open-now]').isVisible(), false);
  await page.context().close();

  const context = await browser.newContext();
  page = await context.newPage();
  await page.clock.setFixedTime(new Date('2026-11-24T09:00:00Z'));
  await page.route('**/data/open.json', async (route) => {
    const times = await (await route.fetch()).json();
    await route.fulfill({ json: { ...times, contacts: { night: times.contacts.night } } });
  });
  await page.goto(`${origin}/it/`);
  await settled(page);
  same('nobody is open', bare(await page.locator('[data-open-now]').innerText()), 'Aperto ora\n\nTutti i contatti aperti ora');
  await context.close();
}

async function judgeWithout(browser, origin) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  let page = await context.newPage();
  await page.goto(`${origin}/it/contacts/`);
  same('without scripts', [(await visible(page)).length, await page.locator('form:visible, .state:visible').count()], [12, 0]);
  await context.close();

  page = await (await browser.newContext()).newPage();
  await page.route('**/data/open.json', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`${origin}/it/contacts/?open=1&town=lucca`);
  await settled(page);
  same('without times', [await visible(page), await page.locator('.state:visible').count()], [['odd', 'office'], 0]);
  await page.context().close();
}

// Form.

async function violations(page) {
  // The site's policy allows no inline script.
  await page.evaluate(fs.readFileSync(installed('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map((violation) => `${violation.id}: ${violation.nodes[0].target.join(' ')}`);
  });
}

async function judgeForm(browser, origin) {
  for (const [lang, colorScheme] of [['it', 'light'], ['ar', 'dark'], ['bn', 'light']]) {
    const page = await at(browser, origin, '2026-11-24T09:00:00Z', `/${lang}/contacts/?step-free=`, { colorScheme });
    await page.locator('.filters summary').click();
    await page.locator('#sirio-words').fill('a');
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      same(`axe ${lang} ${width}`, await violations(page), []);
      same(`reflow ${lang} ${width}`, await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), true);
    }
    const small = await page.locator('.filters input, .filters select, .filters summary, .filters button').evaluateAll(
      (fields) => fields.map((field) => field.closest('.tick') || field).filter((field) => field.getBoundingClientRect().height < 44)
        .map((field) => field.outerHTML));
    same(`targets ${lang}`, small, []);
    if (process.env.SHOTS) {
      await page.setViewportSize({ width: 360, height: 800 });
      await page.screenshot({ path: `${process.env.SHOTS}/contacts-${lang}.png`, fullPage: true });
    }
    await page.context().close();
  }
}

writeGuide(work);
const site = build(sirio, work, '2026-11-23');
judgeCards(site);
const host = await serve(site);
const { origin } = host;
const browser = await launch();
await judgeStates(browser, origin);
await judgeClockChanges(browser);
await judgePassingTime(browser, origin);
await judgeFilters(browser, origin);
await judgeAddresses(browser, origin);
await judgeHome(browser, origin);
await judgeWithout(browser, origin);
await judgeForm(browser, origin);
await browser.close();
await host.stop();
failures.forEach((line) => console.log(line));
console.log(`contacts: ${passed} checks passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
