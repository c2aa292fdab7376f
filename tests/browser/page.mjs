// What the journeys share: the page's stable handles, and files to drop.

import assert from 'node:assert/strict';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A selector of a stable handle. */
export const id = (name) => `[data-testid="${name}"]`;

/** The document's state attributes. */
export const states = (page) => page.evaluate(() => ({ ...document.documentElement.dataset }));

/** Waits until `data-state` is one of the words, and says which. */
export async function untilState(page, ...words) {
  const found = await page.waitForFunction(
    (words) => words.includes(document.documentElement.dataset.state) && document.documentElement.dataset.state,
    words,
    { timeout: 60_000 },
  );
  return found.jsonValue();
}

/** The chip of an indicator. */
export const chip = (indicator) => `#app .chip[data-tier="${indicator}"]`;

/** Which indicator is chosen. */
export const shownIndicator = (page) => page.locator('#app .chip[aria-pressed="true"]').getAttribute('data-tier');

/** Waits until the page is locked. */
export const untilLocked = (page) =>
  page.waitForFunction(() => document.documentElement.dataset.lock === 'locked', null, { timeout: 20_000 });

/** Chooses files and waits until the reading ended. */
export async function read(page, files, ...words) {
  await page.setInputFiles(id('file-input'), files);
  return untilState(page, ...(words.length ? words : ['done']));
}

/** A file in memory, as Playwright wants it. */
export const file = (name, content) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

/** What the map says of a province. */
export const province = (page, plate) =>
  page.locator(`${id('map')} [data-plate="${plate}"]`).evaluate((path) => ({
    value: path.getAttribute('data-value'),
    class: path.getAttribute('data-class'),
    name: path.getAttribute('aria-label'),
    fill: getComputedStyle(path).fill,
  }));

/** Waits until a province has a value that begins like this. */
export const untilValue = (page, plate, begin) =>
  page.waitForFunction(
    ([plate, begin]) =>
      (document.querySelector(`[data-testid="map"] [data-plate="${plate}"]`)?.getAttribute('data-value') ?? '').startsWith(begin),
    [String(plate), begin],
  );

/** Presses something that downloads, and gives the file's name and bytes. */
export async function download(page, selector) {
  const [found] = await Promise.all([page.waitForEvent('download'), page.click(selector)]);
  return { name: found.suggestedFilename(), bytes: await readFile(await found.path()) };
}

/** The embed code of the view on the screen: while it is made, what stands there is of the view before. */
export async function embedCode(page) {
  await page.waitForFunction(
    () => document.querySelector('[data-testid="embed-code"]')?.value.includes('<iframe') && !document.querySelector('.publish [aria-busy="true"]'),
  );
  return page.locator(id('embed-code')).inputValue();
}

/** What is written for a publication is of the last change. */
export const still = (page) => page.waitForFunction(() => !document.querySelector('.publish [aria-busy="true"]'));

/** Unfolds the step before something becomes public, and waits until it stands there. */
export async function prepare(page) {
  await page.click(id('prepare'));
  await page.waitForSelector(id('step'));
  await still(page);
}

/** The words of a row of the table, by plate. */
export const row = (page, plate) => page.locator(`${id('table')} tr[data-place="${plate}"]`).innerText();

/** The plates of the table's rows, in order. */
export const order = (page) =>
  page.locator(`${id('table')} tbody tr`).evaluateAll((rows) => rows.map((row) => row.dataset.place));

/** A folder that is gone afterwards. */
export async function withFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), 'teknoharita-files-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const header = 'year,flow,province,isic_rev3,country,amount_usd\n';

/** Rows that only differ in their amounts, about 50 bytes each. */
export async function writeTrade(path, megabytes, head = header) {
  const out = await open(path, 'w');
  const provinces = ['Ankara', 'İstanbul', 'Eskişehir', 'Kocaeli', 'Afyonkarahisar', 'Şırnak'];
  const codes = ['3530', '2423', '2911', '2710', '1810', '1511'];
  try {
    await out.write(head);
    let block = '';
    for (let row = 0; block.length < 1 << 20; row += 1) {
      const place = provinces[row % provinces.length];
      block += `2024,export,${place},${codes[row % 5]},Almanya,${1000 + (row % 977)}.25\n`;
    }
    for (let written = 0; written < megabytes; written += 1) await out.write(block);
  } finally {
    await out.close();
  }
  return path;
}

/** One line of so many bytes, without its bytes being on the disk. */
export async function writeLongLine(path, bytes) {
  await writeFile(path, `${header}2024,export,`);
  const out = await open(path, 'r+');
  await out.truncate(bytes);
  await out.close();
  return path;
}

/** Compares two lists of boxes to the pixel. */
export function sameBoxes(before, after) {
  for (const [name, box] of Object.entries(before)) {
    for (const side of ['x', 'y', 'width', 'height']) {
      const jump = Math.abs(box[side] - after[name][side]);
      assert.ok(jump <= 1, `${name}.${side} jumped by ${jump}: ${JSON.stringify(box)} ${JSON.stringify(after[name])}`);
    }
  }
}

/** For `prepare`: `window.kept` holds the workers that the page started and did not end, oldest first. */
export const keepWorkers = (context) =>
  context.addInitScript(() => {
    const Native = window.Worker;
    window.kept = [];
    window.Worker = class extends Native {
      constructor(...args) {
        super(...args);
        window.kept.push(this);
      }

      terminate() {
        window.kept = window.kept.filter((worker) => worker !== this);
        super.terminate();
      }

      /** Ends it as a browser does that is short of memory: nobody is told. */
      kill() {
        super.terminate();
      }
    };
  });

const answers = (worker) =>
  worker.evaluate(() => self.onmessage !== null && self.teknoharita !== undefined).catch(() => false);

/** Waits until the page has so many workers that can be talked to, those in `but` not counted. */
export async function untilWorkers(page, count, but = []) {
  for (let tries = 0; tries < 400; tries += 1) {
    const workers = page.workers().filter((worker) => !but.includes(worker));
    if (workers.length === count && (await Promise.all(workers.map(answers))).every(Boolean)) return workers;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${page.workers().length} workers, not ${count}`);
}
