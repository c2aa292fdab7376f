// Embeds in pages of others, on another origin, and by themselves.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { test } from 'node:test';
import { addressOf, codeOf, fragmentOf, fragmentOfPayload, payloadOf, shown, startHost } from './embeds.mjs';
import { HOSTS, article, datawrapper, heights, lastLineIsReached, untilFits } from './hosts.mjs';
import { baseAddress, ready, root, withPage } from './harness.mjs';
import { drawn } from './looks.mjs';
import { download, id, province, read, untilLocked } from './page.mjs';

const PLATES = [34, 6, 26, 1, 63, 81];
const pictures = join(root, 'target/screens');
mkdirSync(pictures, { recursive: true });

/** What the live page shows of some provinces, in either theme, with its embed code and its page in one file. */
async function opening() {
  return withPage({ locale: 'tr-TR' }, async ({ page }) => {
    await ready(page);
    const code = await codeOf(page);
    const fills = {};
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      fills[theme] = {};
      for (const plate of PLATES) fills[theme][plate] = await province(page, plate);
    }
    assert.notDeepEqual(fills.light, fills.dark);
    const rows = {};
    for (const plate of PLATES) {
      rows[plate] = await page.locator(`${id('table')} tr[data-place="${plate}"] > *`).evaluateAll((cells) => cells.map((cell) => cell.textContent.trim()));
    }
    await untilLocked(page);
    return { code, fills, rows, file: (await download(page, id('download-html'))).bytes.toString() };
  });
}

let once;
const made = () => (once ??= opening());

/** A picture of an article when its frame has been drawn. */
async function picture(page, frame, name) {
  await drawn(frame);
  await drawn(page);
  await page.screenshot({ path: join(pictures, `embed-${name}.png`), fullPage: true });
}

/** What a frame shows is what the page shows. */
async function sameAsThePage(frame, { fills, rows }, theme) {
  for (const plate of PLATES) {
    const found = await frame.locator(`.province[data-plate="${plate}"]`).evaluate((path) => ({
      value: path.getAttribute('data-value'),
      fill: getComputedStyle(path).fill,
    }));
    const expected = fills[theme][plate];
    assert.deepEqual(found, { value: expected.value, fill: expected.fill }, `${plate}`);
    const name = rows[plate][0];
    const cells = await frame.locator('tbody tr').evaluateAll((all, name) =>
      [...all.find((row) => row.cells[0].textContent === name).cells].map((cell) => cell.textContent.trim()), name);
    assert.deepEqual(cells, rows[plate], name);
  }
}

/** Goes through the frame by keys alone: to the map, along it, to the table and back. */
async function walk(page, frame, { hasTooltip = true, opened, closed }) {
  const focused = () => frame.evaluate(() => {
    const { activeElement: it } = document;
    return it?.dataset?.plate ? 'province' : it?.localName;
  });
  const tabTo = async (what) => {
    for (let presses = 0; presses < 12; presses += 1) {
      if ((await focused()) === what) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`no way to ${what} by the keyboard`);
  };
  await page.locator('a').first().focus();
  if (hasTooltip) {
    await tabTo('province');
    const first = await frame.locator('#tooltip').innerText();
    await page.keyboard.press('ArrowRight');
    const second = await frame.locator('#tooltip').innerText();
    assert.ok(first && second && first !== second, `${first} ${second}`);
    const box = await frame.locator('#tooltip').evaluate((tooltip) => {
      const { left, top, right, bottom } = tooltip.getBoundingClientRect();
      return { left, top, right: innerWidth - right, bottom: innerHeight - bottom };
    });
    for (const [side, room] of Object.entries(box)) assert.ok(room >= -1, `the tooltip leaves the frame: ${side} ${room}`);
    await page.keyboard.press('Escape');
    assert.ok(await frame.locator('#tooltip').isHidden());
  }
  await tabTo('summary');
  await page.keyboard.press('Enter');
  assert.ok(await frame.locator('details').evaluate((details) => details.open));
  await opened();
  await page.keyboard.press('Enter');
  assert.ok(!(await frame.locator('details').evaluate((details) => details.open)));
  await closed();
}

for (const { name, page: write, headers = () => ({}), grows, theme = 'light', wears = theme, viewport = { width: 760, height: 900 } } of HOSTS) {
  test(`${name}: the map, its numbers, its height, by keys`, async () => {
    const page = await made();
    const host = await startHost({ '/': { body: write(page.code), headers: headers(new URL(await baseAddress()).origin) } });
    await withPage({ base: host.base, viewport, colorScheme: theme }, async ({ page: outer, problems }) => {
      const frame = await (await outer.waitForSelector('iframe')).contentFrame();
      await shown(frame);
      await sameAsThePage(frame, page, wears);
      if (grows) await untilFits(frame);
      const before = await heights(frame);
      const fits = before.content <= before.frame + 1;
      assert.ok(fits || (viewport.width < 640 && (await lastLineIsReached(frame))), `cut off: ${JSON.stringify(before)}`);
      // Little room is left over where nobody listens.
      if (viewport.width > 640) assert.ok(before.frame - before.content < 60, `${JSON.stringify(before)}`);
      await picture(outer, frame, name);
      await walk(outer, frame, {
        opened: async () => {
          if (grows) {
            await frame.waitForFunction((least) => innerHeight > least, before.frame + 100);
            await untilFits(frame);
            assert.ok(await frame.locator('#map').isVisible(), 'where there is room the map stays');
          }
          const now = await heights(frame);
          assert.ok(now.content <= now.frame + 1 || (await lastLineIsReached(frame)), `cut off with the table: ${JSON.stringify(now)}`);
          await picture(outer, frame, `${name}-table`);
        },
        closed: async () => {
          if (grows) await frame.waitForFunction((most) => innerHeight <= most, before.frame + 1);
          assert.deepEqual(await heights(frame), before);
        },
      });
      // What a host's own policy refuses is the host's affair.
      assert.deepEqual(problems.filter((text) => name !== 'strict' || !/style/.test(text)), []);
    });
    host.stop();
  });
}

test('a listener that comes late is told too, and the backdrop is never a foreign colour', async () => {
  const { code } = await made();
  const late = article(`${code}<script>setTimeout(() => addEventListener('message', ({ data }) => {
    if (data && data['datawrapper-height']) document.documentElement.dataset.heard = Object.values(data['datawrapper-height'])[0];
  }), 500)</script>`);
  const host = await startHost({ '/': late });
  await withPage({ base: host.base, path: '/', viewport: { width: 760, height: 900 } }, async ({ page }) => {
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    await shown(frame);
    await page.waitForFunction(() => document.documentElement.dataset.heard > 300, null, { timeout: 6000 });
    const backdrop = await frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(backdrop, 'rgb(251, 250, 247)');
  });
  host.stop();
});

test('a frame that is not shown yet says no height, and says it when it is', async () => {
  const { code } = await made();
  const tabs = datawrapper(code).replace('<iframe', '<iframe hidden').replace('<script>', '<script>window.said = []; addEventListener("message", ({ data }) => said.push(data));');
  const host = await startHost({ '/': tabs });
  await withPage({ base: host.base, viewport: { width: 760, height: 900 } }, async ({ page }) => {
    const frame = await (await page.waitForSelector('iframe', { state: 'attached' })).contentFrame();
    await shown(frame);
    await page.waitForTimeout(1200);
    assert.deepEqual(await page.evaluate(() => window.said), []);
    await page.evaluate(() => { document.querySelector('iframe').hidden = false; });
    await untilFits(frame);
    assert.ok((await heights(frame)).frame < 800);
  });
  host.stop();
});

for (const [kind, allowed] of [['', true], ['allow-scripts', false], ['allow-scripts allow-downloads', true]]) {
  test(`the numbers as a file in ${kind ? `sandbox="${kind}"` : 'a frame without a sandbox'}`, async () => {
    const { code, rows } = await made();
    const host = await startHost({ '/': datawrapper(kind ? code.replace('<iframe', `<iframe sandbox="${kind}"`) : code) });
    await withPage({ base: host.base, viewport: { width: 760, height: 900 } }, async ({ page }) => {
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      await shown(frame);
      const downloads = [];
      page.on('download', (found) => downloads.push(found));
      await frame.locator('#data').click();
      if (!allowed) {
        await frame.waitForFunction(() => document.querySelector('details').open);
        await page.waitForTimeout(300);
        assert.deepEqual(downloads, []);
        await sameAsThePage(frame, await made(), 'light');
        return;
      }
      for (let tries = 0; !downloads.length && tries < 50; tries += 1) await page.waitForTimeout(100);
      assert.equal(downloads[0].suggestedFilename(), 'teknoharita.csv');
      const text = await readFile(await downloads[0].path(), 'utf8');
      const lines = text.trimEnd().split('\n');
      assert.match(lines[0], /^\ufeffplaka;[^;]+;değer;.*;pasaport;kaynak;uyarı$/);
      const cells = lines.find((line) => line.startsWith('6;')).split(';');
      assert.equal(cells[1], 'Ankara');
      assert.match(cells[2], /^\d+,\d{6}$/);
      assert.deepEqual(cells.slice(3, 2 + rows[6].length), rows[6].slice(1));
      assert.ok(lines.length > 82);
    });
    host.stop();
  });
}

test('a cell that would be a formula is a text, and a number below zero stays one', async () => {
  const payload = payloadOf((await made()).code);
  payload.lang = 'en';
  payload.provinces[0][2] = '-12.5';
  payload.provinces[0][6][0] = '-12.5%';
  payload.provinces[1][6][0] = '=HYPERLINK("http://x")';
  payload.provinces[2][6][0] = '-2+3+cmd|\' /C calc\'!A0';
  payload.provinces[3][6][0] = '@SUM(1;2)';
  await withPage({ path: `embed/#${fragmentOfPayload(payload)}` }, async ({ page }) => {
    await shown(page);
    const lines = (await download(page, '#data')).bytes.toString().split('\n');
    assert.match(lines[0], /^\ufeffplate,/);
    assert.match(lines[1], /^\d+,[^,]+,-12\.5,-12\.5%,/);
    assert.ok(lines[2].includes(`"'=HYPERLINK(""http://x"")"`), lines[2]);
    assert.ok(lines[3].includes(`"'-2+3+cmd|`), lines[3]);
    assert.ok(lines[4].includes(`"'@SUM(1;2)"`), lines[4]);
  });
});

test('what its author switched off is not there, and notes stay', async () => {
  const payload = payloadOf((await made()).code);
  const open = (change, query = '') => `embed/?x=${Math.random()}${query}#${fragmentOfPayload({ ...payload, ...change })}`;
  await withPage({ path: open({ interactive: { tooltip: false, table: false, data: false }, theme: 'dark' }) }, async ({ page, base, problems }) => {
    await shown(page);
    assert.equal(await page.locator('.province[tabindex]').count(), 0);
    assert.equal(await page.locator('#map').getAttribute('role'), 'img');
    await page.locator('.province[data-plate="6"]').hover();
    assert.ok(await page.locator('#tooltip').isHidden());
    assert.ok(await page.locator('#data').isHidden());
    assert.equal((await page.locator('summary').innerText()).trim(), 'Notlar');
    await page.locator('summary').click();
    assert.ok(await page.locator('table').isHidden());
    assert.ok((await page.locator('#notes').innerText()).length > 20);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(await paper(), 'rgb(20, 23, 28)');
    assert.equal((await page.locator('.province[data-plate="6"]').evaluate((path) => getComputedStyle(path).fill)), (await made()).fills.dark[6].fill);
    // The address has the last word, and another fragment begins anew.
    await page.goto(new URL(open({ theme: 'dark' }, '&theme=light'), base).href);
    await shown(page);
    assert.equal(await paper(), 'rgb(251, 250, 247)');
    assert.equal(await page.locator('.province[tabindex="0"]').count(), 1);
    await page.goto(new URL(open({ interactive: { table: false }, notes: [] }), base).href);
    await shown(page);
    assert.ok(await page.locator('details').isHidden());
    assert.ok(await page.locator('#data').isVisible());
    assert.deepEqual(problems, []);
  });
});

test('the way to the page leads to the same view', async () => {
  const { code, fills } = await made();
  await withPage({ path: addressOf(code) }, async ({ page, base }) => {
    await shown(page);
    const home = page.locator('#home');
    assert.match(await home.innerText(), /^Teknoharita ile hazırlandı: haritayı açın$/);
    assert.equal(await home.getAttribute('rel'), 'noopener');
    await page.goto(new URL(await home.getAttribute('href'), new URL('embed/', base)).href);
    await ready(page);
    for (const plate of PLATES) assert.deepEqual(await province(page, plate), fills.light[plate]);
  });
});

test('the numbers of a private file lead to nobody’s page', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    await read(page, join(process.env.TEKNOHARITA_DIST ?? join(root, 'dist'), 'sample/teknoharita-sample.csv'));
    assert.equal(payloadOf(await codeOf(page)).link, undefined);
  });
});

test('WebAssembly writes the same letters as the library', async () => {
  const expected = (await readFile(join(root, 'tests/golden/embed-payload-v3.txt'), 'utf8')).trim();
  assert.equal(fragmentOf((await made()).code), expected);
});

test('fragments of the second version are shown', async () => {
  const fragment = (await readFile(join(root, 'tests/golden/embed-payload-v2.txt'), 'utf8')).trim();
  await withPage({ path: `embed/#${fragment}` }, async ({ page, problems }) => {
    await shown(page);
    await sameAsThePage(page, await made(), 'light');
    assert.equal(await page.locator('#home').getAttribute('href'), '../');
    assert.deepEqual(problems, []);
  });
});

test('the page’s own words: both languages, or the one that the address asks for', async () => {
  for (const [query, tr, en] of [['', true, true], ['?lang=tr', true, false], ['?lang=en', false, true], ['?lang=de', true, true]]) {
    await withPage({ path: `embed/${query}` }, async ({ page }) => {
      const words = await page.locator('.notice.empty').innerText();
      assert.equal(/adreste veri bulunamadı/.test(words), tr, words);
      assert.equal(/carries no data/.test(words), en, words);
    });
  }
});

test('without scripts it says what it is and where to see it', async () => {
  const { code } = await made();
  await withPage({ path: addressOf(code), viewport: { width: 640, height: 560 }, context: { javaScriptEnabled: false } }, async ({ page }) => {
    const words = await page.locator('body').innerText();
    assert.match(words, /Türkiye'nin illerini .* gösteren bir harita var/);
    assert.match(words, /a map of the provinces of Türkiye/);
    assert.ok((await page.locator('noscript a[href="../"]').count()) === 2);
    await page.screenshot({ path: join(pictures, 'embed-noscript.png') });
  });
});

test('a browser that cannot unpack says so in words', async () => {
  const { code } = await made();
  const prepare = (context) => context.addInitScript(() => { delete window.DecompressionStream; });
  await withPage({ path: addressOf(code), prepare }, async ({ page, problems }) => {
    await page.waitForFunction(() => document.documentElement.dataset.state === 'old');
    assert.match(await page.locator('.notice.old').innerText(), /Tarayıcınızı güncelleyin[\s\S]*newer browser/);
    assert.deepEqual(problems, []);
  });
});

test('a tooltip by finger, in forced colours, with less motion', async () => {
  const { code } = await made();
  const context = { hasTouch: true, isMobile: true, forcedColors: 'active', reducedMotion: 'reduce' };
  await withPage({ path: addressOf(code), viewport: { width: 360, height: 640 }, context }, async ({ page }) => {
    await shown(page);
    const box = await page.locator('.province[data-plate="42"]').boundingBox();
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    assert.match(await page.locator('#tooltip').innerText(), /^Konya/);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    // Provinces keep their colours, and the outline of the chosen one is the system's ink.
    const fills = await page.locator('.province').evaluateAll((all) => new Set(all.map((path) => getComputedStyle(path).fill)).size);
    assert.ok(fills >= 4, `${fills}`);
    await page.screenshot({ path: join(pictures, 'embed-forced-colors.png'), fullPage: true });
  });
});

test('nothing is wider than a phone of 320 px', async () => {
  const { code } = await made();
  await withPage({ path: addressOf(code), viewport: { width: 320, height: 640 } }, async ({ page }) => {
    await shown(page);
    for (const open of [false, true]) {
      await page.locator('details').evaluate((details, open) => { details.open = open; }, open);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    }
  });
});

test('all of an embed is at most 60 KB, compressed', async () => {
  const { code } = await made();
  await withPage({ path: addressOf(code) }, async ({ page, requests }) => {
    await shown(page);
    await page.waitForTimeout(200);
    const own = [...new Set(requests.map(({ url }) => url.split('#')[0]))].filter((url) => !url.startsWith('blob:'));
    let bytes = 0;
    for (const url of own) bytes += brotliCompressSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
    console.log(`an embed: ${own.length} files, ${bytes} bytes (brotli)`);
    assert.ok(own.length >= 6 && own.every((url) => url.includes('/embed/')), own.join(' '));
    assert.ok(bytes <= 60_000, `${bytes}`);
  });
});

// ---- The page in one file: the same colours and heights, in a frame from another's page and from its text.

for (const kind of ['srcdoc', 'address']) {
  test(`the page in one file, framed by ${kind}`, async () => {
    const page = await made();
    const escaped = page.file.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const frame = `<iframe title="Harita" sandbox="allow-scripts" height="520" width="100%" scrolling="no" frameborder="0" ${kind === 'srcdoc' ? `srcdoc="${escaped}"` : 'src="/map.html"'}></iframe>`;
    const host = await startHost({ '/': datawrapper(frame), '/map.html': page.file });
    await withPage({ base: host.base, viewport: { width: 760, height: 900 } }, async ({ page: outer, problems }) => {
      const inner = await (await outer.waitForSelector('iframe')).contentFrame();
      await shown(inner);
      await sameAsThePage(inner, page, 'light');
      await untilFits(inner);
      const before = await heights(inner);
      await picture(outer, inner, `file-${kind}`);
      await walk(outer, inner, {
        hasTooltip: false,
        opened: async () => {
          await inner.waitForFunction((least) => innerHeight > least, before.frame + 100);
          await untilFits(inner);
        },
        closed: async () => {
          await inner.waitForFunction((most) => innerHeight <= most, before.frame + 1);
        },
      });
      assert.deepEqual(problems, []);
    });
    host.stop();
  });
}
