// Ankara's share of high technology in 2024 is printed the same in the map's tooltip, on the map, in the table, in the
// panel, in the table of indicators and in the frame of an embed. (What is in files is held natively, in
// tests/promises/one_number.rs.)

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { embedCode, id } from './page.mjs';

/** The numbers of a text, as they are printed. */
const numbers = (text) => text.match(/\d[\d.,]*\d|\d/g) ?? [];

for (const [locale, expected] of [['tr-TR', '12,1'], ['en-GB', '12.1']]) {
  test(`Ankara reads ${expected} everywhere on a page in ${locale}`, async () => {
    await withPage({ locale }, async ({ page, base, context }) => {
      await ready(page);
      const shape = page.locator(`${id('map')} [data-plate="6"]`);
      await shape.hover();
      await page.waitForSelector(`${id('table')} tr.hovered[data-place="6"]`);
      const tooltip = await page.locator('.tooltip').innerText();
      assert.equal(numbers(tooltip.split('Ankara')[1])[0], expected, tooltip);
      const spoken = await shape.getAttribute('aria-label');
      if (spoken !== null) assert.equal(numbers(spoken)[0], expected, spoken);
      const row = await page.locator(`${id('table')} tr[data-place="6"]`).innerText();
      assert.equal(numbers(row.split('Ankara')[1])[0], expected, row);
      await shape.click();
      await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === 'Ankara');
      const panel = await page.locator('.panel').innerText();
      assert.ok(numbers(panel).includes(expected), panel);
      await embedCode(page);
      const code = await embedCode(page);
      const address = /src="([^"]+)"/.exec(code)[1].replaceAll('&amp;', '&');
      assert.ok(address.startsWith(base));
      const embed = await context.newPage();
      await embed.goto(address);
      await embed.waitForFunction(() => document.documentElement.dataset.state === 'shown');
      const cells = await embed.evaluate(() =>
        [...[...document.querySelectorAll('tr')].find((row) => row.cells[0]?.textContent === 'Ankara').cells].map((cell) => cell.textContent));
      assert.equal(cells[1], expected, cells.join('|'));
      await embed.close();
    });
  });
}
