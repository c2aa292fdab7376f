// A column of weights: seen in the check step, and unit values in both languages.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { file, id, read, untilLocked } from './page.mjs';

const trade = file('agirlik.csv', [
  'yıl;akış;il;isic_rev3;usd;Net Ağırlık (kg)',
  '2024;ihracat;Ankara;3530;30000000;1500000',
  '2024;ihracat;Ankara;1711;20000000;10000000,5',
  '2024;ihracat;İzmir;3530;90000000;',
  '2024;ihracat;İzmir;3530;30000000;1000000',
  '2024;ihracat;Van;1711;700000;on kilo',
].join('\n') + '\n');

const table = (page) =>
  page.locator(`${id('figures')} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()).join('|')));

for (const [locale, role, rows, note] of [
  ['tr-TR', 'Ağırlık', [/^Toplam\|60,0\|2\.500\.000\|24,00\|40,0/, /^Ankara\|30,0\|1\.500\.000\|20,00\|100,0/, /^İzmir\|30,0\|1\.000\.000\|30,00\|25,0/, /^Van\|–\|–\|–\|–/], /yarısından azının ağırlığı/],
  ['en-GB', 'weight', [/^Total\|60\.0\|2,500,000\|24\.00\|40\.0/, /^Ankara\|30\.0\|1,500,000\|20\.00\|100\.0/, /^İzmir\|30\.0\|1,000,000\|30\.00\|25\.0/, /^Van\|–\|–\|–\|–/], /less than half of the amount has a weight/],
]) {
  test(`unit values beside their coverage, ${locale}`, async () => {
    await withPage({ locale }, async ({ page }) => {
      await ready(page);
      await page.locator(id('file-input')).focus();
      await untilLocked(page);
      await read(page, [trade]);
      const shown = await page.locator('select.role, select').evaluateAll((all) => all.map((one) => one.selectedOptions[0]?.textContent ?? ''));
      assert.ok(shown.some((text) => text.trim().toLocaleLowerCase(locale) === role.toLocaleLowerCase(locale)), shown.join('|'));
      await page.locator(`${id('figures-section')} > summary`).click();
      await page.waitForSelector(id('figure-id'));
      await page.selectOption(id('figure-id'), 'unit-values');
      await page.waitForFunction(() => location.hash.includes('figure=unit-values'));
      await page.selectOption(id('figure-tier'), 'high');
      await page.waitForFunction(() => location.hash.includes(';tier=high'));
      const found = await table(page);
      for (const [at, row] of rows.entries()) {
        assert.match(found[at], row, found.join('\n'));
      }
      assert.match(await page.locator(id('figures-section')).innerText(), note);
    });
  });
}
