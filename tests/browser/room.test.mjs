// The page has room for fingers, for large letters and for narrow windows, and keeps its meaning in forced colours
// and without motion.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ready, root, withPage } from './harness.mjs';
import { desk, drawn, phone, speak } from './looks.mjs';
import { chip, file, header, id, read, untilState } from './page.mjs';

/** What has to be large enough for any hand, in CSS pixels (WCAG 2.2, 2.5.8), and what is pressed most, on a phone. */
const TARGET_PX = 24;
const FINGER_PX = 44;
const PRIMARY = '.chip, .fields select, .language, .theme, .search, .close, .class, .downloads button, .drop-actions .button, '
  + '.drop-actions button, .failure button, .progress button, .form-foot button, .option, [data-testid="copy-code"], .unfold, .nav a, .lock';

/** Leads a page from state to state; a new part of the page is a new line here. */
const states = [
  ['first screen', async () => {}],
  ['a province', async (page) => {
    await page.locator(`${id('map')} [data-plate="26"]`).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel h2');
    for (const fold of await page.locator('.panel details > summary').all()) await fold.click();
  }],
  ['every fold', async (page) => {
    await page.locator('.panel .close').click();
    for (const fold of ['.method-card', '.data-sources', '.lock-section details']) await page.click(`${fold} > summary`);
  }],
  ['all indicators', async (page) => {
    await page.click('#figures > summary');
    await page.waitForSelector(`${id('figures')} tbody tr`);
    for (const fold of await page.locator('#figures details:not([open]) > summary').all()) await fold.click();
  }],
  ['regions of one’s own', async (page) => {
    await page.evaluate(() => { location.hash = '#data=annex&indicator=high&period=2024&flow=export&figure=totals;by=own;region=-c3-87ukurova.1.33.80.31'; });
    await page.waitForSelector(id('region'));
    for (const fold of await page.locator('#figures details:not([open]) > summary').all()) await fold.click();
  }],
  ['asking', async (page) => {
    assert.equal(await read(page, join(root, 'tests/fixtures/files/money-nowhere.csv'), 'asking', 'done', 'failed'), 'asking');
  }],
  ['the account', async (page) => {
    const rows = ['Ankara,880240,300', 'Lefkoşa,880240,20', 'Ankara,99ZZ,30', 'Bursa,870322,900', 'İzmir,610910,many'];
    await read(page, file('trade.csv', `year,flow,province,hs6,amount_usd\n${rows.map((row) => `2024,export,${row}\n`).join('')}`));
    await page.locator(`${id('ledger')} details:not([open]) > summary`).evaluateAll((all) => all.forEach((fold) => fold.click()));
    await page.click('button[data-testid="leave-out"]');
    await page.waitForSelector('#leave-out:not([hidden])');
  }],
  ['failed', async (page) => {
    await page.setInputFiles(id('file-input'), file('empty.csv', ''));
    await untilState(page, 'failed');
  }],
];

async function walk(options, see) {
  const found = [];
  await withPage(options, async ({ page }) => {
    await ready(page);
    for (const [state, reach] of states) {
      await reach(page);
      await drawn(page);
      for (const line of await see(page)) found.push(`${state}: ${line}`);
    }
  });
  assert.deepEqual(found, []);
}

/**
 * What can be pressed and is too small: where two such targets come nearer than their size, a person hits the wrong one.
 * Links within a sentence are as tall as its letters, and a province is as large as it is.
 */
const small = (page, [least, selector]) =>
  page.evaluate(([least, selector]) => {
    const all = [...document.querySelectorAll(selector)].filter((part) => {
      if (!part.checkVisibility() || part.matches('.skip, .province, [type="file"]')) return false;
      const around = part.parentElement;
      return !(part.matches('a') && getComputedStyle(part).display === 'inline' && around.textContent.trim() !== part.textContent.trim());
    });
    return all
      .map((part) => {
        // A box and its label are one target; a button within a row that can be pressed is as tall as the row.
        const target = part.closest('label') ?? (part.matches('.place') ? part.closest('tr') : part);
        const { width, height } = target.getBoundingClientRect();
        return { part, width, height };
      })
      .filter(({ width, height }) => width + 0.5 < least || height + 0.5 < least)
      .map(({ part, width, height }) => `${Math.round(width)} x ${Math.round(height)}: ${part.outerHTML.slice(0, 140)}`);
  }, [least, selector]);

const EVERYTHING = 'a, button, select, input, textarea, summary, [role="button"], [tabindex="0"]';

test('everything that can be pressed is at least 24 px wide and high on a desk', async () => {
  await walk({ viewport: desk }, (page) => small(page, [TARGET_PX, EVERYTHING]));
});

test('on a phone too, and what is pressed most is as large as a finger', async () => {
  await walk({ viewport: phone }, async (page) => [
    ...(await small(page, [TARGET_PX, EVERYTHING])),
    ...(await small(page, [FINGER_PX, PRIMARY])).map((line) => `for a finger, ${line}`),
  ]);
});

/** What runs over the window's edge, and which words are cut off. */
const cut = (page) =>
  page.evaluate(() => {
    const found = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    const scrolls = (part) => {
      for (let around = part; around; around = around.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(around).overflowX)) return true;
      }
      return false;
    };
    const unseen = (part) => part.closest('.unseen, .skip, option, svg, [aria-hidden="true"]');
    if (scrollWidth > clientWidth) {
      const wide = [...document.body.querySelectorAll('*')].filter((part) => part.checkVisibility() && !unseen(part) && !scrolls(part));
      const last = wide.filter((part) => part.getBoundingClientRect().right > clientWidth + 1).at(-1);
      found.push(`${scrollWidth} px wide in a window of ${clientWidth}: ${last?.outerHTML.slice(0, 140)}`);
    }
    for (const part of document.body.querySelectorAll('*')) {
      const words = [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');
      if (!words || !part.checkVisibility() || unseen(part)) continue;
      const style = getComputedStyle(part);
      if (style.display === 'inline' || style.clipPath !== 'none') continue;
      const hides = (axis) => /hidden|clip/.test(style[`overflow${axis}`]);
      // A name that ends in dots has its whole text elsewhere.
      if (style.textOverflow === 'ellipsis') continue;
      if ((hides('X') && part.scrollWidth > part.clientWidth + 1) || (hides('Y') && part.scrollHeight > part.clientHeight + 1)) {
        found.push(`cut: ${part.outerHTML.slice(0, 140)}`);
      }
      // Words that stick out of their own button or cell lie over something else.
      if (part.matches('button, .button, summary, th, td, .chip, .class-range, .class-count, label') && !scrolls(part) && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) {
        found.push(`sticks out: ${part.outerHTML.slice(0, 140)}`);
      }
    }
    return found;
  });

for (const [name, viewport] of [
  ['twice as large in a window of 1280 px', { width: 640, height: 400 }],
  ['in 320 px, four times as large', { width: 320, height: 640 }],
]) {
  test(`nothing is cut off or runs over the edge ${name}`, async () => {
    for (const locale of ['tr-TR', 'en-GB']) await walk({ viewport, locale }, cut);
  });
}

test('letters twice as large are all there', async () => {
  // What a browser's own setting of the letters' size does, or a style of the reader's.
  const larger = (page) => page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  for (const viewport of [desk, phone]) {
    await walk({ viewport }, async (page) => {
      await larger(page);
      await drawn(page);
      return cut(page);
    });
  }
});

test('the first screen says in both languages what it shows and what to do next', async () => {
  for (const viewport of [{ width: 360, height: 740 }, { width: 768, height: 1024 }, desk, { width: 1920, height: 1080 }]) {
    await withPage({ viewport }, async ({ page }) => {
      await ready(page);
      for (const lang of ['tr', 'en']) {
        await speak(page, lang);
        const boxes = await page.evaluate(() => {
          const box = (selector) => document.querySelector(selector).getBoundingClientRect();
          const [headline, map, legend, next] = ['h1', 'svg.map', '.legend', '.next-step'].map(box);
          return { headline, map, legend, next, width: innerWidth, height: innerHeight };
        });
        const where = `${lang}, ${viewport.width} px: ${JSON.stringify(boxes)}`;
        assert.ok(boxes.headline.bottom < boxes.map.top, `the sentence stands above the map; ${where}`);
        assert.ok(boxes.next.bottom <= boxes.height, `what to do next is in sight; ${where}`);
        assert.ok(boxes.map.bottom <= boxes.height, `the whole map is in sight; ${where}`);
        assert.ok(boxes.legend.top + 30 <= boxes.height, `the key is in sight; ${where}`);
        const share = (boxes.map.width * boxes.map.height) / (boxes.width * boxes.height);
        assert.ok(boxes.map.width >= boxes.width * (viewport.width < 1000 ? 0.9 : 0.5), `the map is the largest thing (${share}); ${where}`);
      }
    });
  }
});

test('in forced colours the classes are told apart, and what is chosen or focused is outlined', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await withPage({ colorScheme, context: { forcedColors: 'active' }, path: '#data=ministry&indicator=total&period=2023' }, async ({ page }) => {
      await ready(page);
      const map = await page.evaluate(() => {
        const look = (part) => { const { fill, stroke } = getComputedStyle(part); return { fill, stroke }; };
        const classes = new Map();
        for (const path of document.querySelectorAll('[data-testid="map"] .province')) classes.set(path.dataset.class, look(path));
        const swatch = (part) => getComputedStyle(part).backgroundColor;
        const key = [...document.querySelectorAll('.class')].map((part) => [part.dataset.class, swatch(part.querySelector('.swatch'))]);
        return { classes: [...classes], key, paper: getComputedStyle(document.body).backgroundColor };
      });
      const coloured = map.classes.filter(([name]) => name !== 'missing');
      assert.ok(coloured.length >= 3, JSON.stringify(map));
      assert.equal(new Set(coloured.map(([, { fill }]) => fill)).size, coloured.length, 'one colour a class');
      for (const [name, { fill }] of coloured) assert.deepEqual(map.key.find(([key]) => key === name)?.[1], fill, 'the key has the map’s colours');
      const { fill, stroke } = new Map(map.classes).get('missing');
      assert.equal(fill, map.paper);
      assert.notEqual(stroke, map.paper, 'what is missing has a border');
      // The letters on the map stand out from the paper behind them.
      const label = await page.locator('.label').first().evaluate((part) => { const { fill, stroke } = getComputedStyle(part); return [fill, stroke]; });
      assert.notEqual(label[0], label[1]);
      await page.locator(`${id('map')} .province:not([data-class="missing"])`).first().focus();
      const outline = await page.locator('.outline.hovered').evaluate((part) => { const { stroke, strokeWidth } = getComputedStyle(part); return [stroke, parseFloat(strokeWidth)]; });
      assert.notEqual(outline[0], map.paper);
      assert.ok(outline[1] >= 2);
      for (const stop of ['.chip:enabled', id('period'), id('language'), '.search', id('copy-code')]) {
        await page.locator(stop).first().focus();
        await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Tab');
        const drawn = await page.evaluate(() => { const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement); return [outlineStyle, parseFloat(outlineWidth)]; });
        assert.ok(drawn[0] !== 'none' && drawn[1] >= 2, `${stop}: ${drawn}`);
      }
      // A pressed chip is told from the others by more than a colour that is gone.
      const chips = await page.locator('.chip').evaluateAll((all) => all.map((chip) => {
        const { fontWeight, borderTopColor, backgroundColor } = getComputedStyle(chip);
        return [chip.getAttribute('aria-pressed'), `${fontWeight} ${borderTopColor} ${backgroundColor}`];
      }));
      const pressed = chips.find(([state]) => state === 'true')[1];
      assert.ok(chips.every(([state, style]) => state === 'true' || style !== pressed), JSON.stringify(chips));
    });
  }
});

test('who asks for less motion sees none; who does not sees little', async () => {
  for (const reducedMotion of ['reduce', 'no-preference']) {
    await withPage({ context: { reducedMotion } }, async ({ page }) => {
      await ready(page);
      const longest = await page.evaluate(() => {
        const seconds = (text) => Math.max(...text.split(',').map(parseFloat));
        const long = [...document.querySelectorAll('*')].map((part) => {
          const style = getComputedStyle(part);
          return Math.max(seconds(style.transitionDuration), style.animationName === 'none' ? 0 : seconds(style.animationDuration));
        });
        return Math.max(...long);
      });
      assert.ok(reducedMotion === 'reduce' ? longest === 0 : longest > 0 && longest <= 0.18, `${reducedMotion}: ${longest} s`);
    });
  }
});

test('who asks for more contrast gets it', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await withPage({ colorScheme }, async ({ page }) => {
      await ready(page);
      const contrast = () => page.evaluate(() => {
        const light = (colour) => {
          const [r, g, b] = colour.match(/[\d.]+/g).map((part) => { const c = part / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const pair = [getComputedStyle(document.querySelector('.passport')).color, getComputedStyle(document.body).backgroundColor].map(light).sort();
        return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
      });
      const usual = await contrast();
      await page.emulateMedia({ contrast: 'more' });
      assert.ok(usual >= 4.5 && (await contrast()) >= 10, `${usual}, ${await contrast()}`);
    });
  }
});

test('progress and results are told once, in one place', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    // What a screen reader would say: each change of words in a live region that it had seen before.
    await page.evaluate(() => {
      window.told = [];
      const LIVE = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"]';
      const last = new Map([...document.querySelectorAll(LIVE)].map((part) => [part, part.textContent.trim()]));
      new MutationObserver(() => {
        for (const part of document.querySelectorAll(LIVE)) {
          const words = part.textContent.trim();
          if (last.get(part) !== words && words !== '') window.told.push(words);
          last.set(part, words);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    const told = async () => {
      await drawn(page);
      return page.evaluate(() => window.told.splice(0));
    };
    // The page locks itself: that is told by the section that says so.
    await page.focus(id('file-input'));
    await page.waitForFunction(() => document.documentElement.dataset.lock === 'locked');
    await told();
    await page.click(chip('low'));
    await page.waitForFunction(() => location.hash.includes('indicator=low'));
    const another = await told();
    assert.equal(another.length, 1, another.join(' | '));
    assert.equal(another[0], await page.locator('h1').innerText());
    await page.locator(`${id('map')} [data-plate="26"]`).focus();
    assert.deepEqual(await told(), [], 'the focused province says its own name');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel h2');
    const chosen = await told();
    assert.equal(chosen.length, 1, chosen.join(' | '));
    assert.match(chosen[0], /Eskişehir/);
    const rows = 'x'.repeat(200_000).replaceAll('x', '2024,export,Ankara,3530,DE,5\n');
    await read(page, file('long.csv', header + rows));
    const reading = await told();
    assert.ok(reading.length >= 1 && reading.length <= 4, `${reading.length}: ${reading.join(' | ')}`);
    assert.equal(new Set(reading).size, reading.length, reading.join(' | '));
  });
});
