// Sharing a page. A control stays hidden where the browser cannot do what it says.
(function () {
  'use strict';

  const address = () => document.querySelector('link[rel=canonical]').href;

  // A pictogram may stand beside the words of a button.
  const label = (button) => button.querySelector('span') || button;

  // The button says how it went, until the reader moves on.
  function answer(button, words) {
    const before = label(button).textContent;
    label(button).textContent = words;
    button.addEventListener('blur', () => { label(button).textContent = before; }, { once: true });
  }

  document.querySelectorAll('[data-share]').forEach((button) => {
    if (!navigator.share) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      // Refused means that the reader has closed the sheet.
      navigator.share({ title: document.title, url: address() }).catch(() => {});
    });
  });

  document.querySelectorAll('[data-copy-link]').forEach((button) => {
    if (!navigator.clipboard || !navigator.clipboard.writeText) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      const done = () => answer(button, button.dataset.done);
      navigator.clipboard.writeText(address()).then(done, () => answer(button, address()));
    });
  });
}());
