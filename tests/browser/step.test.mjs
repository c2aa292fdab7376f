// The step before something becomes public: what the author writes, sees and takes away; cards that are checked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { download, embedCode, file, header, id, prepare, read, still, untilLocked } from './page.mjs';

/** Changes a field and waits for the answer. */
async function change(page, name, value) {
  const field = page.locator(id(`step-${name}`));
  const tag = await field.evaluate((field) => field.tagName);
  const before = await page.locator(id('step-preview')).getAttribute('src');
  if (tag === 'SELECT') await field.selectOption(value);
  else {
    await field.fill(value);
    await field.blur();
  }
  return before;
}

const words = [
  { locale: 'tr-TR', numbers: /^82 sayı: 81 ilin ve Türkiye'nin/, cite: /\[harita\]/ },
  { locale: 'en-GB', numbers: /^82 numbers: value, amount and total of 81 provinces/, cite: /\[map\]/ },
];
for (const { locale, numbers, cite } of words) {
  test(`texts and shapes go into the preview, the code and the files (${locale})`, async () => {
    await withPage({ locale }, async ({ page, problems }) => {
      await ready(page);
      await prepare(page);
      assert.match(await page.locator(id('step-numbers')).innerText(), numbers);
      assert.match(await page.locator(id('step-citation')).innerText(), cite);
      assert.match(await page.locator(id('step-bibtex')).innerText(), /^@misc\{teknoharita/);
      const own = 'Mine: “İstanbul” <b>& Iğdır</b>';
      const before = await change(page, 'headline', own);
      await page.waitForFunction((before) => document.querySelector('[data-testid="step-preview"]').src !== before, before);
      await still(page);
      assert.ok((await page.locator(id('step-texts')).innerText()).includes(own), 'it is among what becomes public');
      // The headline of the page is the page's own.
      assert.ok(!(await page.locator('h1').innerText()).includes('Mine'));
      const svg = await download(page, id('download-svg'));
      assert.match(svg.bytes.toString(), /Mine: “İstanbul” &lt;b&gt;&amp; Iğdır&lt;\/b&gt;/);
      const shape = await change(page, 'shape', 'square');
      await page.waitForFunction((before) => document.querySelector('[data-testid="step-preview"]').src !== before, shape);
      await still(page);
      const natural = await page.locator(id('step-preview')).evaluate(async (image) => {
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
      });
      assert.deepEqual(natural, [1080, 1080]);
      const png = await download(page, id('download-png'));
      assert.match(png.name, /-square\.png$/);
      assert.deepEqual([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], [1080, 1080]);
      const kept = JSON.parse((await download(page, id('download-spec'))).bytes.toString());
      assert.deepEqual([kept.view.period, kept.settings.shape, kept.settings.texts.headline], ['latest', 'square', own]);
      // Another view keeps what was written, and writes anew what was not.
      const title = await page.locator(id('step-title')).inputValue();
      await page.selectOption(id('period'), '2023');
      await page.waitForFunction((title) => document.querySelector('[data-testid="step-title"]').value !== title, title);
      assert.equal(await page.locator(id('step-headline')).inputValue(), own);
      // Emptied, it is the data's again.
      await change(page, 'headline', '');
      await page.waitForFunction(() => /2023/.test(document.querySelector('[data-testid="step-headline"]').value));
      assert.deepEqual(problems, []);
    });
  });
}

test('what is being written is not lost when an answer comes', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await prepare(page);
    await page.locator(id('step-headline')).fill('One');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Two');
    await still(page);
    await page.waitForTimeout(200);
    assert.match(await page.locator(id('step-title')).inputValue(), /Two/);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'step-title');
  });
});

test('a method card of a file is checked on the page, and a changed byte is named', async () => {
  const rows = ['Ankara', 'Bursa', 'Van'].map((place, at) => `2024,export,${place},3530,Almanya,${(at + 1) * 1000}.25`);
  const trade = (rows) => file('very-private-name.csv', `${header}${rows.join('\n')}\n`);
  await withPage({ locale: 'en-GB' }, async ({ page, requests }) => {
    await ready(page);
    await page.focus(id('file-input'));
    await untilLocked(page);
    const before = requests.length;
    await read(page, trade(rows));
    await page.waitForFunction(() => /^[0-9a-f]{64}$/.test(document.querySelector('[data-testid="sha256"]').textContent));
    await prepare(page);
    const open = await download(page, id('download-card'));
    assert.ok(!open.bytes.toString().includes('very-private-name') && !/"sha256"/.test(open.bytes.toString()));
    await page.selectOption(id('step-card'), 'internal');
    await still(page);
    const card = await download(page, id('download-card'));
    assert.match(card.bytes.toString(), /very-private-name\.csv/);
    const check = async (bytes, said) => {
      await page.setInputFiles(id('step-verify'), { name: 'card.json', mimeType: 'application/json', buffer: bytes });
      await page.waitForFunction((said) => new RegExp(said).test(document.querySelector('[data-testid="step-checked"]')?.innerText ?? ''), said);
    };
    await check(card.bytes, '^Same numbers');
    await check(Buffer.from('{"schema":"other"}'), 'no method card');
    // The same rows but for a cent.
    await read(page, trade([...rows.slice(0, 2), rows[2].replace('.25', '.26')]));
    await page.waitForFunction(() => document.documentElement.dataset.run === '2');
    await check(card.bytes, '^Different');
    assert.match(await page.locator(id('step')).locator('xpath=..').innerText(), /files\/0/);
    assert.equal(requests.slice(before).filter(({ url }) => !/^(blob|data):/.test(url)).length, 0, 'nothing was asked of anybody');
    assert.ok(!(await embedCode(page)).includes('very-private'));
  });
});
