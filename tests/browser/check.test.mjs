// The check step: what was understood of a file, and how it is corrected.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ready, root, withPage } from './harness.mjs';
import { chip, download, file, id, province, read, row, shownIndicator, states, untilLocked, untilState } from './page.mjs';

const fixture = (name) => join(root, 'tests/fixtures/files', name);
const expected = JSON.parse(await readFile(join(root, 'tests/fixtures/expected.json'), 'utf8'));

/** What the fixture's own oracle says of a place: the exact amount in single units. */
const amount = (name, flow, period, place) => {
  const cells = expected.find((shape) => shape.name === name).cells;
  return Number(cells.find((cell) => cell[0] === flow && cell[1] === period && cell[2] === String(place))[3]);
};

/** Millions as the table writes them in English. */
const millions = (dollars) =>
  (dollars / 1e6).toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The line of the ledger: rows and amount as text. */
const bucket = (page, name) =>
  page.locator(`${id('ledger')} [data-bucket="${name}"]`).evaluate((line) => [...line.cells].slice(1, 3).map((cell) => cell.textContent));

const repair = (kind) => `${id('ledger')} [data-repair="${kind}"]`;
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-edit') ?? document.activeElement?.id);
const untilRun = (page, run) =>
  page.waitForFunction((run) => document.documentElement.dataset.run === String(run) && document.documentElement.dataset.state === 'done', run);

test('a workbook with title rows, merged heads and thousands of dollars goes straight to the map', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, problems }) => {
    await ready(page);
    assert.equal(await read(page, fixture('book-titles-thousand-merged.xlsx'), 'done', 'asking', 'failed'), 'done');
    assert.deepEqual(problems, []);
    await page.selectOption(id('period'), '2023');
    const dollars = amount('book-titles-thousand-merged', 'export', '2023', 20);
    await page.waitForFunction(
      (text) => document.querySelector('[data-testid="table"] tr[data-place="20"]')?.innerText.includes(text),
      millions(dollars),
    );
    assert.match(await page.locator(id('money')).innerText(), /^thousands of US dollars; the file says “.+”$/);
    assert.notEqual(await page.locator(id('sheets')).innerText(), '');
    assert.equal(await page.locator(repair('unit')).count(), 1);
    assert.equal(await page.locator(repair('title_rows')).count(), 1);
    // The preview marks what stands above the data; folded up, it stays so when the fingerprint comes.
    assert.ok((await page.locator(`${id('preview')} .above`).count()) >= 1);
    await page.click('.preview summary');
    await page.waitForFunction(() => /^[0-9a-f]{64}$/.test(document.querySelector('[data-testid="sha256"]').textContent));
    assert.ok(!(await page.locator('.preview').evaluate((details) => details.open)));
  });
});

test('a Windows-1254 file with semicolons and decimal commas needs no question', async () => {
  await withPage({ locale: 'tr-TR' }, async ({ page }) => {
    await ready(page);
    assert.equal(await read(page, fixture('windows-1254.csv'), 'done', 'asking', 'failed'), 'done');
    assert.match(await page.locator(id('file')).innerText(), /windows-1254 · ayırıcı: noktalı virgül/);
    assert.match(await page.locator(id('columns')).innerText(), /İl/);
    assert.match(await row(page, 63), /Şanlıurfa/);
    assert.equal(await page.locator(`${id('ledger')} [data-bucket="rejected"]`).count(), 0);
    const whole = expected.find((shape) => shape.name === 'windows-1254').cells.reduce((sum, cell) => sum + Number(cell[3]), 0);
    const [, text] = await bucket(page, 'total');
    assert.equal(Number(text.replaceAll('.', '')), Math.round(whole));
  });
});

test('a province that is not known is assigned by a click, and taken back', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await read(page, fixture('unmatched-province-and-product.csv'));
    const before = { mapped: await bucket(page, 'mapped'), lost: await bucket(page, 'unmatched_province') };
    const entry = page.locator(`${id('unmatched')} tr[data-text="Lefkoşa"]`);
    const table = await row(page, 6);
    await entry.locator('select').focus();
    await entry.locator('select').selectOption('6');
    await page.waitForFunction((before) => document.querySelector('[data-testid="table"] tr[data-place="6"]').innerText !== before, table);
    // Ledger, map and table follow, and nothing was read again.
    assert.equal(await entry.locator(id('assigned')).innerText(), 'Ankara');
    assert.notDeepEqual(await bucket(page, 'mapped'), before.mapped);
    assert.equal(await page.locator(`${id('ledger')} [data-bucket="unmatched_province"]`).count(), 0);
    assert.equal((await states(page)).run, '1');
    assert.match(await page.locator(id('edited')).innerText(), /“Lefkoşa” goes to Ankara/);
    // The keyboard is at the way back.
    assert.equal(await focused(page), 'assign 0');
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => document.querySelector('[data-testid="table"] tr[data-place="6"]').innerText === before, table);
    assert.deepEqual(await bucket(page, 'unmatched_province'), before.lost);
    assert.deepEqual(await bucket(page, 'mapped'), before.mapped);
    assert.equal(await focused(page), 'assign 0');
    assert.match(await page.locator(id('edited')).innerText(), /taken back/);
  });
});

test('the nearest provinces are one click away', async () => {
  const text = 'Yıl;İl;ISIC Rev.3;İhracat (ABD $)\n2024;Ankara;2912;100\n2024;Eskişehr;2912;300\n2024;Bursa;3610;5\n';
  await withPage({ locale: 'tr-TR' }, async ({ page }) => {
    await ready(page);
    await read(page, file('typo.csv', text));
    const entry = page.locator(`${id('unmatched')} tr[data-text="Eskişehr"]`);
    await entry.getByRole('button', { name: 'Eskişehr: Eskişehir' }).click();
    await page.waitForFunction(() => document.querySelector('[data-testid="map"] [data-plate="26"]').hasAttribute('data-value'));
    assert.equal(await page.locator(id('assigned')).innerText(), 'Eskişehir');
  });
});

test('answers are saved as a plan, and the plan reads the next file without a question', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    assert.equal(await read(page, fixture('money-nowhere.csv'), 'asking', 'done', 'failed'), 'asking');
    await page.locator('.option', { hasText: 'US dollars' }).click();
    assert.ok(await page.locator(id('go-on')).isDisabled(), 'both are needed');
    await page.locator('.option', { hasText: 'Thousands' }).click();
    await page.click(id('go-on'));
    await untilState(page, 'done');
    assert.match(await page.locator(id('money')).innerText(), /^thousands of US dollars/);
    assert.equal(await page.locator(id('nomenclature')).getAttribute('data-nomenclature'), 'none');
    const plan = await download(page, id('save-plan'));
    assert.equal(plan.name, 'teknoharita-plan.json');
    const told = JSON.parse(plan.bytes.toString());
    assert.deepEqual([told.currency, told.unit], ['usd', 1000]);

    const planFile = { name: plan.name, mimeType: 'application/json', buffer: plan.bytes };
    const data = { name: 'next-month.csv', mimeType: 'text/csv', buffer: await readFile(fixture('money-nowhere.csv')) };
    await page.reload();
    await ready(page);
    // Together.
    assert.equal(await read(page, [planFile, data], 'done', 'asking', 'failed'), 'done');
    assert.match(await page.locator(id('money')).innerText(), /^thousands of US dollars/);
    // One before the other, on a page that is not locked yet.
    await page.reload();
    await ready(page);
    await page.setInputFiles(id('file-input'), planFile);
    await page.waitForFunction(() => /is ready; now drop the file/.test(document.querySelector('[data-testid="plan"]').innerText));
    assert.equal((await states(page)).lock, 'locked');
    assert.equal(await read(page, data, 'done', 'asking', 'failed'), 'done');
    assert.equal(await page.locator(id('plan')).innerText(), '');
  });
});

test('what is no plan is said, and the page goes on', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await read(page, { name: 'package.json', mimeType: 'application/json', buffer: Buffer.from('{"name": "x"}') }, 'failed');
    assert.match(await page.locator(id('error')).innerText(), /It is no plan of Teknoharita/);
    await page.click(id('dismiss'));
    assert.equal((await states(page)).state, 'ready');
  });
});

test('files that hold the same period: the page asks, and lists what the newer one changed', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    const files = [fixture('overlap-newer-1.csv'), fixture('overlap-newer-2.csv')];
    assert.equal(await read(page, files, 'asking', 'done', 'failed'), 'asking');
    await page.locator('.option', { hasText: 'Compare' }).click();
    await page.click(id('go-on'));
    await untilState(page, 'done');
    await page.selectOption(id('period'), '2023');
    const dollars = amount('overlap-newer', 'export', '2023', 17);
    await page.waitForFunction(
      (text) => document.querySelector('[data-testid="table"] tr[data-place="17"]')?.innerText.includes(text),
      millions(dollars),
    );
    const revisions = await page.locator(`${id('revisions')} tbody`).innerText();
    assert.match(revisions, /Çanakkale/);
    // 395,282.2 thousand became 395,283.2.
    assert.match(revisions, /395,282,200\s+395,283,200\s+1,000/);
    const saved = await download(page, id('save-revisions'));
    assert.match(saved.bytes.toString(), /395282200,395283200/);
    assert.match((await bucket(page, 'replaced'))[0], /^\d+$/);
  });
});

test('a repair is undone and done again; the view stays and so does the keyboard', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await read(page, fixture('totals-at-the-bottom.csv'));
    const before = await bucket(page, 'mapped');
    assert.match(await page.locator(id('checks')).innerText(), /totals? hold/);
    await page.click(chip('total'));
    await page.waitForFunction(() => location.hash.includes('indicator=total'));
    const undo = page.locator(`${repair('totals')} button`);
    assert.equal(await undo.innerText(), 'Undo');
    await undo.focus();
    await page.keyboard.press('Enter');
    await untilRun(page, 2);
    await page.waitForFunction(() => document.querySelector('[data-repair="totals"] button')?.textContent === 'Do it again');
    assert.equal(await focused(page), 'repair totals');
    assert.equal(await shownIndicator(page), 'total');
    await page.keyboard.press('Enter');
    await untilRun(page, 3);
    assert.deepEqual(await bucket(page, 'mapped'), before);
    assert.equal(await focused(page), 'repair totals');
    const list = await download(page, id('save-repairs'));
    assert.match(list.bytes.toString(), /^\uFEFF?kind,description,count/);
  });
});

test('the role of a column is changed, and a change that cannot be is taken back', async () => {
  const text = 'year,province,partner,isic_rev3,fob_usd,cif_usd,flow\n2024,Ankara,Germany,3530,100,110,export\n2024,Bursa,Germany,1810,300,330,export\n';
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    if ((await read(page, file('roles.csv', text), 'asking', 'done')) === 'asking') {
      await page.locator('.option', { hasText: 'fob_usd' }).click();
      await page.click(id('go-on'));
      await untilState(page, 'done');
    }
    const select = (header) => page.getByLabel(`What column “${header}” holds`);
    assert.equal(await select('fob_usd').inputValue(), 'amount');
    await select('cif_usd').selectOption('amount');
    await untilRun(page, 2);
    assert.equal(await select('cif_usd').inputValue(), 'amount');
    assert.deepEqual(await bucket(page, 'total'), ['2', '440']);
    assert.match(await page.locator(`${id('columns')} tr`, { hasText: 'cif_usd' }).innerText(), /you said so/);
    // Without a province column nothing can be shown: the data of before stand.
    await select('province').selectOption('firm');
    await untilState(page, 'failed');
    await page.click(id('dismiss'));
    assert.equal((await states(page)).state, 'done');
    assert.equal(await select('province').inputValue(), 'province');
    assert.deepEqual(await bucket(page, 'total'), ['2', '440']);
    assert.equal((await province(page, 6)).value, '100.000000');
  });
});

test('the passport is put right, and the page says so at once', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await untilLocked(page);
    await read(page, fixture('long-en-comma.csv'));
    const basis = page.locator(`${id('passport-fields')} select[data-edit="passport basis"]`);
    await basis.focus();
    await basis.selectOption('activity');
    await page.waitForFunction(() => /by province of activity/.test(document.querySelector('[data-testid="passport"]').innerText));
    assert.equal(await basis.inputValue(), 'activity');
    assert.equal(await focused(page), 'passport basis');
    assert.equal((await states(page)).run, '1');
  });
});

test('a name that is two provinces is asked about', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    assert.equal(await read(page, fixture('joined-provinces.csv'), 'asking', 'done', 'failed'), 'asking');
    const question = page.locator('fieldset', { hasText: 'Bartın-Zonguldak' });
    await question.locator('select').selectOption({ label: 'Karabük' });
    assert.ok(await page.locator(id('go-on')).isEnabled());
    await question.locator('.option', { hasText: 'Leave it off the map' }).click();
    assert.equal(await question.locator('select').inputValue(), '');
    await page.click(id('go-on'));
    await untilState(page, 'done');
    assert.equal(await page.locator(`${id('unmatched')} tr[data-text="Bartın-Zonguldak"] ${id('assigned')}`).innerText(), 'Off the map');
  });
});

test('where the data come from stands beside the button, in both languages', async () => {
  for (const [locale, words] of [['tr-TR', /Veriyi nereden bulurum\?[^]*Faaliyet İllerine Göre İhracat/], ['en-GB', /Where do I get data\?[^]*data\.tuik\.gov\.tr/]]) {
    await withPage({ locale }, async ({ page }) => {
      await ready(page);
      await page.click(`${id('data-sources')} summary`);
      assert.match(await page.locator(id('data-sources')).innerText(), words);
    });
  }
});
