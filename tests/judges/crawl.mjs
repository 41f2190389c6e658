// node crawl.mjs DIR [LANG…]: walks the site on a phone without JavaScript, from each language's home page.
// Every page of the language and every contact must be reached in at most four clicks, and no link may be dead.
// Pages are loaded, not parsed: only a browser that has laid a page out knows which links a finger can find.

import fs from 'node:fs';
import { folder, inLanes, launch, stop } from './lib/launch.mjs';
import { serve } from './lib/server.mjs';
import { languages, pages } from './lib/site.mjs';
import { verdicts } from './lib/verdicts.mjs';

const MOST = 4; // clicks
const LANES = 2;

const [dir, ...asked] = process.argv.slice(2);
const root = folder(dir, 'node crawl.mjs DIR [LANG...]');
const all = pages(root);
const known = new Map(all.map((page) => [page.address, page]));
const { verdict, finish } = verdicts('crawl');
const walked = asked.length ? asked : languages(root);
const unknown = walked.filter((lang) => !languages(root).includes(lang));
if (unknown.length || !walked.length) stop(`no such language on this site: ${unknown.join(', ')}`);

// Asked inside the page, which has no scripts of its own: its ids and what it refers to. `clicks` is what it takes to
// follow a link: one, one more for each closed <details> around it, 0 if it cannot be seen at all.
function read() {
  const links = [...document.querySelectorAll('a[href], area[href]')];
  const visible = (link) => link.getClientRects().length > 0
    && link.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const folds = (link) => {
    let count = 0;
    for (let fold = link.parentElement.closest('details'); fold; fold = fold.parentElement.closest('details')) {
      const summary = fold.querySelector(':scope > summary');
      if (!fold.open && !(summary && summary.contains(link))) count += 1;
    }
    return count;
  };
  const before = links.map((link) => [visible(link), folds(link)]);
  for (const details of document.querySelectorAll('details')) {
    details.removeAttribute('name');
    details.open = true;
  }
  // A fold may also show what stands beside it.
  const clicks = links.map((link, place) => {
    const [seen, count] = before[place];
    return seen ? 1 : visible(link) ? 1 + Math.max(1, count) : 0;
  });
  const others = [...document.querySelectorAll('link[href], [src], form[action]')]
    .map((element) => element.getAttribute('src') || element.getAttribute('href') || element.getAttribute('action') || '');
  return {
    ids: [...document.querySelectorAll('[id], a[name]')].map((element) => element.id || element.name),
    canonical: document.querySelector('link[rel=canonical]')?.href ?? '',
    links: links.map((link, place) => ({ href: link.getAttribute('href'), clicks: clicks[place] })),
    others: others.map((href) => ({ href, clicks: 0 })),
  };
}

// Where a link leads on this site: { address, fragment }; null for another host or scheme, { broken } for no address.
// The guide's own absolute addresses count as the site's.
function lead(href, address, origin, base) {
  let url;
  try {
    url = new URL(href, origin + address);
  } catch {
    return { broken: true };
  }
  if (url.origin !== origin && url.origin !== base) return null;
  return { address: settled(url.pathname), fragment: url.hash.slice(1) };
}

// Where a reader ends up: behind pages that send on, and with the slash that a host adds.
function settled(pathname) {
  let address = known.has(pathname) ? pathname : known.has(`${pathname}/`) ? `${pathname}/` : pathname;
  if (address.endsWith('/index.html') && known.has(address.slice(0, -10))) address = address.slice(0, -10);
  for (let hop = 0; hop < 5 && known.get(address)?.refresh; hop += 1) {
    address = new URL(known.get(address).refresh, `http://host${address}`).pathname;
  }
  return address;
}

// Loads every page once: address → what `read` gives.
async function readAll(browser, origin, addresses) {
  const facts = new Map();
  const open = async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
    const page = await context.newPage();
    return async (address) => {
      await page.goto(origin + address, { waitUntil: 'load' });
      facts.set(address, await page.evaluate(read));
    };
  };
  await inLanes(addresses, LANES, open, (address, error) => {
    facts.set(address, { ids: [], canonical: '', links: [], others: [] });
    verdict(address, 'page', [error.message.split('\n')[0]]);
  });
  return facts;
}

// Breadth first, by clicks: address → { clicks, from }. Only pages of the language count as steps.
function walk(lang, facts, origin) {
  const reached = new Map([[`/${lang}/`, { clicks: 0, from: null }]]);
  for (let clicks = 0; clicks <= Math.max(...[...reached.values()].map((one) => one.clicks)); clicks += 1) {
    const ring = [...reached].filter(([, one]) => one.clicks === clicks).map(([address]) => address);
    for (const address of ring) {
      for (const link of facts.get(address).links.filter((one) => one.clicks > 0)) {
        const to = lead(link.href, address, origin)?.address;
        if (known.get(to)?.lang !== lang || known.get(to).refresh !== null) continue;
        const sum = clicks + link.clicks;
        if (!reached.has(to) || reached.get(to).clicks > sum) reached.set(to, { clicks: sum, from: address });
      }
    }
  }
  return reached;
}

function trail(reached, address) {
  const steps = [];
  for (let at = address; at; at = reached.get(at).from) steps.unshift(`${at} (${reached.get(at).clicks})`);
  return steps.join(' → ');
}

function judgeDepth(lang, reached) {
  const own = all.filter((page) => page.lang === lang && page.refresh === null && !page.past).map(({ address }) => address);
  for (const address of own) {
    const one = reached.get(address);
    const faults = !one ? ['no link leads here']
      : one.clicks > MOST ? [{ fault: `more than ${MOST} clicks away`, where: trail(reached, address) }] : [];
    verdict(address, 'depth', faults);
  }
  for (const id of contacts()) {
    const address = `/${lang}/contacts/${encodeURIComponent(id)}/`;
    verdict(address, 'contact', known.has(address) ? [] : ['the contact has no page']);
  }
  const [worst] = [...reached].sort(([, a], [, b]) => b.clicks - a.clicks);
  console.log(`${lang}: ${own.length} pages, worst ${worst[1].clicks} clicks: ${trail(reached, worst[0])}`);
}

// The contacts that the open data tell of: a second source, in case a page was forgotten.
function contacts() {
  const file = `${root}/data/contacts.csv`;
  if (!fs.existsSync(file)) return [];
  // A record may hold line ends between quotes.
  const records = fs.readFileSync(file, 'utf8').match(/(?:[^"\r\n]|"[^"]*")+/g) ?? [];
  const ids = records.slice(1).map((record) => /^"?([\w-]+)"?,/.exec(record)?.[1]);
  return [...new Set(ids.filter(Boolean))];
}

async function judgeLinks(facts, site, base) {
  const answers = new Map();
  const status = async (address) => {
    if (!answers.has(address)) answers.set(address, (await fetch(site.origin + address, { method: 'HEAD' })).status);
    return answers.get(address);
  };
  for (const [address, { links, others }] of facts) {
    const faults = new Set();
    for (const { href } of [...links, ...others]) {
      const to = lead(href, address, site.origin, base);
      if (to?.broken) faults.add(`${href} is no address`);
      if (!to || to.broken) continue;
      if (!known.has(to.address) && await status(to.address) !== 200) faults.add(`${href} leads nowhere`);
      else if (!hasFragment(facts, to)) faults.add(`${href} leads to a place that is not on the page`);
    }
    verdict(address, 'links', [...faults]);
  }
}

function hasFragment(facts, { address, fragment }) {
  if (!fragment || fragment === 'top' || fragment.startsWith(':~:') || !facts.has(address)) return true;
  const { ids } = facts.get(address);
  return ids.includes(fragment) || ids.includes(decodeURIComponent(fragment));
}

const site = await serve(root);
const browser = await launch();
const wanted = all.filter(({ refresh, lang }) => refresh === null && (!lang || walked.includes(lang)));
const facts = await readAll(browser, site.origin, wanted.map(({ address }) => address));
for (const lang of walked) judgeDepth(lang, walk(lang, facts, site.origin));
const canonical = facts.get(`/${walked[0]}/`).canonical;
await judgeLinks(facts, site, canonical && new URL(canonical).origin);
await browser.close();
await site.stop();
process.exit(finish());
