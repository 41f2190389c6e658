// Sharing a page. A control stays hidden where the browser cannot do what it says.
(function () {
  'use strict';

  const address = () => document.querySelector('link[rel=canonical]').href;

  // The button says how it went, until the reader moves on.
  function answer(button, words) {
    const before = button.textContent;
    button.textContent = words;
    button.addEventListener('blur', () => { button.textContent = before; }, { once: true });
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
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      // Where it is refused, the address itself is shown.
      navigator.clipboard.writeText(address()).then(() => button.dataset.done, address)
        .then((words) => answer(button, words));
    });
  });
}());
