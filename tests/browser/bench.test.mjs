// The benchmark page: it opens the page in a window of its own, times readings there, and says so in a table.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { withPage } from './harness.mjs';
import { file, header, withFolder, writeTrade } from './page.mjs';

const UNTIL_CUBE = ['read', 'tokenise', 'resolve', 'accumulate', 'tables'];
const ROWS = [...UNTIL_CUBE, 'rest', 'merge', 'paint', 'cube', 'painted', 'detail', 'speed', 'gap'];

/** Runs with what is chosen, and waits for the end, good or bad. */
async function run(page) {
  await page.click('#run');
  await page.waitForFunction(() => !document.querySelector('#stop').disabled || !document.querySelector('#trouble').hidden);
  await page.waitForFunction(() => document.querySelector('#stop').disabled, null, { timeout: 120_000 });
  return page.locator('#trouble').evaluate((panel) => panel.dataset.why);
}

/** The medians of the table by row; null where there is none. */
const medians = (page) =>
  page.locator('tr[data-row]').evaluateAll((rows) =>
    Object.fromEntries(rows.map(({ dataset }) => [dataset.row, dataset.median === '' ? null : Number(dataset.median)])),
  );

/** What the language of the page should have changed, and what must never be seen. */
const texts = (page) =>
  page.evaluate(() => ({
    named: [...document.querySelectorAll('[data-word]')].map((place) => [place.dataset.word, place.textContent]),
    rows: [...document.querySelectorAll('tr[data-row] th')].map((head) => head.textContent),
    labels: [...document.querySelectorAll('[data-label]')].map((place) => place.getAttribute('aria-label')),
    all: document.body.innerText,
    title: document.title,
  }));

const small = `${header}${'2024,export,Ankara,3530,Almanya,5.25\n2024,import,İzmir,1810,Fransa,7\n'.repeat(1000)}`;

test('a file made here is timed in steps, in both languages, and nothing goes elsewhere', async () => {
  const options = { path: 'bench/', locale: 'tr-TR', context: { permissions: ['clipboard-write'] } };
  await withPage(options, async ({ page, context, base, requests, problems }) => {
    await page.selectOption('#repetitions', '1');
    assert.equal(await run(page), '');
    const found = await medians(page);
    assert.deepEqual(Object.keys(found), ROWS);
    for (const [name, value] of Object.entries(found)) assert.ok(value !== null && value >= 0, `${name}: ${value}`);
    for (const name of ['tokenise', 'resolve', 'accumulate', 'paint', 'cube', 'speed']) assert.ok(found[name] > 0, name);
    // The clocks of page and worker are coarse, and the page hears of the end a little later.
    const steps = UNTIL_CUBE.reduce((sum, name) => sum + found[name], 0);
    assert.ok(steps <= found.cube + 2, `${steps} in steps, ${found.cube} in all`);
    assert.ok(Math.abs(steps + found.rest - found.cube) <= 2);
    assert.ok(found.merge <= found.detail && found.detail >= found.cube);
    assert.ok(Math.abs(found.painted - found.cube - found.paint) <= 1);
    const megabytes = (found.speed * found.cube) / 1000;
    assert.ok(megabytes >= 9.9 && megabytes < 10.2, `${megabytes} MB`);
    assert.equal(context.pages().length, 1, 'the window is closed');
    assert.ok((await page.locator('#steps rect').count()) === 8);

    const turkish = await texts(page);
    assert.equal(await page.locator('html').getAttribute('lang'), 'tr');
    assert.match(turkish.all, /Hiçbir yere hiçbir şey gönderilmez/);
    await page.click('#copy');
    await page.waitForFunction(() => document.querySelector('#copied').textContent);
    assert.equal(await page.locator('#copied').innerText(), 'Kopyalandı.');
    // Reading the clipboard is forbidden by the site's own policy; this is what was written to it.
    const copied = await page.locator('#markdown').inputValue();
    assert.match(copied, /^\| Biriktirme \| [\d,.]+ ms \| /m);
    assert.match(copied, /^- Çekirdek: \d+$/m);
    assert.equal(copied.match(/^\| /gm).length, ROWS.length + 2);

    await page.selectOption('#language', 'en');
    const english = await texts(page);
    assert.equal(new URL(page.url()).search, '?lang=en');
    assert.match(english.all, /Nothing is sent anywhere/);
    assert.equal(await medians(page).then(({ cube }) => cube), found.cube, 'the figures stay');
    for (const { named, rows, labels, all } of [turkish, english]) {
      for (const [name, text] of named) assert.ok(text, `${name} says nothing`);
      assert.ok([...rows, ...labels].every(Boolean));
      assert.doesNotMatch(all, /undefined|null|NaN|\[object/);
    }
    english.named.forEach(([name, text], place) => assert.notEqual(text, turkish.named[place][1], `${name} is not translated`));
    english.rows.forEach((text, place) => assert.notEqual(text, turkish.rows[place]));
    assert.notEqual(english.title, turkish.title);

    assert.deepEqual(problems, []);
    const elsewhere = requests.filter(({ url, method }) => method !== 'GET' || !(url.startsWith(base) || /^(blob|about):/.test(url)));
    assert.deepEqual(elsewhere, []);
  });
});

test('the two languages have the same texts, with the same needs', async () => {
  await withPage({ path: 'bench/?lang=en', locale: 'tr-TR' }, async ({ page }) => {
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    const shapes = await page.evaluate(async () => {
      const { words } = await import('./words.js');
      const shape = (value) => {
        if (typeof value === 'function') return `function of ${value.length}`;
        if (typeof value === 'string') return value.trim() ? 'text' : 'no text';
        return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shape(inner)]));
      };
      return Object.values(words).map(shape);
    });
    assert.equal(shapes.length, 2);
    assert.deepEqual(shapes[0], shapes[1]);
    assert.doesNotMatch(JSON.stringify(shapes), /no text/);
  });
});

test('a chosen file is read as often as asked, each time by a page loaded anew', async () => {
  await withPage({ path: 'bench/', locale: 'en-GB', viewport: { width: 390, height: 800 } }, async ({ page, requests, problems }) => {
    await page.click('#own');
    await page.click('#run');
    assert.match(await page.locator('#status').innerText(), /Choose a file/);
    await page.setInputFiles('#file', file('mine.csv', small));
    assert.equal(await page.locator('#picked').innerText(), 'mine.csv');
    await page.selectOption('#repetitions', '2');
    assert.equal(await run(page), '');
    assert.match(await page.locator('#what').innerText(), /2 repetitions/);
    assert.equal(requests.filter(({ url }) => url.endsWith('/worker_bg.wasm')).length, 2);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'fits a phone');
    assert.deepEqual(problems, []);
  });
});

test('what cannot be measured is said, with what to do', async () => {
  await withPage({ path: 'bench/?lang=en', locale: 'tr-TR' }, async ({ page, context }) => {
    const panel = page.locator('#trouble');
    await page.click('#own');
    await page.selectOption('#repetitions', '1');

    await page.setInputFiles('#file', file('empty.csv', ''));
    assert.equal(await run(page), 'failed');
    assert.match(await panel.innerText(), /The page says:[\s\S]*empty/);
    assert.equal(context.pages().length, 1);

    // No flow column: the page asks whether these are exports or imports.
    await page.setInputFiles('#file', file('asks.csv', 'year,province,isic_rev3,amount_usd\n2024,Ankara,3530,1\n'));
    assert.equal(await run(page), 'asking');
    assert.match(await panel.innerText(), /question/);

    await page.setInputFiles('#file', file('mine.csv', small));
    const [opened] = await Promise.all([context.waitForEvent('page'), page.click('#run')]);
    await opened.waitForFunction(() => document.documentElement.dataset.lock);
    await opened.close();
    await page.waitForFunction(() => document.querySelector('#trouble').dataset.why === 'closed');

    await page.click('#run');
    await page.click('#stop');
    await page.waitForFunction(() => document.querySelector('#trouble').dataset.why === 'stopped');

    await context.route(/bench=1/, (route) => route.abort());
    assert.equal(await run(page), 'unreachable');
    await Promise.all(context.pages().slice(1).map((left) => left.close()));

    // As a browser does that blocks pop-ups.
    await page.evaluate(() => (window.open = () => null));
    assert.equal(await run(page), 'blocked');
    assert.match(await panel.innerText(), /Allow pop-ups/);
  });
});

test('another reading clears the timeline of the one before', async () => {
  await withFolder(async (folder) => {
    const first = await writeTrade(join(folder, 'first.csv'), 2);
    await withPage({}, async ({ page }) => {
      await page.waitForFunction(() => document.documentElement.dataset.lock === 'locked');
      const noted = () =>
        page.evaluate(() => performance.getEntries().filter(({ entryType }) => /mark|measure/.test(entryType)).map(({ name }) => name).sort());
      const all = [...UNTIL_CUBE, 'merge', 'paint', 'file-chosen', 'cube-ready', 'detail-ready'].sort();
      for (const chosen of [first, file('second.csv', small)]) {
        await page.setInputFiles('[data-testid="file-input"]', chosen);
        await page.waitForFunction(() => document.documentElement.dataset.state === 'reading' || performance.getEntriesByName('paint').length);
        await page.waitForFunction(() => ['detail-ready', 'paint'].every((name) => performance.getEntriesByName(name).length));
        assert.deepEqual(await noted(), all);
      }
    });
  });
});
