// How quick the built page feels, in figures: `cargo xtask audit` calls it.
//
//   CHROMIUM=... XTASK_BIN=... node tests/peers/page_audit.mjs [changes] [phone] [embed] [lighthouse] [--reps N]
//
// changes     what a change of indicator, year and class method costs the page's main thread
// phone       when the first map is painted on a slow phone
// embed       when the map of an embed is painted there
// lighthouse  Lighthouse's scores, fetched by npx, for it is 186 MB large
//
// Without a word it measures all four. Nothing is asserted: a machine that does something else as well is slower.

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf, codeOf } from '../browser/embeds.mjs';
import { baseAddress, flags, handed, ready, root, withPage } from '../browser/harness.mjs';
import { id, shownIndicator, untilLocked } from '../browser/page.mjs';
import { startHost } from './static_host.mjs';

const LIGHTHOUSE = 'lighthouse@12.8.2';
const MEASURES = { changes, phone, embed, lighthouse };

const args = process.argv.slice(2);
const repsAt = args.indexOf('--reps');
const reps = repsAt < 0 ? 5 : Number(args.splice(repsAt, 2)[1]);
if (!(reps >= 1)) throw new Error('--reps needs a number from 1 on');
const unknown = args.find((name) => !(name in MEASURES));
if (unknown) throw new Error(`unknown measure "${unknown}"; there are ${Object.keys(MEASURES).join(', ')}`);

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const { length } = sorted;
  return (sorted[(length - 1) >> 1] + sorted[length >> 1]) / 2;
}

const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const ms = (number) => `${number.toFixed(1)} ms`;

/** A host before the shared server, with everything of the page compressed: hosts do that beforehand. */
async function host() {
  const names = ['', 'embed/'].flatMap((folder) => readdirSync(join(root, 'dist', folder)).map((name) => folder + name));
  const files = names.filter((name) => /\.(js|css|wasm|svg|webmanifest)$/.test(name));
  return startHost(await baseAddress(), ['/', '/embed/', ...files.map((name) => `/${name}`)]);
}

/** What a choice costs: the main thread's own time by kind of work, and the time until the frame that shows it. */
async function changes() {
  const kinds = {
    indicator: ['medium_high', 'high_medium_high', 'medium_low', 'low', 'high'],
    period: ['2019', '2020', '2021', '2022', '2023', '2024'],
    classes: null,
  };
  await withPage({ viewport: { width: 1440, height: 900 }, context: { reducedMotion: 'no-preference' } }, async ({ page, context }) => {
    await handed(page);
    await untilLocked(page);
    kinds.classes = await page.locator(`${id('classes')} option:enabled`).evaluateAll((all) => all.map(({ value }) => value).filter((value) => !value.startsWith('custom')));
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
      return { script: of('ScriptDuration'), style: of('RecalcStyleDuration'), layout: of('LayoutDuration'), task: of('TaskDuration') };
    };
    console.log('\nWhat a change costs the main thread (medians; "until the frame" by the clock, with the worker’s part and the wait for the frame)\n');
    row('change of', 'scripting', 'greatest', 'style', 'layout', 'all tasks', 'until the frame', 'changes');
    row('---', '---:', '---:', '---:', '---:', '---:', '---:', '---:');
    for (const [kind, values] of Object.entries(kinds)) {
      const found = [];
      for (let round = 0; round < reps; round += 1) {
        for (const value of values) {
          if ((kind === 'indicator' ? await shownIndicator(page) : await page.locator(id(kind)).inputValue()) === value) continue;
          const before = await spent();
          const shown = await page.evaluate(([name, value]) => {
            const select = document.querySelector(`[data-testid="${name}"]`);
            const chip = document.querySelector(`#app .chip[data-tier="${value}"]`);
            const map = document.querySelector('[data-testid="map"]');
            return new Promise((resolve) => {
              const start = performance.now();
              const watcher = new MutationObserver(() => {
                watcher.disconnect();
                // The frame that holds the change is drawn when this task is reached.
                requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
              });
              watcher.observe(map, { subtree: true, attributes: true, childList: true });
              // Another number of classes may draw the same map.
              setTimeout(() => { watcher.disconnect(); resolve(null); }, 1000);
              if (name === 'indicator') return chip.click();
              select.value = value;
              select.dispatchEvent(new Event('change', { bubbles: true }));
            });
          }, [kind, value]);
          if (shown === null) continue;
          // The rest of what follows a change: the code to embed is made anew.
          await page.waitForTimeout(300);
          const after = await spent();
          found.push({ shown, ...Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - before[name]])) });
        }
      }
      const of = (name) => found.map((change) => change[name]);
      row(kind, ms(median(of('script'))), ms(Math.max(...of('script'))), ms(median(of('style'))), ms(median(of('layout'))), ms(median(of('task'))), ms(median(of('shown'))), found.length);
    }
  });
}

/**
 * A phone of the lower middle on a slow connection: a quarter of this processor, 1.6 Mbit/s, 150 ms to the server and
 * back. `watch` runs in the page from its beginning and writes down `window.moments`; `visit` opens it and says what
 * was found.
 */
async function onSlowPhone(watch, visit) {
  const found = [];
  for (let round = 0; round < reps; round += 1) {
    const context = { deviceScaleFactor: 2, hasTouch: true, isMobile: true };
    const size = { width: 390, height: 844 };
    const prepare = (context) => context.addInitScript(watch);
    found.push(await withPage({ path: null, viewport: size, context, prepare }, async ({ page, context }) => {
      const devtools = await context.newCDPSession(page);
      await devtools.send('Network.enable');
      await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8,
      });
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      return visit(page);
    }));
  }
  return found;
}

function moments(title, found, named) {
  console.log(`\n${title} (a quarter of this processor, 1.6 Mbit/s, 150 ms a request)\n`);
  row('moment', 'median', 'from', 'to');
  row('---', '---:', '---:', '---:');
  for (const [name, words] of named) {
    const of = found.map((moments) => moments[name]);
    row(words, ...[median(of), Math.min(...of), Math.max(...of)].map((number) => `${Math.round(number)} ms`));
  }
}

const firstPaint = (page) => page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);

/** The first map of the page. */
async function phone() {
  const site = await host();
  const watch = () => {
    window.moments = {};
    const look = () => {
      // Frames begin when the style sheet is there; the map is painted in the frame in which all of it is.
      if (document.querySelectorAll('path.province').length >= 81) {
        requestAnimationFrame(() => { window.moments.map = performance.now(); });
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
    new PerformanceObserver((list) => { window.moments.largest = list.getEntries().at(-1).startTime; })
      .observe({ type: 'largest-contentful-paint', buffered: true });
  };
  const found = await onSlowPhone(watch, async (page) => {
    await page.goto(site.base);
    await page.waitForFunction(() => window.moments.map !== undefined);
    const first = await firstPaint(page);
    const began = Date.now() - (await page.evaluate(() => performance.now()));
    await ready(page, 60_000);
    return { first, ...(await page.evaluate(() => window.moments)), ready: Date.now() - began };
  });
  site.stop();
  moments('A slow phone', found, [['first', 'first paint'], ['map', 'the map is painted'], ['largest', 'largest paint'], ['ready', 'the page reacts']]);
}

/** The map of an embed, by itself: what its frame fetches and does in an article. */
async function embed() {
  const site = await host();
  const address = await withPage({ base: site.base }, async ({ page }) => {
    await ready(page);
    return addressOf(await codeOf(page));
  });
  const watch = () => {
    window.moments = {};
    const look = () => {
      if (document.documentElement?.dataset.state === 'shown') {
        requestAnimationFrame(() => { window.moments.map = performance.now(); });
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  };
  const found = await onSlowPhone(watch, async (page) => {
    await page.goto(address);
    await page.waitForFunction(() => window.moments.map !== undefined);
    return { first: await firstPaint(page), ...(await page.evaluate(() => window.moments)) };
  });
  site.stop();
  moments('An embed on a slow phone', found, [['first', 'first paint'], ['map', 'the map is painted in its colours']]);
}

/** Lighthouse's scores; of several runs the median. */
async function lighthouse() {
  const site = await host();
  const folder = join(root, 'target/measure');
  mkdirSync(folder, { recursive: true });
  const categories = ['performance', 'accessibility', 'best-practices'];
  const rounds = Math.min(reps, 3);
  console.log(`\n${LIGHTHOUSE} (medians of ${rounds})\n`);
  row('profile', ...categories, 'largest paint', 'blocked', 'shift');
  row('---', ...categories.map(() => '---:'), '---:', '---:', '---:');
  for (const [profile, further] of [['mobile', []], ['desktop', ['--preset=desktop']]]) {
    const runs = [];
    for (let round = 0; round < rounds; round += 1) {
      const path = join(folder, `lighthouse-${profile}-${round}.json`);
      const command = ['--yes', LIGHTHOUSE, site.base, '--quiet', '--output=json', `--output-path=${path}`, `--only-categories=${categories}`, ...further];
      await run('npx', [...command, `--chrome-flags=${flags.join(' ')}`], { CHROME_PATH: process.env.CHROMIUM });
      runs.push(JSON.parse(readFileSync(path, 'utf8')));
    }
    const score = (name) => Math.round(median(runs.map((run) => run.categories[name].score * 100)));
    const audit = (name) => median(runs.map((run) => run.audits[name].numericValue));
    row(profile, ...categories.map(score), `${Math.round(audit('largest-contentful-paint'))} ms`, `${Math.round(audit('total-blocking-time'))} ms`, audit('cumulative-layout-shift').toFixed(4));
    const short = Object.values(runs[0].audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && /binary|numeric|metricSavings/.test(scoreDisplayMode));
    for (const { id, title, displayValue = '' } of short) console.error(`  ${profile}: ${id}: ${title} ${displayValue}`);
  }
  site.stop();
}

/** Runs a program while the host of this process answers it. */
async function run(program, args, env) {
  const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`${program} ${args[1]} ended with ${code}`);
}

for (const name of args.length ? args : Object.keys(MEASURES)) await MEASURES[name]();
// The server's handles are let go of, but a browser that hung may not be.
process.exit(0);
