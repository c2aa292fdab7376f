// The visitor's codes: their nomenclature, the definition by which they get tiers, what is left out, and ranges.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, fragmentOfPayload, payloadOf } from './embeds.mjs';
import { ready, withPage } from './harness.mjs';
import { download, file, id, province, read, states, untilLocked, untilState, untilValue } from './page.mjs';

// Six digits: each code has one tier. 880240 aeroplanes, 710812 gold, 870322 cars, 610910 T-shirts.
const hs6 = `year,flow,province,hs6,partner,amount_usd
2024,export,Ankara,880240,Almanya,300
2024,export,Ankara,710812,Almanya,100
2024,export,Ankara,610910,Almanya,600
2024,export,Bursa,870322,Almanya,900
2024,export,Bursa,610910,Almanya,100
2024,export,Eskişehir,880240,Almanya,500
2024,export,Eskişehir,610910,Almanya,500
`;

// Two digits: chapters 84, 85 and 90 hold goods of several tiers.
const chapters = `year,flow,province,hs_chapter,amount_usd
2024,export,Ankara,84,300
2024,export,Ankara,61,700
2024,export,Bursa,85,600
2024,export,Bursa,61,400
2024,export,Konya,61,100
2024,export,Eskişehir,90,100
2024,export,Eskişehir,61,900
`;

// In the HS petroleum, in ISIC Rev.3 steel, in ISIC Rev.4 electrical machines.
const only2710 = 'year,flow,province,code,amount_usd\n2024,export,Ankara,2710,100\n2024,export,Bursa,2710,300\n';

const untilDetail = (page) => page.waitForFunction(() => document.documentElement.dataset.detail === 'ready');
const hash = (page) => new URL(page.url()).hash;
const untilHash = (page, part) => page.waitForFunction((part) => location.hash.includes(part), part);
const card = (page) => page.locator(`${id('method-card')} .card-text`).innerText();
const openCard = (page) => page.click(`${id('method-card')} summary`);

async function opened(options, content, use) {
  await withPage({ locale: 'en-GB', ...options }, async (it) => {
    await ready(it.page);
    assert.equal(await read(it.page, file('trade.csv', content), 'done', 'asking', 'failed'), 'done');
    await untilDetail(it.page);
    await use(it);
  });
}

test('built-in data have no rules to choose, and a method card all the same', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await ready(page);
    assert.equal(await page.locator('.rules').count(), 0);
    assert.doesNotMatch(await page.locator('.fields').innerText(), /Definition/);
    await openCard(page);
    assert.match(await card(page), /the source itself decided the tiers/);
  });
});

for (const [locale, words] of [
  ['tr-TR', { title: /Yöntem kartı/, decided: /başlıktan/, direct: /sınıflanan/ }],
  ['en-GB', { title: /Method card/, decided: /by the header/, direct: /Classified/ }],
]) {
  test(`a file of six-digit customs codes: map, account and card (${locale})`, async () => {
    await opened({ locale }, hs6, async ({ page, problems }) => {
      assert.equal((await province(page, 6)).value, '30.000000');
      assert.equal((await province(page, 26)).value, '50.000000');
      const account = page.locator(`${id('ledger')} ${id('nomenclature')}`);
      assert.equal(await account.getAttribute('data-nomenclature'), 'hs');
      assert.match(await account.innerText(), words.decided);
      // Its counts come with the second stage, and the card follows by itself.
      await page.waitForFunction(() => /\(%?[\d.,]+%?\)/.test(document.querySelector('.card-text').textContent));
      await openCard(page);
      assert.match(await page.locator(`${id('method-card')} summary`).innerText(), words.title);
      assert.match(await card(page), words.direct);
      assert.match(await card(page), /oecd-isic3-report, v1/);
      assert.equal((await states(page)).run, '1');
      assert.deepEqual(problems, []);
    });
  });
}

test('another definition gives other numbers, another address, and comes back from it', async () => {
  await opened({}, hs6, async ({ page }) => {
    assert.doesNotMatch(hash(page), /definition|without|compare/, 'what is usual needs no saying');
    await page.selectOption(id('definition'), 'tuik-nace2');
    await untilHash(page, 'definition=tuik-nace2');
    await page.waitForFunction(() => document.querySelector('.card-text').textContent.includes('tuik-nace2'));
    assert.match(await page.locator('.credit').innerText(), /Shares are of manufacturing/);
    await page.selectOption(id('definition'), 'lall2000');
    await untilHash(page, 'definition=lall2000');
    const chips = page.locator('.chip');
    assert.equal(await chips.count(), 12);
    const dots = await chips.evaluateAll((all) => all.map((chip) => getComputedStyle(chip, '::before').backgroundColor));
    assert.equal(new Set(dots).size, 12, 'each in a colour of its own');
    await page.locator('.chip[data-tier="lt1"]').click();
    await untilHash(page, 'indicator=lt1');
    assert.equal((await province(page, 6)).value, '60.000000');
    // The page follows the address; what it is silent on is the usual.
    await page.evaluate(() => (location.hash = '#data=own&indicator=high&lang=en&definition=oecd-isic3&without=gold'));
    await untilValue(page, 6, '33.3');
    assert.equal(await page.locator(id('definition')).inputValue(), 'oecd-isic3');
    await page.evaluate(() => (location.hash = '#data=own&indicator=high&lang=en'));
    await untilValue(page, 6, '30.0');
    assert.equal(await page.locator(id('definition')).inputValue(), 'oecd-isic3-report');
  });
});

test('ranks by another definition stand beside', async () => {
  await opened({}, hs6, async ({ page }) => {
    await page.selectOption(id('compare'), 'oecd-isic3');
    await page.waitForSelector(`${id('table')} [data-column="other_rank"]`);
    assert.match(hash(page), /compare=oecd-isic3/);
    await page.selectOption(id('compare'), '');
    await page.waitForFunction(() => !document.querySelector('[data-column="other_rank"]'));
    assert.doesNotMatch(hash(page), /compare/);
  });
});

test('gold is left out: title, both numbers, address; by the keyboard alone', async () => {
  await opened({}, hs6, async ({ page }) => {
    await page.focus(id('leave-out'));
    await page.keyboard.press('Enter');
    assert.equal(await page.locator(id('leave-out')).getAttribute('aria-expanded'), 'true');
    await page.focus('#leave-out input[value="gold"]');
    await page.keyboard.press('Space');
    await untilValue(page, 6, '33.3');
    await untilHash(page, 'without=gold');
    assert.match(await page.title(), /excluding gold/);
    assert.match(await page.locator(id('national-figure')).innerText(), /With everything: /);
    assert.match(await page.locator(id('leave-out')).innerText(), /Left out: Non-monetary gold/);
    assert.equal(await page.evaluate(() => document.activeElement.value), 'gold', 'the keyboard stays where it was');
    await page.locator(`${id('map')} [data-plate="6"]`).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel .figure-whole');
    assert.match(await page.locator('.panel .figure-whole').innerText(), /30\.0%/);
    await page.focus('#leave-out input[value="energy"]');
    await page.keyboard.press('Space');
    await untilHash(page, 'without=gold.energy');
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('#leave-out').isHidden());
    // Other data know nothing of it.
    await page.selectOption(id('data-set'), 'annex');
    await untilValue(page, 26, '34.4');
    assert.equal(await page.locator('.rules').count(), 0);
    assert.doesNotMatch(await page.title(), /excluding/);
  });
});

for (const colorScheme of ['light', 'dark']) {
  test(`chapters of the Harmonized System give ranges, hatched where they are wide (${colorScheme})`, async () => {
    await opened({ colorScheme }, chapters, async ({ page, problems }) => {
      const ankara = page.locator(`${id('map')} [data-plate="6"]`);
      assert.equal(await ankara.getAttribute('data-value'), null);
      const [low, high] = [await ankara.getAttribute('data-low'), await ankara.getAttribute('data-high')];
      assert.ok(Number(low) < Number(high), `${low} ${high}`);
      assert.match(await page.locator(`${id('table')} tr[data-place="6"]`).innerText(), /\d–\d/);
      const hatched = page.locator(`${id('map')} .province[data-hatched]`);
      const count = await hatched.count();
      assert.ok(count >= 2, `${count} are hatched`);
      for (const shape of await hatched.all()) {
        const [fill, step] = await shape.evaluate((path) => [getComputedStyle(path).fill, path.dataset.step]);
        assert.equal(fill.replaceAll('"', ''), `url(#hatch-${step})`);
        const ground = page.locator(`#hatch-${step} rect`);
        assert.equal(await ground.count(), 1);
        const colour = await ground.evaluate((rect) => getComputedStyle(rect).fill);
        assert.match(colour, /^rgb/);
      }
      const entry = page.locator('.legend [data-class="hatched"]');
      assert.match(await entry.innerText(), new RegExp(`Range wider than a class\\s+${count} provinces`));
      // Pointing at it leaves the hatched ones alone.
      await entry.focus();
      const konya = page.locator(`${id('map')} [data-plate="42"]`);
      assert.equal(await konya.evaluate((path) => getComputedStyle(path).opacity), '0.22');
      assert.equal(await hatched.first().evaluate((path) => getComputedStyle(path).opacity), '1');
      await openCard(page);
      assert.match(await card(page), /Codes that widen the ranges most/);
      assert.match(await card(page), /Finer codes/);
      // Another view paints them anew.
      await page.locator('.chip[data-tier="total"]').click();
      await page.waitForFunction(() => !document.querySelector('.province[data-hatched]'));
      assert.equal(await page.locator(`${id('map')} .province[fill]`).count(), 0);
      assert.equal(await entry.count(), 0);
      assert.equal(await page.locator('[style]:not(.tooltip)').count(), 0);
      assert.deepEqual(problems, []);
    });
  });
}

test('the picture and the web page are hatched too', async () => {
  await opened({}, chapters, async ({ page, context }) => {
    const svg = (await download(page, id('download-svg'))).bytes.toString();
    const fills = new Set([...svg.matchAll(/fill="url\(#(teknoharita-hatch-\d)\)"/g)].map(([, name]) => name));
    assert.ok(fills.size > 0);
    for (const name of fills) assert.equal(svg.split(`id="${name}"`).length, 2, name);
    assert.match(svg, /Range wider than a class/);
    assert.doesNotMatch(svg, /style=/);
    const png = (await download(page, id('download-png'))).bytes;
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    const html = (await download(page, id('download-html'))).bytes.toString();
    const other = await context.newPage();
    await other.setContent(html);
    const hatched = other.locator('.province[data-hatched]').first();
    assert.match(await hatched.evaluate((path) => getComputedStyle(path).fill), /url\("?#teknoharita-hatch-\d"?\)/);
    assert.match(await other.locator('.legend').innerText(), /Range wider than a class/);
  });
});

test('an embed is hatched where its fragment says so, and refuses nonsense there', async () => {
  await opened({}, chapters, async ({ page, context, base }) => {
    const payload = payloadOf(await codeOf(page));
    const shown = async (hatched) => {
      const fragment = fragmentOfPayload({ ...payload, hatched });
      const embed = await context.newPage();
      await embed.goto(`${base}embed/?${Math.random()}#${fragment}`);
      await embed.waitForFunction(() => document.documentElement.dataset.state !== 'waiting');
      return embed;
    };
    const embed = await shown(['Range wider than a class', '2 provinces', [6, 16]]);
    const ankara = embed.locator('.province[data-plate="6"]');
    assert.match(await ankara.evaluate((path) => getComputedStyle(path).fill), /url\("?#teknoharita-hatch-\d"?\)/);
    assert.equal(await embed.locator('.province[data-hatched]').count(), 2);
    assert.match(await embed.locator('#legend').innerText(), /Range wider than a class\s+2 provinces/);
    const none = await shown(null);
    assert.equal(await none.locator('.province[data-hatched]').count(), 0);
    const nonsense = await shown(['x', '1', [900]]);
    assert.equal(await nonsense.evaluate(() => document.documentElement.dataset.state), 'broken');
  });
});

test('codes that fit several nomenclatures: the page asks, and each answer gives another map', async () => {
  const found = {};
  await withPage({ locale: 'tr-TR' }, async ({ page }) => {
    await ready(page);
    for (const answer of ['isic3', 'isic4', 'hs']) {
      assert.equal(await read(page, file('codes.csv', only2710), 'asking', 'failed'), 'asking');
      const option = page.locator('.option', { has: page.locator(`input[value="${answer}"]`) });
      assert.match(await option.innerText(), /1 koddan 1 tanesi geçerli\s+2710: \S+/);
      assert.ok(await page.locator(id('go-on')).isDisabled());
      await option.locator('input').focus();
      await page.keyboard.press('Space');
      await page.click(id('go-on'));
      await untilState(page, 'done');
      const nomenclature = page.locator(`${id('ledger')} ${id('nomenclature')}`);
      assert.equal(await nomenclature.getAttribute('data-nomenclature'), answer);
      assert.match(await nomenclature.innerText(), /sizin yanıtınızdan/);
      for (const tier of ['medium_high', 'medium_low']) {
        await page.locator(`.chip[data-tier="${tier}"]`).click();
        await untilHash(page, `indicator=${tier}&`);
        const ankara = page.locator(`${id('map')} [data-plate="6"]`);
        const share = await ankara.evaluate(({ dataset }) => dataset.value ?? `${dataset.low}-${dataset.high}`);
        if (share !== '0.000000') found[answer] = `${tier} ${share}`;
      }
    }
  });
  // Steel, electrical machines, and petroleum of which four digits do not say whether it is refined.
  assert.deepEqual(found, {
    isic3: 'medium_low 100.000000',
    isic4: 'medium_high 100.000000',
    hs: 'medium_low 0.000000-100.000000',
  });
});

test('a definition of one’s own, good and bad, after the lock and without the network', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, requests, problems }) => {
    await ready(page);
    await untilLocked(page);
    const before = requests.length;
    await read(page, file('trade.csv', hs6));
    await untilDetail(page);
    assert.ok(await page.locator(`${id('definition')} option[value="own"]`).isDisabled());
    assert.match(await page.locator('.reasons').innerText(), /My own definition: Open a definition/);
    await page.click(id('own-definition'));
    await page.setInputFiles(id('definition-input'), file('bad.csv', '88;high\n61;very high\n'));
    await page.waitForSelector(id('definition-problem'));
    const said = await page.locator(id('definition-problem')).innerText();
    assert.match(said, /bad\.csv/);
    assert.match(said, /Line 2: this is no tier: “very high”/);
    assert.equal((await states(page)).state, 'done', 'nothing else failed');
    // Turkish names of tiers in the code page that spreadsheets write.
    const turkish = Buffer.from('# nomenclature: hs\n88;D\xFC\xFE\xFCk\n61;Y\xFCksek\n', 'latin1');
    await page.setInputFiles(id('definition-input'), { ...file('mine.csv', ''), buffer: turkish });
    await untilValue(page, 6, '60.0');
    assert.equal(await page.locator(id('definition')).inputValue(), 'own');
    assert.match(hash(page), /definition=own/);
    assert.equal(await page.locator(id('definition-problem')).count(), 0);
    assert.match(await page.locator(id('definition-known')).innerText(), /“mine\.csv” is open: 2 rules/);
    // The example is a definition.
    const { name, bytes } = await download(page, id('definition-example'));
    await page.setInputFiles(id('definition-input'), file(name, bytes));
    await untilValue(page, 6, '30.0');
    assert.match(await page.locator(id('definition-known')).innerText(), /7 rules/);
    // One megabyte is the most.
    await page.setInputFiles(id('definition-input'), file('big.csv', '88;high\n'.repeat(200_000)));
    await page.waitForSelector(id('definition-problem'));
    assert.match(await page.locator(id('definition-problem')).innerText(), /1 MB at most/);
    assert.match(await page.locator(id('definition-known')).innerText(), /7 rules/, 'the earlier one holds');
    // In Turkish too.
    await page.selectOption(id('language'), 'tr');
    await page.waitForFunction(() => /en çok 1 MB/.test(document.querySelector('[data-testid="definition-problem"]')?.textContent ?? ''));
    await page.setInputFiles(id('definition-input'), file('bad.csv', '61;çok yüksek\n'));
    await page.waitForFunction(() => /1\. satır/.test(document.querySelector('[data-testid="definition-problem"]')?.textContent ?? ''));
    // What the page holds in memory has an address too.
    const sent = requests.slice(before).filter(({ url }) => !/^(blob|data):/.test(url));
    assert.deepEqual(sent, []);
    assert.deepEqual(problems, []);
    assert.equal(await page.locator('[style]:not(.tooltip)').count(), 0);
  });
});

test('another file is read by another worker, which knows the definition', async () => {
  await opened({}, hs6, async ({ page }) => {
    await page.click(id('own-definition'));
    await page.setInputFiles(id('definition-input'), file('mine.csv', '61;high\n'));
    await untilValue(page, 6, '60.0');
    await read(page, file('again.csv', hs6));
    await untilValue(page, 6, '30.0');
    await page.selectOption(id('definition'), 'own');
    await untilValue(page, 6, '60.0');
  });
});

test('the controls fit a phone in both languages', async () => {
  for (const locale of ['tr-TR', 'en-GB']) {
    await opened({ locale, viewport: { width: 360, height: 740 } }, chapters, async ({ page }) => {
      await page.click(id('leave-out'));
      await page.click(id('own-definition'));
      await openCard(page);
      const [scroll, client] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth];
      });
      assert.ok(scroll <= client, `${locale}: ${scroll} > ${client}`);
      for (const handle of ['leave-out', 'own-definition', 'definition', 'compare']) {
        const { height } = await page.locator(id(handle)).boundingBox();
        assert.ok(height >= 44, `${handle}: ${height}`);
      }
    });
  }
});
