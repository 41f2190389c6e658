// What a judge asks inside the page about links, buttons and fields. Sent to the browser as text, like inside.mjs.

// Links and buttons smaller than `least` CSS px in one direction, outside running text. A wrapped or enlarged target
// (by a pseudo-element, by its label) counts with all that a finger can hit.
export function smallTargets(least) {
  const TARGETS = 'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [role=link], [role=switch]';
  const RUNNING = 3; // letters of own text that make a line a sentence (WCAG 2.2, 2.5.8: inline)
  const faults = [];
  for (const target of document.querySelectorAll(TARGETS)) {
    if (!shown(target) || inRunningText(target)) continue;
    const size = extent(target);
    if (!size || (size.width > least - 0.5 && size.height > least - 0.5)) continue;
    const name = (target.getAttribute('aria-label') || target.textContent || target.name || '').trim().replace(/\s+/g, ' ').slice(0, 40);
    faults.push({ target: path(target), name, width: Math.round(size.width), height: Math.round(size.height) });
  }
  window.scrollTo(0, 0);
  return faults;

  function shown(element) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    // Cut away, or above the page: there for screen readers, or until the focus comes.
    if (element.matches(':disabled') || (style.position === 'absolute' && (style.clip !== 'auto' || style.clipPath !== 'none'))) {
      return false;
    }
    return box.width > 1 && box.height > 1 && box.bottom + window.scrollY > 0
      && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  function blockOf(node) {
    let holder = node.parentElement;
    while (holder && /^(inline|contents|ruby)/.test(getComputedStyle(holder).display) && holder !== document.body) {
      holder = holder.parentElement;
    }
    return holder;
  }

  function inRunningText(target) {
    if (!getComputedStyle(target).display.startsWith('inline')) return false;
    const block = blockOf(target);
    let letters = 0;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(TARGETS) || blockOf(node) !== block) continue;
      // A Chinese or Japanese sign says as much as some letters.
      for (const sign of node.data.match(/\p{L}/gu) || []) letters += /[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]/u.test(sign) ? 3 : 1;
    }
    return letters >= RUNNING;
  }

  function extent(target) {
    const box = target.getBoundingClientRect();
    const inline = getComputedStyle(target).display === 'inline';
    if (!inline && box.width >= least && box.height >= least) return box;
    target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    // Of a wrapped link, the widest line.
    const line = [...target.getClientRects()].sort((a, b) => b.width - a.width)[0];
    const x = line.left + line.width / 2;
    const y = line.top + line.height / 2;
    if (!hits(target, x, y)) return inline ? line : box;
    const reach = (dx, dy) => {
      let far = 0;
      while (far < least && hits(target, x + dx * (far + 1), y + dy * (far + 1))) far += 1;
      return far;
    };
    return { width: Math.max(line.width, reach(-1, 0) + reach(1, 0) + 1), height: reach(0, -1) + reach(0, 1) + 1 };
  }

  function hits(target, x, y) {
    const hit = document.elementFromPoint(x, y);
    if (!hit) return false;
    const label = hit.closest('label');
    return target.contains(hit) || (label !== null && label.control === target);
  }

  function path(element) {
    const name = (one) => `${one.localName}${one.classList.length ? `.${one.classList[0]}` : ''}`;
    return element.parentElement ? `${name(element.parentElement)} > ${name(element)}` : name(element);
  }
}

// What can take the focus and shows no difference when it does. Press a key before: a focus set by a script is shown
// only to readers who use the keyboard.
export function invisibleFocus() {
  const FOCUSABLE = 'a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex], audio[controls], video[controls]';
  const SIDES = ['Top', 'Right', 'Bottom', 'Left'];
  const look = (element) => {
    const style = getComputedStyle(element);
    return {
      outline: style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0
        ? 'none' : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`,
      shadow: style.boxShadow,
      border: SIDES.map((side) => `${style[`border${side}Style`]} ${style[`border${side}Width`]} ${style[`border${side}Color`]}`).join(),
    };
  };
  const faults = [];
  let seen = 0;
  for (const element of document.querySelectorAll(FOCUSABLE)) {
    if (element.matches(':disabled, [tabindex="-1"]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (document.activeElement) document.activeElement.blur();
    finish();
    const before = look(element);
    element.focus();
    finish();
    if (document.activeElement !== element) continue;
    seen += 1;
    const after = look(element);
    const place = `${element.localName}${element.classList.length ? `.${element.classList[0]}` : ''}`;
    const name = (element.textContent || element.getAttribute('aria-label') || '').trim().replace(/\s+/g, ' ').slice(0, 30);
    const clear = /^\S+ \S+ rgba\(\d+, \d+, \d+, 0\)$/.test(after.outline);
    const same = (after.outline === before.outline || clear) && after.shadow === before.shadow && after.border === before.border;
    if (same) faults.push({ place, name, why: 'looks the same with the focus' });
    else if (hidden(element)) faults.push({ place, name, why: 'has the focus and is out of sight' });
  }
  if (document.activeElement) document.activeElement.blur();
  window.scrollTo(0, 0);
  return { faults, seen };

  // A transition would show the old look at first.
  function finish() {
    for (const animation of document.getAnimations()) {
      if (animation.effect && animation.effect.getComputedTiming().endTime < Infinity) animation.finish();
    }
  }

  function hidden(element) {
    const boxes = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    const label = element.labels && element.labels[0];
    if (label) boxes.push(label.getBoundingClientRect());
    return !boxes.some((box) => {
      const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
      return points.some(([x, y]) => {
        const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        return hit && (element.contains(hit) || hit.contains(element) || (label && label.contains(hit)));
      });
    });
  }
}
