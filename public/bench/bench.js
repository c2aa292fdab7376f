// The benchmark page: what was chosen, what is running, what came out. It is drawn anew from `state` each time.

import { makeFile } from './make.js';
import { STEPS, Trouble, openWindow, pause, timeOnce } from './time.js';
import { words } from './words.js';

const STEP_ROWS = [...STEPS.slice(0, 5), 'rest', ...STEPS.slice(5)];
const TOTAL_ROWS = ['cube', 'painted', 'detail', 'speed', 'gap'];

const element = (id) => document.getElementById(id);
const root = document.documentElement;

const state = {
  lang: firstLanguage(),
  running: false,
  stopped: false,
  /** Name in words.js and what it needs. */
  status: null,
  trouble: null,
  /** Bytes of the file that was timed. */
  bytes: 0,
  runs: [],
};

function firstLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked in words) return asked;
  return navigator.language.toLowerCase().startsWith('tr') ? 'tr' : 'en';
}

const said = (name) => words[state.lang][name];

/** Least, median and most of what was measured; `null` where nothing was. */
function summary(name) {
  const values = state.runs.map((run) => run[name]).filter((value) => value !== null).sort((a, b) => a - b);
  if (!values.length) return null;
  const middle = values.length >> 1;
  const median = values.length % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  return { least: values[0], median, most: values.at(-1) };
}

function number(value) {
  const digits = value < 10 ? 1 : 0;
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(state.lang === 'tr' ? 'tr-TR' : 'en-GB', format).format(value);
}

/** Median and range of a row as texts. */
function figures(name) {
  const found = summary(name);
  if (!found) return [said('none'), ''];
  const unit = name === 'speed' ? 'MB/s' : 'ms';
  return [`${number(found.median)} ${unit}`, `${number(found.least)} – ${number(found.most)}`];
}

function tag(name, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

/** The policy forbids style attributes; a picture's own attributes are none. */
function bar(part) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const rect = document.createElementNS(space, 'rect');
  const attributes = { viewBox: '0 0 100 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  rect.setAttribute('width', (100 * part).toFixed(2));
  rect.setAttribute('height', '1');
  svg.append(rect);
  return svg;
}

function row(name, longest_ms) {
  const [title, note] = said('rows')[name];
  const [median, range] = figures(name);
  const found = summary(name);
  const last = tag('td', { class: 'bars' });
  if (longest_ms && found) last.append(bar(found.median / longest_ms));
  return tag(
    'tr',
    { 'data-row': name, 'data-median': found ? found.median.toFixed(3) : '' },
    tag('th', { scope: 'row', text: title }, tag('span', { class: 'note', text: note })),
    tag('td', { class: 'number', text: median }),
    tag('td', { class: 'number', text: range }),
    last,
  );
}

function machine() {
  const { hardwareConcurrency: cores, deviceMemory: memory, userAgent } = navigator;
  return [
    [said('cores'), cores ? String(cores) : said('untold')],
    [said('memory'), memory ? said('memoryAtLeast')(memory) : said('untold')],
    [said('browser'), userAgent],
  ];
}

const what = () => said('what')(number(state.bytes / 1e6), state.runs.length);

/** The result for a report. The file's name is left out: it may tell more than its owner wants. */
function markdown() {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rows = [...STEP_ROWS, ...TOTAL_ROWS].map((name) => line([said('rows')[name][0], ...figures(name)]));
  return [
    `**Teknoharita**: ${what()}`,
    '',
    line([said('step'), said('median'), said('range')]),
    '| --- | ---: | ---: |',
    ...rows,
    '',
    ...machine().map(([name, value]) => `- ${name}: ${value}`),
    '',
  ].join('\n');
}

function draw() {
  root.lang = state.lang;
  document.title = `${said('title')} · Teknoharita`;
  element('language').value = state.lang;
  for (const place of document.querySelectorAll('[data-word]')) place.textContent = said(place.dataset.word);
  for (const place of document.querySelectorAll('[data-label]')) {
    place.setAttribute('aria-label', said(place.dataset.label));
  }
  root.dataset.run = state.running ? 'running' : state.status?.[0] === 'done' ? 'done' : 'idle';
  for (const id of ['run', 'sources', 'repetitions']) element(id).disabled = state.running;
  element('stop').disabled = !state.running;
  element('picked').textContent = element('file').files[0]?.name ?? said('noFile');
  const [status, ...needs] = state.status ?? [];
  const text = status ? said(status) : '';
  element('status').textContent = typeof text === 'function' ? text(...needs) : text;
  drawTrouble();
  drawResults();
  element('machine').replaceChildren(
    ...machine().flatMap(([name, value]) => [tag('dt', { text: name }), tag('dd', { text: value })]),
  );
}

function drawTrouble() {
  const panel = element('trouble');
  panel.hidden = !state.trouble;
  panel.dataset.why = state.trouble?.why ?? '';
  if (!state.trouble) return panel.replaceChildren();
  const [title, todo] = said('troubles')[state.trouble.why];
  const lines = [tag('h2', { text: title }), tag('p', { text: todo })];
  if (state.trouble.said) lines.push(tag('p', { class: 'quiet', text: state.trouble.said }));
  panel.replaceChildren(...lines);
}

function drawResults() {
  element('results').hidden = !state.runs.length;
  element('copied').textContent = '';
  element('markdown').hidden = true;
  if (!state.runs.length) return;
  const longest_ms = Math.max(...STEP_ROWS.map((name) => summary(name)?.median ?? 0));
  element('what').textContent = what();
  element('steps').replaceChildren(...STEP_ROWS.map((name) => row(name, longest_ms)));
  element('totals').replaceChildren(...TOTAL_ROWS.map((name) => row(name)));
  element('several').hidden = !state.runs.some((run) => run.several);
  element('unseen-window').hidden = state.runs.every((run) => run.painted !== null && run.gap !== null);
}

function set(changes) {
  Object.assign(state, changes);
  draw();
}

/** The file to read: the visitor's, or one that is made now. */
async function chosenFile(source) {
  if (source === 'own') return element('file').files[0];
  set({ status: ['making'] });
  const rest = async () => {
    await pause(0);
    if (state.stopped) throw new Trouble('stopped');
  };
  try {
    return await makeFile(Number(source), rest);
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble('unreadable');
  }
}

async function run() {
  if (state.running) return;
  const source = document.querySelector('input[name="source"]:checked').value;
  const count = Number(element('repetitions').value);
  if (source === 'own' && !element('file').files.length) {
    element('file').focus();
    return set({ status: ['chooseFirst'], trouble: null });
  }
  let opened = null;
  try {
    // Before anything is awaited: later the click is forgotten, and the window would be blocked.
    opened = openWindow();
    set({ running: true, stopped: false, trouble: null, runs: [] });
    const file = await chosenFile(source);
    state.bytes = file.size;
    for (let turn = 1; turn <= count; turn += 1) {
      const tell = (name) => set({ status: [name, turn, count] });
      // Another address each time, or only the fragment would change; the page's own words in the language of this one.
      const address = new URL(`../?bench=${turn}#lang=${state.lang}`, location.href).href;
      const timed = await timeOnce(opened, address, file, { stopped: () => state.stopped, tell });
      set({ runs: [...state.runs, timed] });
    }
    set({ running: false, status: ['done'] });
  } catch (error) {
    if (!(error instanceof Trouble)) console.error(error);
    const trouble = error instanceof Trouble ? error : new Trouble('other', String(error));
    set({ running: false, status: null, trouble });
  } finally {
    opened?.close();
  }
}

async function copy() {
  const area = element('markdown');
  area.value = markdown();
  try {
    await navigator.clipboard.writeText(area.value);
    element('copied').textContent = said('copied');
  } catch {
    // Shown, so that it can be copied by hand.
    area.hidden = false;
    area.select();
    element('copied').textContent = said('copyByHand');
  }
}

element('language').addEventListener('change', ({ target }) => {
  history.replaceState(null, '', `?lang=${target.value}`);
  set({ lang: target.value });
});
element('file').addEventListener('change', () => {
  element('own').checked = true;
  draw();
});
element('run').addEventListener('click', run);
element('stop').addEventListener('click', () => {
  state.stopped = true;
});
element('copy').addEventListener('click', copy);
draw();
