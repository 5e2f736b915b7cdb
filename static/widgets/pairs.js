// Which of two texts is better: the texts are drawn again for each item, and the buttons stand for their keys.

import { pieces } from './pieces.js';
import { t } from '../texts.js';

const body = document.getElementById('item-body');
const desk = document.getElementById('desk');
const buttons = [...document.querySelectorAll('#choices .choice')].filter((button) => button.value !== 'tie');

function side({ name, pieces: text, pictures }) {
  const section = document.createElement('section');
  section.className = 'side';
  section.setAttribute('aria-label', pictures.length ? name : t('pairs-text', { name }));
  const title = document.createElement('h2');
  title.className = 'item-title';
  title.textContent = name;
  if (pictures.length) {
    section.append(title, ...pictures.flatMap((picture) => desk.images.draw(picture)));
    return section;
  }
  const shown = document.createElement('p');
  shown.className = 'item-text';
  shown.dir = 'auto';
  shown.append(...pieces(text));
  section.append(title, shown);
  return section;
}

desk.widget = {
  mount(card) {
    body.querySelector('#two-sides')?.remove();
    const sides = document.createElement('div');
    sides.className = 'two-sides';
    sides.id = 'two-sides';
    sides.append(...card.widget.sides.map(side));
    body.prepend(sides);
    buttons.forEach((button, at) => { button.value = card.widget.sides[at].key; });
  },

  // The arrows point at the better one, on a telephone's stack up and down.
  key(event) {
    const at = { ArrowLeft: 0, ArrowRight: 1 }[event.key];
    if (at === undefined || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
    if (event.target.matches('input, textarea, select')) return false;
    buttons[at].click();
    return true;
  },
};
