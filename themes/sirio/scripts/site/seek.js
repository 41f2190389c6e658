// What is looked for stays on the phone: behind # it is never sent to the host.
(function () {
  'use strict';

  document.querySelectorAll('[role=search][action]').forEach((form) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      location.href = `${form.action}#q=${encodeURIComponent(form.elements.q.value)}`;
    });
  });
}());
