// axe-core finds nothing to complain of in any state of the page, in both languages, both themes, on desk and phone.
//
// A walk leads one page from state to state by what a person does; every state is looked at in all looks. A new part
// of the page is a new line: `['what it is', async (it) => { ... }]`, which leaves the page in that state.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { look, nothing, walk } from './axe.mjs';
import { codeOf, payloadOf } from './embeds.mjs';
import { flags, ready, root, withPage } from './harness.mjs';
import { drawn, speak } from './looks.mjs';
import { download, embedCode, file, header, id, keepWorkers, read, untilLocked, untilState, untilWorkers, withFolder } from './page.mjs';

const to = (page, hash) => page.evaluate((hash) => { location.hash = hash; }, `#data=annex&indicator=high&period=2024&flow=export&${hash}`);
const figure = (name, there) => async ({ page }) => {
  await to(page, `figure=${name}`);
  await page.waitForFunction((name) => location.hash.includes(`figure=${name}`), name);
  await page.waitForSelector(there ?? `${id('figures')} tbody tr`);
};
const unfold = (selector) => async ({ page }) => {
  await page.click(`${selector} > summary`);
  await page.waitForSelector(`${selector}[open]`);
};

const indices = ['Ankara', 'Bursa', 'İzmir', 'Konya', 'Eskişehir', 'Kocaeli', 'Adana', 'Manisa'];

test('published data: first screen, a province, every fold, every kind of table', async () => {
  await walk({}, [
    ['first screen', async () => {}],
    ['a province under the pointer', async ({ page }) => page.hover(`${id('map')} [data-plate="6"]`)],
    ['a province chosen', async ({ page }) => {
      await page.locator(`${id('map')} [data-plate="26"]`).focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.panel h2');
      for (const fold of await page.locator('.panel details > summary').all()) await fold.click();
    }],
    ['a search without a hit', async ({ page }) => {
      await page.fill('.search', 'zzz');
      await page.waitForSelector('.nothing');
    }],
    ['missing provinces', async ({ page }) => {
      await page.fill('.search', '');
      await page.evaluate(() => { location.hash = '#data=ministry&indicator=total&period=2023'; });
      await page.waitForFunction(() => document.querySelectorAll('[data-testid="map"] [data-class="missing"]').length === 66);
    }],
    ['method card', unfold('.method-card')],
    ['data sources', unfold('.data-sources')],
    ['lock, how to check it', unfold('.lock-section details')],
    ['embed code copied', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-write']);
      await embedCode(page);
      await page.click(id('copy-code'));
    }],
    ['tier shares', figure('tier-shares')],
    ['growth by regions', figure('growth;by=nuts2')],
    ['ranks', figure('ranks')],
    ['about an indicator', async ({ page }) => {
      for (const fold of await page.locator('#figures details:not([open]) > summary').all()) await fold.click();
    }],
    ['regions of one’s own', figure('totals;by=own;region=-c3-87ukurova.1.33.80.31', id('region'))],
    ['an index is asked for', figure('index-correlation;tier=high', id('index-needed'))],
    ['an index that is refused', async ({ page }) => {
      await page.setInputFiles(id('index-input'), file('index.csv', 'il;x\nNarnia;6\n'));
      await page.waitForSelector(id('index-problem'));
    }],
    ['a scatter', async ({ page }) => {
      await page.setInputFiles(id('index-input'), file('index.csv', `il;x\n${indices.map((name, at) => `${name};${at + 1},5`).join('\n')}\n`));
      await page.waitForSelector(id('scatter'));
      for (const fold of await page.locator('#figures details:not([open]) > summary').all()) await fold.click();
    }],
    ['a link to a file elsewhere', async ({ page }) => {
      await page.evaluate(() => { location.hash = '#data=own&indicator=high'; });
      await page.waitForSelector('.hint');
    }],
  ]);
});

const trade = `${header}2024,export,Ankara,3530,Almanya,300\n2024,export,Ankara,1810,Almanya,700\n2024,export,Lefkoşa,2423,Irak,20\n`
  + '2024,export,Ankara,9Z99,Irak,30\n2024,export,İzmir,2911,Irak,many\n2023,import,Bursa,2911,Irak,90\n';
const hs = 'year,flow,province,hs6,partner,amount_usd\n2024,export,Ankara,880240,Almanya,300\n2024,export,Ankara,710812,Irak,100\n2024,export,Bursa,8703,Irak,900\n';

test('a file: questions, the account, its rules, what failed, what is lost', async () => {
  await walk({ prepare: keepWorkers }, [
    ['arming', async ({ page }) => page.focus(id('file-input'))],
    ['locked', async ({ page }) => untilLocked(page)],
    ['asking', async ({ page }) => {
      const money = await readFile(join(root, 'tests/fixtures/files/money-nowhere.csv'));
      const files = [{ name: 'money.csv', mimeType: 'text/csv', buffer: money }];
      assert.equal(await read(page, files, 'asking', 'done', 'failed'), 'asking');
    }],
    ['asking about two files', async ({ page }) => {
      await page.click(id('ask-cancel'));
      await page.waitForSelector(id('questions'), { state: 'detached' });
      const files = ['overlap-newer-1.csv', 'overlap-newer-2.csv'].map((name) => join(root, 'tests/fixtures/files', name));
      assert.equal(await read(page, files, 'asking', 'done', 'failed'), 'asking');
    }],
    ['the account', async ({ page }) => {
      await read(page, file('trade.csv', trade));
      await page.waitForFunction(() => /^[0-9a-f]{64}$/.test(document.querySelector('[data-testid="sha256"]').textContent));
      await page.locator(`${id('ledger')} details:not([open]) > summary`).evaluateAll((all) => all.forEach((fold) => fold.click()));
    }],
    ['an assigned province', async ({ page }) => {
      await page.locator(`${id('unmatched')} tr[data-text="Lefkoşa"] select`).selectOption('6');
      await page.waitForSelector(id('assigned'));
    }],
    ['a workbook’s account', async ({ page }) => {
      await read(page, join(root, 'tests/fixtures/files/book-titles-thousand-merged.xlsx'));
      await page.waitForFunction(() => document.documentElement.dataset.run === '2' && document.querySelector('[data-testid="sheets"]'));
    }],
    ['rules, all unfolded', async ({ page }) => {
      await page.setInputFiles(id('file-input'), file('hs.csv', hs));
      await page.waitForFunction(() => document.documentElement.dataset.run === '3' && document.documentElement.dataset.detail === 'ready');
      await page.click('button[data-testid="own-definition"]');
      await page.waitForSelector('#own-definition:not([hidden])');
    }],
    ['what is left out', async ({ page }) => {
      await page.click('button[data-testid="leave-out"]');
      await page.waitForSelector('#leave-out:not([hidden])');
      await page.click('#leave-out input[value="gold"]');
      await page.waitForFunction(() => location.hash.includes('without=gold'));
    }],
    ['a file that failed', async ({ page }) => {
      assert.equal(await read(page, file('empty.csv', ''), 'failed'), 'failed');
    }],
    ['data that are lost', async ({ page }) => {
      await page.click(id('dismiss'));
      await untilWorkers(page, 2);
      // A worker that traps says so at once.
      await page.workers()[0].evaluate(() => { setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }); });
      assert.equal(await untilState(page, 'failed'), 'failed');
    }],
    ['data that can be read again', async ({ page }) => {
      await page.click(id('dismiss'));
      await page.waitForSelector(id('read-again'));
    }],
  ]);
});

test('a file that waits for the lock, with its progress', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const prepare = (context) => context.route('**/sample/**', async (route) => {
    await held;
    await route.continue();
  });
  await walk({ prepare }, [
    ['reading', async ({ page }) => {
      await page.setInputFiles(id('file-input'), file('trade.csv', trade));
      await page.waitForSelector(id('progress'));
    }],
    ['a file held over the page', async ({ page }) => {
      release();
      await untilState(page, 'done');
      const held = await page.evaluateHandle(() => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'x.csv'));
        return data;
      });
      await page.dispatchEvent('h1', 'dragenter', { dataTransfer: held });
      await page.waitForSelector('.drop-over');
    }],
  ]);
});

/** Gives a page without a live select its look: by the address and by what the system says. */
const openAs = (address) => async (page, { lang, theme, viewport }) => {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme: theme });
  await page.goto('about:blank');
  await page.goto(address(lang));
  await page.waitForFunction((lang) => document.documentElement.lang === lang, lang);
};

test('before anything runs, and where nothing can run', async () => {
  const found = [];
  const hold = (context) => context.route('**/*.wasm', () => {});
  await withPage({ prepare: hold, path: null }, async ({ page, base }) => {
    await look(page, 'prerendered', found, openAs((lang) => `${base}#lang=${lang}`));
  });
  await withPage({ path: null, context: { args: [...flags, '--js-flags=--jitless'] } }, async ({ page, base }) => {
    const open = openAs((lang) => `${base}#lang=${lang}`);
    await look(page, 'without WebAssembly', found, async (page, one) => {
      await open(page, one);
      await untilState(page, 'failed');
    });
  });
  nothing(found);
});

test('what is embedded and what is saved', async () => {
  const found = [];
  await withFolder((folder) => withPage({}, async ({ page, context }) => {
    await ready(page);
    const made = {};
    for (const lang of ['tr', 'en']) {
      await speak(page, lang);
      let code = await codeOf(page);
      while (payloadOf(code).lang !== lang) {
        await drawn(page);
        code = await codeOf(page);
      }
      const saved = join(folder, `${lang}.html`);
      await writeFile(saved, (await download(page, id('download-html'))).bytes);
      made[lang] = { embed: /src="([^"]+)"/.exec(code)[1].replaceAll('&amp;', '&'), saved: pathToFileURL(saved).href };
    }
    const other = await context.newPage();
    const table = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
    for (const kind of ['embed', 'saved']) {
      const open = openAs((lang) => made[lang][kind]);
      await look(other, kind, found, open);
      await look(other, `${kind}, with its table`, found, async (page, one) => {
        await open(page, one);
        await table(page);
      });
    }
    await look(other, 'embed without a map', found, async (page, { theme, viewport }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: theme });
      await page.goto('about:blank');
      await page.goto(made.tr.embed.split('#')[0]);
    });
  }));
  nothing(found);
});

test('the benchmark page, before and after a run', async () => {
  const found = [];
  const dress = async (page, { lang, theme, viewport }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: theme });
    await page.selectOption('#language', lang);
    await drawn(page);
  };
  await withPage({ path: 'bench/' }, async ({ page }) => {
    await look(page, 'bench', found, dress);
    await page.selectOption('#repetitions', '1');
    await page.click('#run');
    await page.waitForFunction(() => !document.querySelector('#results').hidden, null, { timeout: 60_000 });
    await page.waitForFunction(() => document.querySelector('#stop').disabled, null, { timeout: 60_000 });
    await look(page, 'bench with figures', found, dress);
  });
  nothing(found);
});
