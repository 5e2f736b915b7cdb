// The label page with script: keys, answers sent in the background, the next items loaded ahead.
// Nothing counts as saved before the server says so. What is not saved yet is counted on the page, kept in the browser by
// ids, label and flag only, and sent in order with the same assignment, which the server takes once.

import { actions, digit, isTyping } from './keys.js';
import { t } from './texts.js';

const $ = (id) => document.getElementById(id);
const desk = $('desk');
const slug = desk.dataset.slug;
const url = `/projects/${slug}/label`;
const csrf = document.querySelector('#answer-form input[name="csrf"]').value;
const form = $('answer-form');
const classes = [...document.querySelectorAll('#choices .choice')];
// Any number of classes: boxes to tick instead of buttons that answer.
const isSet = Boolean($('choices')?.classList.contains('set'));
// Answers that are no classes: static/widgets/ has a file for each, which was loaded before this one.
const { widget, images } = desk;
const valueOf = (choice) => choice.dataset.value ?? choice.value;
const boxOf = (choice) => choice.querySelector('input');
const none = classes.find((choice) => choice.dataset.none);
// With many classes letters find one; actions are then pressed with Alt.
const lettersFind = Boolean($('filter'));
// One entry an answer, so that two tabs cannot overwrite each other's; by person, so that nobody sends another's.
const storeKey = `qualm-unsaved-${slug}-${desk.dataset.person}-`;
let wantAhead = Number(desk.dataset.ahead) || 2;
const RETRY_MS = [1000, 2000, 5000, 10000];

let current = null;      // the card on the page; the first one was drawn by the server
let ahead = [];          // cards loaded ahead
const leaving = new Set(); // assignments on their way to somebody else
let unsaved = [];        // answers on their way, oldest first: {assignment, item, label, note, flag, card}
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
    } else if (block.kind === 'pictures') {
      if (block.title) drawn.push(element('p', 'item-title', block.title));
      drawn.push(...block.pictures.flatMap((picture) => images.draw(picture)));
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
    const [before, after] = t('label-suggests').replace(/<\/?b>/g, '').split('{label}');
    line.append(before, element('b', '', suggestion.label), after, ' ', element('span', 'badge', suggestion.percent),
      ' ', element('span', 'muted', suggestion.sureness));
  } else {
    line.append(element('span', 'muted', line.dataset.hint));
  }
  suggest(suggestion?.names ?? []);
}

function suggest(names) {
  for (const choice of classes) choice.classList.toggle('suggested', names.includes(valueOf(choice)));
  $('accept').hidden = names.length === 0;
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
  $('escalated').hidden = !card.escalated;
  $('escalated').textContent = card.escalated ?? '';
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
  for (const button of classes) button.classList.remove('chosen', 'was');
  if (isSet) for (const choice of classes) boxOf(choice).checked = false;
  // The text has the focus: arrow keys and space scroll a long one, and screen readers begin there.
  $('item-body').focus({ preventScroll: true });
  $('item').scrollIntoView({ block: 'nearest' });
  widget?.mount(card);
}

function drawEmpty(empty) {
  show(null);
  if (empty) {
    $('empty-title').textContent = empty.title;
    $('empty-text').textContent = empty.text;
  } else {
    $('empty-title').textContent = t('label-waiting');
    $('empty-text').textContent = failures ? t('label-unreachable') : '';
  }
}

// What is kept here and not on the server yet, in a place of its own: the next "Saved" must not cover it.
function countUnsaved() {
  const n = unsaved.length;
  const isKept = n > 0 && (failures > 0 || !navigator.onLine);
  $('outbox').hidden = !isKept;
  if (isKept) {
    $('outbox').textContent = t('label-kept', { n });
    if ($('status').textContent === t('label-saving')) say('');
  } else if (n > 0 && !$('status').classList.contains('trouble')) {
    say(t('label-saving'));
  }
}

// An answer that the server did not take is named until the page is left: nobody should have to guess which one.
function tellRefused(answer, text) {
  $('refused').append(element('li', '', t('label-named', {
    item: answer.item ?? t('label-assignment', { id: answer.assignment }), label: textOf(answer.label), text,
  })));
  $('refused').hidden = false;
}

function textOf(label) {
  if (widget?.words) return widget.words(label);
  if (!isSet) return label;
  try { return JSON.parse(label).join(', ') || t('label-none'); } catch { return label; }
}

function pastLine(past) {
  const line = $('past-template').content.firstElementChild.cloneNode(true);
  fillPast(line, past);
  return line;
}

function fillPast(line, past) {
  line.dataset.annotation = past.annotation;
  line.querySelector('.past-label').textContent = past.shown;
  line.querySelector('.past-flag').hidden = !past.is_flagged;
  line.querySelector('.past-note').hidden = !past.note;
  line.querySelector('.past-model').hidden = !past.model_said;
  line.querySelector('.past-model').textContent = t('label-model-said', { said: past.model_said });
  // What was told of a practice item stays as it is.
  line.querySelector('.past-practice').hidden = !past.practice;
  line.querySelector('.past-practice').textContent = past.practice;
  line.querySelector('.past-acts').hidden = Boolean(past.practice);
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

// What is being skipped or escalated is still held there: asked for the next item, the server must not name it again.
function held() {
  return [current, ...ahead, ...unsaved].filter(Boolean).map((card) => card.assignment).concat([...leaving]);
}

async function loadAhead() {
  if (isLoading || emptyReply || ahead.length >= wantAhead) return;
  isLoading = true;
  const reply = await post('/next', { held: held().join(',') });
  isLoading = false;
  if (reply.ok) wantAhead = reply.json.ahead ?? wantAhead;
  if (reply.ok && reply.json.card) {
    // An undo may have brought the same item back meanwhile.
    if (!held().includes(reply.json.card.assignment)) ahead.push(reply.json.card);
    document.documentElement.dataset.ahead = ahead.length;
    fetchImages();
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

// Two ahead are enough to paint at once, and few enough for whoever pays by the megabyte.
function fetchImages() {
  if (images) ahead.slice(0, 2).forEach(images.fetchAhead);
}

function advance() {
  const card = ahead.shift();
  if (card) show(card);
  else drawEmpty(emptyReply);
  fetchImages();
  loadAhead();
}

// Answers ----------------------------------------------------------------------------------------------------------------

// Ids, labels and flags only: no text of an item, and no note, may stay behind in a browser.
function keep(answer) {
  // What people type into a form is text.
  if (widget?.holdsText) return;
  const { assignment, item, label, flag, at, isUnwanted } = answer;
  try { localStorage.setItem(storeKey + assignment, JSON.stringify({ assignment, item, label, flag, at, isUnwanted })); } catch { /* storage may be switched off; the queue in memory still works */ }
}

function forget(answer) {
  try { localStorage.removeItem(storeKey + answer.assignment); } catch { /* as above */ }
}

function kept() {
  const found = [];
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(storeKey)) found.push(JSON.parse(localStorage.getItem(key)));
    }
  } catch { /* nothing kept */ }
  return found.filter((one) => one?.assignment !== undefined).sort((a, b) => a.at - b.at);
}

function answer(label) {
  if (!current || isStuck) return;
  const button = classes.find((choice) => valueOf(choice) === label);
  button?.classList.add('chosen');
  const given = {
    assignment: current.assignment, item: current.item, label, note: $('note').value, flag: $('flag').checked, at: Date.now(), card: current,
  };
  unsaved.push(given);
  keep(given);
  if ($('guide-new')) $('guide-new').hidden = true;
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

const suggestedNow = () => classes.filter((choice) => choice.classList.contains('suggested'));

// What is ticked, or what the model suggests.
function accept() {
  if (!current) return;
  if (widget?.read) {
    submit();
    return;
  }
  const suggested = suggestedNow();
  if (isSet) {
    if (!classes.some((choice) => boxOf(choice).checked)) for (const choice of suggested) boxOf(choice).checked = true;
    if (classes.some((choice) => boxOf(choice).checked)) answerSet();
    else say(t('label-nothing-ticked'));
  } else if (suggested.length) {
    take(suggested[0]);
  } else {
    say(t('label-no-suggestion'));
  }
}

function submit() {
  if (widget?.read) {
    const said = current && widget.read();
    if (said) answer(said);
    return;
  }
  if (isSet) {
    answerSet();
    return;
  }
  const was = classes.find((choice) => choice.classList.contains('was'));
  if (was) take(was);
  else accept();
}

// None of these, where that is an answer; inventing one elsewhere would be wrong, so the item goes to somebody else.
function reject() {
  if (none) take(none);
  else if (isSet && $('choices').dataset.mayBeEmpty) answer('[]');
  else skip();
}

async function send() {
  if (isSending || unsaved.length === 0) return;
  isSending = true;
  const next = unsaved[0];
  next.isTried = true;
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
  forget(next);
  if (reply.ok) {
    const { past } = reply.json;
    lastSaved = past.annotation;
    addPast(past);
    $('practice').textContent = past.practice;
    drawProgress(reply.json.progress);
    if (unsaved.length === 0) say(t(past.model_said ? 'label-saved-said' : 'label-saved', { label: past.shown, said: past.model_said }), 'saved');
  } else if (reply.status === 409 && reply.json.code !== 'archived') {
    tellRefused(next, t('label-late'));
  } else {
    tellRefused(next, reply.json.message || t('label-refused', { status: reply.status }));
  }
  countUnsaved();
  if (reply.ok && next.isUnwanted) undo(reply.json.past.annotation);
  // With the last answer the reason why nothing comes may have become another: "all done" instead of "in your hands".
  if (!current && unsaved.length === 0) {
    emptyReply = null;
    loadAhead();
  }
  send();
}

function trouble(reply) {
  if (reply.status === 401 || reply.status === 403) {
    say(t('label-signed-out'), 'trouble');
  } else {
    say(reply.json.message || t('label-answered', { status: reply.status }), 'trouble');
  }
}

async function skip() {
  if (!current || isStuck) return;
  const { assignment } = current;
  leaving.add(assignment);
  advance();
  const reply = await post('/skip', { assignment });
  if (!reply.ok) leaving.delete(assignment);
  if (reply.ok) {
    drawProgress(reply.json.progress);
    say(t('label-skipped'));
  } else if (reply.again) {
    say(t('label-skip-failed'), 'trouble');
  } else {
    say(reply.json.message, 'trouble');
  }
}

// To the leads, with the note. Like a skip it needs the server at once.
async function escalate() {
  if (!current || isStuck) return;
  if (!$('escalate')) {
    say(t('label-escalates-to-you'));
    return;
  }
  const card = current;
  const note = $('note').value;
  leaving.add(card.assignment);
  advance();
  const reply = await post('/escalate', { assignment: card.assignment, note });
  if (reply.ok) {
    drawProgress(reply.json.progress);
    say(t('label-escalated'));
  } else {
    leaving.delete(card.assignment);
    ahead.unshift(card);
    if (!current) advance();
    say(reply.json?.message || t('label-escalate-failed'), 'trouble');
  }
}

// Item and answer as they were: the class marked or the boxes ticked, with note and flag.
function restore(card, given) {
  if (current) ahead.unshift(current);
  show(card);
  let names = [given.label];
  if (isSet) try { names = JSON.parse(given.label); } catch { /* a label that is no set any more ticks nothing */ }
  for (const choice of classes) {
    const isIn = names.includes(valueOf(choice));
    if (isSet) boxOf(choice).checked = isIn;
    else choice.classList.toggle('was', isIn);
  }
  $('flag').checked = Boolean(given.flag);
  $('note').value = given.note ?? '';
  if (given.note) $('note-field').hidden = false;
  widget?.restore?.(given.label);
  say(t('label-taken-back-said', { label: textOf(given.label) }));
}

async function undo(annotation) {
  if (isStuck) {
    // Wanted while another was still saved: it is not forgotten over the one that is under way.
    if (annotation) setTimeout(() => undo(annotation), 200);
    return;
  }
  const last = unsaved.at(-1);
  if (!annotation && last) {
    // What was never sent comes back without asking anybody. What may have arrived must be settled first, then it comes back.
    if (last.isTried || !last.card) {
      last.isUnwanted = true;
      keep(last);
      say(t('label-still-saving'));
      return;
    }
    unsaved.pop();
    forget(last);
    restore(last.card, last);
    countUnsaved();
    return;
  }
  const which = annotation ?? lastSaved ?? newestPast();
  if (!which) {
    say(t('label-nothing-to-undo'));
    return;
  }
  isStuck = true;
  const reply = await post('/undo', { annotation: which });
  isStuck = false;
  if (!reply.ok) {
    say(reply.json?.message || t('label-try-again'), 'trouble');
    return;
  }
  dropPast(which);
  lastSaved = newestPast();
  drawProgress(reply.json.progress);
  if (reply.json.card) {
    const { label, note, is_flagged: flag } = reply.json.answer;
    restore(reply.json.card, { label, note, flag });
  } else {
    say(t('label-taken-back'));
  }
}

async function change(line, label) {
  const fields = Object.fromEntries(new FormData(line.querySelector('form.change')));
  const reply = await post('/change', { annotation: fields.annotation, version: fields.version, label });
  if (reply.ok) {
    fillPast(line, reply.json.past);
    drawProgress(reply.json.progress);
    say(t('label-changed', { label: reply.json.past.shown }), 'saved');
  } else {
    say(reply.json?.message || t('label-change-failed'), 'trouble');
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
    say(t('label-lost'));
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

function toggleGuide() {
  const guide = $('guide');
  if (!guide) {
    say(t('label-no-guide'));
    return;
  }
  guide.open = !guide.open;
  if (guide.open) $('guide-text').focus();
  else $('item-body').focus({ preventScroll: true });
}

// What begins like what was typed comes before what only has it inside.
function matching() {
  const wanted = $('filter').value.trim().toLowerCase();
  const has = classes.filter((choice) => valueOf(choice).toLowerCase().includes(wanted));
  const starts = has.filter((choice) => valueOf(choice).toLowerCase().startsWith(wanted));
  return [...starts, ...has.filter((choice) => !starts.includes(choice))];
}

let marked = 0; // which of those that match Enter takes

function filter(step = 0) {
  const found = matching();
  const isOn = $('filter').value.trim() !== '';
  marked = step && found.length ? (marked + step + found.length) % found.length : 0;
  const shown = new Set(found);
  for (const button of classes) {
    button.hidden = !shown.has(button);
    button.classList.toggle('first', isOn && button === found[marked]);
  }
  if (isOn && step) found[marked]?.scrollIntoView({ block: 'nearest' });
  $('filter-found').textContent = !isOn ? '' : found.length
    ? t('label-found', { n: found.length, name: valueOf(found[marked]) }) : t('label-not-found');
}

function clearFilter() {
  if (!$('filter') || $('filter').value === '') return;
  $('filter').value = '';
  filter();
}

const acts = {
  accept,
  reject,
  submit,
  skip,
  escalate,
  undo: () => undo(),
  keep: () => undo(),
  flag: () => { $('flag').checked = !$('flag').checked; },
  note: () => openNote(true),
  guide: toggleGuide,
  filter: () => $('filter')?.focus(),
  help: () => $('keys').showModal(),
};
// What a focused button does with these keys itself.
const NATIVE = ['Enter', ' '];

function keyInFilter(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    filter(step);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    const choice = $('filter').value.trim() === '' ? null : matching()[marked];
    if (!choice) return;
    take(choice);
    if (isSet) clearFilter();
    event.target.blur();
  } else if (event.key === 'Escape') {
    clearFilter();
    event.target.blur();
  }
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target;
  if (current && !$('keys').open && widget?.key(event)) {
    event.preventDefault();
    return;
  }
  if (target === $('filter')) {
    keyInFilter(event);
    return;
  }
  if (isTyping(target)) {
    if (event.key === 'Escape') target.blur();
    return;
  }
  if ($('keys').open) return;
  const isOnControl = Boolean(target.closest('a, button, summary, label, input'));
  if (NATIVE.includes(event.key) && isOnControl && !event.ctrlKey && !event.metaKey && !(isSet && event.key === 'Enter' && target.closest('#choices'))) return;
  const key = digit(event);
  const choice = key && classes.find((button) => button.dataset.key === key);
  const name = choice ? null : actions(event, lettersFind).find((name) => acts[name]);
  // A key held down would label item after item without anybody reading.
  if (event.repeat && (choice || name)) {
    event.preventDefault();
    return;
  }
  if (choice) {
    event.preventDefault();
    take(choice);
  } else if (name) {
    event.preventDefault();
    acts[name]();
  } else if (lettersFind && event.key.length === 1 && /\p{L}/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    $('filter').value += event.key;
    $('filter').focus();
    filter();
  }
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (event.submitter?.id === 'escalate') {
    escalate();
    return;
  }
  if (widget?.read) {
    submit();
    return;
  }
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
$('accept').addEventListener('click', accept);
$('undo').addEventListener('click', () => undo());
$('note-open').addEventListener('click', () => openNote($('note-field').hidden));
$('keys-open').addEventListener('click', () => $('keys').showModal());
$('filter')?.addEventListener('input', () => filter());
$('history').addEventListener('submit', (event) => {
  event.preventDefault();
  const line = event.target.closest('li');
  if (event.target.matches('.undo')) undo(Number(line.dataset.annotation));
  else change(line, line.querySelector('select').value);
});
window.addEventListener('online', () => { send(); loadAhead(); });
window.addEventListener('offline', countUnsaved);
window.addEventListener('beforeunload', (event) => {
  // Answers are kept; a note is only on this page.
  if (unsaved.some((one) => one.note || widget?.holdsText)) event.preventDefault();
});
setInterval(alive, 60000);

// What the server drew is the first card; its blocks stay as they are.
function start() {
  $('note-open').hidden = false;
  $('keys-open').hidden = false;
  $('undo').hidden = false;
  $('undo-hint').hidden = false;
  if ($('filter')) $('filter').hidden = false;
  openNote(false);
  // A form that came back keeps its note in sight.
  $('note-field').hidden = $('note').value === '';
  lastSaved = newestPast();
  if (desk.dataset.assignment) {
    current = { assignment: Number(desk.dataset.assignment), item: $('item-id').textContent };
    if (!$('escalated').hidden) current.escalated = $('escalated').textContent;
    // Kept so that an undo can bring this very item back behind the other one.
    const nodes = [...$('item-body').childNodes].map((node) => node.cloneNode(true));
    current.nodes = nodes;
    const suggested = classes.filter((choice) => choice.classList.contains('suggested'));
    current.suggestionNodes = [...$('suggestion').childNodes].map((node) => node.cloneNode(true));
    current.suggested = suggested.map(valueOf);
    $('accept').hidden = suggested.length === 0;
    $('item-body').focus({ preventScroll: true });
    if (desk.dataset.card) current.widget = JSON.parse(desk.dataset.card);
    widget?.mount(current);
  }
  unsaved = kept();
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
