// The colours and circles of the map: the same on the page, in the picture and in an embed, in either theme.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { codeOf, fragmentOf, payloadOf } from './embeds.mjs';
import { handed, ready, root, withPage } from './harness.mjs';
import { chip, download, id, untilLocked } from './page.mjs';

/** What is drawn of every province, and the circles. */
const drawn = (page, canvas) =>
  page.evaluate((canvas) => {
    // A colour as numbers from 0 to 255, whether it is mixed or not.
    const numbers = (text) => {
      const parts = text.match(/-?[\d.]+/g).slice(0, 3).map(Number);
      return text.startsWith('color(') ? parts.map((part) => part * 255) : parts;
    };
    const shapes = [...document.querySelectorAll(`${canvas} .province`)];
    return {
      fills: Object.fromEntries(shapes.map((path) => [path.dataset.plate, numbers(getComputedStyle(path).fill)])),
      circles: [...document.querySelectorAll(`${canvas} .circles circle`)].map((circle) => [circle.getAttribute('cx'), Number(circle.getAttribute('r'))]),
      swatches: [...document.querySelectorAll('.legend .swatch[data-step]')].map((swatch) => numbers(getComputedStyle(swatch).backgroundColor)),
    };
  }, canvas);

const near = (a, b) => a.length === b.length && a.every((part, at) => Math.abs(part - b[at]) <= 1);

/** Goes to an address, and waits for its map. */
async function go(page, hash, scheme) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await page.waitForFunction(
    ([scheme, hash]) =>
      document.querySelector('.stage').dataset.scheme === scheme &&
      document.querySelector('#app .chip[aria-pressed="true"]').dataset.tier === /indicator=(\w+)/.exec(hash)[1] &&
      document.querySelector('[data-testid="classes"]').value === (/classes=([\w.]+)/.exec(hash)?.[1] ?? ''),
    [scheme, hash],
  );
  // Colours change over a moment.
  await page.waitForTimeout(250);
}

const views = [
  ['indicator=high', 'high'],
  ['indicator=medium_high&classes=natural.9', 'medium-high'],
  ['indicator=low&classes=quantile.3', 'low'],
  ['indicator=high_medium_high&classes=continuous', 'upper'],
  ['indicator=medium_low&classes=country.7&volume=circles', 'diverging'],
];

for (const colorScheme of ['light', 'dark']) {
  test(`the page, the picture and an embed have the same colours (${colorScheme})`, async () => {
    await withPage({ locale: 'en-GB', colorScheme }, async ({ page, context, base, problems }) => {
      await ready(page);
      await untilLocked(page);
      for (const [hash, scheme] of views) {
        await go(page, `#data=annex&${hash}&lang=en`, scheme);
        const own = await drawn(page, '[data-testid="map"]');
        assert.equal(Object.keys(own.fills).length, 81);
        // Every colour of the key is on the map, and no other where there are classes.
        if (!hash.includes('continuous')) {
          for (const fill of Object.values(own.fills)) assert.ok(own.swatches.some((swatch) => near(swatch, fill)), `${hash} ${fill}`);
        }
        // The table's swatches are the map's colours.
        const row = await page.locator(`${id('table')} tr[data-place="26"] .swatch`).evaluate((swatch) => getComputedStyle(swatch).backgroundColor);
        const path = await page.locator(`${id('map')} [data-plate="26"]`).evaluate((path) => getComputedStyle(path).fill);
        assert.equal(row, path, hash);

        let code = await codeOf(page);
        while (payloadOf(code).scheme !== scheme) {
          await page.waitForTimeout(50);
          code = await codeOf(page);
        }
        const embed = await context.newPage();
        await embed.goto(`${base}embed/#${fragmentOf(code)}`);
        await embed.waitForFunction(() => document.documentElement.dataset.state === 'shown');
        const other = await drawn(embed, '#canvas');
        for (const [plate, fill] of Object.entries(own.fills)) assert.ok(near(fill, other.fills[plate]), `${hash} ${plate}: ${fill} ${other.fills[plate]}`);
        assert.deepEqual(other.circles, own.circles, hash);
        assert.equal(await embed.locator('[style]:not(.tooltip)').count(), 0);
        await embed.close();

        // A picture knows no theme: it is light.
        if (colorScheme === 'light') {
          const svg = (await download(page, id('download-svg'))).bytes.toString();
          for (const [, plate, hex] of svg.matchAll(/data-plate="(\d+)"[^>]* fill="#([0-9a-f]{6})"/g)) {
            const fill = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
            assert.ok(near(fill, own.fills[plate]), `${hash} ${plate}: ${fill} ${own.fills[plate]}`);
          }
          const circles = [...svg.matchAll(/<circle cx="([\d.]+)" cy="[\d.]+" r="([\d.]+)"\/>/g)].map(([, x, r]) => [x, Number(r)]);
          assert.deepEqual(circles.slice(0, own.circles.length), own.circles, hash);
        }
      }
      assert.deepEqual(problems, []);
    });
  });
}

for (const [locale, words] of [['tr-TR', /Tutarı dairelerle göster/], ['en-GB', /Show values as circles/]]) {
  test(`circles are shown where a high share stands on little, and can be hidden by keys (${locale})`, async () => {
    await withPage({ locale }, async ({ page }) => {
      await handed(page);
      const circles = page.locator(`${id('map')} .circles circle`);
      const control = page.locator(`label:has(${id('circles')})`);
      assert.match(await control.innerText(), words);
      assert.ok(await page.locator(id('circles')).isChecked());
      const count = await circles.count();
      assert.ok(count > 50, `${count}`);
      // Large ones first, and none in the way of the pointer.
      const radii = await circles.evaluateAll((all) => all.map((circle) => Number(circle.getAttribute('r'))));
      assert.deepEqual(radii, [...radii].sort((a, b) => b - a));
      assert.equal(await circles.first().evaluate((circle) => getComputedStyle(circle).pointerEvents), 'none');
      assert.equal(await page.locator('.circle-key svg').count(), 3);
      // Circles of the key are as large as those of the map.
      const scale = await page.evaluate(() => {
        const map = document.querySelector('svg.map').getBoundingClientRect().width / 960;
        const entry = document.querySelector('.circle-key circle');
        return entry.getBoundingClientRect().width / ((2 * Number(entry.getAttribute('r'))) / 10) / map;
      });
      assert.ok(Math.abs(scale - 1) < 0.06, `${scale}`);

      await page.locator(id('circles')).focus();
      await page.keyboard.press('Space');
      await page.waitForFunction(() => location.hash.includes('volume=none'));
      await page.waitForFunction(() => !document.querySelector('[data-testid="map"] .circles circle'));
      assert.equal(await page.locator('.circle-key').count(), 0);
      assert.ok(!(await page.locator(id('circles')).isChecked()));
      await page.click(chip('total'));
      await page.waitForFunction(() => document.querySelector('.stage').dataset.scheme === 'volume');
      await page.locator(id('circles')).focus();
      await page.keyboard.press('Space');
      await page.waitForFunction(() => location.hash.includes('volume=circles'));
      await page.waitForFunction(() => document.querySelectorAll('[data-testid="map"] .circles circle').length > 70);
    });
  });
}

test('a fragment of the first version is shown in the colours of its key', async () => {
  const fragment = (await readFile(join(root, 'tests/golden/embed-payload-v1.txt'), 'utf8')).trim();
  await withPage({ path: `embed/#${fragment}` }, async ({ page, problems }) => {
    await page.waitForFunction(() => document.documentElement.dataset.state === 'shown');
    const { fills, swatches, circles } = await drawn(page, '#canvas');
    assert.ok(swatches.length >= 5 && new Set(swatches.map(String)).size === swatches.length);
    for (const fill of Object.values(fills)) assert.ok(swatches.some((swatch) => near(swatch, fill)), `${fill}`);
    assert.deepEqual(circles, []);
    assert.deepEqual(problems, []);
  });
});

test('a map without classes has a key of shades with the country on it', async () => {
  await withPage({ locale: 'tr-TR' }, async ({ page }) => {
    await ready(page);
    await go(page, '#data=annex&indicator=high&classes=continuous&lang=tr', 'high');
    await page.waitForSelector('.shades');
    assert.equal(await page.locator('.classes .class').count(), 0);
    const ends = await page.locator('.ends span').allInnerTexts();
    assert.equal(ends.length, 2);
    // The country stands under its mark.
    const country = page.locator('.mark-name:visible text');
    assert.equal(await country.textContent(), 'Türkiye %3,6');
    const [mark, words] = [await page.locator('.shades:visible path').boundingBox(), await country.boundingBox()];
    assert.ok(words.x - 2 <= mark.x && mark.x <= words.x + words.width + 2, JSON.stringify([mark, words]));
    assert.equal(await page.locator('[style]:not(.tooltip)').count(), 0);
    // Many shades, not nine.
    const shades = await page.locator(`${id('map')} .province`).evaluateAll((all) => new Set(all.map((one) => one.dataset.step)).size);
    assert.ok(shades > 9, `${shades}`);
  });
});
