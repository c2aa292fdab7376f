// What is printed: the map, its sentence, its key, every row of the table, source and passport, on one sheet.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { id } from './page.mjs';

/** How many sheets the PDF has. */
const sheets = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page(?![s\w])/g)?.length ?? 0;

const paper = 'rgb(255, 255, 255)';

for (const [locale, path] of [['tr-TR', '#province=26'], ['en-GB', '#data=ministry&indicator=total&period=2023']]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`everything stands on one sheet of A4, upright or lying (${locale}, ${colorScheme})`, async () => {
      await withPage({ locale, colorScheme, path }, async ({ page }) => {
        await ready(page);
        const rows = await page.locator(`${id('table')} tbody tr`).count();
        assert.ok(rows >= 15, `${rows}`);
        for (const landscape of [false, true]) {
          const pdf = await page.pdf({ format: 'A4', landscape, printBackground: false, preferCSSPageSize: false });
          assert.equal(sheets(pdf), 1, `landscape: ${landscape}`);
        }
        await page.emulateMedia({ media: 'print' });
        const seen = (selector) => page.locator(selector).first().isVisible();
        for (const there of ['h1', id('passport'), 'svg.map', '.legend', '.credit', id('table'), `${id('table')} tfoot`]) {
          assert.ok(await seen(there), `${there} is printed`);
        }
        for (const gone of ['.bar', '.chips', '.fields', '.search', '#figures', '.publish', '.method-card', '#yours', '#lock', '#method', '.close', '.tooltip']) {
          assert.ok(!(await seen(gone)), `${gone} is not printed`);
        }
        const colours = await page.evaluate(() => {
          const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
          const painted = document.querySelector('.province:not([data-class="missing"])');
          return {
            ground: of('body', 'backgroundColor'),
            ink: of('h1', 'color'),
            exact: [getComputedStyle(painted).printColorAdjust, of('.swatch', 'printColorAdjust')],
            ramp: getComputedStyle(document.documentElement).getPropertyValue('--ramp-8').trim(),
          };
        });
        assert.equal(colours.ground, paper, 'no ink for the ground');
        assert.equal(colours.ink, 'rgb(28, 33, 40)', 'dark letters in either theme');
        assert.deepEqual(colours.exact, ['exact', 'exact'], 'colours are kept');
        assert.equal(colours.ramp, '#402584', 'more is darker on paper');
        const hidden = await page.evaluate(() => {
          const frame = document.querySelector('.scroll');
          return frame.scrollHeight - frame.clientHeight;
        });
        assert.ok(hidden <= 1, `${hidden} px of the table are hidden`);
        // No name and no number runs into the next column, upright or lying; a sheet without its margins is so large.
        for (const viewport of [{ width: 718, height: 1047 }, { width: 1047, height: 718 }]) {
          await page.setViewportSize(viewport);
          const tight = await page.locator(`${id('table')} tr > *`).evaluateAll((cells) => {
            const range = document.createRange();
            return cells.filter((cell) => {
              range.selectNodeContents(cell);
              const [words, room] = [range.getBoundingClientRect(), cell.getBoundingClientRect()];
              return words.width > 0 && (words.left < room.left - 1 || words.right > room.right + 1);
            }).map((cell) => cell.innerText);
          });
          assert.deepEqual(tight, [], `${viewport.width} px`);
        }
        // The theme is the reader's own again afterwards.
        await page.emulateMedia({ media: 'screen' });
        assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), colorScheme);
      });
    });
  }
}
