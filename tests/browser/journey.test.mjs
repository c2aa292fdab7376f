// The main job from a fresh page to an export, by the keyboard alone: every step is a key, every stop can be seen.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ready, root, withPage } from './harness.mjs';
import { id, states, untilLocked, untilState } from './page.mjs';

const STOPS_MAX = 400;

/** Where the keyboard is, and how that can be seen. */
const here = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    // A file input is shown by its label.
    const shown = at.matches('input[type="file"]') ? at.closest('label') : at;
    const box = shown.getBoundingClientRect();
    const style = getComputedStyle(shown);
    // Of what is longer than its frame a part is enough.
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [above, below] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const inSight = right - left >= Math.min(box.width, 24) && below - above >= Math.min(box.height, 24);
    const top = inSight ? document.elementFromPoint((left + right) / 2, (above + below) / 2) : null;
    return {
      what: `${at.tagName.toLowerCase()} ${at.dataset.testid ?? at.id ?? ''} ${at.className?.baseVal ?? at.className ?? ''}`.trim(),
      // Parts of the page that the keyboard was led to are no controls.
      focusVisible: at.matches(':focus-visible:not(h1, section, form, figure)'),
      outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      // A province is outlined by a path that is drawn on top of the map.
      drawnOutline: at.matches('.province') && document.querySelector('.outline.hovered')?.getAttribute('d') === at.getAttribute('d'),
      size: [box.width, box.height],
      box: [left, above, right, below].map(Math.round),
      inSight,
      covered: top !== null && !shown.contains(top) && !top.contains(shown) && getComputedStyle(top).position === 'fixed',
    };
  });

/** The keyboard is somewhere, and the eye can follow it there. */
async function seen(page) {
  const stop = await here(page);
  assert.ok(stop, 'the keyboard is nowhere');
  assert.ok(stop.size[0] > 1 && stop.size[1] > 1, `${stop.what} has no size`);
  assert.ok(stop.inSight && !stop.covered, `${stop.what} is out of sight: ${JSON.stringify(stop)}`);
  assert.ok(!stop.focusVisible || stop.outlined || stop.drawnOutline, `${stop.what} has no outline`);
  return stop;
}

const isAt = (page, selector) => page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);

/** Presses Tab until the keyboard is at something; every stop on the way is looked at. */
async function tabTo(page, selector, key = 'Tab') {
  for (let stops = 1; stops <= STOPS_MAX; stops += 1) {
    await page.keyboard.press(key);
    const { what, focusVisible } = await seen(page);
    assert.ok(focusVisible, `${what} is reached by ${key} and not shown as such`);
    if (await isAt(page, selector)) return stops;
  }
  throw new Error(`${STOPS_MAX} stops and not one of them is ${selector}`);
}

/** Opens the window for files at the focused button, and chooses one. */
async function chooseFile(page, files) {
  // Who listens only now may be too late for the window.
  page.on('filechooser', () => {});
  await page.evaluate(() => {});
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(files);
}

test('from a fresh page to an export by the keyboard alone', async () => {
  const context = { permissions: ['clipboard-write'] };
  await withPage({ locale: 'tr-TR', context }, async ({ page, problems }) => {
    await ready(page);
    // The language.
    await tabTo(page, id('language'));
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    assert.ok(await isAt(page, id('language')), 'the keyboard stays at the list');
    await seen(page);
    // A tier, and the keyboard stays where it pressed, though all choices are new.
    await tabTo(page, '.chip[data-tier="medium_high"]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.includes('indicator=medium_high'));
    await page.waitForFunction(() => document.querySelector('.chip[data-tier="medium_high"]').getAttribute('aria-pressed') === 'true');
    assert.ok(await isAt(page, '.chip[data-tier="medium_high"]'), 'the keyboard stays at the chip');
    await seen(page);
    // A year.
    await tabTo(page, id('period'));
    const newestFirst = await page.evaluate(() => document.activeElement.selectedIndex === 0);
    await page.keyboard.press(newestFirst ? 'ArrowDown' : 'ArrowUp');
    await page.waitForFunction(() => location.hash.includes('period=2023'));
    assert.ok(await isAt(page, id('period')), 'the keyboard stays at the list of years');
    // The map is one stop: arrows move in it, the next Tab leaves it.
    await tabTo(page, '.province');
    const [first] = [await page.evaluate(() => document.activeElement.dataset.plate)];
    await page.keyboard.press('ArrowRight');
    await seen(page);
    assert.notEqual(await page.evaluate(() => document.activeElement.dataset.plate), first);
    await page.keyboard.press('ArrowDown');
    await seen(page);
    const plate = await page.evaluate(() => document.activeElement.dataset.plate);
    const name = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel h2');
    assert.ok(name.startsWith(await page.locator('.panel h2').innerText()), name);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.plate), plate);
    await seen(page);
    await page.keyboard.press('Tab');
    await seen(page);
    assert.ok(!(await isAt(page, '.province')), 'the map is one stop');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.plate), plate, 'and it is entered where it was left');
    // The panel's close button gives the keyboard back.
    await tabTo(page, '.panel .close');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector('.panel h2'));
    await seen(page);
    // The table: one press sorts, another turns round, the keyboard stays and the order is told.
    await tabTo(page, `${id('table')} thead th:first-child button`);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${id('table')} thead th:first-child[aria-sort="ascending"]`);
    await page.waitForFunction(() => document.activeElement?.matches('thead th:first-child button'));
    await page.keyboard.press('Space');
    await page.waitForSelector(`${id('table')} thead th:first-child[aria-sort="descending"]`);
    await page.waitForFunction(() => document.activeElement?.matches('thead th:first-child button'));
    await seen(page);
    // A file of one's own, with a question.
    await tabTo(page, id('file-input'));
    await chooseFile(page, join(root, 'tests/fixtures/files/money-nowhere.csv'));
    assert.equal(await untilState(page, 'asking', 'done', 'failed'), 'asking');
    await page.waitForFunction(() => document.activeElement?.id === 'questions');
    await tabTo(page, `${id('questions')} input`);
    await page.keyboard.press('Space');
    await tabTo(page, `${id('questions')} fieldset input:not(:checked)`);
    const fields = () => page.locator(`${id('go-on')}:enabled`).count();
    for (let tries = 0; tries < 12 && (await fields()) === 0; tries += 1) {
      await page.keyboard.press('Space');
      if ((await fields()) === 0) await tabTo(page, `${id('questions')} input`);
    }
    await tabTo(page, id('go-on'));
    await page.keyboard.press('Enter');
    assert.equal(await untilState(page, 'done', 'failed'), 'done');
    await page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
    await seen(page);
    // To the export, backwards or forwards: the whole page is a ring.
    await tabTo(page, id('copy-code'), (await page.evaluate(() => {
      const at = document.activeElement.compareDocumentPosition(document.querySelector('[data-testid="copy-code"]'));
      return at & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab';
    })));
    const said = page.locator('.embed-foot [role="status"]');
    const before = await said.innerText();
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => document.querySelector('.embed-foot [role="status"]').innerText !== before, before);
    await tabTo(page, id('download-html'), 'Shift+Tab');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.match(saved.suggestedFilename(), /\.html$/);
    assert.match(await readFile(await saved.path(), 'utf8'), /<svg/);
    assert.equal((await states(page)).lock, 'locked');
    await seen(page);
    assert.deepEqual(problems, []);
  });
});

test('a skip link goes past the controls, to the map and to the table', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    for (const [stops, target, next] of [[1, 'map', '.province'], [2, 'list', '.search']]) {
      await page.reload();
      await ready(page);
      for (let at = 0; at < stops; at += 1) await page.keyboard.press('Tab');
      await page.evaluate(() => document.activeElement.getAnimations().forEach((motion) => motion.finish()));
      assert.equal((await seen(page)).focusVisible, true);
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement.id), target);
      await page.keyboard.press('Tab');
      await seen(page);
      assert.ok(await isAt(page, next), `${next} is next`);
    }
  });
});

test('every stop of the page can be seen, forwards and backwards, on desk and phone', async () => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    await withPage({ viewport, path: '#province=26' }, async ({ page }) => {
      await ready(page);
      // The sample can be tried from now on.
      await untilLocked(page);
      const walk = async (key) => {
        const stops = [];
        for (;;) {
          await page.keyboard.press(key);
          if ((await here(page)) === null) return stops;
          stops.push((await seen(page)).what);
          assert.ok(stops.length < STOPS_MAX, 'the keyboard goes round in circles');
        }
      };
      const forwards = await walk('Tab');
      const backwards = await walk('Shift+Tab');
      assert.deepEqual(backwards.reverse(), forwards);
      assert.equal(forwards.filter((stop) => / province$/.test(stop)).length, 1, 'the map is one stop');
      assert.equal(forwards.filter((stop) => / place$/.test(stop)).length, 1, 'and so is the table’s column of names');
    });
  }
});

test('where a button goes away with its press, the keyboard stays near', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    await tabTo(page, id('file-input'));
    await chooseFile(page, join(root, 'tests/fixtures/files/money-nowhere.csv'));
    await untilState(page, 'asking');
    await tabTo(page, id('ask-cancel'));
    await page.keyboard.press('Enter');
    await page.waitForSelector(id('questions'), { state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.id === 'yours');
    await tabTo(page, id('file-input'));
    await chooseFile(page, { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
    await untilState(page, 'failed');
    await page.waitForFunction(() => document.activeElement?.id === 'failure');
    await tabTo(page, id('dismiss'));
    await page.keyboard.press('Enter');
    await page.waitForSelector(id('error'), { state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.id === 'headline');
    // The sheet of a province closes to the map.
    await tabTo(page, '.province');
    await page.keyboard.press('Enter');
    await tabTo(page, '.panel .close');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector('.panel h2') && document.activeElement?.matches('.province'));
  });
});
