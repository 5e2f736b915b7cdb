// The table of items with script: how many rows are ticked stays in sight, one tick takes the page, Shift takes a stretch.
// Without script the boxes and the buttons below the table do the same.

import { t } from './texts.js';

const $ = (id) => document.getElementById(id);
const boxes = [...document.querySelectorAll('#acts input[name="row"]')];
let last = null;

function count() {
  const ticked = boxes.filter((box) => box.checked).length;
  $('ticked').hidden = ticked === 0;
  $('ticked-count').textContent = t('table-ticked', { n: ticked });
  $('tick-all').checked = ticked === boxes.length;
  $('tick-all').indeterminate = ticked > 0 && ticked < boxes.length;
  // Whoever ticks rows means these, whatever was chosen below before.
  if (ticked) document.querySelector('#acts input[name="scope"][value="ticked"]').checked = true;
}

if (boxes.length) {
  $('tick-all').hidden = false;
  $('tick-all').addEventListener('change', () => {
    for (const box of boxes) box.checked = $('tick-all').checked;
    count();
  });
  boxes.forEach((box, at) => box.addEventListener('click', (event) => {
    if (event.shiftKey && last !== null) {
      for (const between of boxes.slice(Math.min(last, at), Math.max(last, at) + 1)) between.checked = box.checked;
    }
    last = at;
    count();
  }));
  $('untick').addEventListener('click', () => {
    for (const box of boxes) box.checked = false;
    count();
    boxes[last ?? 0].focus();
  });
  // A browser that goes back keeps the ticks.
  window.addEventListener('pageshow', count);
  count();
}
