// Pictures of the page for people to look at. Not a test. `cargo xtask screens` runs it; they are in target/screens/.
//
//   screens            the first screen: desk and phone, both languages, both themes
//   screens views      every view at four widths, both languages, both themes: a sheet for a view and a width
//   screens views map  those views whose names hold one of the words

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { flags, ready, root, withPage } from './harness.mjs';
import { drawn, wear } from './looks.mjs';
import { file, header, id, read, untilLocked } from './page.mjs';

const folder = join(root, 'target/screens');
const [what, ...words] = process.argv.slice(2);

const phone = { deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const devices = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, context: phone },
};
const locales = { tr: 'tr-TR', en: 'en-GB' };

async function firstScreens() {
  for (const [device, options] of Object.entries(devices)) {
    for (const [language, locale] of Object.entries(locales)) {
      for (const colorScheme of ['light', 'dark']) {
        const name = `${device}-${language}-${colorScheme}.png`;
        await withPage({ ...options, locale, colorScheme }, async ({ page, problems }) => {
          await ready(page);
          await page.screenshot({ path: join(folder, name) });
          console.log(`target/screens/${name}`);
          for (const problem of problems) console.log(`  ${problem}`);
        });
      }
    }
  }
}

/** Four widths; the sheet has so many columns, and no picture is higher than so many pixels. */
const widths = [
  { viewport: { width: 360, height: 760 }, context: { ...phone, deviceScaleFactor: 1 }, columns: 4, most: 1500 },
  { viewport: { width: 768, height: 1024 }, columns: 2, most: 1400 },
  { viewport: { width: 1280, height: 800 }, columns: 2, most: 1200 },
  { viewport: { width: 1920, height: 1080 }, columns: 2, most: 1300 },
];
const looks = ['tr', 'en'].flatMap((lang) => ['light', 'dark'].map((theme) => ({ lang, theme })));

/** Goes to a view of the published data; what the hash does not say is as at the start. */
const at = (hash, until) => async (page) => {
  await page.evaluate((hash) => { location.hash = hash; }, `#data=annex&indicator=high&period=2024&flow=export&${hash}`);
  if (until) await page.waitForSelector(until);
  await page.waitForTimeout(300);
};
const chart = (name, rest = '') => at(`chart=${name}${rest}`, `${id('chart')}[data-kind="${name}"]`);
const own = (hash, until) => async (page) => {
  await page.evaluate((hash) => { location.hash = hash; }, `#data=own&${hash}`);
  if (until) await page.waitForSelector(until);
  await page.waitForTimeout(300);
};

const rows = [];
for (const year of [2022, 2023, 2024]) {
  for (const [flow, size] of [['export', 1], ['import', 1.4]]) {
    for (const [place, name] of ['Ankara', 'İzmir', 'Bursa', 'Van', 'Eskişehir', 'Kocaeli', 'Konya', 'Gaziantep'].entries()) {
      for (const [step, code] of ['3530', '2423', '3000', '3220', '2911', '3410', '2710', '1810', '1511', '0111'].entries()) {
        const amount = ((place * 7 + step * 5) % 11 + 1) * size * (year - 2015) * 137_035;
        rows.push(`${year},${flow},${name},${code},${step % 2 ? 'Almanya' : 'Irak'},${Math.round(amount)}`);
      }
    }
  }
}
const clean = file('dis-ticaret.csv', header + rows.join('\n') + '\n');
const odd = file('sorunlu.csv', `${header}2024,export,Ankara,3530,Almanya,300\n2024,export,Lefkoşa,2423,Irak,20\n2024,export,Ankara,9Z99,Irak,30\n2024,export,İzmir,2911,Irak,many\n`);

/** What a view is called, how it is reached from the one before, and the part of the page to be looked at. */
const views = [
  ['first', at(''), 'main'],
  ['map-province', at('province=26', '.panel h2'), '.explore'],
  ['map-circles', at('volume=circles&province=2', '.panel h2'), '.explore'],
  ['map-classes', at('classes=natural.7'), '.explore'],
  ['map-continuous', at('classes=continuous&borders=nuts2'), '.explore'],
  ['map-total', at('indicator=total'), '.explore'],
  ['map-country', at('classes=country.7'), '.explore'],
  ['map-zoom', at('zoom=TR5'), '.explore'],
  ['map-highlight', at('highlight=6.26.34'), '.explore'],
  ['map-missing', async (page) => {
    await page.evaluate(() => { location.hash = '#data=ministry&indicator=total&period=2023'; });
    await page.waitForTimeout(300);
  }, '.explore'],
  ['help', async (page) => {
    await at('')(page);
    await page.click('button[data-help="tier"]');
    await page.waitForTimeout(100);
  }, null],
  ...['tiers', 'ranking', 'slope', 'scatter', 'heatmap'].map((name) => [`chart-${name}`, chart(name), id('charts-section')]),
  ...['maps-tiers', 'maps-years', 'compare', 'bivariate'].map((name) => [`chart-${name}`, chart(name), id('charts-section')]),
  ['chart-refused', at('chart=treemap', id('chart-refusal')), id('charts-section')],
  ['figures-shares', at('figure=tier-shares', `${id('figures')} tbody tr`), id('figures')],
  ['figures-growth', at('figure=growth;by=nuts2', `${id('figures')} tbody tr`), id('figures')],
  ['text', async (page) => {
    await at('')(page);
    await page.locator('.method-card:not([open]) > summary, .data-sources:not([open]) > summary, .lock-section details:not([open]) > summary')
      .evaluateAll((all) => all.forEach((fold) => fold.click()));
  }, '.lower'],
  ['text-method', async () => {}, '#method'],
  ['publish', async () => {}, '.publish'],
  ['file-account', async (page) => {
    await page.focus(id('file-input'));
    await untilLocked(page);
    await read(page, odd);
    await page.waitForTimeout(500);
    await page.locator(`${id('ledger')} details:not([open]) > summary`).evaluateAll((all) => all.forEach((fold) => fold.click()));
  }, id('ledger')],
  ['file-map', async (page) => {
    await read(page, clean);
    await page.waitForFunction(() => document.documentElement.dataset.run === '2');
    await own('indicator=high&province=6', '.panel h2')(page);
  }, 'main'],
  ['file-treemap', own('indicator=high&chart=treemap', `${id('chart')}[data-kind="treemap"]`), id('charts-section')],
  ['file-coverage', own('indicator=high&chart=coverage', `${id('chart')}[data-kind="coverage"]`), id('charts-section')],
  ['file-failed', async (page) => {
    await read(page, file('bos.csv', ''), 'failed');
  }, '#yours'],
].filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)) || name === 'file-account');

/** A part of the page as it stands, or the window. */
async function picture(page, part, most) {
  if (!part) return page.screenshot();
  await page.evaluate((part) => [...document.querySelectorAll(part)].find((one) => !one.closest('#prerendered'))?.scrollIntoView(), part);
  await drawn(page);
  const box = await page.evaluate((part) => {
    const found = [...document.querySelectorAll(part)].find((one) => !one.closest('#prerendered'));
    if (!found) return null;
    const { top, height } = found.getBoundingClientRect();
    return { top: top + scrollY, height };
  }, part);
  if (!box) throw new Error(`nothing is ${part}`);
  const { width } = page.viewportSize();
  return page.screenshot({ fullPage: true, clip: { x: 0, y: Math.max(0, box.top - 8), width, height: Math.min(most, box.height + 16) } });
}

async function sheets() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
  try {
    for (const { columns, most, ...options } of widths) {
      const { width } = options.viewport;
      await withPage({ ...options, locale: 'tr-TR' }, async ({ page, problems }) => {
        await ready(page);
        for (const [name, reach, part] of views) {
          try {
            await wear(page, { lang: 'tr', theme: 'light', viewport: options.viewport });
            await reach(page);
            const pictures = [];
            for (const look of looks) {
              await page.keyboard.press('Escape');
              await wear(page, { ...look, viewport: options.viewport });
              if (name === 'help') await page.click('button[data-help="tier"]');
              await page.waitForTimeout(250);
              pictures.push((await picture(page, part, most)).toString('base64'));
            }
            const sheet = await browser.newPage({ viewport: { width: columns * (width + 8), height: 400 } });
            await sheet.setContent(`<style>body{margin:0;background:#c0c;display:grid;grid-template-columns:repeat(${columns},max-content);gap:8px;align-items:start}</style>${pictures.map((one) => `<img src="data:image/png;base64,${one}">`).join('')}`);
            await sheet.screenshot({ path: join(folder, `view-${name}-${width}.png`), fullPage: true });
            await sheet.close();
            console.log(`target/screens/view-${name}-${width}.png`);
          } catch (error) {
            console.log(`${name} at ${width} px: ${error.message}`);
          }
          for (const problem of problems.splice(0)) console.log(`  ${problem}`);
        }
      });
    }
  } finally {
    await browser.close();
  }
}

await mkdir(folder, { recursive: true });
await (what === 'views' ? sheets() : firstScreens());
