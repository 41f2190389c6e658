// node browser.mjs DIR [PATH…]: serves DIR on loopback and judges its pages in Chromium.
// Without paths: the entry, and of each language the home, a page three levels deep, contacts and a-z.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

// Playwright refuses Node below 20; setup.sh has put a newer one here if so.
if (parseInt(process.versions.node) < 20 && fs.existsSync(`${here}/.node/node`)) {
  const again = spawnSync(`${here}/.node/node`, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(again.status ?? 2);
}

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const SIZES = [{ width: 360, height: 800 }, { width: 1280, height: 800 }];
const RTL_SCRIPTS = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'];
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript',
  '.json': 'application/json', '.jsonld': 'application/ld+json', '.geojson': 'application/geo+json',
  '.xml': 'application/xml', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg',
  '.webp': 'image/webp', '.avif': 'image/avif', '.ico': 'image/x-icon', '.woff2': 'font/woff2',
  '.pdf': 'application/pdf', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
  '.ics': 'text/calendar', '.csv': 'text/csv', '.txt': 'text/plain; charset=utf-8',
};
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

function stop(message) {
  console.error(message);
  process.exit(2);
}

const [dir, ...asked] = process.argv.slice(2);
if (!dir || !fs.existsSync(dir) || !fs.statSync(dir).isDirectory()) stop('usage: node browser.mjs DIR [PATH...]');
const root = fs.realpathSync(dir);
const chromiumPath = process.env.CHROMIUM || '/usr/bin/chromium';
const installed = fs.existsSync(`${here}/node_modules/playwright-core/index.mjs`) && fs.existsSync(chromiumPath);
if (!installed) stop(`The judges are not installed. Run: sh ${here}/setup.sh`);
const { chromium } = await import(pathToFileURL(`${here}/node_modules/playwright-core/index.mjs`));

// The site.

function answer(request, response) {
  let file;
  try {
    file = path.join(root, decodeURIComponent(new URL(request.url, 'http://host').pathname));
  } catch {
    file = '';
  }
  const inside = file === root || file.startsWith(root + path.sep);
  if (inside && fs.existsSync(file) && fs.statSync(file).isDirectory()) {
    // As static hosts do: without the slash, relative links would lead elsewhere.
    if (!request.url.split('?')[0].endsWith('/')) {
      response.writeHead(301, { location: `${request.url.split('?')[0]}/` }).end();
      return;
    }
    file = path.join(file, 'index.html');
  }
  const found = inside && fs.existsSync(file) && fs.statSync(file).isFile();
  if (!found) file = path.join(root, '404.html');
  const body = found || fs.existsSync(file) ? fs.readFileSync(file) : 'not found';
  response.writeHead(found ? 200 : 404, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
  response.end(body);
}

function isPage(...parts) {
  return fs.existsSync(path.join(root, ...parts, 'index.html'));
}

function folders(...parts) {
  return fs.readdirSync(path.join(root, ...parts), { withFileTypes: true })
    .filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

function languages() {
  return folders().filter((name) => LANGUAGE.test(name) && isPage(name));
}

function ownPages() {
  const pages = ['/'];
  for (const lang of languages()) {
    pages.push(`/${lang}/`);
    const deep = folders(lang).flatMap((section) => folders(lang, section).map((page) => [lang, section, page]))
      .find((parts) => isPage(...parts));
    if (deep) pages.push(`/${deep.map(encodeURIComponent).join('/')}/`);
    pages.push(`/${lang}/contacts/`, `/${lang}/a-z/`);
  }
  return pages;
}

function direction(lang) {
  try {
    return RTL_SCRIPTS.includes(new Intl.Locale(lang).maximize().script) ? 'rtl' : 'ltr';
  } catch {
    return undefined;
  }
}

// What is asked inside the page.

function inspect() {
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  const open = (element) => `<${element.localName} lang="${element.getAttribute('lang')}">${element.textContent.trim().slice(0, 30)}`;
  return {
    lang: document.documentElement.getAttribute('lang'),
    dir: document.documentElement.getAttribute('dir'),
    viewport: document.querySelector('meta[name=viewport]')?.content,
    repeated: [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))],
    parts: [...document.body.querySelectorAll('[lang]:not([lang=""])')]
      .filter((element) => /\p{L}/u.test(element.textContent))
      .map((element) => ({
        lang: element.getAttribute('lang'),
        dir: getComputedStyle(element).direction,
        open: open(element),
      })),
    hints: [...document.querySelectorAll('link[rel~=preconnect], link[rel~=dns-prefetch]')].map((link) => link.href),
    phones: [...document.querySelectorAll('a[href^="tel:"]')].map(phone),
  };

  function phone(link) {
    const text = link.textContent.trim();
    let isolated = true;
    let ordered = true;
    const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const run of node.data.matchAll(/[+(]?\p{Nd}[\p{Nd}\s()./-]*/gu)) {
        const holder = node.parentElement;
        isolated &&= getComputedStyle(holder).direction === 'ltr' || holder.closest('bdi, [dir=ltr]') !== null
          || /[\u2066\u2068]$/.test(node.data.slice(0, run.index));
        ordered &&= runsRight(node, run.index, run[0].trimEnd().length);
      }
    }
    return { text, isolated, ordered };
  }

  function runsRight(node, start, length) {
    let last = null;
    for (let place = start; place < start + length; place += 1) {
      const range = document.createRange();
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      const box = range.getBoundingClientRect();
      if (/\s/.test(node.data[place]) || box.width === 0) continue;
      // A lower box is the next line, where the text begins again at the left.
      if (last && Math.abs(box.top - last.top) < box.height / 2 && box.left <= last.left) return false;
      last = box;
    }
    return true;
  }
}

function runAxe(tags) {
  return window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
    .then(({ violations }) => violations.map((violation) => ({
      id: violation.id,
      help: violation.help,
      times: violation.nodes.length,
      target: violation.nodes[0].target.join(' '),
    })));
}

// The verdicts.

let passed = 0;
const failures = [];

function verdict(page, check, faults) {
  if (faults.length === 0) passed += 1;
  for (const fault of faults) failures.push(`FAIL ${page} ${check}: ${fault}`);
}

function directionFaults({ lang, dir, parts }, address) {
  if (!lang) return ['html has no lang'];
  const faults = [];
  const expected = direction(lang);
  if (!expected) faults.push(`"${lang}" is no language tag`);
  else if (dir !== expected) faults.push(`html lang="${lang}" dir="${dir ?? ''}", expected dir="${expected}"`);
  const folder = address.split('/')[1];
  if (languages().includes(folder) && folder.toLowerCase() !== lang.toLowerCase()) {
    faults.push(`html lang="${lang}" below /${folder}/`);
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

async function judgeWithScript(context, origin, address) {
  await context.addInitScript({ path: `${here}/node_modules/axe-core/axe.min.js` });
  const foreign = new Set();
  const errors = new Set();
  const record = (url) => {
    if (!/^(data|blob|about):/.test(url) && new URL(url).origin !== origin) foreign.add(url);
  };
  context.on('request', (request) => record(request.url()));
  context.on('response', (response) => {
    if (response.status() >= 400 && response.url() !== origin + address) {
      errors.add(`${response.status()} ${response.url().replace(origin, '')}`);
    }
  });
  const page = await context.newPage();
  page.on('websocket', (socket) => record(socket.url().replace(/^ws/, 'http')));
  page.on('pageerror', (error) => errors.add(error.message));
  page.on('console', (message) => {
    // A refused load stands among the responses, with its status.
    if (message.type() === 'error' && !/status of \d+/.test(message.text())) errors.add(message.text());
  });

  const response = await page.goto(origin + address, { waitUntil: 'load' });
  if (response.status() !== 200) {
    throw new Error(`status ${response.status()}`);
  }
  // Ongoing work, such as filling an offline cache, is no reason to give up.
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => {});

  const facts = await page.evaluate(inspect);
  verdict(address, 'direction', directionFaults(facts, address));
  verdict(address, 'viewport', viewportFaults(facts.viewport));
  verdict(address, 'ids', facts.repeated.map((id) => `"${id}" is there more than once`));
  verdict(address, 'phones', phoneFaults(facts.phones));
  facts.hints.forEach(record);

  // Dark colours have their own contrasts.
  for (const [size, colorScheme] of [[SIZES[0], 'light'], [SIZES[1], 'light'], [SIZES[0], 'dark']]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    const violations = await page.evaluate(runAxe, AXE_TAGS);
    const at = `axe ${size.width}x${size.height}${colorScheme === 'dark' ? ' dark' : ''}`;
    verdict(address, at, violations.map((v) => `${v.id}: ${v.help} (${v.times}, first: ${v.target})`));
  }

  await page.setViewportSize({ width: 320, height: 800 });
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
  verdict(address, 'reflow', wide <= 320 ? [] : [`${wide} px wide at 320 px`]);

  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(100);
  verdict(address, 'other origins', [...foreign]);
  verdict(address, 'console', [...errors]);
}

async function judgeWithoutScript(context, origin, address) {
  const page = await context.newPage();
  await page.goto(origin + address, { waitUntil: 'load' });
  const main = page.locator('main');
  const text = await main.count() === 1 ? (await main.innerText()).trim() : '';
  verdict(address, 'without script', text ? [] : ['main has no text']);
}

async function withContext(browser, options, judge, ...args) {
  const context = await browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce', ...options });
  try {
    await judge(context, ...args);
  } finally {
    await context.close();
  }
}

const server = http.createServer(answer);
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
    // What would leave the machine is recorded, and goes nowhere.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
});
const waiting = asked.length ? asked : ownPages();
async function lane() {
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    try {
      await withContext(browser, {}, judgeWithScript, origin, address);
      await withContext(browser, { javaScriptEnabled: false }, judgeWithoutScript, origin, address);
    } catch (error) {
      verdict(address, 'page', [error.message.split('\n')[0]]);
    }
  }
}
await Promise.all([lane(), lane()]);
await browser.close();
server.close();
failures.sort().forEach((line) => console.log(line));
console.log(`browser: ${passed} checks passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
