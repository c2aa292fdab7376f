// What a visitor's hands do with the map: time, bounds, back and forth, zoom, borders, highlights, explanations.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handed, ready, withPage } from './harness.mjs';
import { chip, id, order, province, untilValue } from './page.mjs';

const time = id('time');
const valuetext = (page) => page.locator(time).getAttribute('aria-valuetext');
const untilTime = (page, words) =>
  page.waitForFunction((words) => document.querySelector('[data-testid="time"]')?.getAttribute('aria-valuetext') === words, words);
const untilAddress = (page, part) => page.waitForFunction((part) => location.hash.includes(part), part);
const untilNoAddress = (page, part) => page.waitForFunction((part) => !location.hash.includes(part), part);
const tool = (hand, value = '') => `#app .map-tools [data-hand="${hand}"][value="${value}"]`;

test('who wants no motion takes one step through time a press; the slider names its period', async () => {
  await withPage({}, async ({ page, problems }) => {
    await handed(page);
    assert.equal(await valuetext(page), '2024');
    assert.equal(await page.locator('.play').getAttribute('aria-label'), 'Sonraki dönem');
    // After the last period comes the first one.
    await page.click('.play');
    await untilTime(page, '2019');
    await page.waitForTimeout(1_200);
    assert.equal(await valuetext(page), '2019', 'nothing moves by itself');
    await page.focus(time);
    await page.keyboard.press('ArrowRight');
    await untilTime(page, '2020');
    // The slider is ahead of the view that it asks for.
    await page.waitForFunction(() => document.querySelector('#headline').innerText.includes('2020'));
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'time');
    assert.deepEqual(problems, []);
  });
});

test('play leads through all periods, one after the other, and ends; a choice stops it', async () => {
  await withPage({ context: { reducedMotion: 'no-preference' }, path: '#data=annex&period=2021&lang=en' }, async ({ page }) => {
    await handed(page);
    assert.equal(await page.locator('.play').getAttribute('aria-label'), 'Play');
    await page.evaluate(() => {
      window.seen = [];
      const slider = () => document.querySelector('[data-testid="time"]').getAttribute('aria-valuetext');
      new MutationObserver(() => {
        if (window.seen.at(-1)?.[0] !== slider()) window.seen.push([slider(), performance.now()]);
      }).observe(document.querySelector('#app'), { subtree: true, attributes: true, attributeFilter: ['aria-valuetext'] });
    });
    await page.click('.play');
    assert.equal(await page.locator('.play').getAttribute('aria-label'), 'Pause');
    await page.waitForFunction(() => document.querySelector('.play').getAttribute('aria-label') === 'Play', null, { timeout: 15_000 });
    const seen = await page.evaluate(() => window.seen);
    assert.deepEqual(seen.map(([period]) => period), ['2022', '2023', '2024']);
    for (let at = 1; at < seen.length; at += 1) assert.ok(seen[at][1] - seen[at - 1][1] >= 850, JSON.stringify(seen));
    await page.click('.play');
    await untilTime(page, '2019');
    await page.click(chip('low'));
    await untilAddress(page, 'indicator=low');
    const at = await valuetext(page);
    await page.waitForTimeout(1_500);
    assert.equal(await valuetext(page), at);
  });
});

test('the last change is taken back and done again, by button, key and the browser; the picture returns', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, problems }) => {
    await handed(page);
    const before = await province(page, 6);
    await page.click(chip('low'));
    await untilAddress(page, 'indicator=low');
    await page.click(`#app .province[data-plate="6"]`);
    await untilAddress(page, 'province=6');
    assert.equal(await page.locator(tool('undo')).getAttribute('aria-disabled'), 'false');
    await page.click(tool('undo'));
    await untilNoAddress(page, 'province=6');
    await page.keyboard.press('Control+z');
    await untilAddress(page, 'indicator=high');
    await untilValue(page, 6, before.value);
    assert.equal(await page.locator(tool('undo')).getAttribute('aria-disabled'), 'true');
    await page.keyboard.press('Control+Shift+z');
    await untilAddress(page, 'indicator=low');
    await page.goForward();
    await untilAddress(page, 'province=6');
    await page.goBack();
    await page.goBack();
    await untilAddress(page, 'indicator=high');
    await untilValue(page, 6, before.value);
    // In a field the key is the field's.
    await page.goForward();
    await untilAddress(page, 'indicator=low');
    await page.fill('.search', 'van');
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(300);
    assert.match(page.url(), /indicator=low/);
    assert.deepEqual(problems, []);
  });
});

test('the visitor is not trapped: one step back from the first view leaves the page', async () => {
  await withPage({ path: null }, async ({ page, base }) => {
    await page.goto('about:blank');
    await page.goto(base);
    await handed(page);
    for (const plate of [6, 26, 58]) {
      await page.click(`#app .province[data-plate="${plate}"]`);
      await untilAddress(page, `province=${plate}`);
    }
    for (const plate of [26, 6]) {
      await page.goBack();
      await untilAddress(page, `province=${plate}`);
    }
    await page.goBack();
    await untilNoAddress(page, 'province=');
    await page.goBack();
    assert.equal(page.url(), 'about:blank');
  });
});

test('a bound is moved by the keyboard and keeps it, to values as round as they are printed', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, problems }) => {
    await handed(page);
    const bound = page.locator('#app [data-bound="2"]');
    assert.equal(await bound.getAttribute('role'), 'slider');
    assert.match(await bound.getAttribute('aria-valuetext'), /^[\d.]+ percent; \d+ provinces below, \d+ above$/);
    const before = await bound.getAttribute('aria-valuetext');
    await bound.focus();
    await page.keyboard.press('ArrowRight');
    await untilAddress(page, 'classes=custom.');
    await page.waitForFunction((before) => document.querySelector('#app [data-bound="2"]').getAttribute('aria-valuetext') !== before, before);
    const first = /classes=custom\.\d+\.\d+\.(\d+)/.exec(page.url())[1];
    assert.equal(Number(first) % 100_000, 0);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('data-bound')), '2');
    // The key says the same bound.
    const said = (await bound.getAttribute('aria-valuetext')).split(' ')[0];
    assert.ok((await page.locator('#app .class-range').nth(2).innerText()).endsWith(`–${said}`));
    await page.keyboard.press('End');
    await page.waitForFunction(() => {
      const bound = document.querySelector('#app [data-bound="2"]');
      return bound.getAttribute('aria-valuenow') === bound.getAttribute('aria-valuemax');
    });
    const values = /classes=custom\.([\d.]+)/.exec(page.url())[1].split('.').map(Number);
    assert.deepEqual(values, [...values].sort((a, b) => a - b));
    assert.equal(new Set(values).size, values.length, 'no bound passes its neighbour');
    assert.deepEqual(problems, []);
  });
});

test('a bound is dragged, the map follows, and one step takes all of it back', async () => {
  await withPage({}, async ({ page, problems }) => {
    await handed(page);
    const classes = () => page.locator('#app .province').evaluateAll((all) => all.map((one) => one.dataset.class).join());
    const before = await classes();
    const knob = page.locator('#app [data-bound="3"] circle');
    await knob.scrollIntoViewIfNeeded();
    const box = await knob.boundingBox();
    const spread = await page.locator('#app .spread').boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 8; step += 1) await page.mouse.move(box.x + box.width / 2 + (step * spread.width) / 100, box.y + 4);
    await untilAddress(page, 'classes=custom.');
    await page.mouse.up();
    // The last place of the drag has its view too.
    await page.waitForTimeout(500);
    await page.waitForFunction((before) => [...document.querySelectorAll('#app .province')].map((one) => one.dataset.class).join() !== before, before);
    await page.click(tool('undo'));
    await untilNoAddress(page, 'classes=');
    await page.waitForFunction((before) => [...document.querySelectorAll('#app .province')].map((one) => one.dataset.class).join() === before, before);
    assert.equal(await page.locator(tool('undo')).getAttribute('aria-disabled'), 'true');
    assert.deepEqual(problems, []);
  });
});

test('borders of regions are drawn when they are asked for, and stand in the address', async () => {
  await withPage({ path: '#data=annex&borders=nuts1&lang=en' }, async ({ page }) => {
    await handed(page);
    assert.equal(await page.locator('#app .region').count(), 12);
    // The colours stay those of provinces.
    assert.equal(await page.locator('#app .map').getAttribute('data-regions'), null);
    await page.selectOption('#app select[data-hand="borders"]', 'nuts2');
    await page.waitForFunction(() => document.querySelectorAll('#app .region').length === 26);
    assert.match(page.url(), /borders=nuts2/);
    await page.selectOption('#app select[data-hand="borders"]', 'province');
    await page.waitForFunction(() => document.querySelectorAll('#app .region').length === 0);
    assert.doesNotMatch(page.url(), /borders/);
  });
});

test('the map comes closer to a region, a province and step by step; the wheel scrolls the page', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, problems }) => {
    await handed(page);
    const box = () => page.locator('#app .map').getAttribute('viewBox');
    const size = await page.locator('#app .map').boundingBox();
    await page.selectOption('#app select[data-hand="zoom"]', 'TR5');
    await untilAddress(page, 'zoom=TR5');
    assert.notEqual(await box(), '0 0 960 430');
    assert.deepEqual(await page.locator('#app .map').boundingBox(), size, 'the map keeps its size');
    await page.click(tool('zoom', '+'));
    await page.waitForFunction(() => document.querySelector('#app .map').dataset.zoom === '5');
    await page.click(tool('zoom', '0'));
    await page.waitForFunction(() => document.querySelector('#app .map').getAttribute('viewBox') === '0 0 960 430');
    assert.doesNotMatch(page.url(), /zoom/);
    await page.dblclick('#app .province[data-plate="6"]');
    await untilAddress(page, 'zoom=2.');
    await page.keyboard.press('0');
    await page.waitForFunction(() => document.querySelector('#app .map').getAttribute('viewBox') === '0 0 960 430');
    const top = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, 240);
    await page.waitForFunction((top) => scrollY > top, top);
    assert.equal(await box(), '0 0 960 430');
    assert.deepEqual(problems, []);
  });
});

test('no two labels touch, at any zoom', async () => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    await withPage({ viewport, path: '#data=annex&lang=tr' }, async ({ page }) => {
      await handed(page);
      for (const zoom of ['TR1', 'TR5', 'TR51', 'TRC', '6', '2.480.215', '10.700.200', '']) {
        await page.evaluate((zoom) => (location.hash = `#data=annex&lang=tr&zoom=${zoom}&province=6`), zoom);
        await page.waitForTimeout(250);
        const boxes = await page.locator('#app .labels .label').evaluateAll((all) =>
          all.map((one) => one.getBoundingClientRect()).map(({ left, right, top, bottom }) => [left, right, top, bottom]),
        );
        for (const [at, one] of boxes.entries()) {
          for (const other of boxes.slice(0, at)) {
            const apart = one[1] <= other[0] || other[1] <= one[0] || one[3] <= other[2] || other[3] <= one[2];
            assert.ok(apart, `${viewport.width} ${zoom} ${JSON.stringify([one, other])}`);
          }
        }
      }
    });
  }
});

test('highlighted provinces stay, the rest is muted; by shift, by key, by the panel and in the file', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await handed(page);
    const muted = () => page.locator('#app .province[data-muted]').count();
    await page.click('#app .province[data-plate="6"]', { modifiers: ['Shift'] });
    await untilAddress(page, 'highlight=6&');
    assert.equal(await muted(), 80);
    await page.focus('#app .province[data-plate="26"]');
    await page.keyboard.press('h');
    await untilAddress(page, 'highlight=6.26');
    assert.equal(await muted(), 79);
    await page.click('#app .province[data-plate="26"]');
    await page.click('#app .panel-hands [data-hand="highlight"]');
    await untilAddress(page, 'highlight=6&');
    await page.click(tool('highlight'));
    await untilNoAddress(page, 'highlight');
    assert.equal(await muted(), 0);
  });
});

test('a term is explained where it is used; Escape closes, and the keyboard returns', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, problems }) => {
    await handed(page);
    await page.click(chip('medium_high'));
    await untilAddress(page, 'medium_high');
    const open = () => page.evaluate(() => document.querySelector('#help').matches(':popover-open'));
    for (const [term, words] of [
      ['tier', /2927/],
      ['basis', /head office/i],
      ['classes', /Round breaks/],
      ['range', /hatched/],
    ]) {
      const button = page.locator(`#app button[data-help="${term}"]`);
      await button.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('#help').matches(':popover-open'));
      assert.match(await page.locator('#help').innerText(), words);
      assert.equal(await page.evaluate(() => document.querySelector('#help').contains(document.activeElement)), true);
      await page.keyboard.press('Escape');
      assert.equal(await open(), false);
      assert.equal(await page.evaluate(() => document.activeElement.dataset.help), term);
    }
    await page.click('#app button[data-help="tier"]');
    await page.waitForFunction(() => document.querySelector('#help').matches(':popover-open'));
    await page.click('#help .close');
    assert.equal(await open(), false);
    assert.deepEqual(problems, []);
  });
});

test('the facts of a province are beside it while it is pointed at or focused, and in the panel once it is chosen', async () => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    await withPage({ viewport, locale: 'en-GB' }, async ({ page }) => {
      await handed(page);
      const tooltip = page.locator('#app .tooltip');
      await page.focus('#app .province[data-plate="26"]');
      await page.waitForSelector('#app .tooltip[data-shown]');
      // The province says it by its own name, and the headline is told: a third time would be noise.
      assert.equal(await tooltip.getAttribute('aria-hidden'), 'true');
      assert.match(await page.getAttribute('#app .province[data-plate="26"]', 'aria-label'), /Eskişehir: 34\.4%, \$569 million; .*Rank 1 of/);
      const text = await tooltip.innerText();
      for (const words of [/Eskişehir/, /34\.4%/, /Rank 1 of/, /Türkiye: 3\.6%/, /Since 2023: [+−][\d.]+ points/, /\$569 million/]) {
        assert.match(text, words);
      }
      assert.equal(await tooltip.locator('.sparkline path').count(), 1);
      const [shape, box] = [await page.locator('#app .province[data-plate="26"]').boundingBox(), await tooltip.boundingBox()];
      const isApart = (at, size) => box[at] + box[size] <= shape[at] + 1 || box[at] >= shape[at] + shape[size] - 1;
      assert.ok(isApart('x', 'width') || isApart('y', 'height'), JSON.stringify([shape, box]));
      assert.ok(box.x >= 0 && box.x + box.width <= viewport.width);
      await page.keyboard.press('Enter');
      await untilAddress(page, 'province=26');
      await page.waitForSelector('.panel h2');
      const panel = await page.locator('#panel').innerText();
      for (const words of [/Rank 1 of/, /Türkiye: 3\.6%/, /Since 2023: [+−][\d.]+ points/]) assert.match(panel, words);
      // Nothing lies over the map or its key that the panel says.
      await page.mouse.move(5, 5);
      await page.evaluate(() => document.activeElement.blur());
      await page.waitForSelector('#app .tooltip:not([data-shown])', { state: 'attached' });
    });
  }
});

test('a tooltip never lies over the key', async () => {
  await withPage({ viewport: { width: 768, height: 1024 } }, async ({ page }) => {
    await handed(page);
    // The southernmost provinces, by pointer and by keyboard.
    for (const plate of [31, 33, 63]) {
      const shape = page.locator(`#app .province[data-plate="${plate}"]`);
      for (const reach of [() => shape.hover(), () => shape.focus()]) {
        await reach();
        await page.waitForSelector('#app .tooltip[data-shown]');
        const [tooltip, key] = [await page.locator('#app .tooltip').boundingBox(), await page.locator('#app .legend').boundingBox()];
        assert.ok(tooltip.y + tooltip.height <= key.y + 1, `${plate}: ${JSON.stringify([tooltip, key])}`);
      }
    }
  });
});

test('the outline of the chosen province has a rim of paper, so that it is seen on every colour', async () => {
  await withPage({ colorScheme: 'dark' }, async ({ page }) => {
    await handed(page);
    await page.focus('#app .province[data-plate="26"]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#app .outline.selected')?.hasAttribute('d'));
    const [line, rim] = await page.evaluate(() => ['.outline.selected', '.rim.selected'].map((selector) => {
      const part = document.querySelector(`#app ${selector}`);
      const { stroke, strokeWidth } = getComputedStyle(part);
      return { d: part.getAttribute('d'), stroke, width: parseFloat(strokeWidth) };
    }));
    assert.equal(line.d, rim.d);
    assert.ok(rim.width > line.width + 2 && rim.stroke !== line.stroke, JSON.stringify([line.stroke, rim.stroke]));
  });
});

test('a province is found by its old names and in other spellings', async () => {
  await withPage({}, async ({ page }) => {
    await ready(page);
    for (const [words, plate] of [['izmit', 41], ['ISTANBUL', 34], ['Antep', 27], ['Icel', 33], ['adapazari', 54], ['Antakya', 31]]) {
      await page.fill('.search', words);
      await page.waitForFunction((plate) => document.querySelector('[data-testid="table"] tbody tr')?.dataset.place === plate, String(plate));
      assert.deepEqual(await order(page), [String(plate)]);
    }
  });
});

test('nothing jumps when the page begins to live, and when the worker hands over its tools', async () => {
  for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
    await withPage({ viewport, path: null }, async ({ page, base }) => {
      await page.addInitScript(() => {
        window.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(base);
      await handed(page);
      await page.waitForTimeout(300);
      assert.ok((await page.evaluate(() => window.shift)) < 0.02, String(await page.evaluate(() => window.shift)));
    });
  }
});
