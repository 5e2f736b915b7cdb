// A form to fill in. What it holds becomes an object; the browser checks before it is sent, the server once more.

import { t } from '../texts.js';

const form = document.getElementById('answer-form');
const box = document.getElementById('form-fields');
const inputs = [...box.querySelectorAll('input, select, textarea')];
const nameOf = (input) => input.name.slice('label.'.length);

function fill(values) {
  for (const input of inputs) {
    const value = values[nameOf(input)];
    const text = value === true ? 'yes' : value === false ? 'no' : String(value ?? '');
    if (input.type === 'radio') input.checked = input.value === text;
    else input.value = text;
  }
}

document.getElementById('desk').widget = {
  // Not to be left in a browser's storage.
  holdsText: true,

  mount() {
    fill({});
    inputs.find((input) => input.type !== 'radio' || input.checked)?.focus({ preventScroll: true });
  },

  // Null while something is missing or wrong; the browser then says what, beside the field.
  read() {
    if (!form.reportValidity()) return null;
    const values = {};
    for (const input of inputs) {
      if (input.type === 'radio' && !input.checked) continue;
      const text = input.value.trim();
      if (text === '') continue;
      if (input.type === 'number') values[nameOf(input)] = Number(text);
      else if (input.type === 'radio') values[nameOf(input)] = text === 'yes';
      else values[nameOf(input)] = text;
    }
    return JSON.stringify(values);
  },

  restore(label) {
    try { fill(JSON.parse(label)); } catch { /* an answer of another kind fills nothing */ }
  },

  words: (label) => {
    try { return Object.entries(JSON.parse(label)).map(([name, value]) => `${name}: ${value}`).join('; ') || t('fields-nothing'); } catch { return label; }
  },

  // Enter in a field sends by itself; Ctrl+Enter does so from anywhere, and arrows change radio buttons, not the item.
  key(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      form.requestSubmit(document.getElementById('send-set'));
      return true;
    }
    return false;
  },
};
