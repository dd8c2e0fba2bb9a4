// The sample page follows what is typed; what can't be says so and leaves the last good picture. Without script the button
// "Xem thử" does the same.
(() => {
  'use strict';

  const form = document.getElementById('template');
  const said = document.getElementById('sample-said');
  const picture = document.querySelector('img[data-sample]');
  if (!form || !said || !picture) {
    return;
  }

  const PAUSE = 400;
  const left = ['_csrf', 'version'];
  let waiting = 0;
  let newest = '';

  const draw = () => {
    const values = new URLSearchParams(new FormData(form));
    left.forEach((name) => values.delete(name));
    newest = `${picture.dataset.sample}?${values}`;
    const next = new Image();
    const address = newest;
    next.addEventListener('load', () => {
      if (address === newest) {
        picture.src = address;
        said.textContent = '';
      }
    });
    next.addEventListener('error', () => {
      if (address === newest) {
        said.textContent = said.dataset.cannot;
      }
    });
    next.src = address;
  };

  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, PAUSE);
  });
})();
