// The page as it is served: it starts, under its own policy, and asks nobody else for anything.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseAddress, ready, withPage } from './harness.mjs';

test('the page becomes ready without a refused load, and only its own server is asked', async () => {
  await withPage({}, async ({ page, base, requests, problems }) => {
    await ready(page);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(problems, []);
    assert.ok(requests.some(({ url }) => url.endsWith('_bg.wasm')), 'the app was not fetched');
    const elsewhere = requests.filter(({ url }) => !url.startsWith(base) && !/^(blob|data):/.test(url));
    assert.deepEqual(elsewhere, []);
  });
});

for (const [locale, colorScheme, path, lang, theme] of [
  ['tr-TR', 'light', '', 'tr', 'light'],
  ['en-GB', 'dark', '', 'en', 'dark'],
  ['tr-TR', 'dark', '#lang=en&theme=light', 'en', 'light'],
]) {
  test(`${locale}, ${colorScheme} and "${path}" give ${lang} and ${theme} from the first paint on`, async () => {
    // Without the app: the early script alone must get it right.
    const prepare = (context) => context.route('**/*.wasm', (route) => route.abort());
    await withPage({ locale, colorScheme, path, prepare }, async ({ page }) => {
      const { lang: foundLang, theme: foundTheme } = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        theme: document.documentElement.dataset.theme,
      }));
      assert.deepEqual([foundLang, foundTheme], [lang, theme]);
    });
  });
}

test('the page stays readable and says so when the app cannot be fetched', async () => {
  const prepare = (context) => context.route('**/*.wasm', (route) => route.abort());
  await withPage({ prepare }, async ({ page }) => {
    await page.waitForFunction(() => document.documentElement.dataset.state === 'failed');
  });
});

test('every answer carries the security headers, and the page cannot be framed', async () => {
  const base = await baseAddress();
  const answer = await fetch(base);
  assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.match(answer.headers.get('content-security-policy'), /frame-ancestors 'none'/);
  assert.equal((await fetch(new URL('worker_bg.wasm', base))).headers.get('content-type'), 'application/wasm');
});
