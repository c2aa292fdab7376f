// Nothing jumps: the layout shift of the first screen, from the first paint over the handover to the live page until
// it is locked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { drawn, phone } from './looks.mjs';
import { untilLocked } from './page.mjs';

/** What is good is 0.1; what nobody sees is less than this. */
const SHIFT_MAX = 0.02;

const watch = (context) =>
  context.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources, hadRecentInput, startTime } of list.getEntries()) {
        const what = sources.map(({ node, previousRect: a, currentRect: b }) =>
          `${node?.nodeName} ${node?.className?.baseVal ?? node?.className ?? ''} ${a.x},${a.y} ${a.width}x${a.height} -> ${b.x},${b.y} ${b.width}x${b.height}`);
        window.shifts.push({ value, hadRecentInput, startTime, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

for (const viewport of [{ width: 1440, height: 900 }, phone]) {
  for (const locale of ['tr-TR', 'en-GB']) {
    for (const colorScheme of ['light', 'dark']) {
      test(`the first screen stands still: ${viewport.width} px, ${locale}, ${colorScheme}`, async (t) => {
        let release;
        const held = new Promise((resolve) => (release = resolve));
        const prepare = async (context) => {
          await watch(context);
          // The program comes when the prerendered page was painted, as on a slow connection.
          await context.route('**/*.wasm', async (route) => {
            await held;
            await route.continue();
          });
        };
        await withPage({ viewport, locale, colorScheme, prepare }, async ({ page }) => {
          await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
          await drawn(page);
          release();
          await ready(page);
          await untilLocked(page);
          await drawn(page);
          const shifts = await page.evaluate(() => window.shifts);
          const sum = shifts.reduce((sum, { value }) => sum + value, 0);
          t.diagnostic(`layout shift ${sum.toFixed(4)}`);
          assert.ok(sum < SHIFT_MAX, JSON.stringify(shifts, null, 1));
        });
      });
    }
  }
}

test('what is pressed moves nothing that is not about it', async () => {
  await withPage({ viewport: { width: 1440, height: 900 }, prepare: watch }, async ({ page }) => {
    await ready(page);
    const tops = () => page.evaluate(() => ['h1', '.controls', '#map', '.side'].map((part) => document.querySelector(part).getBoundingClientRect().top));
    const before = await tops();
    for (const indicator of ['medium_high', 'low', 'high_medium_high', 'high']) {
      await page.locator(`.chip[data-tier="${indicator}"]`).click();
      await page.waitForFunction((indicator) => document.querySelector(`.chip[data-tier="${indicator}"]`).getAttribute('aria-pressed') === 'true', indicator);
      await drawn(page);
    }
    assert.deepEqual(await tops(), before);
  });
});
