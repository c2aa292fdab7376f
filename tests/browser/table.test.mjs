// The table beside the map: sorted, searched, in step with the map.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { id, order } from './page.mjs';

test('the table holds all provinces and the country, largest first', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    const places = await order(page);
    assert.equal(places.filter((place) => Number(place) > 0).length, 81);
    assert.deepEqual(places.slice(0, 2), ['26', '2']);
    assert.match(await page.locator(`${id('table')} tfoot`).innerText(), /Türkiye/);
  });
});

test('a press of a head sorts, a second one turns round', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    const head = page.locator(`${id('table')} thead th`).first();
    await head.locator('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    const names = () => page.locator(`${id('table')} tbody tr[data-place]:not([data-place=""]) .place`).allInnerTexts();
    const rising = (await names()).filter((name) => !/[()]|Belirsiz|Gizli|Diğer/.test(name));
    assert.equal(rising[0], 'Adana');
    assert.deepEqual(rising, [...rising].sort(new Intl.Collator('tr').compare));
    await head.locator('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    assert.equal((await names())[0], 'Zonguldak');
    const total = page.locator(`${id('table')} thead th`).last();
    await total.locator('button').click();
    assert.equal(await total.getAttribute('aria-sort'), 'descending');
    assert.equal((await order(page))[0], '34');
  });
});

test('the search finds names whatever the case and the dots', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    for (const [typed, found] of [['ESKİ', ['26']], ['ıgdir', ['76']], ['sanli', ['63']]]) {
      await page.fill('.search', typed);
      await page.waitForFunction(
        (found) => [...document.querySelectorAll('[data-testid="table"] tbody tr')].map((row) => row.dataset.place).join() === found.join(),
        found,
      );
    }
    await page.fill('.search', 'zzz');
    await page.waitForSelector('.nothing');
    await page.fill('.search', '');
    await page.waitForFunction(() => document.querySelectorAll('[data-testid="table"] tbody tr').length >= 81);
  });
});

test('map and table point at the same province, and a press shows it', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    await page.hover(`${id('map')} [data-plate="6"]`);
    await page.waitForSelector(`${id('table')} tr.hovered[data-place="6"]`);
    assert.match(await page.locator('.tooltip').innerText(), /Ankara[\s\S]*12,1/);
    await page.locator(`${id('table')} tr[data-place="26"]`).hover();
    await page.waitForFunction(() => {
      const path = document.querySelector('[data-testid="map"] [data-plate="26"]');
      return document.querySelector('.outline.hovered').getAttribute('d') === path.getAttribute('d');
    });
    await page.locator(`${id('table')} tr[data-place="26"]`).click();
    await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === 'Eskişehir');
    assert.match(new URL(page.url()).hash, /province=26/);
    await page.locator(`${id('map')} [data-plate="6"]`).click();
    await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === 'Ankara');
    await page.locator('.panel .close').click();
    await page.waitForFunction(() => !document.querySelector('.panel h2'));
  });
});

test('a class of the key makes the others pale', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    // The highest, however many there are.
    const highest = page.locator('.legend .class:not([data-class="missing"])').last();
    const name = await highest.getAttribute('data-class');
    assert.ok(Number(name) >= 2, name);
    await highest.hover();
    assert.equal(await page.locator('svg.map').getAttribute('data-lit'), name);
    await page.hover('h1');
    assert.equal(await page.locator('svg.map').getAttribute('data-lit'), null);
  });
});

test('the row of the chosen province stays marked when the language changes', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    await page.locator(`${id('table')} tr[data-place="26"]`).click();
    await page.waitForSelector(`${id('table')} tr.chosen[data-place="26"]`);
    for (const lang of ['en', 'tr', 'en']) {
      await page.selectOption(id('language'), lang);
      await page.waitForFunction((lang) => document.documentElement.lang === lang, lang);
      await page.waitForFunction((head) => document.querySelector('[data-testid="table"] thead')?.innerText.includes(head), lang === 'en' ? 'Share' : 'Pay');
      await page.waitForTimeout(200);
      assert.equal(await page.locator(`${id('table')} tr.chosen`).getAttribute('data-place'), '26', lang);
    }
  });
});

test('on a phone every number of the table is there in full', async () => {
  await withPage({ viewport: { width: 360, height: 760 } }, async ({ page }) => {
    await ready(page);
    const cut = await page.evaluate(() => {
      const frame = document.querySelector('#app .scroll').getBoundingClientRect();
      const cells = [...document.querySelectorAll('#app .scroll td, #app .scroll th')].filter((cell) => cell.checkVisibility());
      return cells.filter((cell) => cell.getBoundingClientRect().right > frame.right + 1).map((cell) => cell.textContent);
    });
    assert.deepEqual(cut, []);
  });
});
