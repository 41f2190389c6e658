// A browser window for one page after the other, and what is seen from outside while a page is open.

import { settle } from './inside.mjs';

// A window that is used for one page after the other, each of which it meets as a first visit: opening a window takes
// longer than judging a page.
// `options` are those of a Playwright context. forget() makes all as it was; load(address, status = 200) throws at another status.
export async function openWindow(browser, origin, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  page.on('dialog', (dialog) => dialog.dismiss());
  const forget = async () => {
    await page.goto('about:blank');
    await protocol.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await protocol.send('Network.clearBrowserCache');
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    if (options.viewport) await page.setViewportSize(options.viewport);
  };
  const load = async (address, status = 200) => {
    const response = await page.goto(origin + address, { waitUntil: 'load' });
    if (response.status() !== status) throw new Error(`status ${response.status()}`);
  };
  return { context, page, forget, load };
}

// Records what pages ask of other hosts, and what goes wrong, from before their first byte; `begin(address)` starts anew.
export function watch({ context, page }, origin) {
  const seen = { foreign: new Set(), errors: new Set(), underway: new Set(), address: '' };
  seen.record = (url) => {
    if (!/^(data|blob|about):/.test(url) && new URL(url).origin !== origin) seen.foreign.add(url);
  };
  seen.begin = (address) => {
    Object.assign(seen, { foreign: new Set(), errors: new Set(), address });
    seen.underway.clear();
  };
  context.on('request', (request) => {
    seen.record(request.url());
    seen.underway.add(request);
  });
  for (const end of ['requestfinished', 'requestfailed']) context.on(end, (request) => seen.underway.delete(request));
  context.on('response', (response) => {
    if (response.status() >= 400 && response.url() !== origin + seen.address) {
      seen.errors.add(`${response.status()} ${response.url().replace(origin, '')}`);
    }
  });
  context.on('weberror', (error) => seen.errors.add(error.error().message));
  context.on('console', (message) => {
    // What a content security policy refuses comes here too. A refused load stands among the responses, with its status.
    if (message.type() === 'error' && !/status of \d+/.test(message.text())) seen.errors.add(message.text());
  });
  page.on('websocket', (socket) => seen.record(socket.url().replace(/^ws/, 'http')));
  return seen;
}

// Waits until nothing is being loaded. Ongoing work, such as filling an offline cache, is no reason to give up.
export async function quiet(page, { underway }) {
  const end = Date.now() + 5000;
  for (let calm = 0; calm < 2 && Date.now() < end;) {
    await page.evaluate(settle);
    calm = underway.size === 0 ? calm + 1 : 0;
  }
}
