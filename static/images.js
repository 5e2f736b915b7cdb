// Images of items: zoom by keys, buttons, wheel and fingers, move by dragging, a word where one does not load, and the
// next ones fetched ahead. Without this file an image stands whole in its frame and is a link. What a frame shows is kept
// in its own attributes, so that a copied one needs nothing more.

import { actions, isTyping } from './keys.js';
import { pieces } from './widgets/pieces.js';

const MOST = 16;      // times larger than whole
const STEP = 1.5;     // of a key, a button
const KEPT = 24;      // images fetched ahead and not shown yet
const template = document.getElementById('picture-template');
const fetched = new Map();

const numberOf = (figure, name, otherwise) => Number(figure.dataset[name] ?? otherwise);
const viewOf = (figure) => ({ scale: numberOf(figure, 'scale', 1), x: numberOf(figure, 'x', 0), y: numberOf(figure, 'y', 0) });
const frameOf = (figure) => figure.querySelector('.picture-frame');

// The corner stays where the frame is covered: an image cannot be pushed out of it.
function place(figure, scale, x, y) {
  const frame = frameOf(figure);
  const inside = (at, size) => Math.min(0, Math.max(size * (1 - scale), at));
  const view = { scale, x: inside(x, frame.clientWidth), y: inside(y, frame.clientHeight) };
  Object.assign(figure.dataset, view);
  figure.classList.toggle('zoomed', scale > 1);
  const image = figure.querySelector('img');
  image.style.transform = scale === 1 ? '' : `translate(${view.x}px, ${view.y}px) scale(${scale})`;
  figure.querySelector('output').textContent = scale === 1 ? '' : `${Math.round(scale * 100)} %`;
}

// What lies at a point of the frame stays there; without a point its middle does.
function zoom(figure, factor, point) {
  const frame = frameOf(figure);
  const [px, py] = point ?? [frame.clientWidth / 2, frame.clientHeight / 2];
  const { scale, x, y } = viewOf(figure);
  const next = Math.min(MOST, Math.max(1, scale * factor));
  place(figure, next, px - (px - x) * (next / scale), py - (py - y) * (next / scale));
}

function move(figure, dx, dy) {
  const { scale, x, y } = viewOf(figure);
  place(figure, scale, x + dx, y + dy);
}

const does = {
  zoom_in: (figure) => zoom(figure, STEP),
  zoom_out: (figure) => zoom(figure, 1 / STEP),
  whole: (figure) => place(figure, 1, 0, 0),
};

function break_(figure) {
  figure.classList.add('broken');
  figure.querySelector('.picture-broken').hidden = false;
  for (const button of figure.querySelectorAll('[data-zoom]')) button.hidden = true;
}

// What failed before anybody listened.
function look(image) {
  const figure = image.closest('.picture');
  if (figure && image.complete && image.naturalWidth === 0 && image.getAttribute('src')) break_(figure);
}

function wake(figure) {
  for (const button of figure.querySelectorAll('[data-zoom]')) button.hidden = false;
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

// One image as the server would have drawn it.
function draw(picture) {
  if (picture.problem) {
    const text = element('p', 'item-text picture-text', ...pieces(picture.text));
    text.dir = 'ltr';
    return [text, element('p', 'hint', picture.problem)];
  }
  // Imported first: in a template's own document no image ever loads.
  const figure = document.importNode(template.content.firstElementChild, true);
  for (const link of figure.querySelectorAll('a')) link.href = picture.url;
  figure.querySelector('code').textContent = picture.url;
  const empty = figure.querySelector('img');
  const image = fetched.get(picture.url) ?? empty;
  fetched.delete(picture.url);
  image.alt = picture.alt;
  image.draggable = false;
  wake(figure);
  if (image === empty) {
    image.src = picture.url;
  } else {
    empty.replaceWith(image);
    look(image);
  }
  return [figure];
}

// Fetches and decodes, so that the image is painted together with its item.
function fetchAhead(card) {
  const sides = card.widget?.sides ?? [];
  for (const { pictures } of [...card.blocks, ...sides]) {
    for (const { url } of pictures ?? []) {
      if (!url || fetched.has(url)) continue;
      const image = new Image();
      image.referrerPolicy = 'no-referrer';
      image.src = url;
      image.decode().catch(() => {});
      fetched.set(url, image);
      if (fetched.size > KEPT) fetched.delete(fetched.keys().next().value);
    }
  }
}

// With the focus in one image keys are for that one, else for all: two that are compared stay comparable.
function meant() {
  const own = document.activeElement?.closest('.picture');
  return (own ? [own] : [...document.querySelectorAll('.picture')]).filter((figure) => !figure.matches('.broken'));
}

const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const own = event.target.closest('.picture.zoomed');
  const arrow = ARROWS[event.key];
  if (own && arrow && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    move(own, arrow[0] * frameOf(own).clientWidth / 6, arrow[1] * frameOf(own).clientHeight / 6);
    return;
  }
  // With many classes letters find one, and those of actions are pressed with Alt.
  const name = actions(event, Boolean(document.getElementById('filter'))).find((action) => does[action]);
  const figures = name ? meant() : [];
  if (figures.length === 0) return;
  event.preventDefault();
  figures.forEach(does[name]);
});

document.addEventListener('error', (event) => {
  if (event.target.matches?.('.picture img')) break_(event.target.closest('.picture'));
}, true);

const pointIn = (frame, event) => {
  const box = frame.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

document.addEventListener('wheel', (event) => {
  const figure = event.ctrlKey && event.target.closest('.picture-frame')?.closest('.picture');
  if (!figure) return;
  event.preventDefault();
  zoom(figure, Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 100), pointIn(frameOf(figure), event));
}, { passive: false });

// Fingers and mouse: one moves, two zoom about the point between them.
const down = new Map();
let held = null;
let hasMoved = false;

const spread = () => {
  const [a, b] = [...down.values()];
  return { size: Math.hypot(a.x - b.x, a.y - b.y), clientX: (a.x + b.x) / 2, clientY: (a.y + b.y) / 2 };
};

document.addEventListener('pointerdown', (event) => {
  const figure = event.target.closest('.picture-frame')?.closest('.picture');
  if (!figure || figure.matches('.broken') || event.button !== 0 || (held && held !== figure)) return;
  if (down.size === 0) hasMoved = false;
  held = figure;
  down.set(event.pointerId, { x: event.clientX, y: event.clientY });
});

document.addEventListener('pointermove', (event) => {
  const at = down.get(event.pointerId);
  if (!at || down.size > 2) return;
  // Let go outside the window.
  if (event.buttons === 0) {
    release(event);
    return;
  }
  const before = down.size === 2 ? spread() : null;
  const [dx, dy] = [event.clientX - at.x, event.clientY - at.y];
  if (!hasMoved && Math.hypot(dx, dy) < 4) return;
  hasMoved = true;
  Object.assign(at, { x: event.clientX, y: event.clientY });
  if (before) {
    const after = spread();
    if (before.size > 0) zoom(held, after.size / before.size, pointIn(frameOf(held), after));
    move(held, after.clientX - before.clientX, after.clientY - before.clientY);
  } else if (viewOf(held).scale > 1) {
    move(held, dx, dy);
  }
});

function release(event) {
  if (!down.delete(event.pointerId) || down.size > 0) return;
  held = null;
}
document.addEventListener('pointerup', release);
document.addEventListener('pointercancel', release);
document.addEventListener('dragstart', (event) => { if (event.target.closest('.picture-frame')) event.preventDefault(); });

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-zoom]');
  if (button) {
    does[button.dataset.zoom](button.closest('.picture'));
    return;
  }
  const figure = event.target.closest('.picture-frame a')?.closest('.picture');
  // By keyboard, or with a key that asks for a tab, the link is a link.
  if (!figure || event.detail === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (hasMoved) return;
  if (viewOf(figure).scale > 1) place(figure, 1, 0, 0);
  else zoom(figure, STEP * STEP, pointIn(frameOf(figure), event));
});

// A frame of another size covers itself again.
window.addEventListener('resize', () => {
  for (const figure of document.querySelectorAll('.picture.zoomed')) move(figure, 0, 0);
});

for (const figure of document.querySelectorAll('.picture')) {
  wake(figure);
  look(figure.querySelector('img'));
}
const desk = document.getElementById('desk');
if (desk) desk.images = { draw, fetchAhead };
else document.documentElement.dataset.images = 'ready';
