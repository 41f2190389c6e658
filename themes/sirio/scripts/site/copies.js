// What every page tells of copies on the phone; it also brings the worker that makes them.
(function () {
  'use strict';

  const lang = document.documentElement.lang;
  const byId = (id) => document.getElementById(id);
  const KEPT = 'sirio-kept';
  const DAY = 864e5;

  function tell(element, date) {
    const form = { day: 'numeric', month: 'long', year: 'numeric' };
    const text = new Intl.DateTimeFormat(`${lang}-u-ca-gregory-nu-latn`, form).format(date);
    element.textContent = element.dataset.words.replace('{date}', text);
    element.hidden = false;
  }

  async function read(key) {
    const found = await caches.match(key, { cacheName: KEPT });
    return found && found.json();
  }

  // The site's version as it was seen last; it is asked for once a day.
  async function lastSeen() {
    const key = `/seen/${lang}`;
    const seen = await read(key);
    if (seen && Math.abs(Date.now() - seen.at) < DAY) return seen;
    const at = Date.now();
    const options = { cache: 'no-cache', headers: { 'sirio-direct': '1' } };
    const answer = await fetch(`/${lang}/offline.json`, options).catch(() => ({}));
    if (!answer.ok) return seen;
    const now = { lang, version: (await answer.json()).version, at };
    await (await caches.open(KEPT)).put(key, new Response(JSON.stringify(now)));
    return now;
  }

  async function tellKept() {
    const record = await read(`/kept/${lang}`);
    if (!record) return;
    const seen = await lastSeen();
    const same = seen && seen.version === record.version;
    if (byId('sirio-kept')) tell(byId('sirio-kept'), new Date(same ? seen.at : record.at));
    if (byId('sirio-newer') && seen && !same) byId('sirio-newer').hidden = false;
  }

  const copy = document.body.dataset.copy;
  if (byId('sirio-copy') && copy) {
    const [year, month, day] = copy.split('-');
    tell(byId('sirio-copy'), new Date(year, month - 1, day));
  }
  const worker = navigator.serviceWorker;
  if (worker && window.caches) {
    const loadedWithout = !worker.controller;
    const register = () => {
      worker.register('/sw.js').catch(() => {});
      // The page by which a reader comes is one to keep, too.
      if (loadedWithout) worker.ready.then((ready) => ready.active.postMessage(location.pathname));
    };
    // After the page: on a slow line the worker must not compete with it.
    if (document.readyState === 'complete') register();
    else window.addEventListener('load', register);
    tellKept().catch(() => {});
  }
}());
