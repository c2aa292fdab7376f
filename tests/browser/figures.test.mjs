// Every indicator below the map: chosen, explained, sorted, searched, kept in the address.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { download, file, header, id, read, untilLocked } from './page.mjs';

const rows = [
  '2023,export,Ankara,3530,DE,100000000', '2024,export,Ankara,3530,DE,150000000',
  '2023,export,Ankara,1810,FR,60000000', '2024,export,Ankara,1810,FR,50000000',
  '2023,export,İzmir,2911,DE,80000000', '2024,export,İzmir,2911,IT,96000000',
  '2024,import,Ankara,3530,US,300000000', '2024,import,İzmir,2911,IT,48000000',
];
const trade = file('trade.csv', header + rows.join('\n') + '\n');

/** Unfolds the section and waits for its table. */
async function unfold(page) {
  await page.locator(`${id('figures-section')} > summary`).click();
  await page.waitForSelector(id('figure-id'));
}

/** Chooses, and waits until the address says so. */
async function choose(page, name, value) {
  await page.selectOption(id(`figure-${name}`), value);
  const word = name === 'id' ? `figure=${value}` : `;${name}=${value}`;
  await page.waitForFunction((word) => location.hash.includes(word), word);
}

/** The rows as texts, cells parted by bars. */
const table = (page) =>
  page.locator(`${id('figures')} tbody tr:not([hidden])`).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()).join('|')));

test('the published data: shares, growth, and what they cannot say', async () => {
  await withPage({ locale: 'tr-TR' }, async ({ page }) => {
    await ready(page);
    await unfold(page);
    await choose(page, 'id', 'tier-shares');
    await choose(page, 'tier', 'high');
    await page.fill(id('figure-search'), 'ankara');
    const [ankara] = await table(page);
    assert.match(ankara, /^Ankara\|1\.756,3\|12,1/, 'as on the map, in the table and in files');
    await choose(page, 'id', 'balance');
    assert.match(await page.locator(id('figure-refusal')).innerText(), /ithalat yok/);
    await choose(page, 'id', 'growth');
    await page.waitForSelector(id('figures'));
    assert.match(await page.locator(`${id('figures')} caption`).innerText(), /2024 · önceki: 2023/);
    await page.locator(`${id('figure-about')} summary`).click();
    assert.match(await page.locator(id('figure-about')).innerText(), /önceki tutar/);
  });
});

test('the visitor\'s file: coverage, partners, marks; sorted by a press and kept in the address', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await page.locator(id('file-input')).focus();
    await untilLocked(page);
    await read(page, [trade]);
    await unfold(page);
    await choose(page, 'id', 'coverage');
    await choose(page, 'tier', 'total');
    assert.deepEqual((await table(page)).map((row) => row.split('|').slice(0, 5).join('|')), [
      'Total|296.0|348.0|-52.0|85.1'.replace('|-52.0', ''), 'Ankara|200.0|300.0|66.7', 'İzmir|96.0|48.0|200.0',
    ]);
    await choose(page, 'id', 'growth');
    await choose(page, 'tier', 'total');
    // Growth stands before the amounts that it comes from.
    const heads = page.locator(`${id('figures')} thead button`);
    assert.deepEqual((await heads.allInnerTexts()).map((head) => head.split(/\s/)[0]).slice(0, 3), ['Province', 'Growth', 'Amount']);
    const head = heads.nth(1);
    await head.click();
    await page.waitForFunction(() => location.hash.includes(';sort='));
    assert.deepEqual((await table(page)).map((row) => row.split('|')[0]), ['Ankara', 'Total', 'İzmir']);
    await choose(page, 'id', 'top-partners');
    assert.match((await table(page))[0], /Total\|.*(Germany|Italy)/);
    const { name, bytes } = await download(page, id('figure-csv'));
    assert.equal(name, 'teknoharita-top-partners.csv');
    assert.match(bytes.toString(), /^period,/);
    const hash = await page.evaluate(() => location.hash);
    assert.match(hash, /figure=top-partners/);
  });
});

test('a link opens the table, in regions', async () => {
  await withPage({ locale: 'tr-TR', hash: '' }, async ({ page }) => {
    await ready(page);
    await page.evaluate(() => {
      location.hash = '#data=annex&indicator=high&period=2024&flow=export&figure=totals;by=nuts1';
    });
    await page.waitForSelector(id('figures'));
    const rows = await table(page);
    assert.ok(rows.some((row) => row.startsWith('Batı Anadolu|')), rows.join('\n'));
    // What an address cannot mean is left out, and nothing of it reaches the page.
    await page.evaluate(() => {
      location.hash = '#data=annex&figure=<img src=x>;by=king';
    });
    await page.waitForTimeout(300);
    assert.equal(await page.locator('#figures img').count(), 0);
  });
});
