// Labeled stretches of a text, by mouse and by keyboard. Offsets count code points, as the server does: positions in the
// page are taken through arrays of code points and never through lengths of JavaScript strings, which count an emoji twice.

import { digit } from '../keys.js';
import { t } from '../texts.js';

const desk = document.getElementById('desk');
const box = document.getElementById('spans');
const body = document.getElementById('item-body');
const list = document.getElementById('span-list');
const buttons = [...document.querySelectorAll('#span-labels .span-label')];
const mayOverlap = box.dataset.overlap === 'yes';
const byWords = box.dataset.words === 'yes';
const tintOf = new Map(buttons.map((button, at) => [button.value, at % 8]));

let text = null;      // the element
let points = [];      // a string for each code point
let hidden = [];      // names of code points that would not be seen, by position
let stops = [];       // where a caret may stand: between characters as people see them
let words = [];       // [start, end]
let spans = [];       // {start, end, label}
let anchor = 0;
let caret = 0;

const say = (what) => { document.getElementById('span-say').textContent = what; };
const order = () => [Math.min(anchor, caret), Math.max(anchor, caret)];
const quoted = (start, end) => {
  const said = points.slice(start, end).join('');
  return t('spans-quoted', { text: said.length > 60 ? `${[...said].slice(0, 57).join('')}…` : said });
};

// What the text is made of ---------------------------------------------------------------------------------------------

function take(pieces) {
  points = [];
  hidden = [];
  for (const piece of pieces) {
    if (piece.is_hidden) {
      hidden[points.length] = piece.text;
      points.push('\ufffc');
    } else {
      points.push(...piece.text);
    }
  }
  const whole = points.join('');
  const pointAt = new Map();
  let unit = 0;
  points.forEach((point, at) => { pointAt.set(unit, at); unit += point.length; });
  pointAt.set(unit, points.length);
  const parts = (granularity) => [...new Intl.Segmenter(undefined, { granularity }).segment(whole)];
  stops = [...parts('grapheme').map((part) => pointAt.get(part.index)), points.length];
  words = parts('word').filter((part) => part.isWordLike)
    .map((part) => [pointAt.get(part.index), pointAt.get(part.index + part.segment.length)]);
}

const before = (at) => stops.findLast((stop) => stop < at) ?? 0;
const after = (at) => stops.find((stop) => stop > at) ?? points.length;
const wordBefore = (at) => words.findLast(([start]) => start < at)?.[0] ?? 0;
const wordAfter = (at) => words.find(([, end]) => end > at)?.[1] ?? points.length;
const wordAt = (at) => words.find(([start, end]) => start <= at && at < end) ?? words.find(([, end]) => end === at);

// Outwards to whole characters, inwards over spaces at the ends, and outwards to words where the project says so.
function snapped(from, to, isWhole) {
  let start = stops.findLast((stop) => stop <= from) ?? 0;
  let end = stops.find((stop) => stop >= to) ?? points.length;
  while (start < end && /^\s$/u.test(points[start])) start += 1;
  while (end > start && /^\s$/u.test(points[end - 1])) end -= 1;
  if (isWhole && start < end) {
    for (const [first, last] of words) {
      if (first < start && start < last) start = first;
      if (first < end && end < last) end = last;
    }
  }
  return [start, end];
}

// Drawing --------------------------------------------------------------------------------------------------------------

function draw() {
  const [from, to] = order();
  const cuts = new Set([0, points.length, from, to, caret]);
  for (const span of spans) { cuts.add(span.start); cuts.add(span.end); }
  hidden.forEach((_, at) => { cuts.add(at); cuts.add(at + 1); });
  const edges = [...cuts].sort((a, b) => a - b);
  const drawn = [];
  const mark = () => {
    const line = document.createElement('span');
    line.className = 'caret';
    line.setAttribute('aria-hidden', 'true');
    return line;
  };
  edges.forEach((start, n) => {
    for (const span of spans.filter((one) => one.end === start)) {
      const tag = document.createElement('span');
      tag.className = `span-tag tint-${tintOf.get(span.label)}`;
      tag.textContent = span.label;
      drawn.push(tag);
    }
    if (start === caret) drawn.push(mark());
    const end = edges[n + 1];
    if (end === undefined) return;
    const run = document.createElement('span');
    const inside = spans.filter((span) => span.start <= start && end <= span.end);
    run.dataset.start = start;
    run.dataset.end = end;
    if (inside.length) run.className = `in-span tint-${tintOf.get(inside[inside.length - 1].label)}`;
    if (inside.length > 1) run.classList.add('twice');
    if (from <= start && end <= to && from < to) run.classList.add('picked');
    if (hidden[start] !== undefined) run.classList.add('hidden-char');
    run.textContent = hidden[start] ?? points.slice(start, end).join('');
    drawn.push(run);
  });
  text.replaceChildren(...drawn);
  drawList();
}

function drawList() {
  list.hidden = spans.length === 0;
  list.replaceChildren(...spans.map((span) => {
    const line = document.createElement('li');
    const said = document.createElement('bdi');
    said.textContent = quoted(span.start, span.end);
    const label = document.createElement('b');
    label.className = `span-tag tint-${tintOf.get(span.label)}`;
    label.textContent = span.label;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'quiet';
    remove.textContent = t('spans-remove');
    remove.setAttribute('aria-label', t('spans-remove-this', { label: span.label, quoted: quoted(span.start, span.end) }));
    remove.addEventListener('click', () => { drop([span]); text.focus({ preventScroll: true }); });
    line.append(said, ' ', label, ' ', remove);
    return line;
  }));
}

// Changing -------------------------------------------------------------------------------------------------------------

function drop(which) {
  spans = spans.filter((span) => !which.includes(span));
  say(which.map((span) => t('spans-removed', { label: span.label, quoted: quoted(span.start, span.end) })).join(' '));
  draw();
}

function assign(label) {
  takeSelection();
  let [start, end] = order();
  if (start === end) [start, end] = wordAt(caret) ?? [caret, caret];
  if (start === end) {
    say(t('spans-select-first'));
    return;
  }
  const same = spans.filter((span) => span.start === start && span.end === end);
  if (same.some((span) => span.label === label)) {
    drop(same.filter((span) => span.label === label));
    return;
  }
  const touched = spans.filter((span) => span.start < end && start < span.end);
  if (mayOverlap) {
    spans.push({ start, end, label });
  } else if (same.length === touched.length) {
    spans = [...spans.filter((span) => !same.includes(span)), { start, end, label }];
  } else {
    say(t('spans-overlaps', { label: touched[0].label, quoted: quoted(touched[0].start, touched[0].end) }));
    text.classList.add('refused');
    setTimeout(() => text.classList.remove('refused'), 400);
    return;
  }
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  anchor = caret = end;
  say(t('spans-is', { quoted: quoted(start, end), label }));
  draw();
}

// The mouse ------------------------------------------------------------------------------------------------------------

// The code points before a place in the page.
function offsetOf(node, at) {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, at);
  let offset = 0;
  for (const run of text.querySelectorAll('[data-start]')) {
    const letters = run.firstChild;
    const [start, end] = [Number(run.dataset.start), Number(run.dataset.end)];
    if (letters === node) {
      return hidden[start] !== undefined ? (at > 0 ? end : start) : start + [...letters.data.slice(0, at)].length;
    }
    if (range.comparePoint(letters, letters.length) > 0) return start;
    offset = end;
  }
  return offset;
}

function takeSelection() {
  const selection = document.getSelection();
  if (!selection?.rangeCount) return false;
  const range = selection.getRangeAt(0);
  if (range.collapsed || !range.intersectsNode(text)) return false;
  const whole = document.createRange();
  whole.selectNodeContents(text);
  const isIn = (node) => text.contains(node);
  const from = isIn(range.startContainer) ? offsetOf(range.startContainer, range.startOffset) : 0;
  const to = isIn(range.endContainer) ? offsetOf(range.endContainer, range.endOffset) : points.length;
  const [start, end] = snapped(from, to, byWords);
  if (start === end) return false;
  [anchor, caret] = [start, end];
  selection.removeAllRanges();
  return true;
}

function released(event) {
  // A finger goes on dragging the handles; what it selected is taken when a label is pressed.
  if (event.pointerType === 'touch') return;
  if (takeSelection()) {
    say(t('spans-selected', { quoted: quoted(...order()) }));
    draw();
    text.focus({ preventScroll: true });
  } else if (text.contains(event.target)) {
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const found = place ? [place.offsetNode, place.offset] : (() => {
      const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
      return range ? [range.startContainer, range.startOffset] : null;
    })();
    if (!found || !text.contains(found[0])) return;
    anchor = caret = stops.findLast((stop) => stop <= offsetOf(...found)) ?? 0;
    draw();
  }
}

// Keys -----------------------------------------------------------------------------------------------------------------

function move(to, isExtending) {
  caret = to;
  if (!isExtending) anchor = to;
  const [start, end] = order();
  if (start < end) {
    say(t('spans-selected', { quoted: quoted(start, end) }));
  } else {
    const at = spans.filter((span) => span.start <= caret && caret <= span.end);
    const [first, last] = wordAt(caret) ?? [caret, after(caret)];
    say(`${quoted(first, last)}${at.map((span) => `, ${span.label}`).join('')}`);
  }
  draw();
  text.querySelector('.caret')?.scrollIntoView({ block: 'nearest' });
}

function toSpan(isBack) {
  const [start] = order();
  const next = isBack ? spans.findLast((span) => span.start < start) : spans.find((span) => span.start > start || (span.start === start && anchor === caret));
  if (!next) return false;
  anchor = next.start;
  move(next.end, true);
  say(`${next.label} ${quoted(next.start, next.end)}`);
  return true;
}

function dropHere() {
  const [start, end] = order();
  const here = spans.filter((span) => (start === end ? span.start <= start && start <= span.end : span.start < end && start < span.end));
  if (here.length === 0) say(t('spans-none-here'));
  else drop(start === end ? here.slice(-1) : here);
}

function step(event) {
  const isRight = getComputedStyle(text).direction === 'rtl';
  const isByWord = event.ctrlKey || event.altKey;
  switch (event.key) {
    case 'ArrowRight': return (isRight ? (isByWord ? wordBefore : before) : (isByWord ? wordAfter : after))(caret);
    case 'ArrowLeft': return (isRight ? (isByWord ? wordAfter : after) : (isByWord ? wordBefore : before))(caret);
    case 'ArrowDown': return wordAfter(caret);
    case 'ArrowUp': return wordBefore(caret);
    case 'Home': return 0;
    case 'End': return points.length;
    default: return null;
  }
}

function labelOf(event) {
  const key = digit(event);
  return key && (buttons.find((button) => button.dataset.key === key)?.value ?? null);
}

for (const button of buttons) {
  // Pressing must not take the selection away before it is read.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => assign(button.value));
}
document.addEventListener('pointerup', (event) => { if (text?.isConnected) setTimeout(() => released(event)); });

desk.widget = {
  mount(card) {
    document.getElementById('span-labels').hidden = false;
    body.querySelector('#span-text')?.remove();
    text = document.createElement('p');
    text.id = 'span-text';
    text.className = 'item-text span-text';
    text.dir = 'auto';
    text.tabIndex = 0;
    text.setAttribute('role', 'group');
    text.setAttribute('aria-label', t('spans-the-text'));
    body.prepend(text);
    take(card.widget.pieces);
    spans = [];
    anchor = caret = 0;
    draw();
    text.focus({ preventScroll: true });
  },

  read: () => JSON.stringify(spans),

  restore(label) {
    try {
      spans = JSON.parse(label).map(({ start, end, label: name }) => ({ start, end, label: name }));
    } catch {
      spans = [];
    }
    draw();
  },

  words: (label) => {
    try { return JSON.parse(label).map((span) => `${span.label} ${span.start}–${span.end}`).join(', ') || t('spans-no-spans'); } catch { return label; }
  },

  key(event) {
    if (!text?.isConnected || event.target.matches('input, textarea, select')) return false;
    const label = labelOf(event);
    if (label !== null && !event.repeat) {
      assign(label);
      return true;
    }
    if (event.target !== text || event.metaKey) return false;
    const to = step(event);
    if (to !== null) {
      move(to, event.shiftKey);
      return true;
    }
    if (event.key === 'Delete') dropHere();
    else if (event.key === 'Escape' && anchor !== caret) move(caret, false);
    else if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) return toSpan(event.shiftKey);
    else return false;
    return true;
  },
};
