// A page of the built site in a real browser.
//
//   await withPage({ locale: 'tr-TR' }, async ({ page, requests }) => { ... });
//
// `cargo xtask test` builds the page first and sets CHROMIUM and XTASK_BIN. To run one file by hand:
// `CHROMIUM=/path/to/chromium XTASK_BIN=target/debug/xtask node --test tests/browser/NAME.test.mjs`.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../../', import.meta.url));

// A browser without its own traffic: what is seen in `requests` is the page's.
export const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the browser tests by \`cargo xtask test\``);
  return value;
}

/**
 * A static server over a folder, dist/ unless told: the project's own, so that the headers have one
 * implementation. It ends when this process ends, whichever way that happens, or by `stop`.
 */
export async function startServer({ dir } = {}) {
  const args = ['serve', '--no-build', '--port', '0', '--until-stdin-closes', ...(dir ? ['--dir', dir] : [])];
  const child = spawn(setting('XTASK_BIN'), args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const base = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it served`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^Teknoharita: (http\S+)$/.exec(line);
      if (address) resolve(address[1]);
    });
  });
  // The server must not keep a finished test waiting.
  for (const handle of [child, child.stdin, child.stdout]) handle.unref();
  return { base, stop: () => child.kill() };
}

let shared;

/** The address of the server over dist/ that the pages of this process share. */
export async function baseAddress() {
  shared ??= startServer();
  return (await shared).base;
}

/**
 * Opens a page in a new browser with an empty profile, runs `use`, and closes all of it.
 *
 * Options: `viewport` ({ width, height }), `locale` ('tr-TR', 'en-GB'), `colorScheme` ('light', 'dark'),
 * `path` (after the address of the site; null opens nothing), `base` (another server's address),
 * `context` (further options of Playwright's context), `prepare` (called with the context before the page opens).
 *
 * `use` receives `page`, `context`, `base`, `requests` (all requests of the page, its frames and its workers so far:
 * { url, method, type }) and `problems` (texts of console errors and uncaught errors so far, refused loads among them).
 */
export async function withPage(options, use) {
  const {
    viewport = { width: 1280, height: 800 },
    locale = 'tr-TR',
    colorScheme = 'light',
    path = '',
    base = await baseAddress(),
    context: further = {},
    prepare = async () => {},
  } = options;
  const profile = await mkdtemp(join(tmpdir(), 'teknoharita-'));
  let context;
  try {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: setting('CHROMIUM'),
      args: flags,
      viewport,
      locale,
      colorScheme,
      reducedMotion: 'reduce',
      acceptDownloads: true,
      ...further,
    });
    const requests = [];
    const problems = [];
    context.on('request', (request) => {
      requests.push({ url: request.url(), method: request.method(), type: request.resourceType() });
    });
    context.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    context.on('weberror', (error) => problems.push(String(error.error())));
    await prepare(context);
    const page = context.pages()[0] ?? (await context.newPage());
    if (path !== null) await page.goto(new URL(path, base).href);
    return await use({ page, context, base, requests, problems });
  } finally {
    await context?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Waits until the app has taken over; fails at once, and says so, when it could not start. */
export async function ready(page, timeout = 20_000) {
  const state = await page.waitForFunction(
    () => {
      const { state } = document.documentElement.dataset;
      return state === 'ready' || state === 'failed' ? state : null;
    },
    null,
    { timeout },
  );
  if ((await state.jsonValue()) === 'failed') throw new Error('the app failed to start');
}

/** The same, and until what the hand takes hold of around the map can be pressed. */
export async function handed(page) {
  await ready(page);
  await page.waitForSelector('#app .spread[data-stops]', { state: 'attached' });
}
