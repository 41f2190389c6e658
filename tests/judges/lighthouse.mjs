// node lighthouse.mjs DIR [--port N] [PATH…]: Lighthouse, as on a phone, over pages of a site that was built for
// http://127.0.0.1:N; lighthouse.sh builds it so. Every category must have 100. A path that begins with http is
// judged where it is. Without paths: the kinds of pages below, in Italian and Arabic.
// Performance is measured, and a busy machine is slow: a page has three tries, all of which are printed. With
// LIGHTHOUSE_TIMES=print it has one, and the score of what was measured is printed but not judged.

import { pathToFileURL } from 'node:url';
import { chromiumPath, folder, installed, SAFE_ARGS, stop } from './lib/launch.mjs';
import { serve } from './lib/server.mjs';
import { pages } from './lib/site.mjs';
import { verdicts } from './lib/verdicts.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const KINDS = ['home', 'service', 'contacts', 'contact', 'search', 'missing'];
const LANGUAGES = ['it', 'ar'];
const PRINT_TIMES = process.env.LIGHTHOUSE_TIMES === 'print';
const TRIES = PRINT_TIMES ? 1 : 3;

const [dir, ...rest] = process.argv.slice(2);
const root = folder(dir, 'node lighthouse.mjs DIR [--port N] [PATH...]');
const port = rest[0] === '--port' ? Number(rest.splice(0, 2)[1]) : 0;
if (!Number.isInteger(port)) stop('--port wants a number');
const { verdict, finish } = verdicts('lighthouse');
const { default: lighthouse } = await import(pathToFileURL(installed('lighthouse/core/index.js')));
const { launch } = await import(pathToFileURL(installed('chrome-launcher/dist/index.js')));

// The longest page of each kind in each language. A page shown in the source language is none of its own kind; where
// the two languages have none, another one's is taken.
function ownPages() {
  const all = pages(root).filter(({ refresh }) => refresh === null);
  const longest = (list) => list.sort((a, b) => b.bytes - a.bytes).slice(0, 1).map(({ address }) => address);
  return KINDS.flatMap((kind) => {
    const fits = all.filter((page) => (kind === 'missing' ? page.missing : page.kind === kind && !page.missing));
    const found = LANGUAGES.flatMap((lang) => longest(fits.filter((page) => page.lang === lang)));
    const chosen = found.length || kind !== 'missing' ? found : longest(fits);
    if (chosen.length < LANGUAGES.length) console.log(`${kind}: ${chosen.length || 'no'} page of ${LANGUAGES.length}`);
    return chosen;
  });
}

// A run that came to nothing says so itself, and asks for another.
async function run(url, left = 2) {
  const chrome = await launch({ chromePath: chromiumPath, chromeFlags: ['--headless=new', ...SAFE_ARGS], logLevel: 'error' });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES });
    if (!lhr.runtimeError) return lhr;
    if (left === 0) throw new Error(lhr.runtimeError.message);
  } finally {
    await chrome.kill();
  }
  return run(url, left - 1);
}

function scores(lhr) {
  return CATEGORIES.map((name) => Math.round((lhr.categories[name].score ?? 0) * 100));
}

// What took points from a category, heaviest first.
function causes(lhr, name) {
  return lhr.categories[name].auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .sort((a, b) => b.weight - a.weight)
    .map(({ id }) => `${id}: ${lhr.audits[id].title}${lhr.audits[id].displayValue ? `, ${lhr.audits[id].displayValue}` : ''}`);
}

async function judge(address, origin) {
  const tries = [];
  // Only the first category depends on the machine.
  while (tries.length < TRIES && (tries.length === 0 || scores(tries.at(-1))[0] < 100)) {
    tries.push(await run(new URL(address, origin).href));
  }
  const best = tries.reduce((one, other) => (scores(other)[0] > scores(one)[0] ? other : one));
  console.log(`${address}: ${tries.map((lhr) => scores(lhr).join('/')).join(', ')}`);
  CATEGORIES.forEach((name, place) => {
    if (PRINT_TIMES && name === 'performance') return;
    const score = scores(best)[place];
    verdict(address, name, score === 100 ? [] : [{ fault: `below 100`, where: `${score}; ${causes(best, name).join('; ')}` }]);
  });
}

const addresses = rest.length ? rest : ownPages();
const site = await serve(root, { port, gzip: true });
for (const address of addresses) {
  try {
    await judge(address, site.origin);
  } catch (error) {
    verdict(address, 'page', [error.message.split('\n')[0]]);
  }
}
await site.stop();
process.exit(finish());
