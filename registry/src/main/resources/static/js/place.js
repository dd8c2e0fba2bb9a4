// The mark of a signature on its page: dragged, or moved with the arrow keys, by tenths of a millimetre on paper. The number
// fields of the form say the same, and are what is sent; without script they do alone.
(() => {
  'use strict';

  const sheet = document.querySelector('[data-place]');
  const page = sheet && sheet.querySelector('img');
  const left = document.getElementById('f-left');
  const top = document.getElementById('f-top');
  const said = document.getElementById('place-said');
  if (!page || !left || !top || !said) {
    return;
  }

  const mm = (name) => Number(sheet.dataset[name]);
  const paper = {width: mm('pageWidth'), height: mm('pageHeight')};
  const size = {width: mm('width'), height: mm('height')};
  const typed = (field) => Number(field.value.trim().replace(',', '.'));
  const rounded = (value) => Math.round(value * 10) / 10;
  const within = (value, room) => Math.min(Math.max(value, 0), Math.max(room, 0));

  const box = document.createElement('button');
  box.type = 'button';
  box.className = 'place-box';
  box.setAttribute('aria-label', sheet.dataset.label);
  box.setAttribute('aria-describedby', 'place-keys');
  const mark = document.createElement('img');
  mark.src = sheet.dataset.mark;
  mark.alt = '';
  mark.draggable = false;
  box.append(mark);
  sheet.append(box);
  box.style.width = `${(size.width / paper.width) * 100}%`;
  box.style.height = `${(size.height / paper.height) * 100}%`;

  // The page without its mark takes the place of the page with it. A picture on its way isn't cut off: the server would have
  // drawn it for nobody.
  const ground = new Image();
  ground.alt = page.alt;
  ground.draggable = false;
  ground.addEventListener('load', () => page.replaceWith(ground), {once: true});
  const swap = () => {
    ground.src = sheet.dataset.ground;
  };
  if (page.complete) {
    swap();
  } else {
    page.addEventListener('load', swap, {once: true});
  }

  const at = {left: typed(left), top: typed(top)};
  const show = () => {
    box.style.left = `${(at.left / paper.width) * 100}%`;
    box.style.top = `${(at.top / paper.height) * 100}%`;
  };
  const words = (value) => value.toFixed(1).replace('.', ',');
  const move = (toLeft, toTop) => {
    at.left = rounded(within(toLeft, paper.width - size.width));
    at.top = rounded(within(toTop, paper.height - size.height));
    left.value = words(at.left);
    top.value = words(at.top);
    show();
  };
  const say = () => {
    said.textContent = said.dataset.words.replace('$1', words(at.left)).replace('$2', words(at.top));
  };

  [left, top].forEach((field) => field.addEventListener('input', () => {
    const to = {left: typed(left), top: typed(top)};
    if (Number.isFinite(to.left) && Number.isFinite(to.top)) {
      at.left = within(to.left, paper.width - size.width);
      at.top = within(to.top, paper.height - size.height);
      show();
    }
  }));

  const steps = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  box.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    move(at.left + step[0] * far, at.top + step[1] * far);
    say();
  });

  let held = null;
  box.addEventListener('pointerdown', (event) => {
    box.setPointerCapture(event.pointerId);
    const perMm = sheet.getBoundingClientRect().width / paper.width;
    held = {x: event.clientX, y: event.clientY, left: at.left, top: at.top, perMm};
  });
  box.addEventListener('pointermove', (event) => {
    if (held) {
      move(held.left + (event.clientX - held.x) / held.perMm, held.top + (event.clientY - held.y) / held.perMm);
    }
  });
  ['pointerup', 'pointercancel'].forEach((name) => box.addEventListener(name, () => {
    if (held) {
      held = null;
      say();
    }
  }));
  show();
})();
