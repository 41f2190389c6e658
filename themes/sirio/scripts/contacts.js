// "Open now" on the cards of contacts, the filters of the directory, who is open now on the start page.
(() => {
  'use strict';

  const DAY = 1440;
  // The words stand on the script's own element.
  const words = document.currentScript.dataset;
  const page = document.documentElement.lang;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const cards = all('[data-contact]');
  const form = document.querySelector('form[data-filters]');
  const home = document.querySelector('[data-open-now]');

  // What `/data/open.json` says; the times in it are minutes.
  let times = null;
  const minuteNow = () => Math.floor(Date.now() / 6e4);
  const known = (minute) => !!times && minute >= times.from && minute < times.until;

  // A browser that doesn't know the language would answer in another one.
  const speaks = (format) => format.supportedLocalesOf(page).length > 0;

  // The guide's clocks, whatever the phone's zone.
  function local(minute) {
    const offset = times.offset;
    let ahead = offset[0];
    for (let i = 1; i < offset.length && minute >= times.from + offset[i]; i += 2) ahead = offset[i + 1];
    return minute + ahead;
  }

  function clock(minute) {
    const inDay = local(minute) % DAY;
    return [Math.floor(inDay / 60), inDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
  }

  function day(minute, away) {
    const date = new Date(local(minute) * 6e4);
    if (!speaks(Intl.DateTimeFormat)) return `${date.getUTCDate()}/${date.getUTCMonth() + 1}`;
    const locale = `${page === 'en' ? 'en-GB' : page}-u-ca-gregory-nu-latn`;
    const options = away < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
    return new Intl.DateTimeFormat(locale, Object.assign(options, { timeZone: 'UTC' })).format(date);
  }

  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name]);

  function opensAt(minute, now) {
    const away = Math.floor(local(minute) / DAY) - Math.floor(local(now) / DAY);
    const time = clock(minute);
    return away ? fill(words.opensOn, { day: day(minute, away), time }) : fill(words.opensAt, { time });
  }

  // The stretch of a list that a minute lies in, else the next one.
  function stretch(list, minute) {
    let start = times.from;
    for (let i = 0; list && i < list.length; i += 2) {
      start += list[i];
      const end = start + list[i + 1];
      if (minute < end) return { start, end, now: minute >= start };
      start = end;
    }
    return { start: Infinity };
  }

  // Nothing is said outside of what the build knew, nor where it was in doubt.
  function state(id, now) {
    const contact = known(now) && times.contacts[id];
    if (!contact) return null;
    const open = stretch(contact.open, now);
    const doubt = stretch(contact.unknown, now);
    if (open.now) {
      const ends = open.end < times.until && open.end - now < DAY;
      return { kind: 'open', ends, text: ends ? fill(words.until, { time: clock(open.end) }) : words.open };
    }
    if (doubt.now) return null;
    if (contact.appointment && (!contact.open || stretch(contact.appointment, now).now)) {
      return { kind: 'appointment', text: words.appointment };
    }
    return { kind: 'closed', text: open.start < doubt.start ? opensAt(open.start, now) : words.closed };
  }

  function showStates(now) {
    cards.forEach((card) => {
      const place = card.querySelector('.state');
      const found = state(card.dataset.open, now);
      if (!place) return;
      place.hidden = !found;
      place.textContent = found ? found.text : '';
      place.dataset.state = found ? found.kind : '';
    });
  }

  // The filters.

  const KEYS = ['words', 'open', 'town', 'topic', 'spoken', 'step-free'];
  const chosen = {};
  const texts = new Map();
  let touched = false;

  // As people type: without accents, vowel signs and capitals.
  const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g, '').toLowerCase();

  function textOf(card) {
    if (!texts.has(card)) {
      const parts = Array.from(card.children).filter((part) => !part.matches('.state'));
      const text = plain(parts.map((part) => part.textContent).join(' '));
      // A number is found however it is spaced.
      texts.set(card, `${text} ${text.replace(/(\d)[\s-]+(?=\d)/g, '$1')}`);
    }
    return texts.get(card);
  }

  function fits(card, now) {
    const data = card.dataset;
    const among = (list, key) => !key || (list || '').split(' ').indexOf(key) >= 0;
    const isOpen = () => (state(data.open, now) || {}).kind === 'open';
    return (!chosen.open || isOpen())
      && (!chosen.town || data.town === chosen.town)
      && among(data.topics, chosen.topic)
      && among(data.spoken, chosen.spoken)
      && (!chosen['step-free'] || 'stepFree' in data)
      && plain(chosen.words).split(/\s+/).every((word) => textOf(card).indexOf(word) >= 0);
  }

  function tellCount(shown) {
    const status = form.querySelector('[role=status]');
    const forms = status.dataset;
    const category = new Intl.PluralRules(speaks(Intl.PluralRules) ? page : 'en').select(shown);
    const pattern = forms[category] || forms.other || forms.many;
    const text = shown ? fill(pattern, { count: shown }) : forms.none;
    // The same words again would be read out again.
    if (status.textContent !== text) status.textContent = text;
  }

  function hideEmptyGroups() {
    all('.cards').forEach((group) => {
      group.hidden = !group.querySelector('[data-contact]:not([hidden])');
      const heading = group.previousElementSibling;
      if (!heading || !/^H\d$/.test(heading.tagName)) return;
      heading.hidden = group.hidden;
      all('.jump a').forEach((link) => {
        if (link.hash === `#${heading.id}`) link.parentNode.hidden = group.hidden;
      });
    });
  }

  function filter(now) {
    const active = KEYS.some((key) => chosen[key]);
    const shown = new Set();
    cards.forEach((card) => {
      card.hidden = active && !fits(card, now);
      if (!card.hidden) shown.add(card.dataset.contact);
    });
    hideEmptyGroups();
    form.querySelector('[type=reset]').hidden = !active;
    if (active || touched) tellCount(shown.size);
  }

  function read() {
    KEYS.forEach((key) => {
      const field = form.elements[key];
      if (!field || field.disabled) chosen[key] = '';
      else chosen[key] = field.type === 'checkbox' ? (field.checked ? '1' : '') : field.value.trim();
    });
  }

  function keepInAddress() {
    const address = new URL(location.href);
    KEYS.forEach((key) => {
      const field = form.elements[key];
      if (chosen[key]) address.searchParams.set(key, chosen[key]);
      else if (!field || !field.disabled) address.searchParams.delete(key);
    });
    // Some browsers refuse many changes in a short time: then the address lags behind.
    try { history.replaceState(history.state, '', address.href); } catch (error) { return; }
  }

  function change() {
    touched = true;
    read();
    keepInAddress();
    filter(minuteNow());
  }

  function beginFilters() {
    const asked = new URL(location.href).searchParams;
    KEYS.forEach((key) => {
      const field = form.elements[key];
      if (!field) return;
      if (field.type === 'checkbox') field.checked = asked.get(key) === '1';
      else field.value = asked.get(key) || '';
      // A value that isn't offered.
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    });
    offerOpen(minuteNow());
    const more = form.querySelector('details');
    if (more) more.open = KEYS.slice(2).some((key) => chosen[key]);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', change);
    form.addEventListener('change', change);
    form.addEventListener('reset', () => setTimeout(() => {
      change();
      // The button is gone, and with it the place in the page.
      form.elements.words.focus();
    }));
    form.hidden = false;
    filter(minuteNow());
  }

  // Where no times are known, "open now" can't be asked for.
  function offerOpen(now) {
    const field = form.elements.open;
    field.disabled = !known(now);
    field.closest('label').hidden = field.disabled;
    read();
  }

  // The start page: who is open now, taken from the directory.

  let directory = [];
  let told = '';

  function openNow(now) {
    const found = new Map();
    directory.forEach((card) => {
      const its = state(card.dataset.open, now);
      if (its && its.kind === 'open' && !found.has(card.dataset.open)) found.set(card.dataset.open, { card, its });
    });
    // That a number which never closes answers is no news.
    const sorted = Array.from(found.values());
    return sorted.filter((one) => one.its.ends).concat(sorted.filter((one) => !one.its.ends)).slice(0, 6);
  }

  function tellHome(now) {
    home.hidden = !known(now);
    const open = openNow(now);
    const news = open.map((one) => one.card.dataset.open + one.its.text).join();
    if (news === told) return;
    told = news;
    const list = document.createElement('ul');
    list.className = 'links';
    open.forEach(({ card, its }) => {
      const item = list.appendChild(document.createElement('li'));
      // The official name, what it means in the reader's language, the number.
      ['h2 a, h3 a, h4 a', '.meaning', 'a.tel'].map((selector) => card.querySelector(selector)).filter(Boolean)
        .forEach((part) => item.append(document.importNode(part, true), ' '));
      // The heading says it already of those that don't close.
      if (its.ends) item.appendChild(document.createElement('small')).textContent = its.text;
    });
    const old = home.querySelector('ul');
    if (old) old.remove();
    if (open.length) home.insertBefore(list, home.lastElementChild);
  }

  function readDirectory() {
    if (navigator.connection && navigator.connection.saveData) return;
    new IntersectionObserver((entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      fetch(home.dataset.openNow)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
        .then((html) => {
          directory = all('[data-open]', new DOMParser().parseFromString(html, 'text/html'));
          tellHome(minuteNow());
        })
        .catch(() => {});
    }, { rootMargin: '300px' }).observe(home);
  }

  function refresh() {
    const now = minuteNow();
    showStates(now);
    if (home) tellHome(now);
    if (form) {
      offerOpen(now);
      filter(now);
    }
  }

  function everyMinute() {
    refresh();
    setTimeout(everyMinute, 60050 - Date.now() % 6e4);
  }

  if (form) beginFilters();
  if (!home && !cards.some((card) => card.dataset.open)) return;
  fetch(words.times)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((found) => {
      times = found;
      everyMinute();
      // A page that was asleep.
      document.addEventListener('visibilitychange', refresh);
      if (home && known(minuteNow())) readDirectory();
    })
    .catch(() => {});
})();
