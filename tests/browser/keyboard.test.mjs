// The page without a mouse.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { id } from './page.mjs';

const focused = (page, attribute) =>
  page.evaluate((attribute) => document.activeElement?.getAttribute(attribute), attribute);

test('the first tab stop skips to the map', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    await page.keyboard.press('Tab');
    assert.equal(await focused(page, 'href'), '#map');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page, 'id'), 'map');
    assert.equal(new URL(page.url()).hash, '', 'the address is not for skipping');
    await page.keyboard.press('Tab');
    assert.notEqual(await focused(page, 'data-plate'), null);
  });
});

test('provinces are one tab stop; arrows move, Enter chooses, Escape takes back', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    assert.equal(await page.locator(`${id('map')} [data-plate][tabindex="0"]`).count(), 1);
    await page.locator(`${id('map')} [data-plate="6"]`).focus();
    await page.waitForSelector(`${id('table')} tr.hovered[data-place="6"]`);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(page, 'data-plate'), '26');
    assert.match(await page.locator('.tooltip').innerText(), /Eskişehir/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === 'Eskişehir');
    assert.equal(await focused(page, 'data-plate'), '26', 'choosing keeps the focus');
    assert.equal(await focused(page, 'aria-pressed'), 'true');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.panel h2'));
    assert.equal(await page.locator(`${id('map')} [data-plate][tabindex="0"]`).count(), 1);
  });
});

test('rows of the table are one tab stop too', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    await page.waitForSelector(`${id('table')} .place[tabindex="0"]`);
    assert.equal(await page.locator(`${id('table')} .place[tabindex="0"]`).count(), 1);
    await page.locator(`${id('table')} tr[data-place="26"] .place`).focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement.closest('tr').dataset.place), '2');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === 'Adıyaman');
  });
});

test('everything that can be pressed has a name, and the map has words', async () => {
  await withPage({ path: '#province=26' }, async ({ page }) => {
    await ready(page);
    const nameless = await page.evaluate(() => {
      const named = (part) =>
        (part.getAttribute('aria-label') ?? part.labels?.[0]?.textContent ?? part.textContent ?? '').trim() !== '';
      return [...document.querySelectorAll('button, select, input, textarea, a, [role="button"]')]
        .filter((part) => !named(part))
        .map((part) => part.outerHTML.slice(0, 120));
    });
    assert.deepEqual(nameless, []);
    const svg = page.locator(`${id('map')} svg.map`);
    assert.notEqual(await svg.getAttribute('aria-label'), '');
    const described = await svg.getAttribute('aria-describedby');
    assert.notEqual((await page.locator(`#${described}`).innerText()).trim(), '');
    assert.equal(await page.locator('h1').count(), 1);
    assert.equal(await page.locator('main').count(), 1);
  });
});
