// What can be chosen, and what the address says of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { chip, id, province, shownIndicator, untilValue } from './page.mjs';

test('indicator, period and data set change the map, the figures and the address', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    assert.equal(new URL(page.url()).hash, '', 'the address stays clean until something is chosen');
    await page.selectOption(id('period'), '2019');
    await untilValue(page, 26, '42.1');
    await page.click(chip('low'));
    await page.waitForFunction(() => location.hash.includes('indicator=low'));
    assert.match(new URL(page.url()).hash, /data=annex&indicator=low&period=2019&flow=export&lang=tr/);
    await page.locator('.chip[data-tier="high"]').click();
    await untilValue(page, 26, '42.1');
    await page.selectOption(id('data-set'), 'ministry');
    await page.waitForFunction(() => location.hash.includes('data=ministry'));
    assert.equal(await shownIndicator(page), 'total');
  });
});

test('classes are chosen, said in the key and kept in the address', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    const key = () => page.locator('.legend .class').evaluateAll((all) => all.map((one) => [one.querySelector('.class-range').textContent, Number.parseInt(one.querySelector('.class-count').textContent, 10)]));
    const steps = () => page.locator(`${id('map')} .province`).evaluateAll((all) => new Set(all.map((one) => one.dataset.step)).size);
    assert.equal(await page.locator(id('classes')).inputValue(), '');
    await page.selectOption(id('classes'), 'quantile.4');
    await page.waitForFunction(() => location.hash.includes('classes=quantile.4'));
    await page.waitForFunction(() => document.querySelectorAll('.legend .class').length === 4);
    const quantiles = await key();
    assert.equal(quantiles.reduce((sum, [, count]) => sum + count, 0), 81);
    assert.equal(await steps(), 4);
    await page.selectOption(id('classes'), 'natural.3');
    await page.waitForFunction(() => document.querySelectorAll('.legend .class').length === 3);
    // Eskişehir and Adıyaman stand apart from all others.
    assert.equal((await key()).at(-1)[1], 2);
    // A link with bounds of one's own.
    await page.evaluate(() => (location.hash = '#data=annex&indicator=high&period=2024&classes=custom.1000000.12100000'));
    await page.waitForFunction(() => document.querySelector('.legend .class-range')?.textContent === '< 1');
    assert.deepEqual((await key()).map(([label]) => label), ['< 1', '1–12.1', '≥ 12.1']);
    assert.match(await page.locator(`${id('classes')} option:checked`).textContent(), /My own bounds, 3/);
    await page.click(chip('total'));
    await page.waitForFunction(() => !location.hash.includes('classes='));
  });
});

test('imports cannot be chosen while the data has none, and the reason stands beside', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    assert.ok(await page.locator(`${id('flow')} option[value="import"]`).isDisabled());
    assert.match(await page.locator('.reasons').innerText(), /İthalat: .+/);
  });
});

test('the language changes every text, the title and the address', async () => {
  await withPage({ locale: 'tr-TR' }, async ({ page }) => {
    await ready(page);
    assert.match(await page.locator('h1').innerText(), /yüzde 34,4/);
    await page.selectOption(id('language'), 'en');
    await page.waitForFunction(() => /34\.4%/.test(document.querySelector('h1').textContent));
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    assert.match(await page.title(), /High technology/);
    assert.match(await page.locator('.nav').innerText(), /Explore/);
    assert.match(new URL(page.url()).hash, /lang=en/);
    assert.match((await province(page, 26)).name, /34\.4%/);
  });
});

test('a link opens the view it was made from, and the page follows the address', async () => {
  const path = '#data=annex&indicator=medium_high&period=2020&flow=export&lang=en&province=41';
  await withPage({ path }, async ({ page }) => {
    await ready(page);
    assert.equal(await shownIndicator(page), 'medium_high');
    assert.equal(await page.locator(id('period')).inputValue(), '2020');
    assert.equal(await page.locator('.panel h2').innerText(), 'Kocaeli');
    assert.equal(await page.locator(`${id('map')} [data-plate="41"]`).getAttribute('aria-pressed'), 'true');
    await page.evaluate(() => (location.hash = '#indicator=high&period=2024&province=26'));
    await untilValue(page, 26, '34.4');
    await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === 'Eskişehir');
  });
});

test('a link to a file on another computer says so and shows the published data', async () => {
  await withPage({ path: '#data=own&indicator=high&lang=en' }, async ({ page }) => {
    await ready(page);
    assert.match(await page.locator('.hint').innerText(), /another computer/);
    await untilValue(page, 26, '34.4');
  });
});

test('nonsense in the address does no harm', async () => {
  await withPage({ path: '#data=%3Cb%3E&indicator=x&period=9999999&province=900&lang=xx&flow=import' }, async ({ page, problems }) => {
    await ready(page);
    await untilValue(page, 26, '34.4');
    assert.deepEqual(problems, []);
  });
});

test('dark and light can be switched', async () => {
  await withPage({ colorScheme: 'light' }, async ({ page }) => {
    await ready(page);
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.locator('.theme:visible').click();
    assert.notEqual(await ground(), light);
    await page.locator('.theme:visible').click();
    assert.equal(await ground(), light);
  });
});
