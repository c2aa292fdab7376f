// Maps beside one another: one place in all of them, by pointer and by keyboard, in both languages.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { download, file, header, id, read, untilLocked } from './page.mjs';

/** Unfolds the charts and chooses one. */
async function show(page, kind) {
  const section = page.locator(id('charts-section'));
  if ((await section.getAttribute('open')) === null) await section.locator('> summary').click();
  await page.waitForSelector(id('chart-id'));
  await page.selectOption(id('chart-id'), kind);
  await page.waitForSelector(`${id('chart')}[data-kind="${kind}"] ${id('maps')}`);
}

/** What the maps say of the place that is shown. */
const shown = (page) =>
  page.locator(id('maps')).evaluate((maps) => ({
    lit: [...maps.querySelectorAll('[data-lit]')].map((place) => place.dataset.place),
    outlines: [...maps.querySelectorAll('[data-outline][href]')].map((outline) => outline.getAttribute('href')),
    said: [...maps.querySelectorAll('[data-readout]')].map((line) => line.textContent),
    tip: maps.querySelector('[data-tip]').textContent,
    focused: maps.contains(document.activeElement) ? document.activeElement.dataset.place : null,
    stops: maps.querySelectorAll('[tabindex="0"]').length,
  }));

/** The place of a map, pointed at where its label stands. */
async function point(page, map, place) {
  const at = await page.locator(`${id('maps')} [data-place="${place}"][data-x]`).evaluate((place) => ({ x: Number(place.dataset.x), y: Number(place.dataset.y) }));
  const box = await page.locator(`${id(map)} > svg`).boundingBox();
  await page.mouse.move(box.x + (at.x / 960) * box.width, box.y + (at.y / 960) * box.width);
}

const cases = [
  { locale: 'tr-TR', said: ['Eskişehir: %42,1', 'Eskişehir: %34,4', 'Eskişehir: −7,7 puan'], title: /^2019 ile 2024 arasında yüksek teknolojili ürünlerin ihracattaki payı 81 ilin 33'ünde arttı; en çok Sivas'ta: yüzde 3,2'den yüzde 10,4'e$/ },
  { locale: 'en-GB', said: ['Eskişehir: 42.1%', 'Eskişehir: 34.4%', 'Eskişehir: −7.7 points'], title: /^Between 2019 and 2024 the share of high.tech goods in exports rose in 33 of 81 provinces; most in Sivas, from 3.2% to 10.4%$/ },
];
for (const { locale, said, title } of cases) {
  test(`a comparison in ${locale}: the place under the pointer or the keyboard stands out in all maps`, async () => {
    await withPage({ locale, viewport: { width: 1280, height: 1000 } }, async ({ page, problems }) => {
      await ready(page);
      await show(page, 'compare');
      assert.match(await page.locator('#chart-title').innerText(), title);
      await page.locator(id('map-second')).scrollIntoViewIfNeeded();
      await point(page, 'map-second', 26);
      const found = await shown(page);
      assert.deepEqual(found.lit, ['26', '26', '26']);
      assert.equal(new Set(found.outlines).size, 1);
      assert.equal(found.outlines.length, 3);
      assert.deepEqual(found.said, said);
      for (const part of said) assert.ok(found.tip.includes(part.split(': ')[1]), found.tip);
      // Beside the maps nothing is shown.
      await page.mouse.move(5, 5);
      await page.locator('#chart-title').hover();
      assert.deepEqual((await shown(page)).lit, []);
      // One stop for the tab key; arrows go to neighbours.
      const stop = page.locator(`${id('maps')} [tabindex="0"]`);
      const first = await stop.getAttribute('data-place');
      await stop.focus();
      assert.deepEqual((await shown(page)).lit, [first, first, first]);
      await page.keyboard.press('ArrowRight');
      const next = await shown(page);
      assert.notEqual(next.focused, first);
      assert.deepEqual(next.lit, [next.focused, next.focused, next.focused]);
      assert.equal(next.stops, 1);
      await page.keyboard.press('ArrowLeft');
      assert.equal(typeof (await shown(page)).focused, 'string');
      // Its name says all three numbers to who does not see them.
      const label = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
      assert.equal((label.match(/;/g) ?? []).length, 2, label);
      assert.deepEqual(problems, []);
    });
  });
}

test('every kind is drawn, follows the map above, and its files hold what is seen', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, problems }) => {
    await ready(page);
    for (const [kind, count] of [['maps-tiers', 5], ['maps-years', 6], ['compare', 3], ['bivariate', 1]]) {
      await show(page, kind);
      assert.equal(await page.locator(`${id('maps')} > .maps-grid > figure`).count(), count, kind);
      assert.match(await page.evaluate(() => location.hash), new RegExp(`chart=${kind}`));
      const svg = await download(page, id('chart-svg'));
      assert.ok(svg.bytes.toString().includes('<title id="teknoharita-title">'));
      const csv = await download(page, id('chart-csv'));
      assert.ok(csv.bytes.toString().split('\n').length > 80, kind);
    }
    await show(page, 'maps-years');
    const value = () => page.locator(`${id('map-2024')} [data-place="26"]`).getAttribute('data-value');
    assert.equal(await value(), '34.400000');
    await page.click('.chip[data-tier="low"]');
    await page.waitForFunction(() => document.querySelector('[data-testid="map-2024"] [data-place="26"]')?.dataset.value !== '34.400000');
    const main = await page.locator(`${id('map')} [data-plate="26"]`).getAttribute('data-value');
    assert.equal(await value(), main);
    assert.deepEqual(problems, []);
  });
});

test('what cannot be compared says why', async () => {
  await withPage({ locale: 'tr-TR', path: '#chart=compare;with=data.ministry' }, async ({ page }) => {
    await ready(page);
    await page.waitForSelector(id('chart-refusal'));
    assert.match(await page.locator(id('chart-refusal')).innerText(), /2024 ikisinde birden yok.*2022, 2023/);
    const disabled = await page.locator(`${id('chart-with')} option[disabled]`).allInnerTexts();
    assert.ok(disabled.some((text) => text.includes('Henüz') || text.includes('yüklenmemiş')), disabled.join('|'));
  });
});

test('two definitions of the visitor\'s file, with ranges', async () => {
  const rows = [
    '2024,export,Ankara,24,DE,90000000', '2024,export,Ankara,3530,DE,20000000', '2024,export,Ankara,1810,FR,60000000',
    '2024,export,İzmir,2911,DE,80000000', '2024,export,İzmir,1810,IT,96000000', '2024,export,Bursa,1810,IT,1000000',
  ];
  await withPage({ locale: 'en-GB' }, async ({ page, problems }) => {
    await ready(page);
    await page.locator(id('file-input')).focus();
    await untilLocked(page);
    await read(page, [file('trade.csv', header + rows.join('\n') + '\n')]);
    await show(page, 'compare');
    await page.selectOption(id('chart-with'), 'definition.oecd-isic3');
    await page.waitForFunction(() => location.hash.includes('with=definition.oecd-isic3'));
    await page.waitForSelector(`${id('map-difference')} [data-hatched="open"]`, { state: 'attached' });
    assert.match(await page.locator('#chart-title').innerText(), /not settled in 1/);
    assert.deepEqual(problems, []);
  });
});
