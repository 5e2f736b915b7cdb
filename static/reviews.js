// The queue and the item page with script: keys, a lease kept alive, a draft that is not lost. Every key presses a button
// that is on the page; without script the same forms do everything.

import { actions, digit, isTyping } from './keys.js';
import { t } from './texts.js';

const $ = (id) => document.getElementById(id);
const review = $('review');
const keys = $('keys');
const csrf = document.querySelector('input[name="csrf"]')?.value;
const LEASE_MS = 60000;
const DRAFT_MS = 1500;
const PEEK_MS = 800;

function say(text, kind = '') {
  const status = $('status');
  if (!status) return;
  status.textContent = text;
  status.className = `status ${kind}`;
}

// The queue ------------------------------------------------------------------------------------------------------------

const links = [...document.querySelectorAll('#queue a.open')];

function mark(step) {
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
  links[next].focus();
}

// An item --------------------------------------------------------------------------------------------------------------

const parts = [...document.querySelectorAll('details.act')];
let sent = false;
let isWarned = false;
let active = 0;
let since = document.hidden ? null : performance.now();

// Only time with the page in sight counts as attention.
document.addEventListener('visibilitychange', () => {
  if (document.hidden && since !== null) {
    active += performance.now() - since;
    since = null;
  } else if (!document.hidden) {
    since = performance.now();
  }
});

function attention() {
  return Math.round(active + (since === null ? 0 : performance.now() - since));
}

function press(button) {
  // A second key while the first verdict is on its way must not decide the next item.
  if (button && !sent && !button.disabled) button.click();
}

function openPart(verb) {
  const part = $(`act-${verb}`);
  if (!part) return false;
  for (const other of parts) other.open = other === part;
  if (verb === 'edit') part.querySelector('textarea').focus();
  else if (verb === 'defer') $('note-defer').focus();
  else part.querySelector('summary').focus();
  return true;
}

const openOne = (...verbs) => verbs.some(openPart);
const openReasons = () => parts.find((part) => part.open && part.querySelector('.reason'));

async function alive(draft) {
  const body = new URLSearchParams({ csrf, fence: review.dataset.fence });
  if (draft !== undefined) body.set('draft', draft);
  try {
    const reply = await fetch(`/reviews/${review.dataset.review}/alive`, { method: 'POST', body, redirect: 'error' });
    if (reply.status === 409) say(t('review-hold-over'), 'trouble');
    else if (!reply.ok) say(t('review-signed-out'), 'trouble');
    else if (draft !== undefined) say(t('review-kept'));
  } catch {
    say(t('review-unreachable'), 'trouble');
  }
}

function draftOf(form) {
  const fields = new FormData(form);
  const text = (name) => String(fields.get(name) ?? '');
  return JSON.stringify({
    verb: form.dataset.verb, reason_code: text('reason_code'), note: text('note'), args: text('args'), revisit: text('revisit'),
    lean: text('lean'),
  });
}

// Texts are edited as texts, not as JSON. Only where writing the JSON again gives it back to the letter: a number that
// script would round stays for people to edit as it is.
function editTexts(args) {
  const write = (value) => JSON.stringify(value, null, 2);
  const read = () => {
    try {
      const value = JSON.parse(args.value);
      return value && !Array.isArray(value) && write(value) === args.value.trim() ? value : undefined;
    } catch {
      return undefined;
    }
  };
  const start = read();
  const names = start ? Object.keys(start).filter((name) => typeof start[name] === 'string') : [];
  if (names.length === 0) return;
  const whole = args.closest('.field');
  const boxes = names.map((name, at) => {
    const label = document.createElement('label');
    const box = document.createElement('textarea');
    label.textContent = name;
    label.htmlFor = box.id = `args-${at}`;
    box.value = start[name];
    box.dir = 'auto';
    box.className = start[name].length > 60 || start[name].includes('\n') ? 'long' : 'short';
    box.rows = box.className === 'long' ? 8 : 1;
    box.addEventListener('input', () => {
      const now = read();
      if (now) args.value = write({ ...now, [name]: box.value });
    });
    const field = document.createElement('div');
    field.className = 'field';
    field.append(label, box);
    whole.before(field);
    return box;
  });
  // Who edits the JSON sees it in the texts; while it does not read, only the JSON counts.
  args.addEventListener('input', () => {
    const now = read();
    boxes.forEach((box, at) => {
      const text = now?.[names[at]];
      box.disabled = typeof text !== 'string';
      if (!box.disabled) box.value = text;
    });
  });
  const fold = document.createElement('details');
  const summary = document.createElement('summary');
  fold.className = 'more';
  summary.textContent = t('review-json');
  whole.before(fold);
  fold.append(summary, whole);
}

if ($('args')) editTexts($('args'));

if (review) {
  let timer;
  document.addEventListener('input', (event) => {
    const form = event.target.closest('form[data-verb]');
    if (!form) return;
    clearTimeout(timer);
    timer = setTimeout(() => { if (!sent) alive(draftOf(form)); }, DRAFT_MS);
  });
  document.addEventListener('submit', (event) => {
    if (event.target.method === 'dialog') return;
    if (sent) {
      event.preventDefault();
      return;
    }
    // What is red is not waved through by a habit of the hand: the first time, the page says that the evidence is closed.
    if ($('open-evidence') && !isWarned && ['act-approve', 'act-confirm'].includes(event.target.id)) {
      event.preventDefault();
      isWarned = true;
      say(t('review-evidence-closed'), 'trouble');
      return;
    }
    sent = true;
    clearTimeout(timer);
    const field = event.target.querySelector('input[name="active_ms"]');
    if (field) field.value = attention();
    say(t('review-saving'));
    if (event.target.matches('[action$="/verdict"], #fields')) showNext();
  });
  // Back from the next page: the form may be sent again, and the server says who was first.
  window.addEventListener('pageshow', () => { sent = false; });
  setInterval(() => { if (!sent) alive(); }, LEASE_MS);
  document.querySelector('details.act[open] textarea')?.focus();
}

// What is next in line is fetched while this one is read, and shown while the verdict is on its way. Looking claims nothing:
// only the page that opens then does.
let next;
if (review?.dataset.peek) {
  const look = async () => {
    try {
      const reply = await fetch(review.dataset.peek, { redirect: 'error' });
      if (reply.status !== 200) return;
      next = await reply.json();
    } catch {
      next = undefined;
    }
  };
  setTimeout(look, PEEK_MS);
}

function showNext() {
  if (!next) return;
  const make = (name, text, ...inner) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    element.append(...inner);
    return element;
  };
  const lines = next.rows.map(([key, text]) => make('tr', '', make('th', key), make('td', text)));
  const table = make('table', '', make('tbody', '', ...lines));
  table.className = 'fields';
  const card = make('section', '', make('h2', next.heading), make('p', t('review-next')), table);
  card.className = 'card';
  card.id = 'peek';
  review.querySelector('.review-main').replaceChildren(card);
}

// The sweep ------------------------------------------------------------------------------------------------------------

const sweep = $('sweep');
const rows = [...document.querySelectorAll('.sweep-row')];

function rowNow() {
  return document.activeElement?.closest?.('.sweep-row');
}

function toRow(step) {
  const at = rows.indexOf(rowNow());
  const to = rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
  to?.focus();
  to?.scrollIntoView({ block: 'start' });
}

function count() {
  const left = rows.filter((row) => row.querySelector('select').value === '').length;
  const pulled = rows.length - left;
  $('sweep-count').textContent = t('review-count', { left, pulled });
}

if (sweep) {
  sweep.addEventListener('change', count);
  sweep.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener('pageshow', () => { sent = false; });
  count();
}

// Keys -----------------------------------------------------------------------------------------------------------------

function undo() {
  if ($('undo-button')) press($('undo-button'));
  else say(t('review-nothing-to-undo'));
}

// The button goes when the server would say no.
if ($('undo')) setTimeout(() => $('undo').remove(), Number($('undo').dataset.ms));

const help = () => keys?.showModal();
const inQueue = {
  down: () => mark(1),
  up: () => mark(-1),
  undo,
  help,
};
const inSweep = {
  down: () => toRow(1),
  up: () => toRow(-1),
  reject: () => (rowNow() ?? rows[0])?.querySelector('select').focus(),
  undo,
  keep: () => {
    const choice = rowNow()?.querySelector('select');
    if (choice) choice.value = '';
    count();
  },
  help,
};
const onItem = {
  accept: () => press(document.querySelector('#act-approve button, #act-confirm button')),
  reject: () => openOne('reject', 'overturn'),
  edit: () => openPart('edit'),
  escalate: () => openOne('escalate', 'unsure'),
  defer: () => openPart('defer'),
  evidence: () => press($('open-evidence')),
  release: () => press($('act-release')),
  pass: () => press($('act-pass')),
  undo,
  help,
};
const acts = review ? onItem : sweep ? inSweep : inQueue;

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (isTyping(event.target)) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  // A key held down would decide item after item without anybody reading.
  if (keys?.open || event.repeat) return;
  const number = digit(event);
  const reason = review && number && openReasons()?.querySelector(`.reason[data-key="${CSS.escape(number)}"]`);
  const name = actions(event).find((one) => acts[one]);
  if (reason) {
    event.preventDefault();
    press(reason);
  } else if (event.key === 'Escape') {
    for (const part of parts) part.open = false;
  } else if (event.key === 'Enter' && !review && event.target === document.body && links.length) {
    event.preventDefault();
    links[0].click();
  } else if (name && event.key !== 'Enter') {
    event.preventDefault();
    acts[name]();
  }
});

const opener = $('keys-open');
if (opener) {
  opener.hidden = false;
  opener.addEventListener('click', () => keys.showModal());
}
document.documentElement.dataset.ready = 'yes';
