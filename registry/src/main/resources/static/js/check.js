// The checking page with script: files are dropped anywhere on the form, handed in one after the other, a signature in a
// file of its own together with what it signs, and each result appears as it comes. Without script the same form posts them all at once.
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
  const names = (group) => group.map((file) => file.name).join(', ');
  const add = (html, group) => {
    const items = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('ul > li');
    items.forEach((item) => list().append(document.importNode(item, true)));
    if (items.length === 0) {
      const item = document.createElement('li');
      item.append(names(group), document.createElement('br'), progress.dataset.failed);
      list().append(item);
    }
  };
  const check = async (group) => {
    const data = new FormData(form);
    data.delete(input.name);
    group.forEach((file) => data.append(input.name, file));
    try {
      const answer = await fetch(form.action, {method: 'POST', body: data, headers: {'HX-Request': 'true'}});
      add(answer.ok ? await answer.text() : '', group);
    } catch (dropped) {
      add('', group);
    }
  };

  // Files whose names say that one may be the signature of another go together, as far as one call takes them. The server looks
  // into them and decides (org.antin.document.Pairing); where none is a signature each gets its result as if it came alone.
  const LARGEST = Number(input.dataset.largest);
  const name = (file) => file.name.normalize('NFC').toLowerCase();
  const stem = (file) => name(file).replace(/\.[^.]*$/, '');
  const only = (files) => (files.length === 1 ? files[0] : null);
  const grouped = (files) => {
    const groups = new Map(files.map((file) => [file, [file]]));
    const join = (one, other) => {
      const all = [...groups.get(other), ...groups.get(one)];
      if (groups.get(one) !== groups.get(other) && all.reduce((sum, file) => sum + file.size, 0) <= LARGEST) {
        all.forEach((file) => groups.set(file, all));
      }
    };
    if (files.length === 2) {
      join(files[1], files[0]);
    }
    files.filter((file) => /\.(p7s|p7m|p7|cms|sig|xml)$/.test(name(file))).forEach((file) => {
      const others = files.filter((other) => other !== file);
      const signed = only(others.filter((other) => name(other) === stem(file))) || only(others.filter((other) => stem(other) === stem(file)));
      if (signed) {
        join(file, signed);
      }
    });
    return [...new Set(groups.values())];
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
    let at = 1;
    for (const group of grouped(files)) {
      progress.textContent = filled(progress.dataset.words, at, files.length, names(group));
      await check(group);
      at += group.length;
    }
    progress.textContent = filled(progress.dataset.done, files.length);
    form.removeAttribute('aria-busy');
    form.reset();
    document.getElementById('results-title').focus();
  });
})();
