(function () {
  'use strict';

  // The page for reading without internet: what is saved, and why this page stands here.

  const list = document.getElementById('sirio-saved');
  const missing = document.getElementById('sirio-missing');
  const VISITED = 'sirio-visited';
  const KEPT = 'sirio-kept';

  if (document.body.hasAttribute('data-missing')) {
    missing.hidden = false;
    missing.querySelector('button').addEventListener('click', () => location.reload());
  }

  async function paths(name) {
    return (await (await caches.open(name)).keys()).map((key) => new URL(key.url).pathname);
  }

  function day(time) {
    const locale = `${document.documentElement.lang}-u-ca-gregory-nu-latn`;
    return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(time));
  }

  // A line with the page's own title, in its own language; none for what is no page.
  function line(path, text, time) {
    const item = document.createElement('li');
    const link = item.appendChild(document.createElement('a'));
    const page = new DOMParser().parseFromString(text, 'text/html');
    const heading = page.querySelector('h1');
    link.href = path;
    if (/\.pdf$/.test(path)) {
      link.dir = 'ltr';
      link.textContent = decodeURIComponent(path.split('/').pop());
    } else if (heading && !page.querySelector('meta[http-equiv="refresh"]')) {
      link.lang = heading.lang || page.documentElement.lang;
      link.dir = heading.dir || page.documentElement.dir;
      link.textContent = heading.textContent;
    } else return undefined;
    item.appendChild(document.createElement('p')).textContent = day(time);
    return item;
  }

  // The languages that are kept whole, then the pages that were visited, the last one first.
  async function show() {
    const keys = (await paths(KEPT)).filter((path) => path.startsWith('/kept/'));
    const answers = await Promise.all(keys.map((key) => caches.match(key, { cacheName: KEPT })));
    const kept = await Promise.all(answers.filter(Boolean).map((answer) => answer.json()));
    const visited = (await paths(VISITED)).reverse().filter((path) => /(\/|\.html|\.pdf)$/.test(path)
      && path !== '/' && !/^\/[^/]+\/offline\/$/.test(path)
      && !kept.some((record) => path.startsWith(`/${record.lang}/`)));
    const all = kept.map((record) => [`/${record.lang}/`, record.cache, record.at])
      .concat(visited.map((path) => [path, VISITED]));
    for (const [path, cacheName, at] of all) {
      const answer = await caches.match(path, { cacheName, ignoreVary: true });
      const item = answer && line(path, await answer.text(), at || Number(answer.headers.get('sirio-saved')));
      if (item) list.querySelector('ul').appendChild(item);
    }
    list.hidden = !list.querySelector('li');
  }

  if (window.caches) show().catch(() => {});
}());
