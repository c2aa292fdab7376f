// Files that cannot be used: each with a clear message in both languages, and a way on.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { chip, file, header, id, province, read, states, untilLocked, untilState, withFolder, writeLongLine, writeTrade } from './page.mjs';

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const cases = {
  'an empty file': [file('empty.csv', ''), /boş/, /empty/],
  'a picture': [{ name: 'map.png', mimeType: 'image/png', buffer: picture }, /resim|görsel|fotoğraf/i, /picture|image/i],
  'no province column': [file('a.csv', 'year,flow,isic_rev3,amount_usd\n2024,export,3530,1\n'), /İl sütunu/, /province column/i],
  'no amount column': [file('a.csv', 'year,flow,province,isic_rev3\n2024,export,Ankara,3530\n'), /sütunu/, /No .* column/i],
  'only unknown codes': [file('a.csv', `${header}2024,export,Ankara,8888,DE,1\n2024,export,Ankara,77,DE,1\n`), /kod/i, /code/i],
  'an unterminated quote': [file('a.csv', `${header}2024,export,Ankara,3530,"DE,1\n${'2024,export,Ankara,3530,DE,1\n'.repeat(5)}`), /tırnak/i, /quote/i],
};

for (const [name, [chosen, turkish, english]] of Object.entries(cases)) {
  test(`${name} is explained in both languages`, async () => {
    await withPage({ locale: 'tr-TR' }, async ({ page, problems }) => {
      await ready(page);
      assert.equal(await read(page, chosen, 'failed', 'done', 'asking'), 'failed');
      const panel = page.locator(id('error'));
      assert.match(await panel.innerText(), turkish);
      assert.equal(await panel.getAttribute('role'), 'alert');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'failure');
      assert.equal((await states(page)).run, '1');
      await page.selectOption(id('language'), 'en');
      await page.waitForFunction(() => document.documentElement.lang === 'en');
      assert.match(await panel.innerText(), english);
      assert.deepEqual(problems, []);
      // Another file is read as if nothing had happened.
      await read(page, file('good.csv', `${header}2024,export,Ankara,3530,DE,1\n`));
      assert.equal((await states(page)).run, '2');
      assert.equal((await province(page, 6)).value, '100.000000');
    });
  });
}

test('one line of 300 MB is refused and the page lives', async () => {
  await withFolder(async (folder) => {
    const path = await writeLongLine(join(folder, 'line.csv'), 300_000_000);
    await withPage({ locale: 'en-GB' }, async ({ page }) => {
      await ready(page);
      assert.equal(await read(page, path, 'failed', 'done', 'asking'), 'failed');
      assert.match(await page.locator(id('error')).innerText(), /line\.csv/);
      await page.click(id('dismiss'));
      assert.equal((await states(page)).state, 'ready');
    });
  });
});

test('a file that is deleted while it is read is a message and not a wrong map', async () => {
  await withFolder(async (folder) => {
    const path = await writeTrade(join(folder, 'gone.csv'), 600);
    await withPage({ locale: 'en-GB' }, async ({ page }) => {
      await ready(page);
      await untilLocked(page);
      await page.setInputFiles(id('file-input'), path);
      await page.waitForFunction(() => / MB of /.test(document.querySelector('[data-testid="progress"]')?.innerText ?? ''));
      await rm(path);
      assert.equal(await untilState(page, 'failed', 'done'), 'failed');
      assert.match(await page.locator(id('error')).innerText(), /gone\.csv/);
      assert.equal(await page.locator(id('try-again')).count(), 1);
      await page.click(id('try-again'));
      await untilState(page, 'failed');
    });
  });
});

test('a worker that breaks down is replaced, and the file can be read again', async () => {
  await withFolder(async (folder) => {
    const path = await writeTrade(join(folder, 'a.csv'), 400);
    // A trap in a worker reaches the page as an error event, so one is sent to the worker that reads.
    const prepare = (context) =>
      context.addInitScript(() => {
        const Native = window.Worker;
        window.Worker = class extends Native {
          constructor(...args) {
            super(...args);
            window.youngest = this;
          }
        };
      });
    await withPage({ locale: 'en-GB', prepare }, async ({ page }) => {
      await ready(page);
      await untilLocked(page);
      await page.setInputFiles(id('file-input'), path);
      await page.waitForFunction(() => / MB of /.test(document.querySelector('[data-testid="progress"]')?.innerText ?? ''));
      await page.evaluate(() => window.youngest.dispatchEvent(new ErrorEvent('error')));
      assert.equal(await untilState(page, 'failed', 'done'), 'failed');
      assert.notEqual((await page.locator(id('error')).innerText()).trim(), '');
      // It was ended; another one still answers views.
      await page.click(chip('low'));
      await page.waitForFunction(() => location.hash.includes('indicator=low'));
      await page.click(id('try-again'));
      await untilState(page, 'done');
    });
  });
});
