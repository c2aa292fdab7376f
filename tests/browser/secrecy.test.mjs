// Data that name firms: the rule of secrecy in the step, and what stands in nothing that becomes public.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { walk } from './axe.mjs';
import { textOf } from './embeds.mjs';
import { ready, withPage } from './harness.mjs';
import { chip, download, embedCode, file, id, prepare, province, read, row, still } from './page.mjs';

const FILE = 'very-private-firms.csv';
/** Four firms by made-up tax numbers. */
const FIRMS = ['1234567890', '2345678901', '3456789012', '4567890123'];
/**
 * Aircraft and textiles of provinces, in millions for each of the firms. Of aircraft, Van has two firms, one firm has
 * 84.6% of Konya's, and two have 93.7% of Edirne's; together the three would still tell of two firms (93.8%), which
 * Siirt's mend (86.2%).
 */
const TRADE = [
  ['Ankara', 6, [371, 373, 379, 383], [911, 919, 929, 937]],
  ['Bursa', 16, [271, 277, 281, 283], [811, 821, 823, 827]],
  ['İzmir', 35, [173, 179, 181, 191], [701, 709, 719, 727]],
  ['Konya', 42, [853, 61, 53, 41], [601, 607, 613, 617]],
  ['Van', 65, [307, 211, 0, 0], [503, 509, 521, 523]],
  ['Edirne', 22, [311, 167, 19, 13], [401, 409, 419, 421]],
  ['Siirt', 56, [97, 101, 103, 109], [29, 31, 37, 41]],
];
const SENSITIVE = [42, 65, 22];
const WITHHELD = [...SENSITIVE, 56];

const amount = (millions) => Number(`${millions}123456`);
const sum = (amounts) => amounts.filter((it) => it > 0).reduce((all, it) => all + amount(it), 0);
const lines = TRADE.flatMap(([place, , aircraft, textiles]) =>
  [['3530', aircraft], ['1711', textiles]].flatMap(([code, amounts]) =>
    amounts.flatMap((it, at) => (it > 0 ? [`2024;x;${place};${code};${FIRMS[at]};${amount(it)}`] : []))));
const table = `yıl;akış;il;isic_rev3;vergi no;usd\n${lines.join('\n')}\n`;
const sha256 = createHash('sha256').update(table).digest('hex');

const field = (page, name) => page.locator(id(`step-${name}`));
const valueOf = (page, name, value) =>
  page.waitForFunction(([name, value]) => document.querySelector(`[data-testid="step-${name}"]`)?.value === value, [name, value]);

/** Waits until what the rule means is in such words, and gives all of them. */
async function said(page, words) {
  await page.waitForFunction(([words, flags]) => {
    const text = document.querySelector('[data-testid="secrecy"]')?.innerText ?? '';
    return new RegExp(words, flags).test(text) && !document.querySelector('.publish [aria-busy="true"]');
  }, [words.source, words.flags]);
  return page.locator(id('secrecy')).innerText();
}

/** Opens the firms' file. */
async function firms(page) {
  await ready(page);
  await read(page, file(FILE, table));
  await page.waitForFunction((sha256) => document.querySelector('[data-testid="sha256"]').textContent === sha256, sha256);
  await page.waitForSelector(id('secrecy'));
}

async function set(page, name, value) {
  await field(page, name).fill(value);
  await field(page, name).blur();
}

const languages = [
  {
    locale: 'tr-TR',
    labels: { fewest: 'En az firma', one: 'Bir firmanın payı (%)', two: 'İki firmanın payı (%)', secrecy: /^Kuralı uygula/ },
    four: /gösterilmeyen yer: 4\n[\s\S]*ele verebileceği için[^\n]* \(3\): Edirne, Konya, Van\.\s+[^\n]*çıkarma yoluyla[^\n]* \(1\): Siirt\./,
    two: /%95, iki firmada %95; gösterilmeyen yer: 2\n[\s\S]* \(1\): Van\.\s+[^\n]* \(1\): Siirt\./,
    all: /gösterilmeyen yer: 7\n[\s\S]*Türkiye'nin değeri de gösterilmeyecek/,
    off: /Gizlilik kuralı uygulanmadı/,
    counted: [/^4 sayı: 3 ilin ve Türkiye'nin/, /^6 sayı: 5 ilin ve Türkiye'nin/, /^Hiçbir sayı/, /^8 sayı: 7 ilin ve Türkiye'nin/],
  },
  {
    locale: 'en-GB',
    labels: { fewest: 'Fewest firms', one: 'Part of one firm (%)', two: 'Part of two firms (%)', secrecy: /^Apply the rule/ },
    four: /places withheld: 4\n[\s\S]*could tell of a single firm \(3\): Edirne, Konya, Van\.\s+[^\n]*subtraction[^\n]* \(1\): Siirt\./,
    two: /one with 95% or two with 95% of a number; places withheld: 2\n[\s\S]* \(1\): Van\.\s+[^\n]* \(1\): Siirt\./,
    all: /places withheld: 7\n[\s\S]*Türkiye's value will be withheld too/,
    off: /The secrecy rule was not applied/,
    counted: [/^4 numbers: [\w ,]+ of 3 provinces and the country/, /^6 numbers: [\w ,]+ of 5 provinces and/, /^No number/, /^8 numbers: [\w ,]+ of 7 provinces and/],
  },
];
for (const { locale, labels, four, two, all, off, counted } of languages) {
  test(`the rule can be read, changed and switched off, and says what it withholds (${locale})`, async () => {
    await withPage({ locale }, async ({ page, problems }) => {
      await firms(page);
      // What it means stands there before the step is unfolded.
      const first = await said(page, four);
      await prepare(page);
      for (const [name, label] of Object.entries(labels)) {
        assert.equal(await page.getByLabel(label).getAttribute('data-testid'), `step-${name}`);
      }
      assert.deepEqual(await Promise.all(['fewest', 'one', 'two'].map((name) => field(page, name).inputValue())), ['3', '80', '90']);
      const numbers = () => page.locator(id('step-numbers')).innerText();
      assert.match(await numbers(), counted[0]);
      // A looser rule gives numbers back, a stricter one takes all of them.
      await set(page, 'one', '95');
      await set(page, 'two', '95');
      await said(page, two);
      assert.match(await numbers(), counted[1]);
      await set(page, 'fewest', '5');
      await said(page, all);
      assert.match(await numbers(), counted[2]);
      await field(page, 'secrecy').uncheck();
      await said(page, off);
      assert.match(await numbers(), counted[3]);
      assert.match(await page.locator(id('step-texts')).innerText(), off, 'readers are told too');
      await field(page, 'secrecy').check();
      await said(page, all);
      for (const [name, value] of [['fewest', '3'], ['one', '80'], ['two', '90']]) await set(page, name, value);
      assert.equal(await said(page, four), first);
      assert.deepEqual(problems, []);
    });
  });
}

test('what is no rule is put back', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, problems }) => {
    await firms(page);
    await prepare(page);
    const first = await said(page, languages[1].four);
    const known = { fewest: '3', one: '80', two: '90' };
    for (const [name, value] of [['fewest', '0'], ['fewest', '1'], ['fewest', '99999999999'], ['one', '101'], ['one', '-80'], ['two', '0'], ['two', '90.5'], ['two', '']]) {
      await set(page, name, value);
      await valueOf(page, name, known[name]);
    }
    // The field holds letters that could be of a number.
    await field(page, 'one').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('e+');
    assert.equal(await field(page, 'one').inputValue(), '');
    await page.keyboard.press('Enter');
    await valueOf(page, 'one', '80');
    assert.equal(await said(page, languages[1].four), first);
    // The page goes on.
    await set(page, 'fewest', '5');
    await said(page, languages[1].all);
    assert.deepEqual(problems, []);
  });
});

test('the rule is read and changed with the keyboard alone', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page }) => {
    await firms(page);
    const focused = () => page.evaluate(() => document.activeElement?.dataset.testid);
    const reach = async (name, key = 'Tab') => {
      for (let stops = 0; stops < 200; stops += 1) {
        if ((await focused()) === name) return;
        await page.keyboard.press(key);
      }
      assert.fail(`${name} is out of reach`);
    };
    await reach('prepare');
    await page.keyboard.press('Enter');
    await page.waitForSelector(id('step'));
    await still(page);
    await reach('step-fewest');
    // What is written takes the place of what stood there, and an answer that comes meanwhile takes nothing away.
    for (const [value, next] of [['4', 'step-one'], ['95', 'step-two'], ['95', 'step-secrecy']]) {
      await page.keyboard.type(value);
      await page.keyboard.press('Tab');
      assert.equal(await focused(), next);
    }
    await said(page, /fewer than 4 firms, one with 95% or two with 95%/);
    assert.equal(await focused(), 'step-secrecy', 'an answer leaves the keyboard where it is');
    await page.keyboard.press('Space');
    await said(page, languages[1].off);
    await page.keyboard.press('Space');
    await said(page, /fewer than 4 firms/);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'step-two');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await said(page, /two with 93%/);
    // Slowly: an answer came while the field had the keyboard.
    await page.keyboard.type('91');
    await page.keyboard.press('Enter');
    await said(page, /two with 91%/);
    await reach('make-code', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await embedCode(page);
    assert.equal(await focused(), 'embed-code');
  });
});

const forms = ['html', 'svg', 'csv', 'xlsx', 'csv-plain', 'datawrapper', 'geojson', 'json', 'card', 'card-csv', 'spec'];

test('the code comes when it is asked for, and no file tells what is withheld', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, problems }) => {
    await firms(page);
    const secrets = [...FIRMS, FILE.split('.')[0], sha256];
    const kept = [];
    for (const [name, plate, aircraft, textiles] of TRADE) {
      const { value, name: words } = await province(page, plate);
      // "Van: 20.1%, $518 million; total exports: $2.57 billion; ..." and "Van 20.1 518.2 2,574.7"
      const printed = [value, ...words.match(/[\d.]+%|\$[\d.,]+ \w+/g), ...(await row(page, plate)).match(/\d[\d,]*\.\d/g).slice(1)];
      assert.equal(printed.length, 6, `${name}: ${printed}`);
      const exact = [sum(aircraft), sum(textiles), sum([...aircraft, ...textiles])].map(String);
      (WITHHELD.includes(plate) ? secrets : kept).push(...printed.slice(0, 4), ...exact);
    }
    const leaks = (text) => secrets.filter((secret) => text.includes(secret)).length;
    assert.equal(await page.locator(id('embed-code')).count(), 0, 'nothing is public yet');
    assert.ok(!(await page.content()).includes('&lt;iframe'));
    await prepare(page);
    assert.equal(await page.locator(id('embed-code')).count(), 0);
    await page.click(id('make-code'));
    const code = await embedCode(page);
    const made = { code, payload: textOf(code) };
    for (const form of forms) {
      // The browser drops the eleventh file within a second.
      await page.waitForTimeout(120);
      const { name, bytes } = await download(page, id(`download-${form}`));
      made[form] = `${name}\n${bytes}`;
    }
    for (const [form, text] of Object.entries(made)) assert.equal(leaks(text), 0, `${form} leaks`);
    // Texts of the numbers that are shown are found the same way.
    for (const form of ['payload', 'html', 'svg', 'csv', 'xlsx', 'csv-plain', 'geojson', 'json', 'card']) {
      assert.ok(kept.some((known) => made[form].includes(known)), `${form} shows nothing`);
    }
    // And so are those that are withheld, without the rule and on a card of one's own.
    await field(page, 'secrecy').uncheck();
    await said(page, languages[1].off);
    for (const form of ['csv-plain', 'svg', 'html', 'xlsx', 'geojson', 'json']) {
      assert.ok(leaks(String((await download(page, id(`download-${form}`))).bytes)) > 0, `${form} withholds`);
    }
    await page.selectOption(id('step-card'), 'internal');
    await still(page);
    const internal = String((await download(page, id('download-card'))).bytes);
    assert.ok(internal.includes(sha256) && internal.includes(FILE));
    assert.deepEqual(problems, []);
  });
});

/** The numbers of a file of plain CSV: indicator, and of each place and the country (TR) the amount and the total. */
function numbers(bytes) {
  const rows = String(bytes).split('\r\n').filter((line) => /^(province|country),/.test(line)).map((line) => line.split(','));
  const number = (text) => (text === '' ? undefined : Number(text));
  return { tier: rows[0][7], rows: rows.map((cells) => ({ place: cells[1], amount: number(cells[15]), total: number(cells[18]) })) };
}

/** All that follows from files by adding and taking away: "high 65" of high, low and total, by place and TR. */
function follows(files) {
  const known = new Map();
  const learn = (name, value) => value !== undefined && !known.has(name) && known.set(name, value);
  for (const { tier, rows } of files) {
    for (const { place, amount, total } of rows) {
      if (tier !== 'total') learn(`${tier} ${place}`, amount);
      learn(`total ${place}`, total);
    }
  }
  const places = TRADE.map(([, plate]) => String(plate));
  // A whole and its parts: of each place, and of the country in each tier.
  const sums = [...places, 'TR'].map((place) => [`total ${place}`, [`high ${place}`, `low ${place}`]]);
  sums.push(...['high', 'low', 'total'].map((tier) => [`${tier} TR`, places.map((place) => `${tier} ${place}`)]));
  for (let before = -1; before < known.size;) {
    before = known.size;
    for (const [whole, parts] of sums) {
      const open = parts.filter((part) => !known.has(part));
      const all = parts.reduce((sum, part) => sum + (known.get(part) ?? 0), 0);
      if (open.length === 0) learn(whole, all);
      if (open.length === 1 && known.has(whole)) learn(open[0], known.get(whole) - all);
    }
  }
  return known;
}

/** Which of the sensitive amounts are told by a number of the files or by the difference of two. */
function told(files) {
  const all = [0, ...new Set(files.flatMap(({ rows }) => rows.flatMap(({ amount, total }) => [amount, total])).filter((it) => it !== undefined))];
  const differences = new Set(all.flatMap((one) => all.map((other) => Math.abs(one - other))));
  const known = follows(files);
  return TRADE.filter(([, plate, aircraft]) => SENSITIVE.includes(plate) && (differences.has(sum(aircraft)) || known.get(`high ${plate}`) === sum(aircraft)))
    .map(([name]) => name);
}

/** Publishes the view of a tier, its code too, and gives the numbers. */
async function published(page, tier) {
  await page.click(chip(tier));
  await page.waitForFunction((tier) => location.hash.includes(`indicator=${tier}`), tier);
  await page.waitForSelector(id('make-code'));
  await still(page);
  assert.equal(await page.locator(id('embed-code')).count(), 0, 'every view is asked for anew');
  await page.click(id('make-code'));
  await embedCode(page);
  const found = numbers((await download(page, id('download-csv-plain'))).bytes);
  assert.equal(found.tier, tier);
  return found;
}

for (const order of [['high', 'total', 'low'], ['low', 'total', 'high'], ['total', 'high', 'low']]) {
  test(`views of one visit do not give each other away: ${order.join(', ')}`, async () => {
    await withPage({ locale: 'en-GB' }, async ({ page }) => {
      await firms(page);
      await prepare(page);
      const files = [];
      for (const tier of order) files.push(await published(page, tier));
      const count = (tier) => files.find((file) => file.tier === tier).rows.filter(({ total }) => total !== undefined).length;
      assert.deepEqual(told(files), []);
      assert.ok(count('high') >= 4 && count('low') >= 4 && count('total') >= 4, 'something is shown');
      // Without the rule subtraction tells: also of a place whose own row was struck out.
      await field(page, 'secrecy').uncheck();
      await said(page, languages[1].off);
      const open = [];
      for (const tier of ['high', 'total', 'low']) open.push(await published(page, tier));
      const [high, total, low] = open;
      const struck = { ...high, rows: high.rows.filter(({ place }) => place !== '65') };
      assert.equal(follows([struck]).get('high 65'), sum([307, 211]));
      assert.deepEqual(told([total, low]), ['Konya', 'Van', 'Edirne']);
      // What was published so is known, which the rule says when it is back.
      await field(page, 'secrecy').check();
      await said(page, /already follow from what was published in this visit/);
    });
  });
}

test('axe finds nothing where the rule stands', async () => {
  await walk({}, [
    ['the rule, folded', async ({ page }) => firms(page)],
    ['the rule', async ({ page }) => prepare(page)],
    ['the rule withholds the country', async ({ page }) => {
      await set(page, 'fewest', '5');
      await said(page, /: 7\n/);
    }],
    ['the code', async ({ page }) => {
      await page.click(id('make-code'));
      await embedCode(page);
    }],
    ['the rule is off', async ({ page }) => {
      await field(page, 'secrecy').uncheck();
      await still(page);
    }],
  ]);
});

test('the rule of the step holds for charts and tables too, and only for its own files', async () => {
  await withPage({ locale: 'en-GB' }, async ({ page, problems }) => {
    await firms(page);
    await page.locator(`${id('charts-section')} > summary`).click();
    await page.selectOption(id('chart-id'), 'ranking');
    await page.waitForSelector(`${id('chart')}[data-kind="ranking"]`);
    const refused = async () => {
      await page.click(id('chart-svg'));
      await page.waitForFunction(() => document.querySelector('[data-testid="error"]')?.innerText.includes('could tell of firms'));
      await page.click(id('dismiss'));
      await page.waitForSelector(id('error'), { state: 'detached' });
    };
    await refused();
    await prepare(page);
    await field(page, 'secrecy').uncheck();
    await said(page, languages[1].off);
    const { bytes } = await download(page, id('chart-svg'));
    // The picture says so where readers see it, and its card says how many rows there were and no amount of the file.
    assert.match(bytes.toString().replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '), languages[1].off);
    assert.ok(!bytes.toString().includes('"value"') && bytes.toString().includes('"rows"'));
    // Of other files nobody has decided that.
    await read(page, file('others.csv', table.replaceAll('123456', '223456')));
    await said(page, languages[1].four);
    assert.equal(await field(page, 'secrecy').isChecked(), true);
    await refused();
    assert.deepEqual(problems, []);
  });
});
