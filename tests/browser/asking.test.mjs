// What the file does not say, the page asks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { file, id, province, read, states, untilState } from './page.mjs';

const noFlow = 'year,province,isic_rev3,amount_usd\n2024,Ankara,3530,100\n2024,Ankara,1810,100\n';

test('a file without a flow column: the page asks, and the answer counts', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    assert.equal(await read(page, file('flowless.csv', noFlow), 'asking', 'done', 'failed'), 'asking');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'questions');
    assert.ok(await page.locator(id('go-on')).isDisabled());
    await page.locator('.option', { hasText: 'Imports' }).click();
    await page.click(id('go-on'));
    await untilState(page, 'done');
    assert.equal(await page.locator(id('flow')).inputValue(), 'import');
    assert.equal((await province(page, 6)).value, '50.000000');
    assert.equal((await states(page)).run, '1');
  });
});

test('a question can be left alone', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    await read(page, file('flowless.csv', noFlow), 'asking');
    await page.click(id('ask-cancel'));
    assert.equal((await states(page)).state, 'ready');
    assert.equal(await page.locator(id('questions')).count(), 0);
  });
});

test('two columns that could hold the amount', async () => {
  const text = 'year,flow,province,isic_rev3,amount_usd,value_usd\n2024,export,Ankara,3530,100,1\n2024,export,Ankara,1810,100,3\n';
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    assert.equal(await read(page, file('two.csv', text), 'asking', 'done', 'failed'), 'asking');
    await page.locator('.option', { hasText: 'value_usd' }).click();
    await page.click(id('go-on'));
    await untilState(page, 'done');
    assert.equal((await province(page, 6)).value, '25.000000');
  });
});
