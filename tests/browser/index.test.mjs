// A number of the visitor's beside the data: given, matched, drawn, refused with its place, removed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ready, root, withPage } from './harness.mjs';
import { file, header, id, read, untilLocked, withFolder } from './page.mjs';

const provinces = ['Ankara', 'Bursa', 'İzmir', 'Konya', 'Eskişehir', 'Kocaeli', 'Adana', 'Gaziantep', 'Manisa', 'Sakarya'];
const index = `il;Gelişmişlik <img src=x onerror="window.broken=1">\n${provinces.map((name, at) => `${name};${at * 3 + 1},5`).join('\n')}\nTunceli;2,5\n`;

/** Opens the page at an indicator. */
async function open(page, figure) {
  await page.evaluate((hash) => { location.hash = hash; }, `#data=annex&indicator=high&period=2024&flow=export&figure=${figure}`);
  await page.waitForSelector(id('index'));
}

const give = (page, content, name = 'endeks.csv') => page.setInputFiles(id('index-input'), file(name, content));

/** The command line's rows of a table. */
function commandLine(...args) {
  const command = ['run', '--quiet', '--locked', '--features', 'cli', '--bin', 'teknoharita', '--', 'table'];
  return JSON.parse(execFileSync('cargo', [...command, ...args, '--format', 'json'], { cwd: root, maxBuffer: 1 << 28 }));
}

test('built-in data: a file is asked for, read, drawn as on the command line, and forgotten', async () => {
  await withFolder((folder) => withPage({ locale: 'tr-TR' }, async ({ page, requests, problems }) => {
    await ready(page);
    await open(page, 'index-correlation;tier=high');
    assert.match(await page.locator(id('index-needed')).innerText(), /küçük bir dosya ister/);
    assert.equal(await page.locator(id('figures')).count(), 0);
    await give(page, index);
    await page.waitForSelector(id('scatter'));
    assert.equal(await page.locator('html').getAttribute('data-lock'), 'locked', 'nothing is opened before the lock');
    const before = requests.length;
    assert.equal(await page.locator(id('index-name')).innerText(), 'endeks.csv');
    const said = await page.locator(id('index-said')).allInnerTexts();
    assert.match(said[0], /dosyada 11 yer okundu, 11 yer/);
    assert.match(said[1], /sayısı olmayan: .* ve \d+ yer daha/);
    // The same numbers as the command line's.
    const path = join(folder, 'endeks.csv');
    await writeFile(path, index);
    const args = ['builtin:annex', '--index', path, '--tier', 'high', '--period', '2024', '--flow', 'export'];
    const scatter = page.locator(id('scatter'));
    const [pearson, spearman] = await scatter.evaluate((plot) => [plot.dataset.pearson, plot.dataset.spearman].map(Number));
    const [correlation] = commandLine('index-correlation', ...args);
    assert.deepEqual([pearson, spearman], [Number(correlation.pearson), Number(correlation.spearman)]);
    assert.ok(Math.abs(pearson) <= 1 && pearson !== 0);
    const dots = await page.locator(`${id('scatter')} .plot-wide circle`).evaluateAll((all) => all.map((dot) => [dot.dataset.x, dot.dataset.y].map(Number)));
    assert.equal(dots.length, 11);
    const residuals = commandLine('index-residuals', ...args);
    assert.deepEqual(dots.map(([x]) => x), residuals.map((row) => Number(row.index)));
    residuals.forEach((row, at) => assert.ok(Math.abs(dots[at][1] - Number(row.share_pct)) < 1e-5, row.province));
    const text = await scatter.innerText();
    assert.match(text, /Yüksek teknoloji, ihracattaki pay, 2024 \(%\)/);
    assert.match(text, /n = 11\./);
    assert.match(text, /yüzde 95 güven aralığı −?0,\d\d ile −?0,\d\d arası/);
    // The table beside it says the same by keyboard.
    await page.locator(`${id('scatter-values')} summary`).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator(`${id('scatter-values')} tbody tr`).count(), 11);
    // Other indicators of the group, also in regions, where provinces do not fit.
    await page.selectOption(id('figure-id'), 'per-head');
    await page.waitForFunction(() => location.hash.includes('figure=per-head'));
    assert.match(await page.locator(`${id('figures')} tbody`).innerText(), /Ankara/);
    await page.selectOption(id('figure-by'), 'nuts1');
    await page.waitForSelector(id('figure-refusal'));
    assert.match(await page.locator(id('figure-refusal')).innerText(), /hiçbirinin bu tabloda verisi yok/);
    await page.selectOption(id('figure-by'), '');
    await page.waitForSelector(id('scatter'));
    // Folding keeps it, removing forgets it.
    await page.locator(`${id('figures-section')} > summary`).click();
    await page.waitForSelector(id('index-name'), { state: 'detached' });
    await page.locator(`${id('figures-section')} > summary`).click();
    await page.waitForSelector(id('index-name'));
    await page.selectOption(id('figure-id'), 'index-residuals');
    await page.waitForSelector(id('scatter'));
    await page.locator(id('index-remove')).click();
    await page.waitForSelector(id('index-needed'));
    assert.equal(await page.locator(id('scatter')).count(), 0);
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.equal(await page.locator('#figures img').count(), 0);
    assert.deepEqual(requests.slice(before), [], 'nothing leaves');
    assert.deepEqual(problems, []);
  }));
});

test('what is not understood is said with line and column, in both languages', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await open(page, 'index-residuals');
    const wrong = async (content, pattern, name) => {
      await give(page, content, name);
      await page.waitForFunction(([selector, source]) => new RegExp(source).test(document.querySelector(selector)?.innerText ?? ''), [id('index-problem'), pattern]);
      assert.equal(await page.locator(id('scatter')).count(), 0);
    };
    await wrong('il;x\nAnkara;5\nNarnia<script>window.broken=1</script>;6\n', 'Line 3, column 1: this is no province: “Narnia<script>');
    await wrong('il;x\nAnkara;many\n', 'Line 2, column 2: this is no number: “many”');
    await wrong('il;x\nAnkara;5;6\n', 'Line 2, column 3: this is not a province and a number');
    await wrong('PK\u0003\u0004 il;x', 'no text', 'endeks.xlsx');
    assert.match(await page.locator(id('figures-status')).innerText(), /no text/, 'a screen reader hears it');
    await page.selectOption(id('language'), 'tr');
    await page.waitForFunction((selector) => /metin değil/.test(document.querySelector(selector)?.innerText ?? ''), id('index-problem'));
    await wrong('il;x\nAnkara;5.803\nVan;1\n', '2\\. satır, 2\\. sütun: binlik mi, ondalık mı');
    assert.equal(await page.evaluate(() => window.broken), undefined);
    await give(page, index);
    await page.waitForSelector(id('scatter'));
  });
});

test('the visitor\'s own data, a dropped file, the chosen province', async () => {
  const amounts = [1, 3, 2, 4];
  const rows = ['Ankara', 'Bursa', 'İzmir', 'Konya'].map((name, at) => `2024,export,${name},3530,DE,${amounts[at]}000000`);
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await page.locator(id('file-input')).focus();
    await untilLocked(page);
    await read(page, [file('trade.csv', `${header}${rows.join('\n')}\n`)]);
    await page.locator(`${id('map')} [data-plate="6"]`).click();
    await page.locator(`${id('figures-section')} > summary`).click();
    await page.waitForSelector(id('figure-id'));
    await page.selectOption(id('figure-id'), 'index-residuals');
    await page.waitForSelector(id('index'));
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['il;Index\nAnkara;1\nBursa;2\nİzmir;3\nKonya;4\n'], 'index.csv'));
      const target = document.querySelector('[data-testid="index"] p');
      for (const kind of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
    });
    const scatter = page.locator(id('scatter'));
    await scatter.waitFor();
    // By hand: r = 0.8, the line 0.5 + 0.8 × index.
    assert.ok(Math.abs(Number(await scatter.getAttribute('data-pearson')) - 0.8) < 1e-12);
    assert.match(await scatter.innerText(), /the value changes by 0\.8 million \$/);
    assert.match(await scatter.locator('.plot-wide circle.chosen title').textContent(), /^Ankara \(1; 1 million \$\)$/);
    assert.deepEqual(await scatter.locator('.plot-wide .plot-labels text').allTextContents().then((all) => all.sort()), ['Ankara', 'Bursa', 'Konya', 'İzmir'].sort());
    // A phone sees the other drawing of the same points.
    await page.setViewportSize({ width: 390, height: 844 });
    assert.equal(await scatter.locator('.plot-narrow').isVisible(), true);
    assert.equal(await scatter.locator('.plot-wide').isVisible(), false);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing runs over the edge');
  });
});
