// The label page with script: keys, answers sent in the background, the next item loaded ahead.
// Nothing counts as saved before the server says so. What is not saved yet is counted on the page, kept by assignment
// and label only, and sent again with the same assignment, which the server takes once.

const $ = (id) => document.getElementById(id);
const desk = $('desk');
const slug = desk.dataset.slug;
const url = `/projects/${slug}/label`;
const csrf = document.querySelector('#answer-form input[name="csrf"]').value;
const form = $('answer-form');
const classes = [...document.querySelectorAll('#choices .choice')];
// Any number of classes: boxes to tick instead of buttons that answer.
const isSet = $('choices').classList.contains('set');
const valueOf = (choice) => choice.dataset.value ?? choice.value;
const boxOf = (choice) => choice.querySelector('input');
const storeKey = `qualm-unsaved-${slug}`;
const AHEAD = 2;
const RETRY_MS = [1000, 2000, 5000, 10000];

let current = null;      // the card on the page; the first one was drawn by the server
let ahead = [];          // cards loaded ahead
let unsaved = [];        // answers on their way: {assignment, label, note, flag, snippet}
let lastSaved = null;    // annotation of the last acknowledged answer, for undo
let isSending = false;
let isLoading = false;
let isStuck = false;     // undo, or signed out: keys wait
let emptyReply = null;
let failures = 0;

function say(text, kind = '') {
  const status = $('status');
  status.textContent = text;
  status.className = `status ${kind}`;
}

// One request; a network failure and a busy server look the same to the caller: try again.
async function post(path, fields) {
  const body = new URLSearchParams({ csrf, ...fields });
  let reply;
  try {
    reply = await fetch(url + path, { method: 'POST', body, headers: { accept: 'application/json' }, redirect: 'error' });
  } catch {
    return { again: true };
  }
  if (reply.status >= 500 || reply.status === 429 || reply.status === 408) return { again: true };
  let json = {};
  try { json = await reply.json(); } catch { /* an error page is not JSON; its status says enough */ }
  return { ok: reply.ok, status: reply.status, json };
}

// Drawing ------------------------------------------------------------------------------------------------------------

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function spansInto(parent, spans) {
  for (const span of spans) {
    parent.append(span.is_hidden ? element('span', 'hidden-char', span.text) : span.text);
  }
  return parent;
}

function drawBlocks(blocks) {
  const drawn = [];
  for (const block of blocks) {
    if (block.kind === 'text') {
      if (block.title) drawn.push(element('p', 'item-title', block.title));
      const text = spansInto(element('p', 'item-text'), block.spans);
      text.dir = 'auto';
      drawn.push(text);
    } else {
      const table = element('table');
      for (const row of block.rows) {
        const head = element('th', '', row.key);
        head.scope = 'row';
        const cell = spansInto(element('td'), row.spans);
        cell.dir = 'auto';
        const line = element('tr');
        line.append(head, cell);
        table.append(line);
      }
      drawn.push(table);
    }
  }
  return drawn;
}

function drawSuggestion(suggestion) {
  const line = $('suggestion');
  line.replaceChildren();
  if (suggestion) {
    line.append('The model suggests ', element('b', '', suggestion.label), `: ${suggestion.sureness}, ${suggestion.percent}.`);
  } else {
    line.append(element('span', 'muted', isSet ? 'Tick what applies.' : 'Choose one.'));
  }
  suggest(suggestion?.names ?? []);
}

function suggest(names) {
  for (const choice of classes) choice.classList.toggle('suggested', names.includes(valueOf(choice)));
}

function drawProgress(progress) {
  if (!progress) return;
  $('mine').textContent = progress.mine_text;
  $('whole').textContent = progress.project_text;
  $('round-text').textContent = progress.round_text;
  $('bar').value = progress.percent;
}

function show(card) {
  current = card;
  $('item').hidden = !card;
  $('answer').hidden = !card;
  $('empty').hidden = Boolean(card);
  if (!card) return;
  $('item-body').replaceChildren(...(card.nodes ?? drawBlocks(card.blocks)));
  $('item-body').scrollTop = 0;
  $('item-id').textContent = card.item;
  drawSuggestion(card.suggestion);
  if (card.suggestionNodes) {
    $('suggestion').replaceChildren(...card.suggestionNodes);
    suggest(card.suggested);
  }
  for (const input of document.querySelectorAll('#answer input[name="assignment"]')) input.value = card.assignment;
  $('flag').checked = false;
  $('note').value = '';
  openNote(false);
  clearFilter();
  for (const button of classes) button.classList.remove('chosen');
  if (isSet) for (const choice of classes) boxOf(choice).checked = false;
  // The text has the focus: arrow keys and space scroll a long one, and screen readers begin there.
  $('item-body').focus({ preventScroll: true });
  $('item').scrollIntoView({ block: 'nearest' });
}

function drawEmpty(empty) {
  show(null);
  if (empty) {
    $('empty-title').textContent = empty.title;
    $('empty-text').textContent = empty.text;
  } else {
    $('empty-title').textContent = 'Waiting for the next item';
    $('empty-text').textContent = failures ? 'The server cannot be reached. Your answers are kept here and sent as soon as it is back: leave this page open.' : '';
  }
}

function countUnsaved() {
  if (unsaved.length === 0) return;
  if (failures) {
    say(`${unsaved.length} not saved yet: the server cannot be reached. Trying again; leave this page open.`, 'trouble');
  } else {
    say('Saving …');
  }
}

function pastLine(past) {
  const line = $('past-template').content.firstElementChild.cloneNode(true);
  fillPast(line, past);
  return line;
}

function fillPast(line, past) {
  line.dataset.annotation = past.annotation;
  line.querySelector('.past-label').textContent = past.label;
  line.querySelector('.past-flag').hidden = !past.is_flagged;
  line.querySelector('.past-note').hidden = !past.note;
  const when = element('time', '', past.when.ago);
  when.dateTime = past.when.iso;
  when.title = past.when.text;
  line.querySelector('.past-when').replaceChildren(when);
  line.querySelector('.snippet').textContent = past.snippet;
  for (const input of line.querySelectorAll('input[name="annotation"]')) input.value = past.annotation;
  const version = line.querySelector('input[name="version"]');
  if (version) version.value = past.version;
  const select = line.querySelector('select');
  if (select) select.value = past.label;
}

function addPast(past) {
  const list = $('history');
  list.querySelector(`[data-annotation="${past.annotation}"]`)?.remove();
  list.prepend(pastLine(past));
  while (list.children.length > 10) list.lastElementChild.remove();
  $('no-history').hidden = true;
}

function dropPast(annotation) {
  $('history').querySelector(`[data-annotation="${annotation}"]`)?.remove();
  $('no-history').hidden = $('history').children.length > 0;
}

function newestPast() {
  const first = $('history').firstElementChild;
  return first ? Number(first.dataset.annotation) : null;
}

// Items ahead ----------------------------------------------------------------------------------------------------------

function held() {
  return [current, ...ahead, ...unsaved].filter(Boolean).map((card) => card.assignment);
}

async function loadAhead() {
  if (isLoading || emptyReply || ahead.length >= AHEAD) return;
  isLoading = true;
  const reply = await post('/next', { held: held().join(',') });
  isLoading = false;
  if (reply.ok && reply.json.card) {
    // An undo may have brought the same item back meanwhile.
    if (!held().includes(reply.json.card.assignment)) ahead.push(reply.json.card);
    if (!current) advance();
    loadAhead();
  } else if (reply.ok) {
    emptyReply = reply.json.empty;
    drawProgress(reply.json.progress);
    if (!current) advance();
    // Somebody may give an item back, or import more.
    setTimeout(() => { emptyReply = null; loadAhead(); }, 15000);
  } else if (reply.again) {
    setTimeout(loadAhead, 2000);
  } else {
    trouble(reply);
  }
}

function advance() {
  const card = ahead.shift();
  if (card) show(card);
  else drawEmpty(emptyReply);
  loadAhead();
}

// Answers ----------------------------------------------------------------------------------------------------------------

// Ids and labels only: no text of an item, and no note, may stay behind in a browser.
function keep() {
  try {
    const slim = unsaved.map(({ assignment, label, flag }) => ({ assignment, label, flag }));
    if (slim.length) sessionStorage.setItem(storeKey, JSON.stringify(slim));
    else sessionStorage.removeItem(storeKey);
  } catch { /* storage may be switched off; the queue in memory still works */ }
}

function answer(label) {
  if (!current || isStuck) return;
  const button = classes.find((choice) => valueOf(choice) === label);
  button?.classList.add('chosen');
  unsaved.push({ assignment: current.assignment, label, note: $('note').value, flag: $('flag').checked });
  keep();
  countUnsaved();
  advance();
  send();
}

// What is ticked, as one label.
function answerSet() {
  answer(JSON.stringify(classes.filter((choice) => boxOf(choice).checked).map(valueOf)));
}

// A button answers, a box is ticked or not.
function take(choice) {
  if (isSet) boxOf(choice).checked = !boxOf(choice).checked;
  else answer(valueOf(choice));
}

async function send() {
  if (isSending || unsaved.length === 0) return;
  isSending = true;
  const next = unsaved[0];
  const fields = { assignment: next.assignment, label: next.label };
  if (next.note) fields.note = next.note;
  if (next.flag) fields.flag = '1';
  const reply = await post('', fields);
  isSending = false;
  if (reply.again) {
    failures += 1;
    countUnsaved();
    if (!current) drawEmpty(emptyReply);
    setTimeout(send, RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]);
    return;
  }
  if (reply.status === 401 || reply.status === 403) {
    trouble(reply);
    setTimeout(send, 10000);
    return;
  }
  failures = 0;
  unsaved.shift();
  keep();
  if (reply.ok) {
    lastSaved = reply.json.past.annotation;
    addPast(reply.json.past);
    drawProgress(reply.json.progress);
    if (unsaved.length === 0) say(`Saved: ${reply.json.past.label}.`, 'saved');
  } else {
    say(reply.json.message || `That answer was refused (${reply.status}).`, 'trouble');
  }
  countUnsavedQuietly();
  send();
}

function countUnsavedQuietly() {
  if (unsaved.length > 1) countUnsaved();
}

function trouble(reply) {
  if (reply.status === 401 || reply.status === 403) {
    say('You are signed out, or may not label here any more. Sign in again in another tab: what is not saved is kept here and sent then.', 'trouble');
  } else {
    say(reply.json.message || `The server answered ${reply.status}.`, 'trouble');
  }
}

async function skip() {
  if (!current || isStuck) return;
  const { assignment } = current;
  advance();
  const reply = await post('/skip', { assignment });
  if (reply.ok) {
    drawProgress(reply.json.progress);
    say('Skipped. Somebody else will be asked.');
  } else if (reply.again) {
    say('The skip did not get through; the item comes back by itself.', 'trouble');
  } else {
    say(reply.json.message, 'trouble');
  }
}

async function undo(annotation) {
  if (isStuck) return;
  if (!annotation && unsaved.length > 0) {
    say('The last answer is still being saved. Take it back in a moment.');
    return;
  }
  const which = annotation ?? lastSaved ?? newestPast();
  if (!which) {
    say('There is nothing to take back.');
    return;
  }
  isStuck = true;
  const reply = await post('/undo', { annotation: which });
  isStuck = false;
  if (!reply.ok) {
    say(reply.json?.message || 'The server cannot be reached. Try again.', 'trouble');
    return;
  }
  dropPast(which);
  lastSaved = newestPast();
  drawProgress(reply.json.progress);
  if (reply.json.card) {
    if (current) ahead.unshift(current);
    show(reply.json.card);
    say('Taken back. Here is the item again.');
  } else {
    say('Taken back.');
  }
}

async function change(line, label) {
  const fields = Object.fromEntries(new FormData(line.querySelector('form.change')));
  const reply = await post('/change', { annotation: fields.annotation, version: fields.version, label });
  if (reply.ok) {
    fillPast(line, reply.json.past);
    drawProgress(reply.json.progress);
    say(`Changed to ${reply.json.past.label}.`, 'saved');
  } else {
    say(reply.json?.message || 'The change did not get through. Try again.', 'trouble');
  }
}

async function alive() {
  const mine = [current, ...ahead].filter(Boolean);
  if (mine.length === 0) return;
  const reply = await post('/alive', { held: mine.map((card) => card.assignment).join(',') });
  if (!reply.ok || !reply.json.lost?.length) return;
  const lost = new Set(reply.json.lost);
  ahead = ahead.filter((card) => !lost.has(card.assignment));
  if (current && lost.has(current.assignment)) {
    say('That item went to somebody else meanwhile. Here is the next one.');
    advance();
  }
  loadAhead();
}

// Keys and clicks ----------------------------------------------------------------------------------------------------------

function openNote(open) {
  $('note-field').hidden = !open;
  $('note-open').setAttribute('aria-expanded', String(open));
  if (open) $('note').focus();
}

function matching() {
  const wanted = $('filter').value.trim().toLowerCase();
  return classes.filter((choice) => valueOf(choice).toLowerCase().includes(wanted));
}

function filter() {
  const found = new Set(matching());
  for (const button of classes) button.hidden = !found.has(button);
}

function clearFilter() {
  if (!$('filter') || $('filter').value === '') return;
  $('filter').value = '';
  filter();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
  const target = event.target;
  if (target === $('filter')) {
    if (event.key === 'Enter') {
      event.preventDefault();
      const [first] = matching();
      if (first) take(first);
      if (isSet) clearFilter();
      target.blur();
    } else if (event.key === 'Escape') {
      clearFilter();
      target.blur();
    }
    return;
  }
  if (target.matches('textarea, select, input:not([type="checkbox"])')) {
    if (event.key === 'Escape') target.blur();
    return;
  }
  if ($('keys').open) return;
  // A key held down would label item after item without anybody reading.
  if (event.repeat) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const choice = classes.find((button) => button.dataset.key === key);
  const acts = {
    s: skip,
    z: () => undo(),
    Backspace: () => undo(),
    f: () => { $('flag').checked = !$('flag').checked; },
    n: () => openNote(true),
    '/': () => $('filter')?.focus(),
    '?': () => $('keys').showModal(),
  };
  if (choice) {
    event.preventDefault();
    take(choice);
  } else if (isSet && key === 'Enter' && !target.closest('a, button, summary')) {
    event.preventDefault();
    answerSet();
  } else if (acts[key]) {
    event.preventDefault();
    acts[key]();
  }
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (isSet) {
    answerSet();
    return;
  }
  const label = event.submitter?.name === 'label' ? event.submitter.value : null;
  if (label) {
    event.submitter.blur();
    answer(label);
  }
});
$('skip-form').addEventListener('submit', (event) => { event.preventDefault(); skip(); });
$('note-open').addEventListener('click', () => openNote($('note-field').hidden));
$('keys-open').addEventListener('click', () => $('keys').showModal());
$('filter')?.addEventListener('input', filter);
$('history').addEventListener('submit', (event) => {
  event.preventDefault();
  const line = event.target.closest('li');
  if (event.target.matches('.undo')) undo(Number(line.dataset.annotation));
  else change(line, line.querySelector('select').value);
});
window.addEventListener('online', () => { send(); loadAhead(); });
window.addEventListener('beforeunload', (event) => { if (unsaved.length) event.preventDefault(); });
setInterval(alive, 60000);

// What the server drew is the first card; its blocks stay as they are.
function start() {
  $('note-open').hidden = false;
  $('keys-open').hidden = false;
  $('undo-hint').hidden = false;
  if ($('filter')) $('filter').hidden = false;
  openNote(false);
  lastSaved = newestPast();
  if (desk.dataset.assignment) {
    current = { assignment: Number(desk.dataset.assignment), item: $('item-id').textContent };
    // Kept so that an undo can bring this very item back behind the other one.
    const nodes = [...$('item-body').childNodes].map((node) => node.cloneNode(true));
    current.nodes = nodes;
    const suggested = classes.filter((choice) => choice.classList.contains('suggested'));
    current.suggestionNodes = [...$('suggestion').childNodes].map((node) => node.cloneNode(true));
    current.suggested = suggested.map(valueOf);
    $('item-body').focus({ preventScroll: true });
  }
  let kept = [];
  try { kept = JSON.parse(sessionStorage.getItem(storeKey) || '[]'); } catch { /* nothing kept */ }
  unsaved = kept.filter((one) => one.assignment !== undefined);
  if (unsaved.some((one) => one.assignment === current?.assignment)) {
    current = null;
    drawEmpty(null);
  }
  countUnsaved();
  send();
  loadAhead();
  document.documentElement.dataset.ready = 'yes';
}

start();
