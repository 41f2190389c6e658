// node browser.mjs DIR [PATH…]: serves DIR on loopback and judges its pages in Chromium.
// Without paths: every page of every language. `--sample` in place of paths: the longest page of each kind and direction.

import { folder, inLanes, installed, launch } from './lib/launch.mjs';
import { invisibleFocus, smallTargets } from './lib/controls.mjs';
import { inspect, motion, openDetails, overflow, runAxe, settle } from './lib/inside.mjs';
import { serve } from './lib/server.mjs';
import { direction, languages, pages, samples } from './lib/site.mjs';
import { verdicts } from './lib/verdicts.mjs';
import { openWindow, quiet, watch } from './lib/window.mjs';

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const PHONE = { width: 360, height: 800 };
const DESK = { width: 1280, height: 800 };
// The narrowest window asked for, and what 400 % zoom leaves of 1280×1024.
const NARROW = [{ width: 320, height: 800 }, { width: 320, height: 256 }];
const TARGET = 44; // CSS px
const VISITOR = { viewport: PHONE, reducedMotion: 'reduce' };
const STILL = 10; // ms
const COVERED = 0.5; // of the height of a window
const LANES = 2;

const [dir, ...asked] = process.argv.slice(2);
const root = folder(dir, 'node browser.mjs DIR [PATH... | --sample]');
const axe = installed('axe-core/axe.min.js');
const known = languages(root);
const all = pages(root);
const chosen = samples(all);
const { verdict, finish } = verdicts('browser');

function toJudge() {
  if (asked[0] === '--sample') return chosen;
  if (!asked.length) return all;
  return asked.map((address) => all.find((page) => page.address === address) ?? { address, refresh: null, lang: '', kind: '?' });
}

// The verdicts on what was seen.

function directionFaults({ lang, dir: written, parts }, address) {
  if (!lang) return ['html has no lang'];
  const faults = [];
  const expected = direction(lang);
  if (!expected) faults.push(`"${lang}" is no language tag`);
  else if (written !== expected) faults.push(`html lang="${lang}" dir="${written ?? ''}", expected dir="${expected}"`);
  const first = address.split('/')[1];
  if (known.includes(first) && first.toLowerCase() !== lang.toLowerCase()) {
    faults.push(`html lang="${lang}" below /${first}/`);
  }
  for (const part of parts) {
    if (direction(part.lang) !== part.dir) faults.push(`runs ${part.dir}: ${part.open}`);
  }
  return faults;
}

function viewportFaults(content) {
  if (!content) return ['no viewport meta'];
  const facts = new Map(content.split(/[,;]/).map((pair) => pair.split('=').map((word) => word.trim().toLowerCase())));
  const faults = [];
  if (facts.get('width') !== 'device-width') faults.push('width is not device-width');
  if (['no', '0'].includes(facts.get('user-scalable'))) faults.push('user-scalable forbids zoom');
  if (facts.has('maximum-scale') && !(parseFloat(facts.get('maximum-scale')) >= 5)) faults.push('maximum-scale limits zoom');
  return faults;
}

function phoneFaults(phones) {
  return phones.flatMap(({ text, isolated, ordered }) => [
    ...(ordered ? [] : [`"${text}" is not laid out left to right`]),
    ...(isolated ? [] : [`"${text}" is not isolated as left-to-right`]),
  ]);
}

function overflowFaults({ wide, culprits, covered }) {
  return [
    ...(wide > 0 ? [{ fault: 'scrolls sideways', where: `by ${wide} px: ${culprits.join(', ')}` }] : []),
    ...(covered > COVERED
      ? [{ fault: 'fixed or sticky parts cover more than half of the window', where: `${Math.round(covered * 100)} %` }] : []),
  ];
}

function targetFaults(found) {
  return found.map(({ target, name, width, height }) => (
    { fault: `${target} is smaller than ${TARGET} px`, where: `${width}×${height} "${name}"` }));
}

// One page, step by step.

async function show(page, media, size) {
  await page.emulateMedia(media);
  if (size) await page.setViewportSize(size);
  await page.evaluate(settle);
}

async function axeVerdict(page, address, at) {
  const violations = await page.evaluate(runAxe, AXE_TAGS);
  verdict(address, `axe ${at}`, violations.map((v) => ({ fault: `${v.id}: ${v.help}`, where: `${v.times} times, first ${v.target}` })));
}

async function judgeWithScript({ page, load, forget }, seen, { address }) {
  await forget();
  seen.begin(address);
  await load(address);
  // What is loaded when it comes into sight is loaded now.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await quiet(page, seen);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.evaluate(settle);

  const facts = await page.evaluate(inspect);
  verdict(address, 'direction', directionFaults(facts, address));
  verdict(address, 'viewport', viewportFaults(facts.viewport));
  verdict(address, 'ids', facts.repeated.map((id) => `"${id}" is there more than once`));
  verdict(address, 'phones', phoneFaults(facts.phones));
  facts.hints.forEach(seen.record);
  verdict(address, 'reduced motion', await page.evaluate(motion, STILL));

  // First as it is found, then with the parts of the text unfolded. Dark colours have their own contrasts.
  await axeVerdict(page, address, '360 light');
  await page.evaluate(openDetails, 'main details');
  await show(page, { colorScheme: 'dark' });
  await axeVerdict(page, address, '360 dark');
  await show(page, {}, DESK);
  await axeVerdict(page, address, '1280 dark');
  await show(page, { colorScheme: 'light' });
  await axeVerdict(page, address, '1280 light');

  await page.evaluate(openDetails, 'details');
  await show(page, {}, PHONE);
  verdict(address, 'touch targets', targetFaults(await page.evaluate(smallTargets, TARGET)));
  for (const size of NARROW) {
    await show(page, {}, size);
    verdict(address, `reflow ${size.width}×${size.height}`, overflowFaults(await page.evaluate(overflow)));
  }
  if (chosen.some((sample) => sample.address === address)) await judgeSample(page, address);
  verdict(address, 'other origins', [...seen.foreign]);
  verdict(address, 'console', [...seen.errors]);
}

// What is the same on every page of a kind, and slow. Everything is unfolded by now.
async function judgeSample(page, address) {
  await show(page, { forcedColors: 'active' }, PHONE);
  await axeVerdict(page, address, '360 forced colours');
  await show(page, { forcedColors: 'none', colorScheme: 'dark' });
  await axeVerdict(page, address, '360 dark, all unfolded');
  await show(page, { colorScheme: 'light' });
  await axeVerdict(page, address, '360 light, all unfolded');
  for (const size of [PHONE, DESK]) {
    await show(page, {}, size);
    await page.keyboard.press('Tab');
    const { faults, seen } = await page.evaluate(invisibleFocus);
    const nothing = seen === 0 ? ['nothing on the page can take the focus'] : [];
    const blind = faults.map(({ place, name, why }) => ({ fault: `${place} ${why}`, where: `"${name}"` }));
    verdict(address, `focus ${size.width}`, [...nothing, ...blind]);
  }
}

async function judgeWithoutScript({ page, load }, { address }) {
  await load(address);
  const main = page.locator('main');
  const text = await main.count() === 1 ? (await main.innerText()).trim() : '';
  verdict(address, 'without script', text ? [] : ['main has no text']);
}

function judgeRefresh({ address, refresh }, origin) {
  const to = new URL(refresh, origin + address);
  const there = to.origin === origin && all.some((page) => page.address === to.pathname && page.refresh === null);
  verdict(address, 'sent on', there ? [] : [`leads to ${refresh}, which is no page of the site`]);
}

async function openLane(browser, origin) {
  const scripted = await openWindow(browser, origin, VISITOR);
  await scripted.context.addInitScript({ path: axe });
  const seen = watch(scripted, origin);
  const plain = await openWindow(browser, origin, { ...VISITOR, javaScriptEnabled: false });
  return async (page) => {
    if (page.refresh !== null) return judgeRefresh(page, origin);
    await judgeWithScript(scripted, seen, page);
    return judgeWithoutScript(plain, page);
  };
}

const site = await serve(root);
const browser = await launch();
await inLanes(toJudge(), LANES, () => openLane(browser, site.origin),
  (page, error) => verdict(page.address, 'page', [error.message.split('\n')[0]]));
await browser.close();
await site.stop();
process.exit(finish());
