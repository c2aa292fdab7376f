// The first map stands in the page before anything runs, and the app takes its place without a jump.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { id, province, row, sameBoxes, states, untilLocked, untilValue } from './page.mjs';

async function showsTheTrueMap(page) {
  assert.equal(await page.locator(`${id('map')} [data-plate]`).count(), 81);
  const eskisehir = await province(page, 26);
  assert.match(eskisehir.value, /^34\.4/);
  assert.match((await province(page, 6)).value, /^12\.1/);
  assert.match(await page.locator('h1:visible').innerText(), /34[.,]4/);
  assert.match(await page.locator(`${id('national-figure')}:visible`).innerText(), /3[.,]6/);
  assert.match(await page.locator(`${id('passport')}:visible`).innerText(), /özel ticaret sistemi|special trade/);
  assert.match(await row(page, 26), /34[.,]4/);
}

test('without JavaScript the true map, its sentence and its table are there', async () => {
  await withPage({ context: { javaScriptEnabled: false } }, async ({ page }) => {
    assert.equal(await page.locator(`${id('map')} [data-plate]`).count(), 81);
    assert.match(await page.locator(`${id('map')} [data-plate="26"]`).getAttribute('data-value'), /^34\.4/);
    assert.match(await page.locator('h1:visible').first().innerText(), /34[.,]4/);
  });
});

for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
  test(`at ${viewport.width} px the app takes over without a jump`, async () => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    const prepare = (context) =>
      context.route('**/*.wasm', async (route) => {
        await held;
        await route.continue();
      });
    await withPage({ viewport, prepare }, async ({ page }) => {
      const boxes = () =>
        page.evaluate(() => {
          const box = (selector) => {
            const found = [...document.querySelectorAll(selector)].find((part) => part.checkVisibility());
            const { x, y, width, height } = found.getBoundingClientRect();
            return { x, y, width, height };
          };
          return { headline: box('h1'), chips: box('.chips'), map: box('svg.map'), legend: box('.legend'), national: box('.national') };
        });
      await page.waitForSelector('#prerendered svg.map');
      await showsTheTrueMap(page);
      assert.equal((await states(page)).state, 'starting');
      const before = await boxes();
      release();
      await ready(page);
      assert.equal(await page.locator('#prerendered').count(), 0);
      await showsTheTrueMap(page);
      sameBoxes(before, await boxes());
    });
  });
}

test('the first screen is alive before any worker is loaded, and waits for none', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const prepare = (context) =>
    context.route('**/worker*', async (route) => {
      await held;
      await route.continue();
    });
  await withPage({ prepare }, async ({ page, requests }) => {
    await ready(page);
    await showsTheTrueMap(page);
    await page.hover(`${id('map')} [data-plate="6"]`);
    await page.waitForSelector(`${id('table')} tr.hovered[data-place="6"]`);
    // What is chosen now is shown as soon as there is a worker.
    await page.selectOption(id('period'), '2019');
    assert.ok(requests.some(({ url }) => url.endsWith('worker_bg.wasm')), 'the worker is on its way');
    await page.waitForTimeout(2500);
    assert.equal((await states(page)).lock, 'arming', 'no lock before the worker is in memory');
    release();
    await untilValue(page, 26, '42.1');
    await untilLocked(page);
  });
});

test('every province has its colour, and what is missing looks missing', async () => {
  await withPage({ path: '#data=ministry&indicator=total&period=2023' }, async ({ page }) => {
    await ready(page);
    assert.equal((await province(page, 26)).class === 'missing', false);
    const missing = page.locator(`${id('map')} [data-class="missing"]`);
    assert.equal(await missing.count(), 66);
    assert.equal(await missing.first().getAttribute('data-value'), null);
  });
});

test('the page fits 360 px in both languages', async () => {
  for (const locale of ['tr-TR', 'en-GB']) {
    await withPage({ viewport: { width: 360, height: 740 }, locale, path: '#province=3' }, async ({ page }) => {
      await ready(page);
      const [scroll, client] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth];
      });
      assert.ok(scroll <= client, `${locale}: ${scroll} > ${client}`);
    });
  }
});

test('no element carries a style attribute that the policy would refuse', async () => {
  await withPage({ path: '#province=26' }, async ({ page, problems }) => {
    await ready(page);
    await page.hover(`${id('map')} [data-plate="6"]`);
    // The tooltip is moved through the CSSOM, which is allowed.
    assert.equal(await page.locator('[style]:not(.tooltip)').count(), 0);
    assert.deepEqual(problems, []);
  });
});
