// A large file on a machine with more cores: several workers read it, and nothing comes out differently.

import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { header, id, read, withFolder, writeTrade } from './page.mjs';

const withCores = (cores) => (context) =>
  context.addInitScript((cores) => {
    Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => cores });
  }, cores);

/** What the page says of a file, and how long it tokenised in the worker that was asked. */
const reading = (path, cores) =>
  withPage({ locale: 'en-GB', prepare: withCores(cores) }, async ({ page, problems }) => {
    await ready(page);
    await read(page, path);
    await page.waitForFunction(() => document.documentElement.dataset.detail === 'ready');
    assert.deepEqual(problems, []);
    return page.evaluate(([table, ledger]) => {
      const steps = performance.getEntriesByName('tokenise', 'measure');
      const said = document.querySelector(ledger).cloneNode(true);
      // The fingerprint comes when it comes.
      for (const hash of said.querySelectorAll('[data-testid="sha256"]')) hash.remove();
      return {
        alone: steps.length > 0 && steps[0].duration > 0,
        table: document.querySelector(table).textContent,
        said: said.textContent,
      };
    }, [id('table'), id('ledger')]);
  });

test('several workers give what one gives', async () => {
  await withFolder(async (folder) => {
    const path = await writeTrade(join(folder, 'large.csv'), 60);
    // Trouble far behind the first part: a text of two lines, an unknown province, an amount that is none.
    const trouble = ['2023,import,Ankara,3530,"Kongo,\nDem. Cum.",7.75', '2023,import,Atlantis,3530,X,1.00', '2023,import,Ankara,3530,X,çok'];
    await appendFile(path, `${trouble.join('\n')}\n`);
    const one = await reading(path, 2);
    const several = await reading(path, 6);
    assert.deepEqual([one.alone, several.alone], [true, false]);
    assert.equal(several.table, one.table);
    assert.equal(several.said, one.said);
  });
});

test('a cut within quotes is seen, and the file read in one piece', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'quoted.csv');
    // One text of eight megabytes stands where the first cut falls; each of its lines looks like a record.
    await writeTrade(path, 26);
    const inner = '2024,export,Ankara,3530,Almanya,1000.25\n'.repeat(200_000);
    await appendFile(path, `2024,export,Ankara,3530,"${inner}",7.75\n`);
    await appendFile(path, '2024,export,Ankara,3530,Almanya,1000.25\n'.repeat(700_000));
    const one = await reading(path, 2);
    const several = await reading(path, 6);
    assert.deepEqual([one.alone, several.alone], [true, true]);
    assert.equal(several.table, one.table);
    assert.equal(several.said, one.said);
  });
});
