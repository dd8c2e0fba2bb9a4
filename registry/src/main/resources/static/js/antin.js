// What the pages can do with script and also do without it. No data is kept in the browser.
(() => {
  'use strict';

  const editable = (element) => element.closest('input, textarea, select, [contenteditable="true"]') !== null;

  // "/" puts the cursor into the search box, as the box itself says.
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !editable(event.target)) {
      const box = document.querySelector('[data-slash]');
      if (box) {
        event.preventDefault();
        box.focus();
        box.select();
      }
    }
    if (event.key === 'Escape') {
      const open = document.querySelector('details.who[open], details.columns[open]');
      if (open) {
        open.open = false;
        open.querySelector('summary').focus();
      } else if (location.hash === '#nav') {
        location.hash = '#main';
      }
    }
  });

  // A menu closes when one clicks beside it.
  document.addEventListener('click', (event) => {
    document.querySelectorAll('details.who[open], details.columns[open]').forEach((menu) => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
    const print = event.target.closest('[data-print]');
    if (print) {
      event.preventDefault();
      window.print();
    }
  });

  // A file over the limit is told at once: while it is still being sent, the server could only cut the line.
  document.addEventListener('change', (event) => {
    const input = event.target;
    if (input.type !== 'file' || !input.dataset.largest) {
      return;
    }
    const tooLarge = Array.from(input.files).some((file) => file.size > Number(input.dataset.largest));
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : '');
    if (tooLarge) {
      input.reportValidity();
    }
  });

  // A form is sent once, however often its button is pressed. After a while, and when one comes back with the back
  // button, it is free again; `data-repeat` on a form that downloads leaves it alone.
  const free = (form) => {
    delete form.dataset.sent;
    form.removeAttribute('aria-busy');
  };
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented || 'repeat' in form.dataset) {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    form.setAttribute('aria-busy', 'true');
    setTimeout(() => free(form), 15000);
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach(free);
  });

  // A refusal is read where it appears, and is gone with the next attempt.
  const refusal = () => document.getElementById('refusal');
  document.addEventListener('htmx:beforeRequest', () => {
    const region = refusal();
    if (region) {
      region.replaceChildren();
    }
  });
  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target && event.detail.target.id === 'refusal') {
      refusal().focus();
      refusal().scrollIntoView({block: 'nearest'});
    }
  });

  // Another page is on its way: what waits its turn on this one would come too late, and be refused.
  let leaving = false;
  document.addEventListener('htmx:beforeOnLoad', (event) => {
    leaving = leaving || Boolean(event.detail.xhr.getResponseHeader('HX-Redirect'));
  });
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (leaving) {
      event.preventDefault();
    }
  });
  window.addEventListener('pageshow', () => {
    leaving = false;
  });

  // The line dropped: say so, and leave what was typed alone.
  document.addEventListener('htmx:sendError', () => {
    const region = refusal();
    const words = document.body.dataset.offline;
    if (region && words) {
      const line = document.createElement('p');
      line.className = 'notice tone-danger';
      line.textContent = words;
      region.replaceChildren(line);
      region.focus();
    }
  });
})();
