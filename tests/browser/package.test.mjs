// The JavaScript package in a page of other people, as its example uses it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, startServer, withPage } from './harness.mjs';
import { file, header } from './page.mjs';

const until = (page, data) => page.waitForFunction((data) => document.documentElement.dataset.shown === data, data);

test('the example shows published data, then a file, and says what is wrong with one', async () => {
  const { base, stop } = await startServer({ dir: join(root, 'target/js') });
  try {
    await withPage({ base, locale: 'en-GB' }, async ({ page, requests, problems }) => {
      await until(page, 'annex');
      assert.match(await page.locator('#said').innerText(), /3\.6%.*Eskişehir.*34\.4%/);
      assert.match(await page.locator('#rows tbody tr').first().innerText(), /Eskişehir\s+34\.4%/);
      assert.equal(await page.locator('#map').evaluate(async (image) => { await image.decode(); return image.naturalWidth; }), 960);
      const before = requests.length;
      const rows = ['Ankara', 'Van'].flatMap((place, at) => [`2024,export,${place},3530,DE,${300 + at}.25`, `2024,export,${place},1810,DE,700`]);
      await page.setInputFiles('#file', file('mine.csv', `${header}${rows.join('\n')}\n`));
      await until(page, 'own');
      assert.match(await page.locator('#rows').innerText(), /Van\s+30\.1%[^]*Ankara\s+30\.0%/);
      await page.setInputFiles('#file', file('empty.csv', ''));
      await until(page, 'error');
      assert.match(await page.locator('#said').innerText(), /The file is empty/);
      assert.equal(requests.slice(before).filter(({ url }) => !url.startsWith('blob:')).length, 0);
      assert.deepEqual(problems, []);
    });
  } finally {
    stop();
  }
});

test('its numbers are exact, its cards verify, its types are named', async () => {
  const { base, stop } = await startServer({ dir: join(root, 'target/js') });
  try {
    await withPage({ base, locale: 'en-GB' }, async ({ page }) => {
      await until(page, 'annex');
      const found = await page.evaluate(async (csv) => {
        const { Teknoharita } = await import('./pkg/teknoharita.js');
        const engine = new Teknoharita('tr');
        const caught = (work) => { try { work(); return null; } catch (error) { return [error.code, error.message]; } };
        const own = { data: 'own', indicator: 'high' };
        const refused = [caught(() => engine.view(own)), caught(() => engine.view({ data: 'annex', indicator: 'x' })), caught(() => engine.table('no', {}))];
        const ledger = engine.load([{ name: 'a.csv', bytes: new TextEncoder().encode(csv) }]);
        const card = new TextDecoder().decode(engine.publish(own, 'card', { card: 'internal' }).bytes);
        const book = engine.publish(own, 'xlsx');
        return {
          refused,
          mapped: ledger.value.mapped,
          catalogue: engine.tables().length,
          total: engine.table('totals', { period: '2024' }).find((row) => row.plate === '6')?.value,
          same: engine.verify(card).length,
          other: engine.verify(card.replace('"exact": "', '"exact": "0')).map(({ part }) => part),
          zip: [...book.bytes.slice(0, 2)],
          dark: engine.mapSvg(own, { theme: 'dark', shape: 'square' }).includes('width="1080"'),
        };
      }, `${header}2024,export,Ankara,3530,DE,12345678901.2345\n2024,export,Van,1810,DE,-1.5\n`);
      assert.equal(found.refused[0][0], 'data');
      assert.deepEqual([found.refused[1][0], found.refused[2]], ['options', ['unknown-table', 'no']]);
      assert.equal(found.mapped, '12345678899.7345');
      assert.equal(found.total, '12345678901.2345');
      assert.ok(found.catalogue > 25);
      assert.deepEqual([found.same, found.other, found.zip, found.dark], [0, ['exact'], [0x50, 0x4b], true]);
    });
  } finally {
    stop();
  }
  const types = await readFile(join(root, 'target/js/pkg/teknoharita.d.ts'), 'utf8');
  for (const name of ['class Teknoharita', 'interface ViewOptions', 'mapSvg(', 'load(files: TradeFile[]', 'Promise<InitOutput>']) {
    assert.ok(types.includes(name), name);
  }
});
