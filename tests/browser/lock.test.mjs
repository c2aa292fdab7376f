// Nothing leaves: after the lock no request goes out, from the page or from any worker, to no server, its own included.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { ready, withPage } from './harness.mjs';
import { chip, download, file, header, id, read, states, untilLocked, untilState } from './page.mjs';

/** A server that only counts who comes. */
async function withListener(use) {
  const heard = [];
  const server = createServer((request, response) => {
    heard.push(request.url);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('heard');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}/`, heard);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const secret = file('secret.csv', `${header}2024,export,Ankara,3530,DE,100\n2024,export,İzmir,1810,DE,50\n`);

test('open, arming, locked: by itself two seconds after ready', async () => {
  await withPage({}, async ({ page }) => {
    await page.waitForFunction(() => document.documentElement.dataset.lock === 'open');
    await ready(page);
    await page.evaluate(() => {
      window.locks = [document.documentElement.dataset.lock];
      new MutationObserver(() => window.locks.push(document.documentElement.dataset.lock)).observe(document.documentElement, { attributeFilter: ['data-lock'] });
    });
    await untilLocked(page);
    const seen = (await page.evaluate(() => window.locks)).filter((word, place, all) => word !== all[place - 1]);
    assert.deepEqual(seen.slice(-3), ['open', 'arming', 'locked'].slice(-seen.length));
  });
});

test('the first intent starts it at once', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    await page.locator(id('file-input')).focus();
    assert.notEqual((await states(page)).lock, 'open');
  });
});

test('a file that is chosen before the lock is not read until it stands', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    await page.evaluate(() => {
      window.order = [];
      const root = document.documentElement;
      new MutationObserver(() => window.order.push(`${root.dataset.state} ${root.dataset.lock}`)).observe(root, { attributeFilter: ['data-state', 'data-lock'] });
    });
    await read(page, secret);
    const order = await page.evaluate(() => window.order);
    assert.ok(order.indexOf('reading arming') < order.indexOf('reading locked'), order.join(', '));
    assert.ok(order.indexOf('reading locked') < order.indexOf('done locked'), order.join(', '));
  });
});

test('the whole journey after the lock makes no request', async () => {
  await withPage({}, async ({ page, requests, base }) => {
    await ready(page);
    await untilLocked(page);
    const before = requests.length;
    await read(page, secret);
    await page.click(chip('low'));
    await page.selectOption(id('language'), 'en');
    await page.locator(`${id('map')} [data-plate="6"]`).click();
    for (const kind of ['html', 'svg', 'png', 'csv']) await download(page, id(`download-${kind}`));
    await page.setInputFiles(id('file-input'), file('bad.csv', ''));
    await untilState(page, 'failed');
    await read(page, secret);
    await page.waitForFunction(() => /^[0-9a-f]{64}$/.test(document.querySelector('[data-testid="sha256"]').textContent));
    const after = requests.slice(before).filter(({ url }) => !/^(blob|data):/.test(url));
    assert.deepEqual(after, [], base);
  });
});

// Attempts that run in the page; each returns when it was refused or went out.
const fromPage = {
  fetch: (url) => fetch(url, { mode: 'no-cors' }).catch(() => {}),
  'fetch keepalive': (url) => fetch(url, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }).catch(() => {}),
  xhr: (url) =>
    new Promise((resolve) => {
      const xhr = new XMLHttpRequest();
      xhr.onloadend = resolve;
      xhr.open('POST', url);
      xhr.send('x');
    }).catch(() => {}),
  beacon: (url) => navigator.sendBeacon(url, 'x'),
  websocket: (url) => new Promise((resolve) => {
    try {
      const socket = new WebSocket(url.replace('http', 'ws'));
      socket.onclose = socket.onerror = resolve;
    } catch {
      resolve();
    }
  }),
  eventsource: (url) => new Promise((resolve) => {
    const source = new EventSource(url);
    source.onerror = () => { source.close(); resolve(); };
  }),
  image: (url) => new Promise((resolve) => {
    const image = new Image();
    image.onload = image.onerror = resolve;
    image.src = url;
  }),
  script: (url) => new Promise((resolve) => {
    const script = document.createElement('script');
    script.onload = script.onerror = resolve;
    script.src = url;
    document.head.append(script);
  }),
  import: (url) => import(url).catch(() => {}),
  'style sheet': (url) => new Promise((resolve) => {
    const link = document.createElement('link');
    link.onload = link.onerror = resolve;
    link.rel = 'stylesheet';
    link.href = url;
    document.head.append(link);
  }),
  prefetch: (url) => new Promise((resolve) => {
    const link = document.createElement('link');
    link.onload = link.onerror = resolve;
    link.rel = 'prefetch';
    link.href = url;
    document.head.append(link);
    setTimeout(resolve, 300);
  }),
  frame: (url) => new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.onload = frame.onerror = resolve;
    frame.src = url;
    document.body.append(frame);
    setTimeout(resolve, 300);
  }),
  form: (url) => new Promise((resolve) => {
    const form = document.createElement('form');
    form.action = url;
    form.method = 'post';
    document.body.append(form);
    form.submit();
    setTimeout(resolve, 300);
  }),
  worker: (url) => new Promise((resolve) => {
    try {
      const worker = new Worker(url);
      worker.onerror = resolve;
    } catch {
      resolve();
    }
    setTimeout(resolve, 300);
  }),
};

const fromWorker = {
  fetch: (url) => fetch(url, { mode: 'no-cors' }).catch(() => {}),
  xhr: (url) => new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.onloadend = resolve;
    xhr.open('POST', url);
    xhr.send('x');
  }),
  importScripts: (url) => {
    try {
      importScripts(url);
    } catch {
      // Refused, as it should be.
    }
  },
  import: (url) => import(url).catch(() => {}),
  websocket: (url) => new Promise((resolve) => {
    try {
      const socket = new WebSocket(url.replace('http', 'ws'));
      socket.onclose = socket.onerror = resolve;
    } catch {
      resolve();
    }
  }),
};

test('every way out that a policy governs is refused, from the page and from the worker', async () => {
  await withListener(async (elsewhere, heard) => {
    await withPage({}, async ({ page, base, context }) => {
      await ready(page);
      await read(page, secret);
      // What reaches a server counts; a refused attempt may be seen by the tools all the same.
      const own = [];
      await context.route('**/*', (route) => {
        if (/[?](leak|lock-test)/.test(route.request().url())) own.push(route.request().url());
        return route.continue();
      });
      // The page itself offers a trial.
      await page.locator('.lock-section summary').click();
      await page.click(id('lock-try'));
      await page.waitForFunction(() => document.querySelector('[data-testid="lock-said"]').textContent !== '');
      const workers = page.workers();
      assert.ok(workers.length > 0, 'the worker that holds the file is there');
      for (const target of [elsewhere, base]) {
        for (const [name, attempt] of Object.entries(fromPage)) {
          await page.evaluate(`(${attempt})(${JSON.stringify(`${target}?leak=${encodeURIComponent(name)}`)})`);
        }
        for (const worker of workers) {
          for (const [name, attempt] of Object.entries(fromWorker)) {
            await worker.evaluate(`(${attempt})(${JSON.stringify(`${target}?leak=worker-${encodeURIComponent(name)}`)})`);
          }
        }
      }
      await page.waitForTimeout(300);
      assert.deepEqual(heard, []);
      assert.deepEqual(own, []);
    });
  });
});

test('the page works the same when the network is gone', async () => {
  await withPage({}, async ({ page, context }) => {
    await ready(page);
    await untilLocked(page);
    await context.setOffline(true);
    await read(page, secret);
    await page.selectOption(id('data-set'), 'annex');
    await page.waitForFunction(() => location.hash.includes('data=annex'));
    await download(page, id('download-png'));
  });
});
