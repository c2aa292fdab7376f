// What goes into an article.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { codeOf as code, textOf as payloadOf } from './embeds.mjs';
import { ready, root, withPage } from './harness.mjs';
import { download, file, header, id, read, untilLocked, withFolder } from './page.mjs';

const samplePath = join(process.env.TEKNOHARITA_DIST ?? join(root, 'dist'), 'sample/teknoharita-sample.csv');
const mark = /SENTETİK ÖRNEK \/ SYNTHETIC SAMPLE/;

/** The address of an article on another origin that holds this HTML and keeps what its frame says. */
async function newsroom(html) {
  const listen = '<script>addEventListener("message", (event) => (window.said ??= []).push(event.data))</script>';
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Article</title>${listen}${html}`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${server.address().port}/`;
}

test('the embed shows the same numbers in a sandboxed frame of another page', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, context, base }) => {
    await ready(page);
    const iframe = await code(page);
    assert.match(iframe, /^<iframe [^>]*title="/);
    assert.match(iframe, /height="\d+"/);
    const address = /src="([^"]+)"/.exec(iframe)[1].replaceAll('&amp;', '&');
    assert.ok(address.startsWith(`${base}embed/`), address.slice(0, 80));
    assert.ok(iframe.length < 32_000, `${iframe.length}`);
    const article = await context.newPage();
    await article.goto(await newsroom(iframe.replace('<iframe', '<iframe sandbox="allow-scripts"')));
    const frame = await (await article.waitForSelector('iframe')).contentFrame();
    await frame.waitForFunction(() => /34\.4/.test(document.body.textContent));
    assert.doesNotMatch(frame.url().split('#')[0], /eyJ|%7B/, 'the data stands in the fragment alone');
    await article.waitForFunction(() => JSON.stringify(window.said ?? []).includes('height'));
    await article.close();
  });
});

test('the files are what they say, and the picture is no blank', async () => {
  await withPage({ locale: 'tr-TR' }, async ({ page, context }) => {
    await ready(page);
    await untilLocked(page);
    const svg = await download(page, id('download-svg'));
    assert.match(svg.name, /\.svg$/);
    const text = svg.bytes.toString();
    assert.match(text, /^(<\?xml[^>]*>\s*)?<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.doesNotMatch(text, /<script|style=|href="http/);
    const parsed = await page.evaluate((text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent, text);
    assert.equal(parsed, undefined);

    const png = await download(page, id('download-png'));
    assert.match(png.name, /\.png$/);
    assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
    const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
    assert.ok(width >= 1200 && height >= 600, `${width} x ${height}`);
    assert.ok(png.bytes.length > 50_000, `${png.bytes.length}`);

    const csv = await download(page, id('download-csv'));
    assert.match(csv.name, /\.csv$/);
    assert.match(csv.bytes.toString(), /Eskişehir/);

    const html = await download(page, id('download-html'));
    assert.match(html.name, /\.html$/);
    await withFolder(async (folder) => {
      const path = join(folder, 'map.html');
      await writeFile(path, html.bytes);
      const requests = [];
      const offline = await context.newPage();
      offline.on('request', (request) => requests.push(request.url()));
      await offline.goto(pathToFileURL(path).href);
      assert.match(await offline.locator('body').innerText(), /Eskişehir/);
      assert.match(html.bytes.toString(), /Content-Security-Policy/);
      // The numbers stand in the file itself, the same as the page gives them.
      const inside = await download(offline, '#data');
      assert.deepEqual([inside.name, inside.bytes.toString()], [csv.name, csv.bytes.toString()]);
      assert.deepEqual(requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
      await offline.close();
    });
  });
});

test('everything made of the sample says that it is synthetic', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    await read(page, samplePath);
    for (const kind of ['html', 'svg', 'csv']) {
      assert.match((await download(page, id(`download-${kind}`))).bytes.toString(), mark, kind);
    }
    assert.match(payloadOf(await code(page)), mark);
  });
});

test('the embed code of a private file holds no row and no name of it', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    const rows = Array.from({ length: 40 }, (_, row) => `2024,export,Ankara,${row % 2 ? 3530 : 1810},SECRETLAND,${1000 + row}`);
    await read(page, file('very-private-name.csv', header + rows.join('\n')));
    const iframe = await code(page);
    const payload = payloadOf(iframe);
    for (const secret of ['SECRETLAND', 'very-private-name']) {
      assert.ok(!iframe.includes(secret) && !payload.includes(secret), secret);
    }
  });
});

test('the code can be copied', async () => {
  await withPage({ locale: 'en-GB', context: { permissions: ['clipboard-write'] } }, async ({ page }) => {
    await ready(page);
    const iframe = await code(page);
    await page.click(id('copy-code'));
    await page.waitForFunction(() => /Copied/.test(document.querySelector('.embed-foot').innerText));
    // The page itself may not read the clipboard (its permissions policy says so), so it is pasted.
    const field = page.locator('input[type=search]').first();
    await field.focus();
    await page.keyboard.press('Control+V');
    assert.equal(await field.inputValue(), iframe.replace(/\s*\n\s*/g, (gap) => gap.replace(/\n/g, '')));
  });
});
