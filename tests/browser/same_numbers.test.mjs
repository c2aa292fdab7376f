// One engine, three faces: the page shows what the command line prints, to the last digit. (That the command line
// prints what the engine says is held natively, in tests/promises/command_line.rs.)

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { chip, id, read } from './page.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The command line's rows of a table. */
function table(...args) {
  const command = ['run', '--quiet', '--locked', '--features', 'cli', '--bin', 'teknoharita', '--', 'table'];
  const json = execFileSync('cargo', [...command, ...args, '--format', 'json'], { cwd: root, maxBuffer: 1 << 28 });
  return JSON.parse(json);
}

/** Trade that no one wrote by hand: two years, both flows, Turkish dialect, cents, some rows that go nowhere. */
function trade() {
  const provinces = ['Ankara', 'İSTANBUL', 'Eskişehir', 'K.Maraş', '35', 'TR-16', 'Şırnak', 'Belirsiz', 'Gizli Veri', 'Atlantis', 'Toplam'];
  const codes = ['3530', '2423', '3410', '2710', '1711', '111', '9999', 'Gizli Veri', '1234'];
  let state = 20241120;
  const next = (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  const rows = ['Yıl;Akış;İl;ISIC Rev.3;Ülke;Değer (USD)'];
  for (let row = 0; row < 3000; row += 1) {
    const amount = `${next(90_000)},${String(next(100)).padStart(2, '0')}`;
    rows.push([2023 + next(2), next(2) ? 'İhracat' : 'İthalat', provinces[next(provinces.length)], codes[next(codes.length)], 'Çin', amount].join(';'));
  }
  return `${rows.join('\r\n')}\r\n`;
}

test('the page shows the numbers of the command line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'teknoharita-'));
  const path = join(folder, 'trade.csv');
  writeFileSync(path, trade());
  try {
    const rows = table('tier-shares', path);
    await withPage({}, async ({ page }) => {
      await ready(page);
      await read(page, path);
      let compared = 0;
      for (const [period, flow, tier] of [
        ['2024', 'export', 'high'],
        ['2024', 'import', 'medium_high'],
        ['2023', 'export', 'low'],
        ['2023', 'import', 'not_classified'],
      ]) {
        await page.selectOption(id('period'), period);
        await page.selectOption(id('flow'), flow);
        await page.click(chip(tier));
        const expected = rows.filter((row) => row.period === period && row.flow === flow && row.tier === tier);
        const one = expected.find((row) => row.plate === '6');
        await page.waitForFunction(
          ([value]) => document.querySelector('[data-testid="map"] [data-plate="6"]').getAttribute('data-value') === value,
          [one.share_pct],
        );
        const shown = await page.$$eval(`${id('map')} [data-plate]`, (paths) =>
          Object.fromEntries(paths.map((path) => [path.dataset.plate, path.dataset.value ?? null])));
        for (let plate = 1; plate <= 81; plate += 1) {
          const row = expected.find((row) => row.plate === String(plate));
          assert.equal(shown[plate], row ? row.share_pct : null, `${period} ${flow} ${tier} ${plate}`);
          compared += row ? 1 : 0;
        }
      }
      assert.ok(compared > 20, `${compared} provinces were compared`);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
