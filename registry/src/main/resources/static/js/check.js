// The checking page with script: files are dropped anywhere on the form, handed in one after the other, and each result
// appears as it comes. Without script the same form posts them all at once.
(() => {
  'use strict';

  const form = document.querySelector('form[data-check]');
  const input = form && form.querySelector('input[type=file]');
  const results = document.getElementById('results');
  const progress = document.getElementById('check-progress');
  if (!input || !results || !progress) {
    return;
  }

  const filled = (words, ...values) => values.reduce((text, value, i) => text.replace(`$${i + 1}`, () => value), words);

  const hasFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files');
  ['dragenter', 'dragover'].forEach((name) => form.addEventListener(name, (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      form.classList.add('drop-over');
    }
  }));
  form.addEventListener('dragleave', (event) => {
    if (!form.contains(event.relatedTarget)) {
      form.classList.remove('drop-over');
    }
  });
  form.addEventListener('drop', (event) => {
    if (!hasFiles(event)) {
      return;
    }
    event.preventDefault();
    form.classList.remove('drop-over');
    const all = new DataTransfer();
    [...input.files, ...event.dataTransfer.files].forEach((file) => all.items.add(file));
    input.files = all.files;
  });

  const list = () => results.querySelector('ul');
  const add = (html, file) => {
    const items = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('ul > li');
    items.forEach((item) => list().append(document.importNode(item, true)));
    if (items.length === 0) {
      const item = document.createElement('li');
      item.append(file.name, document.createElement('br'), progress.dataset.failed);
      list().append(item);
    }
  };
  const check = async (file) => {
    const data = new FormData(form);
    data.delete(input.name);
    data.append(input.name, file);
    try {
      const answer = await fetch(form.action, {method: 'POST', body: data, headers: {'HX-Request': 'true'}});
      add(answer.ok ? await answer.text() : '', file);
    } catch (dropped) {
      add('', file);
    }
  };

  // One file leads to its report, and what is missing is said by the server: both as without script.
  form.addEventListener('submit', async (event) => {
    const files = Array.from(input.files);
    const said = form.querySelector('[name=secrecy]:checked');
    if (files.length < 2 || !said || said.value !== 'none') {
      return;
    }
    event.preventDefault();
    if (form.getAttribute('aria-busy')) {
      return;
    }
    form.setAttribute('aria-busy', 'true');
    list().replaceChildren();
    results.hidden = false;
    for (let i = 0; i < files.length; i++) {
      progress.textContent = filled(progress.dataset.words, i + 1, files.length, files[i].name);
      await check(files[i]);
    }
    progress.textContent = filled(progress.dataset.done, files.length);
    form.removeAttribute('aria-busy');
    form.reset();
    document.getElementById('results-title').focus();
  });
})();
