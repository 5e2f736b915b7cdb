// The queue and the item page with script: keys, a lease kept alive, a draft that is not lost. Every key presses a button
// that is on the page; without script the same forms do everything.

const $ = (id) => document.getElementById(id);
const review = $('review');
const keys = $('keys');
const csrf = document.querySelector('input[name="csrf"]')?.value;
const LEASE_MS = 60000;
const DRAFT_MS = 1500;
const PEEK_MS = 800;

const isTyping = (target) => target.matches('textarea, select, input:not([type="checkbox"])');

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
    if (reply.status === 409) say('Your hold ran out. Send it anyway: if nobody else took the item, your verdict counts.', 'trouble');
    else if (!reply.ok) say('You are signed out, or may not review here any more. Copy what you typed.', 'trouble');
    else if (draft !== undefined) say('What you typed is kept.');
  } catch {
    say('The server cannot be reached. What you typed is only on this page.', 'trouble');
  }
}

function draftOf(form) {
  const fields = new FormData(form);
  const text = (name) => String(fields.get(name) ?? '');
  return JSON.stringify({
    verb: form.dataset.verb, reason_code: text('reason_code'), note: text('note'), args: text('args'), revisit: text('revisit'),
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
  summary.textContent = 'All of it, as JSON';
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
    sent = true;
    clearTimeout(timer);
    const field = event.target.querySelector('input[name="active_ms"]');
    if (field) field.value = attention();
    say('Saving …');
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
  const card = make('section', '', make('h2', next.heading), make('p', 'Next in line. It is not yours yet.'), table);
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
  $('sweep-count').textContent = `${left} to approve, ${pulled} pulled out`;
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

const inQueue = {
  j: () => mark(1),
  k: () => mark(-1),
};
const inSweep = {
  j: () => toRow(1),
  k: () => toRow(-1),
  x: () => (rowNow() ?? rows[0])?.querySelector('select').focus(),
  z: () => {
    const choice = rowNow()?.querySelector('select');
    if (choice) choice.value = '';
    count();
  },
};
const onItem = {
  a: () => press(document.querySelector('#act-approve button, #act-confirm button')),
  x: () => openOne('reject', 'overturn'),
  d: () => openPart('edit'),
  e: () => openOne('escalate', 'unsure'),
  p: () => openPart('defer'),
  o: () => press($('open-evidence')),
  r: () => press($('act-release')),
  s: () => press($('act-pass')),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
  if (isTyping(event.target)) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  // A key held down would decide item after item without anybody reading.
  if (keys?.open || event.repeat) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const reason = review && openReasons()?.querySelector(`.reason[data-key="${CSS.escape(key)}"]`);
  const act = (review ? onItem : sweep ? inSweep : inQueue)[key];
  if (reason) {
    event.preventDefault();
    press(reason);
  } else if (key === '?' && keys) {
    event.preventDefault();
    keys.showModal();
  } else if (key === 'Escape') {
    for (const part of parts) part.open = false;
  } else if (key === 'Enter' && !review && event.target === document.body && links.length) {
    event.preventDefault();
    links[0].click();
  } else if (act) {
    event.preventDefault();
    act();
  }
});

const opener = $('keys-open');
if (opener) {
  opener.hidden = false;
  opener.addEventListener('click', () => keys.showModal());
}
document.documentElement.dataset.ready = 'yes';
