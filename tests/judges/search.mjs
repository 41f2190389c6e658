// node search.mjs DIR: serves DIR, the built guide of tests/sites/search, on loopback under the site's
// content security policy and types into its search pages with Chromium.

import fs from 'node:fs';
import { judges, folder, launch, stop } from './lib/launch.mjs';
import { serve } from './lib/server.mjs';
import { verdicts } from './lib/verdicts.mjs';

// What is typed, and the address that must come first; `with`: must be among the results, `without`: must not.
// `then`: the addresses right after the first, in any order.
const TERM = '/terms/permesso-di-soggiorno/';
const RENEWAL = '/documents/renewal/';
// Pages that are in Italian alone, however often they say it.
const FALLBACKS = { all: ['/life/allowance/'] };
for (const lang of ['bn', 'ur', 'fr']) FALLBACKS[lang] = ['/life/allowance/', '/life/work/'];
const CASES = [
  // The Italian word, on pages that are in no Latin script.
  ...['ar', 'uk', 'zh', 'bn', 'ur', 'fr'].map((lang) => (
    { lang, typed: 'permesso di soggiorno', first: TERM, then: [RENEWAL], last: FALLBACKS[lang] ?? FALLBACKS.all })),
  { lang: 'ar', typed: 'Permessi di soggiorno', first: TERM },
  { lang: 'zh', typed: 'PERMESSO', first: TERM },
  { lang: 'it', typed: 'permesso di soggiorno', first: TERM },
  { lang: 'uk', typed: 'questura', first: '/terms/questura/' },
  // Arabic: with the article and without, marks, hamza, ta marbuta, particles.
  ...['تصريح الإقامة', 'تصريح إقامة', 'تَصْرِيحُ الإِقَامَةِ', 'تصريح الاقامه', 'التصريح بالإقامة', 'وتصريح الإقامة', 'الإقامة',
    'اقامه', 'للإقامة', 'بتصريح', 'ﺗﺼﺮﻳﺢ', 'تصـريح'].map((typed) => ({ lang: 'ar', typed, first: TERM })),
  { lang: 'ar', typed: 'مدرسة', first: '/life/school/' },
  { lang: 'ar', typed: 'المدرسه', first: '/life/school/' },
  { lang: 'ar', typed: 'مستشفى', first: '/life/doctor/' },
  { lang: 'ar', typed: 'المستشفي', first: '/life/doctor/' },
  { lang: 'ar', typed: 'صيدلية', first: '/life/doctor/' },
  { lang: 'ar', typed: 'ادوية', first: '/life/doctor/' },
  // Chinese: a whole compound, its parts, with a space, in a sentence.
  ...['居留许可', '居留', '许可', '留许', '居留 许可', '居'].map((typed) => ({ lang: 'zh', typed, first: TERM })),
  { lang: 'zh', typed: '续办', first: RENEWAL },
  { lang: 'zh', typed: '居留许可续办', first: RENEWAL },
  { lang: 'zh', typed: '家庭医生', first: '/life/doctor/' },
  { lang: 'zh', typed: '医院', first: '/life/doctor/' },
  { lang: 'zh', typed: '孩子', first: '/life/school/' },
  // Bengali: inflected, nukta apart or not.
  { lang: 'bn', typed: 'রেসিডেন্স পারমিট', first: TERM },
  { lang: 'bn', typed: 'পারমিট', first: TERM, with: ['/documents/identity-card/', '/life/doctor/'] },
  { lang: 'bn', typed: 'নবায়ন', first: RENEWAL },
  { lang: 'bn', typed: 'নবা\u09afন'.replace('\u09af', '\u09af\u09bc'), first: RENEWAL },
  { lang: 'bn', typed: 'স্কুল', first: '/life/school/' },
  // Urdu, with its own letters and with the Arabic ones.
  { lang: 'ur', typed: 'رہائشی اجازت نامہ', first: TERM },
  { lang: 'ur', typed: 'رهائشي اجازت نامه', first: TERM },
  { lang: 'ur', typed: 'تجديد', first: RENEWAL },
  { lang: 'ur', typed: 'شناختي كارڈ', first: '/documents/identity-card/' },
  { lang: 'ur', typed: 'سكول', first: '/life/school/' },
  // Ukrainian: any case of the word, a beginning of it, three apostrophes.
  ...['дозвіл', 'дозволу', 'дозволом', 'дозволи на проживання', 'Дозвіл на проживання', 'дозвіл на проживанні', 'дозв'].map(
    (typed) => ({ lang: 'uk', typed, first: TERM })),
  ...["сім'я", 'сім’ї', 'сімʼю', 'сімя', 'лікарня', 'лікарні'].map((typed) => ({ lang: 'uk', typed, first: '/life/doctor/' })),
  { lang: 'uk', typed: 'школа', first: '/life/school/' },
  { lang: 'uk', typed: 'шкіл', first: '/life/school/' },
  // Accents, elision, number.
  ...['perche', 'perché', 'perchè', 'PERCHÉ', 'medici', 'medico'].map((typed) => ({ lang: 'it', typed, first: '/life/doctor/' })),
  ...["carta d'identità", 'carta d’identita', 'identita'].map((typed) => ({ lang: 'it', typed, first: '/documents/identity-card/' })),
  ...['titre de sejour', 'Titre de séjour', 'séjours'].map((typed) => ({ lang: 'fr', typed, first: TERM })),
  ...['école', 'ecole', "l'école", 'écoles'].map((typed) => ({ lang: 'fr', typed, first: '/life/school/' })),
  { lang: 'fr', typed: 'hopital', first: '/life/doctor/' },
  // What is nowhere is not found.
  ...[['it', 'elicottero'], ['ar', 'طائرة'], ['zh', '飞机'], ['uk', 'гелікоптер'], ['bn', 'হেলিকপ্টার'], ['ur', 'ہیلی کاپٹر'],
    ['it', '???'], ['zh', '。']].map(([lang, typed]) => ({ lang, typed, first: null })),
];


const USAGE = 'node search.mjs DIR, the built guide of tests/sites/search';
const root = folder(process.argv[2], USAGE);
if (!fs.existsSync(`${root}/it/search/index.html`)) stop(`usage: ${USAGE}`);
const judge = verdicts('search');
const verdict = (what, faults) => judge.verdict('/search/', what, faults);
// With the site's own policy, which stands in the answers and in the pages.
const site = await serve(root);
const { origin } = site;
const browser = await launch();

// What the page says in the end, and its results in order.
async function outcome(page) {
  await page.locator('#sirio-results[aria-busy=false]').waitFor({ state: 'attached', timeout: 10000 });
  const said = page.locator('#sirio-status > :visible');
  return {
    said: await said.getAttribute('data-say'),
    words: await said.innerText(),
    hrefs: await page.locator('#sirio-results h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  };
}

function faultsOf({ lang, first, then = [], last = [], with: among = [] }, { said, words, hrefs }) {
  const at = (address) => `/${lang}${address}`;
  if (first === null) return said === 'none' && hrefs.length === 0 ? [] : [`says ${said}: ${hrefs}`];
  const faults = [];
  if (hrefs[0] !== at(first)) faults.push(`first is ${hrefs[0]} of ${hrefs.length} (${said}), not ${at(first)}`);
  const second = hrefs.slice(1, 1 + then.length);
  then.filter((address) => !second.includes(at(address))).forEach((address) => faults.push(`${at(address)} is at ${hrefs.indexOf(at(address))}`));
  const ending = hrefs.slice(hrefs.length - last.length);
  last.filter((address) => !ending.includes(at(address))).forEach((address) => (
    faults.push(`${at(address)} is at ${hrefs.indexOf(at(address))} of ${hrefs.length}`)));
  among.filter((address) => !hrefs.includes(at(address))).forEach((address) => faults.push(`${at(address)} is missing`));
  if (!/\d|واحدة|صفحتين/.test(words)) faults.push(`says "${words}"`);
  return faults;
}

async function withPage(options, script, ask) {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, serviceWorkers: 'block', ...options });
  const errors = [];
  const requests = [];
  const page = await context.newPage();
  if (script) await page.addInitScript(script);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // Without the worker every request comes to this judge.
    const own = message.text().includes('blocked by Playwright');
    if (!own && ['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('response', async (response) => requests.push(response.url().replace(origin, '')));
  try {
    await ask(page, errors, requests);
  } catch (error) {
    verdict('the judge itself', [`${error.message.split('\n')[0]} (${error.stack.match(/search\.mjs:\d+/g)?.join(' ')})`]);
  } finally {
    await context.close();
  }
}

async function judgeQueries(cases, script, name) {
  for (const lang of new Set(cases.map((one) => one.lang))) {
    await withPage({}, script, async (page, errors) => {
      await page.goto(`${origin}/${lang}/search/`);
      for (const one of cases.filter((one) => one.lang === lang)) {
        await page.fill('#sirio-q', one.typed);
        await page.press('#sirio-q', 'Enter');
        verdict(`${name} ${lang} "${one.typed}"`, faultsOf(one, await outcome(page)));
      }
      verdict(`${name} ${lang} console`, errors);
    });
  }
}

await judgeQueries(CASES, null, 'query');
// Browsers without dictionaries find the same.
await judgeQueries(CASES.filter(({ lang }) => ['zh', 'ar'].includes(lang)), 'delete Intl.Segmenter;', 'no segmenter');

// The script makes of words what the program makes of them; the program's own test reads the same file.
async function judgeWords() {
  const lines = fs.readFileSync(`${judges}/../sites/search/words.tsv`, 'utf8').split('\n')
    .filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
  await withPage({}, null, async (page) => {
    await page.goto(`${origin}/it/search/`);
    const made = await page.evaluate((lines) => lines.map(([lang, text]) => {
      const folder = new window.SirioFolder(lang);
      const query = folder.query(text).map((item) => item.token);
      return [lang, text, folder.index(text).join(' '), query.join(' '), folder.whole(text)];
    }), lines);
    verdict('words', made.flatMap((one, at) => (one.join() === lines[at].join() ? [] : [`${one} is not ${lines[at]}`])));
  });
}

const text = (page, selector) => page.locator(selector).innerText();

// From opening the page to the last result, as somebody uses it.
async function judgeUse() {
  await withPage({}, null, async (page, errors, requests) => {
    await page.goto(`${origin}/it/search/`, { waitUntil: 'networkidle' });
    verdict('nothing is loaded before it is used', requests.filter((url) => url.includes('/pagefind/')));
    verdict('the form is there', await page.locator('#sirio-search').isVisible() ? [] : ['it is hidden']);
    await page.locator('#sirio-q').pressSequentially('itali', { delay: 20 });
    await page.waitForURL(/#q=itali$/);
    const first = await outcome(page);
    verdict('ten at a time', first.hrefs.length === 10 ? [] : [`${first.hrefs.length} are shown`]);
    const total = Number(/\d+/.exec(first.words)?.[0]);
    await page.click('#sirio-more');
    await page.locator('#sirio-results li:nth-child(11)').waitFor();
    const second = await outcome(page);
    const focused = await page.evaluate(() => document.activeElement.getAttribute('href'));
    verdict('more', [
      ...(total > 10 && second.hrefs.length === Math.min(total, 20) ? [] : [`${second.hrefs.length} of ${total}`]),
      ...(new Set(second.hrefs).size === second.hrefs.length ? [] : ['a page is there twice']),
      ...(focused === second.hrefs[10] ? [] : [`the focus is on ${focused}`]),
      ...(await page.locator('#sirio-more').isVisible() === total > 20 ? [] : ['the button is wrong']),
    ]);
    await page.fill('#sirio-q', '');
    await page.press('#sirio-q', 'Enter');
    verdict('emptied', await page.locator('#sirio-results li, #sirio-status > :visible').count() ? ['something is left'] : []);
    verdict('emptied address', /[?#]/.test(page.url()) ? [page.url()] : []);
    await page.fill('#sirio-q', '<img src=x onerror="document.title=1"> permesso');
    await page.press('#sirio-q', 'Enter');
    await outcome(page);
    verdict('markup is no markup', await page.locator('main img').count() ? ['there is an image'] : []);
    verdict('use console', errors);
  });
  await withPage({}, null, async (page, errors, requests) => {
    await page.goto(`${origin}/it/`);
    await page.fill('#sirio-q', 'violenza è');
    await page.press('#sirio-q', 'Enter');
    await page.waitForURL('**/it/search/#q=violenza%20%C3%A8');
    await outcome(page);
    verdict('from the start page', await page.inputValue('#sirio-q') === 'violenza è' ? [] : ['the words are lost']);
    verdict('no host is told what is looked for', requests.filter((url) => /violenza/.test(url)));
  });
}

// Words in another language say so; what was typed is marked.
async function judgeShown() {
  await withPage({}, null, async (page) => {
    await page.goto(`${origin}/ar/search/?q=permesso+di+soggiorno`);
    await outcome(page);
    const item = (address) => page.locator('#sirio-results li').filter({ has: page.locator(`a[href="/ar${address}"]`) });
    const spoken = await item(TERM).locator('[lang=it][dir=ltr]').innerText();
    verdict('the official word is in Italian', spoken === 'permesso di soggiorno' ? [] : [spoken]);
    const title = item('/life/allowance/').locator('h2 a');
    verdict('a title in Italian says so', await title.getAttribute('lang') === 'it' && await title.getAttribute('dir') === 'ltr' ? [] : ['no']);
    const marked = await item('/life/allowance/').locator('p[lang=it] mark').allInnerTexts();
    verdict('what was typed is marked', /^permesso di soggiorno/i.test(marked.join(' ')) ? [] : [marked.join(' ')]);
    await page.fill('#sirio-q', 'اقامه');
    await page.press('#sirio-q', 'Enter');
    await outcome(page);
    verdict('marked as it is written', await item(TERM).locator('h2 mark').allInnerTexts()
      .then((marks) => (marks.join() === 'الإقامة' ? [] : [marks.join()])));
    await page.goto(`${origin}/zh/search/?q=${encodeURIComponent('许可')}`);
    await outcome(page);
    verdict('part of a compound is marked', await page.locator('#sirio-results li:first-child h2').innerHTML()
      .then((html) => (html.includes('居留<mark>许可</mark>') || html.includes('<mark>许可</mark>') ? [] : [html])));
  });
}

// Without the index, or without scripts, the list from A to Z is what there is.
async function judgeFailure() {
  await withPage({}, null, async (page) => {
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.goto(`${origin}/it/search/?q=permesso`);
    verdict('no index', (await outcome(page)).said === 'failed' ? [] : ['it does not say so']);
    verdict('no index, A to Z', await page.locator('#sirio-status a[href="/it/a-z/"]:visible').count() === 1 ? [] : ['no link']);
    await page.unroute('**/pagefind/**');
    await page.press('#sirio-q', 'Enter');
    verdict('the index is back', (await outcome(page)).hrefs.length ? [] : ['still nothing']);
    await page.route('**/*.pf_fragment', (route) => route.abort());
    await page.fill('#sirio-q', 'scuola');
    await page.press('#sirio-q', 'Enter');
    verdict('half an index', (await outcome(page)).said === 'failed' ? [] : ['it does not say so']);
  });
  // The connection goes while the index is loaded, and comes again.
  await withPage({}, null, async (page) => {
    await page.route('**/*.pf_index', (route) => page.context().setOffline(true).then(() => route.abort()));
    await page.goto(`${origin}/it/search/?q=permesso`);
    verdict('lost connection', (await outcome(page)).said === 'failed' ? [] : ['it does not say so']);
    await page.context().setOffline(false);
    await page.unroute('**/*.pf_index');
    await page.press('#sirio-q', 'Enter');
    verdict('the connection is back', (await outcome(page)).hrefs.length ? [] : ['still nothing']);
  });
  await withPage({}, 'delete window.WebAssembly;', async (page) => {
    await page.goto(`${origin}/it/search/?q=permesso`);
    verdict('old browser', (await outcome(page)).said === 'failed' ? [] : ['it does not say so']);
  });
  await withPage({ javaScriptEnabled: false }, null, async (page) => {
    await page.goto(`${origin}/ar/search/`);
    verdict('no script', [
      ...(await page.locator('#sirio-search').isVisible() ? ['a form that leads nowhere'] : []),
      ...(await page.locator('main a[href="/ar/a-z/"]:visible').count() ? [] : ['no link to A to Z']),
      ...((await text(page, 'main')).includes('جافاسكريبت') ? [] : ['it does not say why']),
    ]);
  });
}

await judgeWords();
await judgeUse();
await judgeShown();
await judgeFailure();

await browser.close();
await site.stop();
process.exit(judge.finish());
