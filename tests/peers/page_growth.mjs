// Time and memory of the built page over one file: `cargo xtask growth --page` calls it.
//
//   CHROMIUM=... XTASK_BIN=... node tests/peers/page_growth.mjs FILE [REPETITIONS]
//
// A line each for `before the file`, `cube-ready`, `detail-ready` and `at rest`, between tabs: the name; the median seconds
// from the input's change event to the mark; the megabytes that the page's process holds (for the marks: the most until then).

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ready, withPage } from '../browser/harness.mjs';
import { id } from '../browser/page.mjs';

const [file, repetitions = '3'] = process.argv.slice(2);
if (!file) throw new Error('usage: node tests/peers/page_growth.mjs FILE [REPETITIONS]');

const MARKS = ['cube-ready', 'detail-ready'];
const LONGEST_MS = 300_000;
// A build without the second mark is not waited for.
const SECOND_MARK_MS = 60_000;
const REST_MS = 3_000;

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** The page's process: the largest renderer that descends from this one; others stand in reserve. */
function renderer() {
  const children = new Map();
  for (const name of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = read(`/proc/${name}/stat`);
    if (!stat) continue;
    // The name of a program may hold blanks and brackets; what follows it does not.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [];
  const visit = (pid) => {
    if (read(`/proc/${pid}/cmdline`).includes('--type=renderer')) found.push(pid);
    for (const child of children.get(pid) ?? []) visit(child);
  };
  visit(process.pid);
  return found.sort((a, b) => heldNow(b) - heldNow(a))[0];
}

const field = (pid, name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
const heldNow = (pid) => field(pid, 'VmRSS');
const mostSoFar = (pid) => field(pid, 'VmHWM');

/** Milliseconds from the change event to a mark; null where it does not come. */
async function untilMark(page, name, timeout) {
  const found = await page
    .waitForFunction(
      (name) => {
        const mark = performance.getEntriesByName(name).find((mark) => mark.startTime >= window.changedAt);
        return mark ? { ms: mark.startTime - window.changedAt } : document.documentElement.dataset.state === 'failed' && { ms: null };
      },
      name,
      { timeout, polling: 20 },
    )
    .catch(() => null);
  return (await found?.jsonValue())?.ms ?? null;
}

async function once() {
  const prepare = (context) =>
    context.addInitScript(() => {
      window.changedAt = Infinity;
      const note = ({ target }) => {
        if (target?.type === 'file') window.changedAt = performance.now();
      };
      addEventListener('change', note, true);
    });
  return withPage({ prepare }, async ({ page }) => {
    await ready(page);
    const pid = renderer();
    const before = heldNow(pid);
    await page.setInputFiles(id('file-input'), resolve(file));
    const figures = { 'before the file': { mb: before / 1e6 } };
    for (const [at, mark] of MARKS.entries()) {
      const ms = await untilMark(page, mark, at === 0 ? LONGEST_MS : SECOND_MARK_MS);
      figures[mark] = ms === null ? {} : { seconds: ms / 1000, mb: mostSoFar(pid) / 1e6 };
      if (ms === null) break;
    }
    await new Promise((done) => setTimeout(done, REST_MS));
    figures['at rest'] = { mb: heldNow(pid) / 1e6 };
    return figures;
  });
}

function median(figures) {
  const sorted = figures.filter((figure) => figure !== undefined).sort((a, b) => a - b);
  const { length } = sorted;
  return length ? (sorted[(length - 1) >> 1] + sorted[length >> 1]) / 2 : undefined;
}

const runs = [];
for (let run = 0; run < Number(repetitions); run += 1) runs.push(await once());
for (const name of ['before the file', ...MARKS, 'at rest']) {
  const figure = (key) => median(runs.map((run) => run[name]?.[key]))?.toFixed(3) ?? '-';
  console.log(`${name}\t${figure('seconds')}\t${figure('mb')}`);
}
// The server's handles are let go of, but a browser that hung may not be.
process.exit(0);
