// node self-test.mjs: makes small broken sites and asks the judges. Each fault must be found by its check and no sound
// page may be blamed: a judge that cannot fail, or that cries wolf, is of no use.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { judges } from './lib/launch.mjs';

const STYLE = `
  body { margin: 0; font: 1rem/1.5 sans-serif; color: #111; background: #fff }
  @media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } a { color: #9cf } }
  .big { display: inline-block; min-width: 3rem; padding: 1rem } :focus-visible { outline: 3px solid }`;

// A sound page, save for what is put in its place.
function page({ lang = 'it', dir = lang === 'ar' ? 'rtl' : 'ltr', viewport = 'width=device-width, initial-scale=1',
  css = '', body = '', main, kind, head = '' }) {
  return `<!DOCTYPE html><html${lang && ` lang="${lang}"`} dir="${dir}"><head><meta charset="utf-8">
    <meta name="viewport" content="${viewport}"><title>Prova</title><style>${STYLE}${css}</style>${head}</head>
    <body data-page="${kind}">${body}<main><h1>Prova</h1><p>Vai alla <a href="/it/">pagina iniziale</a>, dove trovi tutto.</p>
    <p><a class="big" href="/it/">Inizio</a></p>${main ?? ''}</main></body></html>`;
}

function sendingOn(to) {
  return `<!DOCTYPE html><html lang="it"><head><meta http-equiv="refresh" content="0; url=${to}"><title>x</title></head></html>`;
}

const PALE = '.pale { color: #888; background: #999 }';
const WORDS = '<p class="pale">Parole</p>';
const fold = (name, inside) => `<details><summary class="big">${name}</summary>${inside}</details>`;
// Too little contrast, under a condition of its own.
const pale = (media) => ({ css: `@media ${media} { ${PALE} }`, main: WORDS });
const script = (name) => ({ head: `<script src="/${name}.js" defer></script>` });

// Each page: what is put in its place, and how the red lines about it begin. Without lines it is sound.
const BROWSER = {
  sound: [{ main: fold('Altro', '<p>Testo</p>') }],
  language: [{ lang: '' }, 'direction: html has no lang', 'axe 360 light: html-has-lang'],
  direction: [{ lang: 'ar', dir: 'ltr' },
    'direction: html lang="ar" dir="ltr", expected dir="rtl"', 'direction: html lang="ar" below /it/'],
  part: [{ main: '<p lang="ar">سلام</p>' }, 'direction: runs ltr: <p lang="ar">سلام'],
  viewport: [{ viewport: 'width=600, user-scalable=no' },
    'viewport: width is not device-width', 'viewport: user-scalable forbids zoom', 'axe 360 light: meta-viewport'],
  ids: [{ main: '<p id="a">a</p><p id="a">b</p>' }, 'ids: "a" is there more than once'],
  phone: [{ main: '<p dir="rtl" lang="ar">الهاتف للجميع هنا <a href="tel:+390583">+39 0583 1</a></p>' },
    'phones: "+39 0583 1" is not laid out left to right', 'phones: "+39 0583 1" is not isolated'],
  motion: [{ css: '.big { transition: color 300ms }' }, 'reduced motion: a.big has a transition of 0.3s'],
  axe: [{ main: '<img src="/dot.svg">' }, 'axe 360 light: image-alt', 'axe 1280 light: image-alt'],
  'only-light': [pale('(prefers-color-scheme: light)'), 'axe 360 light: color-contrast', 'axe 1280 light: color-contrast'],
  'only-dark': [pale('(prefers-color-scheme: dark)'), 'axe 360 dark: color-contrast', 'axe 1280 dark: color-contrast'],
  'only-desk': [pale('(min-width: 1000px) and (prefers-color-scheme: light)'), 'axe 1280 light: color-contrast'],
  folded: [{ css: PALE, main: fold('Altro', WORDS) }, 'axe 360 dark: color-contrast', 'axe 1280 light: color-contrast'],
  menu: [{ css: PALE, body: `<header>${fold('Menu', WORDS)}</header>` },
    'axe 360 dark, all unfolded: color-contrast', 'axe 360 light, all unfolded: color-contrast'],
  forced: [pale('(forced-colors: active)'), 'axe 360 forced colours: color-contrast'],
  target: [{ main: '<p><a href="/it/">Solo</a></p>' }, 'touch targets: p > a is smaller than 44 px'],
  enlarged: [{
    css: '.wide { position: relative; display: inline-block } .wide::after { content: ""; position: absolute; inset: -1rem }',
    main: '<p><a class="wide" href="/it/">Grande</a></p>',
  }],
  wide: [{ main: '<div class="broad">Largo</div>', css: '.broad { width: 340px }' },
    'reflow 320×800: scrolls sideways', 'reflow 320×256: scrolls sideways'],
  sticky: [{ css: 'header { position: sticky; top: 0; height: 150px; background: #fff; color: #111 }', body: '<header>Guida</header>' },
    'reflow 320×256: fixed or sticky parts cover more than half'],
  focus: [{ css: 'a.big:focus { outline: none }' },
    'focus 360: a.big looks the same with the focus', 'focus 1280: a.big looks the same with the focus'],
  covered: [{
    css: '.lid { position: fixed; inset: 0; height: 90px; background: #fff; color: #111; z-index: 2 } .under { position: fixed; top: 0 }',
    main: '<div class="lid">Sopra</div><p><a class="big under" href="/it/">Sotto</a></p>',
  }, 'focus 360: a.big has the focus and is out of sight'],
  foreign: [{ main: '<img src="http://other.example/a.png" alt="">' },
    'other origins: http://other.example/a.png', 'console: Failed to load resource: net::ERR_NAME_NOT_RESOLVED'],
  hint: [{ head: '<link rel="preconnect" href="https://fonts.example/">' }, 'other origins: https://fonts.example/'],
  worker: [script('register'), 'other origins: https://worker.example/'],
  error: [script('throws'), 'console: lost on purpose'],
  console: [script('complains'), 'console: said on purpose'],
  policy: [{ main: '<script>document.title = "inline"</script>' },
    'console: Executing inline script violates the following Content Security Policy'],
  absent: [{ main: '<img src="/nowhere.png" alt="">' }, 'console: 404 /nowhere.png'],
};

const EXTRA = {
  '_headers': '/it/policy/\n  Content-Security-Policy: script-src \'self\'\n',
  'dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  'throws.js': 'throw new Error("lost on purpose");',
  'complains.js': 'console.error("said on purpose");',
  'register.js': 'navigator.serviceWorker.register("/sw.js");',
  'sw.js': 'self.addEventListener("install", (event) => event.waitUntil(fetch("https://worker.example/").catch(() => {})));',
  'it/empty/index.html': '<!DOCTYPE html><html lang="it" dir="ltr"><head><meta name="viewport" content="width=device-width"><title>x</title>'
    + '<script src="/fill.js" defer></script></head><body data-page="empty"><main></main></body></html>',
  'fill.js': 'document.querySelector("main").innerHTML = "<h1>Prova</h1>";',
  'it/sent/index.html': sendingOn('/it/gone/'),
};

const link = (to, text = 'Avanti') => `<p><a class="big" href="${to}">${text}</a></p>`;
const CRAWL = {
  'it': ['/it/1/', '/it/gone/', '/it/1/#nothing', '/it/old/', '/it/notes.pdf'].map((to) => link(to)).join('')
    + '<p hidden><a href="/it/hidden/">x</a></p>',
  'it/1': `<h2 id="here">Qui</h2><details><summary>Altro</summary>${link('/it/2/')}</details>` + link('#here'),
  'it/2': link('/it/3/'),
  'it/3': link('/it/4/'),
  'it/4': '',
  'it/new': '',
  'it/hidden': '',
  'it/contacts/a': '',
};
const CRAWL_EXTRA = {
  'it/old/index.html': sendingOn('/it/new/'),
  'data/contacts.csv': 'id,name\na,"Uno\nb,due"\nc,Tre\n',
};
const CRAWL_FAULTS = [
  '/it/ links: /it/gone/ leads nowhere', '/it/ links: /it/1/#nothing leads to a place that is not on the page',
  '/it/ links: /it/notes.pdf leads nowhere', '/it/4/ depth: more than 4 clicks away',
  '/it/hidden/ depth: no link leads here', '/it/contacts/a/ depth: no link leads here',
  '/it/contacts/c/ contact: the contact has no page',
];

function write(dir, files) {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(`${dir}/${name}`), { recursive: true });
    fs.writeFileSync(`${dir}/${name}`, text);
  }
}

// Runs a judge; gives the red lines that were not awaited, the awaited ones that did not come, and the rest.
function ask(judge, dir, awaited) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [`${judges}/${judge}`, dir],
    { encoding: 'utf8', env: { ...process.env, JUDGES_EACH: '1' } });
  const red = stdout.split('\n').filter((line) => line.startsWith('FAIL '));
  // A fault of the text shows at every size and colour: one line of each page and check is awaited, the others may come.
  const stem = (start) => start.split(/[ :]/, 2).join(' ');
  const surplus = red.filter((line) => !awaited.some((start) => stem(line.slice('FAIL '.length)) === stem(start)));
  const lacking = awaited.filter((start) => !red.some((line) => line.startsWith(`FAIL ${start}`)));
  if (process.argv.includes('--show')) red.forEach((line) => console.log(line));
  surplus.forEach((line) => console.log(`${judge}: not awaited: ${line}`));
  lacking.forEach((start) => console.log(`${judge}: not found: ${start}`));
  if (status !== 1) console.log(`${judge}: ended with ${status}: ${stderr.split('\n')[0]}`);
  console.log(`${judge}: ${awaited.length - lacking.length} of ${awaited.length} faults found, ${surplus.length} false alarms`);
  return surplus.length + lacking.length === 0 && status === 1;
}

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'judges-'));
const blamed = Object.entries(BROWSER).flatMap(([name, [, ...faults]]) => faults.map((fault) => `/it/${name}/ ${fault}`));
write(`${work}/browser`, { 'it/index.html': page({ kind: 'home' }), ...EXTRA });
for (const [name, [parts]] of Object.entries(BROWSER)) {
  write(`${work}/browser`, { [`it/${name}/index.html`]: page({ kind: name, ...parts }) });
}
write(`${work}/crawl`, CRAWL_EXTRA);
for (const [name, main] of Object.entries(CRAWL)) write(`${work}/crawl`, { [`${name}/index.html`]: page({ main }) });
const sound = [
  ask('browser.mjs', `${work}/browser`, [
    ...blamed, '/it/sent/ sent on: leads to /it/gone/', '/it/empty/ without script: main has no text',
    '/it/empty/ focus 360: nothing on the page can take the focus',
  ]),
  ask('crawl.mjs', `${work}/crawl`, CRAWL_FAULTS),
];
fs.rmSync(work, { recursive: true });
process.exit(sound.every(Boolean) ? 0 : 1);
