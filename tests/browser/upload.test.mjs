// The main job: the visitor's own file.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ready, root, withPage } from './harness.mjs';
import { chip, download, file, header, id, order, province, read, row, states, untilLocked, untilState, untilValue, withFolder, writeTrade } from './page.mjs';

const samplePath = join(process.env.TEKNOHARITA_DIST ?? join(root, 'dist'), 'sample/teknoharita-sample.csv');

test('the sample as a stranger’s file gives the published shares', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    const published = await page.evaluate(() =>
      [...document.querySelectorAll('[data-testid="table"] tbody tr')].map((row) => [row.dataset.place, row.cells[1].textContent]),
    );
    await read(page, samplePath);
    assert.deepEqual(
      Object.fromEntries(
        await page.evaluate(() =>
          [...document.querySelectorAll('[data-testid="table"] tbody tr')].map((row) => [row.dataset.place, row.cells[1].textContent]),
        ),
      ),
      Object.fromEntries(published),
    );
    assert.match((await province(page, 26)).value, /^34\.[34]/);
    assert.match(await row(page, 6), /12,1/);
    for (const place of ['.lead', '#map', '#list']) {
      assert.equal(await page.locator(`${place} .mark`).innerText(), 'SENTETİK ÖRNEK / SYNTHETIC SAMPLE');
    }
    assert.equal((await states(page)).run, '1');
    assert.equal(await page.evaluate(() => performance.getEntriesByName('cube-ready').length), 1);
    assert.equal(await page.locator(id('data-set')).inputValue(), 'own');
    assert.match(new URL(page.url()).hash, /data=own/);
    // The fingerprint comes after the results.
    const sha256 = createHash('sha256').update(await readFile(samplePath)).digest('hex');
    await page.waitForFunction((sha256) => document.querySelector('[data-testid="sha256"]').textContent === sha256, sha256);
    // The built-in data is still there.
    await page.selectOption(id('data-set'), 'annex');
    await page.waitForFunction(() => !document.querySelector('.mark'));
    await untilValue(page, 26, '34.4');
  });
});

test('the sample can be tried and saved without a request, once the page is locked', async () => {
  await withPage({}, async ({ page, requests }) => {
    await ready(page);
    await untilLocked(page);
    const before = requests.length;
    const saved = await download(page, id('sample-link'));
    assert.deepEqual(saved.bytes, await readFile(samplePath));
    await page.click(id('sample-try'));
    await untilState(page, 'done');
    assert.deepEqual(requests.slice(before).filter(({ url }) => !/^blob:/.test(url)), []);
  });
});

test('the state is reading in the same task as the change event', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    await page.evaluate(() => {
      // Bubbles after the page's own handler, in the same task.
      document.addEventListener('change', (event) => {
        if (event.target.type === 'file') window.seen = document.documentElement.dataset.state;
      });
    });
    await page.setInputFiles(id('file-input'), file('a.csv', `${header}2024,export,Ankara,3530,DE,5\n`));
    assert.equal(await page.evaluate(() => window.seen), 'reading');
    await untilState(page, 'done');
  });
});

test('the ledger says where every row went, and all problems can be saved', async () => {
  const rows = [
    '2024,export,Ankara,3530,Almanya,100.5',
    '2024,export,Nowhere,3530,Almanya,20',
    '2024,export,Ankara,9Z99,Almanya,30',
    '2024,export,Ankara,3530,Almanya,many',
    '2024,export,Belirsiz,3530,Almanya,40',
    '2024,export,"=cmd()",3530,Almanya,1',
  ];
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await read(page, file('mixed.csv', header + rows.join('\n')));
    const bucket = (name) => page.locator(`${id('ledger')} [data-bucket="${name}"]`).innerText();
    assert.match(await bucket('mapped'), /\b1\b/);
    assert.match(await bucket('unmatched_province'), /\b2\b/);
    assert.match(await bucket('unmatched_product'), /\b1\b/);
    assert.match(await bucket('rejected'), /\b1\b/);
    assert.match(await bucket('unspecified_province'), /\b1\b/);
    assert.match(await bucket('total'), /\b6\b/);
    const ledger = await page.locator(id('ledger')).innerText();
    assert.match(ledger, /mixed\.csv[\s\S]*utf-8[\s\S]*comma/);
    await page.locator(`${id('ledger')} [data-keep="problems"] summary`).click();
    assert.match(await page.locator(`${id('ledger')} .first-problems`).innerText(), /line 3[\s\S]*Nowhere/);
    const problems = await download(page, id('problems-download'));
    const text = problems.bytes.toString();
    assert.match(problems.name, /\.csv$/);
    assert.match(text, /Nowhere/);
    assert.match(text, /9Z99/);
    assert.doesNotMatch(text, /(^|[,;"])=cmd/m, 'a formula must not come alive in a spreadsheet');
  });
});

test('several files are one data set; another choice replaces it, adding keeps it', async () => {
  const ankara = file('ankara.csv', `${header}2024,export,Ankara,3530,DE,100\n`);
  const izmir = file('izmir.csv', `${header}2024,export,İzmir,1810,DE,100\n`);
  const van = file('van.csv', `${header}2024,export,Van,3530,DE,100\n`);
  await withPage({}, async ({ page }) => {
    await ready(page);
    await read(page, [ankara, izmir]);
    assert.equal((await province(page, 6)).value, '100.000000');
    assert.equal((await province(page, 35)).value, '0.000000');
    assert.equal((await province(page, 65)).class, 'missing');
    await page.setInputFiles(id('file-add'), van);
    await page.waitForFunction(() => document.documentElement.dataset.run === '2');
    assert.equal((await province(page, 65)).value, '100.000000');
    assert.equal((await province(page, 6)).value, '100.000000');
    assert.equal(await page.locator(`${id('ledger')} .file`).count(), 3);
    await page.setInputFiles(id('file-input'), van);
    await page.waitForFunction(() => document.documentElement.dataset.run === '3');
    assert.equal((await province(page, 6)).class, 'missing');
  });
});

test('a file can be dropped anywhere on the page', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    const drop = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.csv'));
      return data;
    }, `${header}2024,export,Ankara,3530,DE,100\n`);
    await page.dispatchEvent('h1', 'dragenter', { dataTransfer: drop });
    await page.waitForSelector('.drop-over');
    await page.dispatchEvent('h1', 'dragover', { dataTransfer: drop });
    await page.dispatchEvent('h1', 'drop', { dataTransfer: drop });
    await untilState(page, 'done');
    assert.equal(await page.locator('.drop-over').count(), 0);
    assert.equal((await province(page, 6)).value, '100.000000');
    assert.ok((await order(page)).length >= 1);
  });
});

test('a large file shows its progress and can be cancelled, back to the state before', async () => {
  await withFolder(async (folder) => {
    const large = await writeTrade(join(folder, 'large.csv'), 400);
    await withPage({ locale: 'en-GB' }, async ({ page }) => {
      await ready(page);
      await untilLocked(page);
      await page.setInputFiles(id('file-input'), large);
      await page.waitForSelector(id('progress'));
      await page.waitForFunction(() => /\d MB of \d+.* rows/.test(document.querySelector('[data-testid="progress"]')?.innerText ?? ''));
      // The page answers while a file is read.
      await page.click(chip('low'));
      await page.waitForFunction(() => location.hash.includes('indicator=low'));
      await page.click(id('cancel'));
      assert.equal((await states(page)).state, 'ready');
      assert.equal((await states(page)).run, '0');
      assert.equal(await page.locator(id('progress')).count(), 0);
      // And a second reading works.
      await read(page, file('small.csv', `${header}2024,export,Ankara,3530,DE,100\n`));
      await page.setInputFiles(id('file-input'), large);
      await page.waitForSelector(id('cancel'));
      await page.click(id('cancel'));
      assert.equal((await states(page)).state, 'done');
      assert.equal((await province(page, 6)).value, '100.000000');
    });
  });
});

test('reading a large file leaves the page smooth', async (t) => {
  await withFolder(async (folder) => {
    const large = await writeTrade(join(folder, 'large.csv'), 100);
    await withPage({}, async ({ page }) => {
      await ready(page);
      await untilLocked(page);
      await page.evaluate(() => {
        window.longest = 0;
        let last = performance.now();
        const frame = (now) => {
          window.longest = Math.max(window.longest, now - last);
          last = now;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      });
      const started = await page.evaluate(() => performance.now());
      await read(page, large);
      const [longest, ended] = await page.evaluate(() => [
        window.longest,
        performance.getEntriesByName('cube-ready').at(-1).startTime,
      ]);
      t.diagnostic(`100 MB: ${Math.round(ended - started)} ms to the tables, longest frame gap ${Math.round(longest)} ms`);
      // A machine that builds at the same time may be slow; ten times the promise is a freeze anywhere.
      assert.ok(longest < 1000, `${longest} ms`);
    });
  });
});
