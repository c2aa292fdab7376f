// Regions of the visitor's own: made by keyboard, added up as on the command line, kept in the address.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ready, root, withPage } from './harness.mjs';
import { download, file, header, id, read, untilLocked, withFolder } from './page.mjs';

const rows = [
  '2024,export,Ankara,3530,DE,150000000', '2024,export,Ankara,1810,FR,50000000', '2024,export,İzmir,2911,IT,96000000',
  '2024,export,Manisa,3530,IT,4000000', '2024,export,Aydın,1511,IT,7000000', '2024,export,Van,1511,IR,1000000',
];
const trade = `${header}${rows.join('\n')}\n`;

/** The command line's file of a table. */
function commandLine(...args) {
  const command = ['run', '--quiet', '--locked', '--features', 'cli', '--bin', 'teknoharita', '--', 'table'];
  return execFileSync('cargo', [...command, ...args], { cwd: root, encoding: 'utf8' });
}

const table = (page) =>
  page.locator(`${id('figures')} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()).join('|')));

const untilAddress = (page, word) => page.waitForFunction((word) => location.hash.includes(word), word);

/** Presses Tab until the keyboard is at something. */
async function tabTo(page, selector, key = 'Tab') {
  for (let tries = 0; tries < 120; tries += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`the keyboard does not come to ${selector}`);
}

test('regions are made by keyboard, with names in any spelling, and add up as on the command line', async () => {
  await withFolder((folder) => withPage({ locale: 'tr-TR' }, async ({ page, problems }) => {
    await ready(page);
    await page.locator(id('file-input')).focus();
    await untilLocked(page);
    await read(page, [file('trade.csv', trade)]);
    await page.locator(`${id('figures-section')} > summary`).click();
    await page.waitForSelector(id('figure-id'));
    await page.selectOption(id('figure-id'), 'totals');
    await untilAddress(page, 'figure=totals');
    await page.locator(id('figure-by')).focus();
    await page.selectOption(id('figure-by'), 'own');
    await page.waitForSelector(id('region-new'));
    // Nothing is chosen yet: the country alone.
    assert.deepEqual((await table(page)).map((row) => row.split('|')[0]), ['Toplam']);
    await tabTo(page, id('region-new'));
    await page.keyboard.press('Enter');
    await page.waitForSelector(id('region'));
    assert.equal(await page.locator(id('region-name')).inputValue(), 'Bölge 1');
    await tabTo(page, id('region-name'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Ege & <b>');
    await page.keyboard.press('Enter');
    await untilAddress(page, 'region=Ege_-26_-3cb-3e');
    for (const [words, plate] of [['IZMIR', 35], ['manisa', 45], ['aydin', 9]]) {
      await tabTo(page, id('region-search'), plate === 35 ? 'Tab' : 'Shift+Tab');
      await page.keyboard.press('Control+A');
      await page.keyboard.type(words);
      assert.equal(await page.locator(`${id('region')} .option:not([hidden])`).count(), 1, words);
      await tabTo(page, 'input[type=checkbox]');
      await page.keyboard.press('Space');
      await page.waitForFunction((plate) => new RegExp(`\\b${plate}(\\.|$)`).test(location.hash), plate);
      assert.equal(await page.evaluate(() => document.activeElement.type), 'checkbox', 'the keyboard stays');
      assert.equal(await page.locator(id('region-search')).inputValue(), words, 'so does what was sought');
    }
    assert.match(await page.locator(id('region-summary')).innerText(), /^3 il: Aydın, İzmir, Manisa$/);
    assert.match(await page.locator(id('figures-status')).textContent(), /Ege & <b>: 3 il/);
    // A second one, and one that goes again; quick presses are not lost.
    await page.locator(id('region-new')).click();
    await page.locator(id('region-new')).click();
    await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 3, id('region'));
    await page.locator(id('region-gone')).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 2, id('region'));
    await page.evaluate(() => {
      for (const plate of ['6', '65', '1']) document.querySelector(`[data-figure="region-place-1"][value="${plate}"]`).click();
      document.querySelector('[data-figure="region-place-1"][value="1"]').click();
    });
    await untilAddress(page, '.6.65');
    await page.waitForFunction((selector) => /Ankara, Van/.test(document.querySelector(selector).innerText), id('region-summary'));
    assert.deepEqual((await table(page)).map((row) => row.split('|').slice(0, 2).join('|')), ['Toplam|308,0', 'Bölge 2|201,0', 'Ege & <b>|107,0']);
    assert.equal(await page.locator('#figures b').count(), 0);
    // The file is the command line's, to the last byte.
    await page.selectOption(id('figure-id'), 'tier-shares');
    await untilAddress(page, 'figure=tier-shares;by=own');
    await page.waitForFunction((selector) => document.querySelectorAll(`${selector} tbody tr`).length > 3, id('figures'));
    const { bytes } = await download(page, id('figure-csv'));
    const path = join(folder, 'trade.csv');
    await writeFile(path, trade);
    const regions = ['--region', 'Ege & <b>=9,35,45', '--region', 'Bölge 2=6,65'];
    const expected = commandLine('tier-shares', path, '--period', '2024', '--flow', 'export', ...regions);
    assert.equal(bytes.toString().replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), expected.replaceAll('\r\n', '\n'));
    assert.deepEqual(problems, []);
  }));
});

test('a link carries the regions, in both languages and over the built-in data', async () => {
  const hash = '#data=annex&indicator=high&period=2024&flow=export&figure=totals;by=own;region=-c3-87ukurova.1.33.80.31;region=Ankara.6';
  await withPage({ locale: 'en-GB', path: hash }, async ({ page }) => {
    await ready(page);
    await page.waitForSelector(id('region'));
    assert.deepEqual(await page.locator(id('region-name')).evaluateAll((all) => all.map((field) => field.value)), ['Ankara', 'Çukurova']);
    assert.match((await table(page)).find((row) => row.startsWith('Çukurova')), /^Çukurova\|[\d,.]+\|/);
    assert.match(await page.locator(id('regions')).innerText(), /Name each region and choose its provinces/);
    assert.match(await page.locator(id('region-summary')).last().innerText(), /^4 provinces: Adana, Hatay, Mersin, Osmaniye$/);
    await page.selectOption(id('language'), 'tr');
    await page.waitForFunction((selector) => /Her bölgeye bir ad/.test(document.querySelector(selector).innerText), id('regions'));
    assert.match(await page.evaluate(() => location.hash), /by=own;region=-c3-87ukurova\.1\.31\.33\.80;region=Ankara\.6/);
    // Another geography does not forget them.
    await page.selectOption(id('figure-by'), 'nuts1');
    await untilAddress(page, 'by=nuts1;region=');
    await page.selectOption(id('figure-by'), 'own');
    await untilAddress(page, 'by=own;region=');
    // Targets are large enough, and nothing runs over the edge of a phone.
    await page.setViewportSize({ width: 390, height: 844 });
    const small = await page.locator(`${id('regions')} button, ${id('regions')} .option, ${id('regions')} input[type=text], ${id('regions')} summary`).evaluateAll((all) =>
      all.filter((part) => part.checkVisibility() && part.getBoundingClientRect().height < 24).map((part) => part.outerHTML));
    assert.deepEqual(small, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});
