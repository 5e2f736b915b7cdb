// Curation with script: keys, and a reason asked for before a decision goes against what most answers say. Every key
// presses a button that is on the page; without script the same forms do everything.

import { actions, digit, isTyping } from './keys.js';
import { t } from './texts.js';

const $ = (id) => document.getElementById(id);
const form = $('decide');
const reasons = $('reasons');
const note = $('note');
const dialog = $('keys');
let sent = false;
// The button of a decision that waits for its reason.
let waiting = null;

const say = (text) => { $('status').textContent = text; };
const reason = () => form.querySelector('input[name="reason"]:checked')?.value ?? '';

function wait(button) {
  waiting = button;
  for (const other of form.querySelectorAll('.choice.chosen')) other.classList.remove('chosen');
  button.classList.add('chosen');
  reasons.classList.add('asked');
  say(t('curate-why', { majority: form.dataset.majority, label: button.value }));
  reasons.scrollIntoView({ block: 'nearest' });
}

function forget() {
  if (waiting) waiting.classList.remove('chosen');
  waiting = null;
  reasons.classList.remove('asked');
  say('');
}

function isAgainst(button) {
  return button?.name === 'label' && form.dataset.majority !== '' && button.value !== form.dataset.majority;
}

form.addEventListener('submit', (event) => {
  const button = event.submitter;
  const needs = isAgainst(button) && (reason() === '' || (reason() === 'other' && note.value.trim() === ''));
  // A second key while the first decision is on its way must not decide the next item.
  if (sent || needs) event.preventDefault();
  else sent = true;
  if (needs && reason() === 'other') {
    wait(button);
    say(t('curate-note'));
    note.focus();
  } else if (needs) wait(button);
});
for (const other of document.querySelectorAll('form:not(#decide)')) other.addEventListener('submit', () => { sent = true; });
// A page that comes back from the browser's memory is ready again.
window.addEventListener('pageshow', () => { sent = false; });

function press(element) {
  if (!element || sent) return;
  if (element.name === 'label' && element.form === form) form.requestSubmit(element);
  else element.click();
}

function because(place) {
  const box = form.querySelectorAll('input[name="reason"]')[place];
  if (!box) return;
  box.checked = true;
  press(waiting);
}

// Somebody who ticks the reason with the mouse goes on by the same way.
reasons.addEventListener('change', (event) => {
  if (event.target.name === 'reason' && waiting) press(waiting);
});

function chosenBy(key) {
  const target = form.querySelector(`[data-key="${key}"]`);
  if (!target) return false;
  const box = target.querySelector('input');
  if (box) box.checked = !box.checked;
  else press(target);
  return true;
}

const does = {
  accept: () => press($('consensus')),
  reject: () => press(form.querySelector('[data-none]')),
  submit: () => press(waiting ?? $('send')),
  skip: () => press($('next')),
  undo: () => press($('undo')),
  ask: () => press($('ask')),
  note: () => note.focus(),
  help: () => dialog.showModal(),
};

document.addEventListener('keydown', (event) => {
  if (dialog.open || event.repeat) return;
  const target = event.target;
  if (event.key === 'Escape') {
    if (target === note) note.blur();
    else if (waiting) forget();
    return;
  }
  if (target === note && event.key === 'Enter' && (event.ctrlKey || event.metaKey) && waiting) {
    event.preventDefault();
    press(waiting);
    return;
  }
  // A marked reason is no text that is being typed.
  if (isTyping(target) && target.type !== 'radio') return;
  const key = digit(event);
  if (key && waiting && !key.startsWith('Shift')) {
    event.preventDefault();
    because((Number(key) + 9) % 10);
    return;
  }
  if (key && chosenBy(key)) {
    event.preventDefault();
    return;
  }
  const isPressed = (event.key === 'Enter' || event.key === ' ') && target.matches('button, a, summary, label');
  if (isPressed) return;
  const name = actions(event).find((action) => does[action]);
  if (!name) return;
  event.preventDefault();
  does[name]();
});

$('keys-open').hidden = false;
$('keys-open').addEventListener('click', () => dialog.showModal());
document.documentElement.dataset.ready = 'yes';
