// What a judge asks inside the page. Each function is sent to the browser as text: it sees nothing of this file.

// Facts of the page as it was loaded.
export function inspect() {
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
        const near = holder.closest('bdi, [dir]');
        isolated &&= getComputedStyle(holder).direction === 'ltr' || (near !== null && near.matches('bdi:not([dir=rtl])'))
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

export function runAxe(tags) {
  return window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
    .then(({ violations }) => violations.map((violation) => ({
      id: violation.id,
      help: violation.help,
      times: violation.nodes.length,
      target: violation.nodes[0].target.join(' '),
    })));
}

// Resolves when what was changed outside is laid out and every animation that ends has ended.
export async function settle() {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  await frame();
  await frame();
  const ending = document.getAnimations()
    .filter((animation) => animation.effect && animation.effect.getComputedTiming().endTime < Infinity);
  await Promise.all(ending.map((animation) => animation.finished.catch(() => {})));
}

// Opens every <details> below `selector`, also those of which the page would keep only one open.
export function openDetails(selector) {
  for (const details of document.querySelectorAll(selector)) {
    details.removeAttribute('name');
    details.open = true;
  }
}

// Animations and transitions that take longer than `limit` milliseconds, and smooth scrolling.
export function motion(limit) {
  const milliseconds = (times) => Math.max(...times.split(',').map((time) => parseFloat(time) * (/ms\s*$/.test(time) ? 1 : 1000)));
  const faults = new Set();
  for (const element of document.querySelectorAll('*')) {
    for (const pseudo of [undefined, '::before', '::after', '::backdrop']) {
      const style = getComputedStyle(element, pseudo);
      const name = `${element.localName}${element.classList.length ? `.${element.classList[0]}` : ''}${pseudo ?? ''}`;
      if (style.transitionProperty !== 'none' && milliseconds(style.transitionDuration) > limit) {
        faults.add(`${name} has a transition of ${style.transitionDuration}`);
      }
      if (style.animationName !== 'none' && milliseconds(style.animationDuration) > limit) {
        faults.add(`${name} has an animation of ${style.animationDuration}`);
      }
      if (!pseudo && style.scrollBehavior === 'smooth') faults.add(`${name} scrolls smoothly`);
    }
  }
  return [...faults];
}

// How much wider than the window the page is (CSS px), its widest culprits, and the share of the window's height that
// fixed and sticky parts cover.
export function overflow() {
  const width = document.documentElement.clientWidth;
  const wide = document.scrollingElement.scrollWidth - width;
  const culprits = wide <= 0 ? [] : [...document.body.querySelectorAll('*')]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > width + 0.5 || box.left < -0.5);
    })
    .map((element) => `${element.localName}${element.classList.length ? `.${element.classList[0]}` : ''}`);
  let covered = 0;
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    if (!['fixed', 'sticky'].includes(style.position) || style.visibility !== 'visible') continue;
    const box = element.getBoundingClientRect();
    const sticks = style.position === 'fixed' || style.top !== 'auto' || style.bottom !== 'auto';
    if (sticks && box.bottom > 0 && box.width > width / 2) covered += Math.min(box.height, window.innerHeight);
  }
  return { wide, culprits: [...new Set(culprits)].slice(0, 3), covered: covered / window.innerHeight };
}
