(function () {
  'use strict';

  // "Keep this guide on my phone". A version of the guide is a cache of its own, filled file by
  // file, each checked against the list; one record says which version the worker serves, and it
  // changes only when a version is whole. What is broken off goes on from where it was.

  const box = document.getElementById('sirio-keep');
  const able = box && navigator.serviceWorker && window.caches && window.crypto && crypto.subtle;
  if (!able) return;

  const lang = document.documentElement.lang;
  const words = box.dataset;
  const locale = `${lang}-u-ca-gregory-nu-latn`;
  const KEPT = 'sirio-kept';
  const LIST = `/${lang}/offline.json`;
  const COPIES = `sirio-copy/${lang}/`;
  const RECORD = `/kept/${lang}`;
  const SEEN = `/seen/${lang}`;
  const LANES = 4;
  const TRIES = 3;
  const PATIENCE = 60000;

  // What is stored.

  async function read(key) {
    const found = await caches.match(key, { cacheName: KEPT });
    return found && found.json();
  }

  async function write(key, value) {
    await (await caches.open(KEPT)).put(key, new Response(JSON.stringify(value)));
  }

  async function copies() {
    return (await caches.keys()).filter((name) => name.startsWith(COPIES));
  }

  async function paths(cache) {
    return (await cache.keys()).map((key) => new URL(key.url).pathname);
  }

  // What any version on the phone holds, whole or not, by digest.
  async function stock() {
    const found = new Map();
    for (const name of await copies()) {
      const cache = await caches.open(name);
      const list = await cache.match(LIST);
      const there = new Set(await paths(cache));
      const files = list ? (await list.json()).files : [];
      files.filter((file) => there.has(file.path)).forEach((file) => found.set(file.hash, { name, path: file.path }));
    }
    return found;
  }

  // Only one window at a time changes what is stored, where the browser can see to that.
  function alone(work, signal) {
    return navigator.locks ? navigator.locks.request(COPIES, signal ? { signal } : {}, work) : work();
  }

  async function tidy(current) {
    const others = (await copies()).filter((name) => name !== current);
    await Promise.all(others.map((name) => caches.delete(name)));
  }

  // What comes from the network.

  // The header tells the worker to stay out of the way: its copies are not the site.
  async function get(path, cache, signal) {
    const own = new AbortController();
    const stop = () => own.abort();
    const timer = setTimeout(stop, PATIENCE);
    if (signal) signal.addEventListener('abort', stop);
    if (signal && signal.aborted) stop();
    try {
      const headers = { 'sirio-direct': '1' };
      const answer = await fetch(path, { cache, headers, redirect: 'error', signal: own.signal });
      const whole = answer.status === 200 && answer.type === 'basic' && !answer.redirected;
      if (!whole && answer.status >= 500) throw new Error(answer.status);
      return { whole, headers: answer.headers, body: await answer.arrayBuffer() };
    } finally {
      clearTimeout(timer);
      if (signal) signal.removeEventListener('abort', stop);
    }
  }

  async function getList(signal) {
    const at = Date.now();
    const { whole, body } = await get(LIST, 'no-cache', signal);
    if (!whole) throw new Error(LIST);
    const { version, files } = JSON.parse(new TextDecoder().decode(body));
    // A full phone must not seem to be one without internet.
    await write(SEEN, { lang, version, at }).catch(() => {});
    return {
      version,
      at,
      files: files.map(([path, hash, bytes]) => ({ path: new URL(path, location.origin).pathname, hash, bytes })),
    };
  }

  async function digest(body) {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
    return Array.from(bytes.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  async function admit(cache, file, body, headers) {
    if (await digest(body) !== file.hash) return false;
    const plain = new Headers(headers);
    plain.delete('content-encoding');
    plain.delete('content-length');
    await cache.put(file.path, new Response(body, { headers: plain }));
    return true;
  }

  async function obtain(cache, file, source, signal) {
    if (source) {
      const copy = await caches.match(source.path, { cacheName: source.name, ignoreVary: true });
      if (copy && await admit(cache, file, await copy.arrayBuffer(), copy.headers)) return;
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { whole, headers, body } = await get(file.path, attempt > 1 ? 'reload' : 'no-cache', signal);
        if (whole && await admit(cache, file, body, headers)) return;
        if (attempt === TRIES) throw Object.assign(new Error(file.path), { kind: 'damaged' });
      } catch (error) {
        if (signal.aborted || attempt === TRIES || error.name === 'QuotaExceededError') throw error;
        await new Promise((wait) => setTimeout(wait, 500 * attempt));
      }
    }
  }

  // Fills the version of `list`, then makes it the one that is served.
  async function complete(list, signal) {
    const name = COPIES + list.version;
    const cache = await caches.open(name);
    // First of all, so that what arrives can be found again.
    await cache.put(LIST, new Response(JSON.stringify(list)));
    const sources = await stock();
    const there = new Set(await paths(cache));
    const todo = list.files.filter((file) => !there.has(file.path));
    const total = cost(todo, sources);
    const all = new AbortController();
    const stop = () => all.abort();
    signal.addEventListener('abort', stop);
    let failure;
    let done = 0;
    const lane = async () => {
      for (let file = todo.shift(); file && !all.signal.aborted; file = todo.shift()) {
        await obtain(cache, file, sources.get(file.hash), all.signal);
        done += cost([file], sources);
        progress(done, total);
      }
    };
    progress(0, total);
    await Promise.all(Array.from({ length: LANES }, () => lane().catch((error) => {
      failure = failure || error;
      stop();
    })));
    signal.removeEventListener('abort', stop);
    if (failure) throw failure;
    // Opened anew: another window may have deleted it meanwhile.
    const now = new Set(await paths(await caches.open(name)));
    if (signal.aborted || !list.files.every((file) => now.has(file.path))) throw new Error(name);
    await write(RECORD, { lang, version: list.version, cache: name, at: list.at });
    await tidy(name);
  }

  async function download(signal) {
    await navigator.serviceWorker.register('/sw.js');
    let list = await getList(signal);
    for (;;) {
      try {
        return await complete(list, signal);
      } catch (error) {
        // A file that is not as listed may be of a version that has come out just now.
        const newer = error.kind === 'damaged' ? await getList(signal) : list;
        if (newer.version === list.version) throw error;
        list = newer;
      }
    }
  }

  // What the reader sees.

  const part = (name) => box.querySelector(`[data-keep="${name}"]`);
  const bar = box.querySelector('progress');
  let running;
  let looked = 0;

  function fill(text, name, value) {
    return text.replace(`{${name}}`, value);
  }

  function day(time) {
    const form = { day: 'numeric', month: 'long', year: 'numeric' };
    return new Intl.DateTimeFormat(locale, form).format(new Date(time));
  }

  function size(bytes) {
    const large = bytes >= 1e6;
    const number = large ? bytes / 1e6 : Math.max(1, Math.ceil(bytes / 1e3));
    const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: large ? 1 : 0 });
    return fill(large ? words.mb : words.kb, 'size', digits.format(number));
  }

  // Bytes that have to come over the network.
  function cost(files, sources) {
    return files.reduce((sum, file) => sum + (sources.has(file.hash) ? 0 : file.bytes), 0);
  }

  function progress(done, total) {
    bar.max = Math.max(1, total);
    bar.value = total ? done : 1;
    part('amount').textContent = fill(fill(words.amount, 'done', size(done)), 'total', size(total));
  }

  function say(text) {
    part('say').textContent = text || '';
  }

  // Hides what cannot be done now; who was on a button that goes is taken to one that stays.
  function offer(actions) {
    const buttons = Array.from(box.querySelectorAll('button'));
    const lost = buttons.includes(document.activeElement) && !actions.includes(document.activeElement.dataset.keep);
    buttons.forEach((button) => { button.hidden = !actions.includes(button.dataset.keep); });
    const next = buttons.find((button) => !button.hidden);
    if (lost && next) next.focus();
    bar.hidden = part('amount').hidden = !running;
  }

  // Where the browser refuses to store, the sentence that says so stays.
  function look() {
    return running ? undefined : tell().catch(() => {});
  }

  async function tell() {
    const turn = looked += 1;
    const list = await getList().catch(() => undefined);
    const [record, seen, sources] = await Promise.all([read(RECORD), read(SEEN), stock()]);
    if (running || turn !== looked) return;
    const missing = list && size(cost(list.files, sources));
    const newest = record && list && record.version === list.version;
    const begun = sources.size > 0;
    const lines = [];
    const date = record && day(seen && seen.version === record.version ? seen.at : record.at);
    if (record) lines.push(fill(words.kept, 'date', date));
    if (newest) lines.push(words.newest);
    else if (list) lines.push(fill(record ? words.newer : begun ? words.rest : words.whole, 'size', missing));
    else if (!record) lines.push(words.unreachable);
    part('state').textContent = lines.join(' ');
    offer([
      ...(list && !newest ? [record ? 'update' : 'start'] : []),
      ...(begun ? ['remove'] : []),
    ]);
    box.hidden = false;
    document.getElementById('sirio-keep-not').hidden = true;
    box.dataset.state = newest ? 'newest' : record ? 'kept' : begun ? 'begun' : 'none';
    around(date, newest);
    // What a killed window has left behind.
    if (newest) await alone(async () => { if (!running) await tidy((await read(RECORD)).cache); });
  }

  // What the rest of the page said when it was loaded.
  function around(date, newest) {
    const foot = document.getElementById('sirio-kept');
    const strip = document.getElementById('sirio-newer');
    if (strip && (newest || !date)) strip.hidden = true;
    if (!foot) return;
    foot.hidden = !date;
    if (date) foot.textContent = fill(foot.dataset.words, 'date', date);
  }

  function reason(error, signal) {
    if (signal.aborted) return words.stopped;
    if (error.name === 'QuotaExceededError') return words.full;
    return error.kind === 'damaged' ? words.damaged : words.broken;
  }

  async function start() {
    const mine = running = new AbortController();
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
    part('amount').textContent = '';
    bar.removeAttribute('value');
    offer(['cancel']);
    say(words.running);
    box.dataset.state = 'running';
    const result = await alone(() => download(mine.signal), mine.signal)
      .then(() => words.done, (error) => reason(error, mine.signal));
    running = undefined;
    say(result);
    await look();
  }

  async function remove() {
    if (!window.confirm(words.sure)) return;
    await alone(async () => {
      // The record first: it must never name what is gone.
      await (await caches.open(KEPT)).delete(RECORD);
      await tidy();
    });
    say(words.removed);
    await look();
  }

  const actions = { start, update: start, cancel: () => running && running.abort(), remove };
  box.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button) actions[button.dataset.keep]();
  });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
  window.addEventListener('online', look);
  look();
}());
