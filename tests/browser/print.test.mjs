// What is printed: the map, its sentence, its key, every row of the table, source and passport, on one sheet.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { download, id } from './page.mjs';

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

test('what is prepared for publication is printed as its preview shows it, and nothing else', async () => {
  await withPage({ locale: 'en-GB', colorScheme: 'dark' }, async ({ page }) => {
    await ready(page);
    await page.click(id('prepare'));
    await page.waitForSelector(id('step-preview'));
    // A print stops the page until its dialogue is closed; what the paper shows is looked at afterwards.
    await page.evaluate(() => {
      window.print = () => (window.printed = document.documentElement.hasAttribute('data-print'));
    });
    await page.click(id('step-print'));
    assert.equal(await page.evaluate(() => window.printed), true);
    assert.equal(await page.evaluate(() => document.documentElement.hasAttribute('data-print')), false, 'the page is itself again');
    await page.evaluate(() => document.documentElement.setAttribute('data-print', ''));
    for (const landscape of [false, true]) {
      assert.equal(sheets(await page.pdf({ format: 'A4', landscape })), 1, `landscape: ${landscape}`);
    }
    await page.emulateMedia({ media: 'print' });
    const preview = page.locator(id('step-preview'));
    assert.ok(await preview.isVisible());
    const { width, x, y } = await preview.boundingBox();
    assert.ok(width > 500 && x < 50 && y < 50, `${width} at ${x}, ${y}`);
    for (const gone of ['h1', 'svg.map', id('table'), id('embed-code'), '.step-form', '#yours', '.bar']) {
      assert.ok(!(await page.locator(`#app ${gone}`).first().isVisible()), `${gone} is not printed`);
    }
  });
});

test('an exported page is printed in light colours with every number, whatever its theme', async () => {
  await withPage({ locale: 'tr-TR' }, async ({ page, context }) => {
    await ready(page);
    await page.click(id('prepare'));
    await page.waitForSelector(id('step'));
    await page.selectOption(id('step-theme'), 'dark');
    await page.waitForFunction(() => !document.querySelector('.publish [aria-busy="true"]'));
    const { bytes } = await download(page, id('download-html'));
    const other = await context.newPage();
    await other.setContent(bytes.toString());
    const ramp = () => other.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ramp-8').trim());
    const dark = await ramp();
    await other.emulateMedia({ media: 'print' });
    assert.equal(await ramp(), '#401d6b', 'more is darker on paper');
    assert.notEqual(await ramp(), dark);
    assert.equal(await other.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(251, 250, 247)');
    assert.ok(await other.locator('tbody tr').last().isVisible(), 'the last row is printed');
    assert.ok(sheets(await other.pdf({ format: 'A4', printBackground: false })) <= 2);
  });
});
