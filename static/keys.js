// The keys of the whole product, matched in one place. Which key does what comes with the page (`data-keys`, from
// src/http/keys.rs, with the person's preset already in it); a page says what its actions do.

const table = JSON.parse(document.body.dataset.keys || '{}');
const NAMED = { Space: ' ' };
const isLetter = (key) => /^[a-z]$/i.test(key);

// Where letters are letters.
export const isTyping = (target) => target.matches('textarea, select, input:not([type="checkbox"]), [contenteditable="true"]');

// The digit of an event as classes are marked: `1` or `Shift+1`. By the place on the keyboard: where digits need Shift,
// the plain key still counts as the digit. The number pad counts while it types digits.
export function digit(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const found = /^(?:Digit|Numpad)(\d)$/.exec(event.code ?? '');
  if (!found || (event.code.startsWith('Numpad') && !/^\d$/.test(event.key))) return null;
  return (event.shiftKey ? 'Shift+' : '') + found[1];
}

function fits(event, written, lettersFind) {
  // The plus itself is a key, and no sign between two.
  const held = written === '+' ? ['+'] : written.split('+');
  const key = held.pop();
  const wantsAlt = held.includes('Alt') || (lettersFind && held.length === 0 && isLetter(key));
  if ((event.ctrlKey || event.metaKey) !== held.includes('Ctrl') || event.altKey !== wantsAlt) return false;
  // With Alt a Mac types another letter; the place says which it was.
  if (wantsAlt) return event.code === `Key${key.toUpperCase()}`;
  if (isLetter(key)) return event.key.toLowerCase() === key && !event.shiftKey;
  if (key.length > 1 && event.shiftKey) return false;
  return event.key === (NAMED[key] ?? key);
}

// The actions that an event may mean, of which a page takes the first that it knows.
export function actions(event, lettersFind = false) {
  return Object.keys(table).filter((name) => table[name].some((written) => fits(event, written, lettersFind)));
}
