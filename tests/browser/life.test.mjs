// The workers' life: whatever happens to one, the page answers again and the file is still in hand.

import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { flags, ready, withPage } from './harness.mjs';
import { chip, file, header, id, keepWorkers, province, shownIndicator, states, untilLocked, untilState, untilWorkers, writeTrade } from './page.mjs';

/** Within this a page is to be itself again. */
const RECOVERED_MS = 3000;

const small = file('small.csv', `${header}2024,export,Ankara,3530,DE,100\n2024,export,İzmir,1810,DE,50\n`);

/** What can happen in a worker, in a task of its own; being killed happens to it. */
const faults = {
  killed: null,
  trapped: () => {
    // One function, which is the instruction `unreachable`.
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(() => exports.f());
  },
  hung: () => {
    setTimeout(() => {
      for (;;);
    });
  },
  'out of memory': () => {
    setTimeout(() => {
      const kept = [];
      for (;;) kept.push(new ArrayBuffer(2 ** 40));
    });
  },
};

/** Strikes a worker, by its place among those that live, oldest first. */
const strike = (page, name, place) =>
  faults[name] ? page.workers().at(place).evaluate(faults[name]) : page.evaluate((place) => window.kept.at(place).kill(), place);

/** Strikes the worker that waits for a file, as soon as it says how far it has read. */
async function strikeReader(page, name) {
  // The first byte of an event is its kind; 1 is Progress.
  await page.evaluate((kill) => {
    const worker = window.kept.at(-1);
    window.struck = 0;
    worker.addEventListener('message', ({ data }) => {
      // A fault waits for its turn in the worker, which reads on and says so until then: the last word counts.
      if (window.struck && !kill) window.struck = Date.now();
      if (data[0] !== 1 || window.struck) return;
      window.struck = Date.now();
      if (kill) worker.kill();
    });
  }, !faults[name]);
  if (!faults[name]) return;
  const arm = (fault) => {
    const { postMessage } = self;
    self.postMessage = (data, ...rest) => {
      if (data[0] === 1) {
        self.postMessage = postMessage;
        fault();
      }
      return postMessage.call(self, data, ...rest);
    };
  };
  await page.workers().at(-1).evaluate(`(${arm})(${faults[name]})`);
}

const said = {
  killed: /no longer answered/,
  trapped: /program error/,
  hung: /no longer answered/,
  'out of memory': /no more memory/,
};

/** The page shows another view of the data that are on the screen. */
async function another(page, indicator) {
  await page.click(chip(indicator));
  await page.waitForFunction((indicator) => location.hash.includes(`indicator=${indicator}`), indicator);
}

/** One file for all tests: large enough that there is time to do something to its reading. */
const folder = await mkdtemp(join(tmpdir(), 'teknoharita-life-'));
const large = await writeTrade(join(folder, 'large.csv'), 400);
after(() => rm(folder, { recursive: true, force: true }));

/**
 * Chooses the large file and does something in the page as soon as it is being read. A reading is short: what is to
 * happen to it waits in the page itself.
 */
async function whileReading(page, act, ...args) {
  const done = page.evaluate(`(async () => {
    const found = () => / MB of /.test(document.querySelector('[data-testid="progress"]')?.innerText ?? '');
    while (!found()) await new Promise((resolve) => setTimeout(resolve, 2));
    return (${act})(...${JSON.stringify(args)});
  })()`);
  await page.setInputFiles(id('file-input'), large);
  return done;
}

/** The lock need not be waited for. */
async function locked(page) {
  await ready(page);
  await page.locator(id('file-input')).focus();
  await untilLocked(page);
  return untilWorkers(page, 2);
}

for (const name of Object.keys(faults)) {
  test(`a worker that is ${name} is replaced: idle, while it reads, and when it holds the data`, async (t) => {
    await withPage({ locale: 'en-GB', prepare: keepWorkers }, async ({ page }) => {
      const took = {};
      const measured = async (point, place, recover) => {
        const struck = page.workers().at(place);
        const began = Date.now();
        const start = (await recover()) ?? began;
        // A new one is there. One that hangs is ended at once, and Chromium takes two seconds for it.
        await untilWorkers(page, 2, [struck]);
        took[point] = Date.now() - start;
        assert.ok(took[point] < RECOVERED_MS, `${name}, ${point}: ${took[point]} ms`);
      };
      await locked(page);

      await measured('idle', 0, async () => {
        await strike(page, name, 0);
        // The page hears of a trap at once, of silence when it wants something.
        if (!/no longer/.test(said[name].source)) await page.waitForSelector('.hint');
        const hint = page.locator('.hint').innerText();
        await another(page, 'low');
        assert.match(await hint, said[name]);
      });
      assert.equal((await states(page)).state, 'ready');

      await untilWorkers(page, 2);
      await strikeReader(page, name);
      await measured('reading', 1, async () => {
        await page.setInputFiles(id('file-input'), large);
        assert.equal(await untilState(page, 'failed', 'done'), 'failed');
        await another(page, 'high');
        return page.evaluate(() => window.struck);
      });
      const broken = await page.locator(id('error')).innerText();
      assert.match(broken, /Reading broke off[\s\S]*still chosen/);
      assert.match(broken, said[name]);
      assert.equal((await states(page)).run, '1');
      await page.click(id('try-again'));
      assert.equal(await untilState(page, 'failed', 'done'), 'done');
      const before = await province(page, 6);

      await untilWorkers(page, 2);
      await measured('done', 0, async () => {
        await strike(page, name, 0);
        await page.click(chip('low'));
        assert.equal(await untilState(page, 'failed'), 'failed');
        assert.deepEqual(await province(page, 6), before);
        await page.selectOption(id('data-set'), 'annex');
        await page.waitForFunction(() => location.hash.includes('data=annex'));
      });
      const gone = await page.locator(id('error')).innerText();
      assert.match(gone, /have to be read again/);
      assert.match(gone, said[name]);
      await page.click(id('try-again'));
      assert.equal(await untilState(page, 'failed', 'done'), 'done');
      assert.equal((await province(page, 6)).value, before.value);
      t.diagnostic(`${name}: ${JSON.stringify(took)} ms`);
    });
  });
}

test('the last view of lost data stays, and one press brings the data back', async () => {
  const path = join(folder, 'small.csv');
  await writeFile(path, small.buffer);
  await withPage({ locale: 'en-GB', prepare: keepWorkers }, async ({ page }) => {
    await locked(page);
    await page.setInputFiles(id('file-input'), path);
    await untilState(page, 'done');
    await page.waitForFunction(() => document.documentElement.dataset.detail === 'ready');
    assert.equal(await page.evaluate(() => performance.getEntriesByName('detail-ready').length), 1);
    await untilWorkers(page, 2);
    await strike(page, 'trapped', 0);
    await untilState(page, 'failed');
    assert.equal((await states(page)).detail, undefined, 'the partners went too');
    assert.equal((await province(page, 6)).value, '100.000000');
    assert.equal(await page.locator(id('data-set')).inputValue(), 'own');
    assert.ok(await page.locator(id('ledger')).isVisible());
    await page.click(id('dismiss'));
    assert.equal((await states(page)).state, 'done');
    // Another view of them cannot be had: the reason is said, and the controls tell what is shown.
    const shown = await shownIndicator(page);
    await page.click(chip('low'));
    await untilState(page, 'failed');
    assert.equal(await shownIndicator(page), shown);
    await page.click(id('dismiss'));
    await page.click(id('read-again'));
    await page.waitForFunction(() => document.documentElement.dataset.run === '2');
    assert.equal(await page.locator(id('read-again')).count(), 0);
    await another(page, 'low');

    // A file that was changed in the meantime is not what was chosen: that is said, and no wrong map drawn.
    await untilWorkers(page, 2);
    await strike(page, 'trapped', 0);
    await untilState(page, 'failed');
    await appendFile(path, '2024,export,Van,3530,DE,50\n');
    await page.click(id('try-again'));
    await page.waitForFunction(() => document.documentElement.dataset.run === '3');
    assert.match(await page.locator(id('error')).innerText(), /changed or deleted[\s\S]*small\.csv[\s\S]*choose it again/);
    await page.setInputFiles(id('file-input'), path);
    assert.equal(await untilState(page, 'done'), 'done');
    assert.equal((await province(page, 65)).value, '100.000000');
  });
});

test('the account is written in the other language, also when the worker with the data is lost', async () => {
  await withPage({ locale: 'en-GB', prepare: keepWorkers }, async ({ page, problems }) => {
    await locked(page);
    await page.setInputFiles(id('file-input'), small);
    await untilState(page, 'done');
    const title = (words) => page.waitForFunction((words) => document.querySelector('#ledger-title')?.innerText === words, words);
    await title('What was read from your file');
    const basis = page.locator(`${id('ledger')} select[data-edit="passport basis"]`);
    await page.selectOption(id('language'), 'tr');
    await title('Dosyanızdan ne okundu?');
    await page.waitForFunction(() => /^[0-9a-f]{64}$/.test(document.querySelector('[data-testid="sha256"]').textContent));
    await untilWorkers(page, 2);
    await strike(page, 'trapped', 0);
    await untilState(page, 'failed');
    await page.click(id('dismiss'));
    await page.selectOption(id('language'), 'en');
    await title('What was read from your file');
    assert.match(await page.locator(id('sha256')).innerText(), /^[0-9a-f]{64}$/);
    // Its controls still mean something: the file is read again under the correction.
    await page.click(id('dismiss'));
    await basis.selectOption('activity');
    await page.waitForFunction(() => document.documentElement.dataset.run === '2' && document.documentElement.dataset.state === 'done');
    assert.equal(await basis.inputValue(), 'activity');
    assert.deepEqual(problems.filter((problem) => !/unreachable/.test(problem)), []);
  });
});

test('a trap within a promise is heard, and a promise that is merely refused breaks nothing', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    const [first] = await locked(page);
    await first.evaluate(() => {
      Promise.reject(new Error('only refused'));
    });
    await another(page, 'low');
    assert.equal(page.workers()[0], first);
    await first.evaluate(() => {
      Promise.reject(new WebAssembly.RuntimeError('unreachable'));
    });
    await page.waitForSelector('.hint');
    await untilWorkers(page, 2, [first]);
  });
});

test('a file that keeps breaking workers: the page says so in both languages and names the command line', async () => {
  await withPage({ locale: 'tr-TR', prepare: keepWorkers }, async ({ page }) => {
    await locked(page);
    for (const more of [true, false]) {
      await strikeReader(page, 'trapped');
      if (more) await page.setInputFiles(id('file-input'), large);
      else await page.click(id('try-again'));
      await page.waitForFunction((run) => document.documentElement.dataset.run === run, more ? '1' : '2');
      await untilWorkers(page, 2);
    }
    assert.match(await page.locator(id('error')).innerText(), /2\. kez[\s\S]*komut satırını/);
    await page.selectOption(id('language'), 'en');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    assert.match(await page.locator(id('error')).innerText(), /time 2[\s\S]*command line/);
  });
});

/** Bytes in memory of the browser's processes that draw pages, of those that this process started. */
async function rendererBytes() {
  const found = new Map();
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    try {
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      const number = (key) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      const renders = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('--type=renderer');
      found.set(Number(pid), { parent: number('PPid'), bytes: renders ? number('VmRSS') * 1024 : 0 });
    } catch {
      // It ended meanwhile.
    }
  }
  const ours = (pid) => pid === process.pid || (found.has(pid) && ours(found.get(pid).parent));
  return [...found].filter(([pid]) => ours(pid)).reduce((sum, [, { bytes }]) => sum + bytes, 0);
}

// The page keeps a worker for views and, once it is locked, one in reserve. A round takes the one in reserve and
// puts a new one in its place, so "one worker" means: as many as before, and none that was not ended.
test('fifty readings that are cancelled leave no worker and no memory', async (t) => {
  await withPage({ locale: 'en-GB', prepare: keepWorkers }, async ({ page, context }) => {
    await locked(page);
    const cdp = await context.newCDPSession(page);
    // Cancelled at all stages: before the first word, and further and further into the file.
    const round = async (number) => {
      const cancelled = page.evaluate(
        async ([cancel, wait]) => {
          while (!document.querySelector(cancel)) await new Promise((resolve) => setTimeout(resolve, 1));
          await new Promise((resolve) => setTimeout(resolve, wait));
          document.querySelector(cancel).click();
        },
        [id('cancel'), (number % 10) * 10],
      );
      await page.setInputFiles(id('file-input'), large);
      await cancelled;
    };
    const settled = async () => {
      await untilWorkers(page, 2);
      await cdp.send('HeapProfiler.collectGarbage');
      await page.waitForTimeout(500);
      return process.platform === 'linux' ? rendererBytes() : 0;
    };
    // The first rounds fill pools that are kept.
    for (let number = 0; number < 10; number += 1) await round(number);
    const before = await settled();
    for (let number = 0; number < 50; number += 1) await round(number);
    const after = await settled();
    assert.equal(page.workers().length, 2);
    assert.equal(await page.evaluate(() => window.kept.length), 2);
    assert.equal((await states(page)).run, '0');
    t.diagnostic(`renderer: ${Math.round(before / 1e6)} MB before, ${Math.round(after / 1e6)} MB after`);
    assert.ok(after <= before * 1.1, `${before} bytes before, ${after} after`);
  });
});

test('a cancel frees the page in 100 ms and the memory in 500 ms', async (t) => {
  await withPage({ locale: 'en-GB', prepare: keepWorkers }, async ({ page }) => {
    await locked(page);
    const took = [];
    for (let count = 0; count < 5; count += 1) {
      const reader = page.workers().at(-1);
      const ended = new Promise((resolve) => reader.once('close', () => resolve(Date.now())));
      const [start, freed, answered] = await whileReading(
        page,
        async (cancel, indicator) => {
          const start = Date.now();
          // From the press until the page is drawn without the bar, and until another press was answered.
          document.querySelector(cancel).click();
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          const freed = Date.now() - start;
          if (document.documentElement.dataset.state !== 'ready') throw new Error(document.documentElement.dataset.state);
          document.querySelector(`.chip[data-tier="${indicator}"]`).click();
          while (!location.hash.includes(`indicator=${indicator}`)) await new Promise((resolve) => setTimeout(resolve, 1));
          return [start, freed, Date.now() - start];
        },
        id('cancel'),
        count % 2 ? 'high' : 'low',
      );
      took.push([freed, answered, (await ended) - start]);
      await untilWorkers(page, 2);
    }
    t.diagnostic(`drawn, another press answered, worker gone: ${JSON.stringify(took)} ms`);
    const middle = (place) => took.map((times) => times[place]).sort((a, b) => a - b)[2];
    assert.ok(middle(0) < 100 && middle(1) < 100, `the page: ${middle(0)} and ${middle(1)} ms`);
    assert.ok(middle(2) < 500, `the worker: ${middle(2)} ms`);
  });
});

test('a file chosen while another is read takes its place, and the page says so', async () => {
  await withPage({ locale: 'en-GB', prepare: keepWorkers }, async ({ page }) => {
    await locked(page);
    const words = await whileReading(
      page,
      async (input, text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'other.csv'));
        const field = document.querySelector(input);
        field.files = data.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        return document.querySelector('[data-testid="instead"]')?.innerText;
      },
      id('file-input'),
      small.buffer.toString(),
    );
    assert.match(words, /large\.csv.*no longer read/);
    await untilState(page, 'done');
    assert.match(await page.locator(id('ledger')).innerText(), /other\.csv/);
    assert.equal((await states(page)).run, '1');
  });
});

test('the address may change while a file is read; the reading goes on', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await locked(page);
    const state = await whileReading(page, async () => {
      location.hash = '#data=annex&indicator=low&province=26';
      while (!document.querySelector('#panel h2, #panel h3')) await new Promise((resolve) => setTimeout(resolve, 1));
      return document.documentElement.dataset.state;
    });
    assert.equal(state, 'reading');
    assert.equal(await untilState(page, 'done', 'failed'), 'done');
    await page.goBack();
    assert.equal((await states(page)).state, 'done');
  });
});

test('who leaves the page while a file is read and comes back finds it working', async (t) => {
  // Playwright turns the cache of pages off; a visitor's browser has it.
  const cache = { ignoreDefaultArgs: ['--disable-back-forward-cache'] };
  for (const context of [{}, cache]) {
    await withPage({ locale: 'en-GB', context }, async ({ page, base }) => {
      await locked(page);
      await whileReading(page, (address) => {
        window.same = true;
        // What is evaluated here ends before the page is left.
        setTimeout(() => {
          location.href = address;
        });
      }, new URL('embed/index.html', base).href);
      await page.waitForURL('**/embed/index.html');
      await page.goBack({ waitUntil: 'commit' });
      await untilState(page, 'ready', 'done');
      t.diagnostic(`the page is ${(await page.evaluate(() => window.same === true)) ? 'the same' : 'a new one'}`);
      await another(page, 'low');
      await page.setInputFiles(id('file-input'), small);
      await page.waitForFunction(() => document.querySelector('[data-testid="ledger"]')?.innerText.includes('small.csv'));
    });
  }
});

test('a worker in a tab that was asleep is not given up', async () => {
  await withPage({ locale: 'en-GB', prepare: keepWorkers }, async ({ page, context }) => {
    await locked(page);
    await page.setInputFiles(id('file-input'), small);
    await untilState(page, 'done');
    await untilWorkers(page, 2);
    const workers = page.workers();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await cdp.send('Page.setWebLifecycleState', { state: 'active' });
    await page.waitForTimeout(2600);
    assert.deepEqual(page.workers(), workers);
    assert.equal((await states(page)).state, 'done');
    await another(page, 'low');
  });
});

/** A worker that says Ready with the number of another protocol: tag 0, then the number. */
const otherVersion = 'self.onmessage=null;function wasm_bindgen(){self.postMessage(new Uint8Array([0,99]));return new Promise(()=>{})};';

for (const again of [false, true]) {
  test(`an old worker from a cache is ${again ? 'refused when it comes again' : 'fetched past the cache once'}`, async () => {
    let asked = 0;
    const prepare = (context) =>
      context.route('**/worker.js', (route) => {
        asked += 1;
        return asked === 1 || again ? route.fulfill({ contentType: 'text/javascript', body: otherVersion }) : route.continue();
      });
    await withPage({ locale: 'en-GB', prepare }, async ({ page, requests }) => {
      await ready(page);
      if (again) {
        assert.equal(await untilState(page, 'failed'), 'failed');
        assert.match(await page.locator(id('error')).innerText(), /different versions[\s\S]*Reload/);
        assert.equal(await page.locator(id('reload')).count(), 1);
        assert.equal((await province(page, 26)).class !== 'missing', true);
      } else {
        await untilLocked(page);
        await another(page, 'low');
      }
      assert.equal(requests.filter(({ url }) => url.endsWith('/worker.js')).length, 2);
    });
  });
}

test('a browser without SIMD is told which one is needed, and the first map stays', { skip: process.arch !== 'x64' }, async () => {
  // A module that needs it, in a browser that lacks it.
  const simd = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);
  const prepare = (context) =>
    context.route('**/worker_bg.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: simd }));
  const context = { args: [...flags, '--js-flags=--no-enable-sse4-1'] };
  for (const [locale, words] of [['tr-TR', /Safari 16\.4[\s\S]*Sayfayı yenile/], ['en-GB', /SIMD[\s\S]*map on the screen is right[\s\S]*Safari 16\.4/]]) {
    await withPage({ locale, prepare, context }, async ({ page }) => {
      await untilState(page, 'failed');
      assert.match(await page.locator(id('error')).innerText(), words);
      await page.click(id('dismiss'));
      assert.match((await province(page, 26)).value, /^34\.4/);
      // What cannot be done says why, each time.
      await page.setInputFiles(id('file-input'), small);
      await untilState(page, 'failed');
      await page.click(id('dismiss'));
      await page.click(chip('low'));
      await untilState(page, 'failed');
      assert.equal(await shownIndicator(page), 'high');
    });
  }
});

test('a worker that cannot be fetched is asked for again by a press', async () => {
  let refuse = true;
  const prepare = (context) => context.route('**/worker_bg.wasm', (route) => (refuse ? route.abort() : route.continue()));
  await withPage({ locale: 'en-GB', prepare }, async ({ page }) => {
    await untilState(page, 'failed');
    await page.setInputFiles(id('file-input'), small);
    assert.match(await page.locator(id('error')).innerText(), /could not be fetched[\s\S]*connection/);
    refuse = false;
    await page.click(id('try-again'));
    await untilState(page, 'ready');
    await page.setInputFiles(id('file-input'), small);
    assert.equal(await untilState(page, 'failed', 'done'), 'done');
  });
});

test('without WebAssembly the first map stands and a small script says why nothing else works', async () => {
  // Chromium without its compilers has no WebAssembly, as browsers in a hardened mode.
  const off = { args: [...flags, '--js-flags=--jitless'] };
  const policy = (context) =>
    context.route(/\/(index\.html)?$/, async (route) => {
      const answer = await route.fetch();
      const without = (text) => text.replaceAll(" 'wasm-unsafe-eval'", '');
      const headers = Object.fromEntries(Object.entries(answer.headers()).map(([name, value]) => [name, without(value)]));
      return route.fulfill({ status: 200, headers, body: without(await answer.text()) });
    });
  for (const options of [{ context: off }, { prepare: policy }, { prepare: policy, locale: 'en-GB' }]) {
    await withPage(options, async ({ page }) => {
      await untilState(page, 'failed');
      const panel = page.locator(id('boot-error'));
      assert.equal(await panel.getAttribute('data-why'), 'forbidden');
      assert.equal(await panel.getAttribute('role'), 'alert');
      const words = await panel.innerText();
      if (options.locale) assert.match(words, /^The browser does not run[\s\S]*map you see is right[\s\S]*Allow WebAssembly/);
      else assert.match(words, /^Tarayıcı programı[\s\S]*harita doğru[\s\S]*izin verip/);
      assert.equal(await page.locator('#prerendered path.province').count(), 81);
    });
  }
});
