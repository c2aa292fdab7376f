// Charts below the map: unfolded, chosen in both languages, read by keys, saved.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { download, file, header, id, read, untilLocked } from './page.mjs';

const rows = [];
for (const year of [2023, 2024]) {
  for (const [flow, size] of [['export', 1], ['import', 2]]) {
    for (const [at, place] of ['Ankara', 'İzmir', 'Bursa', 'Van'].entries()) {
      for (const [step, code] of ['3530', '2911', '2710', '1810', '0111'].entries()) {
        rows.push(`${year},${flow},${place},${code},DE,${(at + 1) * (step + 2) * size * (year - 2020) * 1_000_000}`);
      }
    }
  }
}
const trade = file('trade.csv', header + rows.join('\n') + '\n');

/** Unfolds the section and waits for its chart. */
async function unfold(page) {
  await page.locator(`${id('charts-section')} > summary`).click();
  await page.waitForSelector(id('chart'));
}

/** Chooses a kind, and waits until it is drawn or refused. */
async function choose(page, kind) {
  await page.selectOption(id('chart-id'), kind);
  await page.waitForFunction((kind) => location.hash.includes(`chart=${kind}`), kind);
}

const title = (page) => page.locator('#chart-title').innerText();

/** The mark that has the keyboard. */
const held = (page) =>
  page.evaluate(() => {
    const mark = document.activeElement;
    return mark?.hasAttribute('data-mark') ? { id: mark.dataset.mark, says: mark.getAttribute('aria-label') } : null;
  });

test('nothing is asked while it is folded, and every kind is drawn of the published data or says what is missing', async () => {
  for (const [locale, words] of [['tr-TR', { ranking: /Eskişehir'de: yüzde 34,4/, missing: /ürün kodu ister/ }], ['en-GB', { ranking: /Eskişehir led: 34.4%/, missing: /needs product codes/ }]]) {
    await withPage({ locale }, async ({ page }) => {
      await ready(page);
      assert.equal(await page.locator(id('chart')).count(), 0);
      await unfold(page);
      assert.match(await title(page), /2019.2024|2019 and 2024/);
      for (const kind of ['ranking', 'slope', 'scatter', 'heatmap', 'tiers']) {
        await choose(page, kind);
        await page.waitForSelector(`${id('chart')}[data-kind="${kind}"]`);
        const shown = await page.locator(`${id('chart')} svg`).evaluateAll((all) => all.filter((svg) => svg.getBoundingClientRect().width > 0).length);
        assert.equal(shown, 1, 'one of two widths');
        if (kind === 'ranking') assert.match(await title(page), words.ranking);
      }
      await choose(page, 'treemap');
      assert.match(await page.locator(id('chart-refusal')).innerText(), words.missing);
    });
  }
});

test('one stop of the keyboard, arrows from mark to mark, and a line that says what is looked at', async () => {
  await withPage({ locale: 'tr-TR' }, async ({ page }) => {
    await ready(page);
    await page.evaluate(() => { location.hash = '#data=annex&indicator=high&lang=tr&province=6&chart=ranking'; });
    await page.waitForSelector(`${id('chart')}[data-kind="ranking"]`);
    const wide = `${id('chart')} svg.plot-wide`;
    assert.equal(await page.locator(`${wide} [data-mark][tabindex="0"]`).count(), 1);
    await page.locator(`${wide} [data-mark][tabindex="0"]`).focus();
    const ankara = await held(page);
    assert.equal(ankara.id, '6', 'the keyboard comes in at the province that is chosen');
    assert.match(ankara.says, /^Ankara: %12,1 · 1,76 milyar dolar · 81 il arasında 3\. sırada$/);
    const tip = () => page.locator(id('chart-tip')).innerText();
    assert.equal(await tip(), ankara.says);
    await page.keyboard.press('ArrowUp');
    assert.match((await held(page)).says, /^Adıyaman/);
    assert.match(await tip(), /^Adıyaman/);
    await page.keyboard.press('Home');
    assert.match((await held(page)).says, /^Eskişehir/);
    await page.keyboard.press('End');
    const last = (await held(page)).id;
    await page.keyboard.press('ArrowDown');
    assert.equal((await held(page)).id, last);
    await page.keyboard.press('Tab');
    assert.equal(await held(page), null, 'one stop');
    await page.keyboard.press('Shift+Tab');
    assert.equal((await held(page)).id, last, 'it comes back to where it was');
    await page.locator(`${wide} [data-mark="26"]`).hover();
    assert.match(await tip(), /^Eskişehir/);
  });
});

test('a file with products and imports: treemap and coverage, saved as picture and numbers', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await page.locator(id('file-input')).focus();
    await untilLocked(page);
    await read(page, [trade]);
    await unfold(page);
    await choose(page, 'coverage');
    await page.waitForSelector(`${id('chart')}[data-kind="coverage"]`);
    assert.match(await title(page), /exports paid for 50.0% of imports; they were larger in 0 of 4|in none of 4 provinces/);
    await choose(page, 'treemap');
    await page.waitForSelector(`${id('chart')}[data-kind="treemap"]`);
    assert.equal(await page.locator(`${id('chart')} svg.plot-wide [data-mark]`).count(), 5);
    assert.match(await title(page), /0111 .*30\.0%/);
    const svg = await download(page, id('chart-svg'));
    assert.match(svg.name, /^teknoharita-treemap-own-.*\.svg$/);
    assert.match(svg.bytes.toString(), /^<\?xml[^]*<\/svg>\s*$/);
    const csv = await download(page, id('chart-csv'));
    assert.match(csv.bytes.toString(), /^period,flow,plate/);
    await page.locator(`${id('chart-values')} > summary`).click();
    assert.equal(await page.locator(`${id('chart-values')} tbody tr`).count(), 5);
    // The map's period is the chart's.
    await page.selectOption(id('period'), '2023');
    await page.waitForFunction(() => document.querySelector('#chart-title')?.textContent.includes('2023'));
    assert.ok(await page.locator(`${id('chart-values')}[open]`).count(), 'what was unfolded stays so');
  });
});
