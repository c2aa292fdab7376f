// Asks axe-core what is wrong with a page, in every look.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ready, withPage } from './harness.mjs';
import { drawn, looks, nameOf, wear } from './looks.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is wrong with the page as it is, a line each: the rule, where, and what it asks for. */
async function wrongs(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: 'tag', values: rules },
      resultTypes: ['violations'],
      // Frames of the site are looked at as pages of their own.
      iframes: false,
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
        return `${id}: ${target.join(' ')}\n    ${help}\n    ${why}`;
      }));
  }, RULES);
}

/** Collects what is wrong in every look of a state, so that one run shows all of it. */
export async function look(page, state, found, dress = wear) {
  for (const one of looks) {
    await dress(page, one);
    for (const line of await wrongs(page)) {
      // What stands there in several states is told once.
      if (!found.some((known) => known.endsWith(line))) found.push(`${state} (${nameOf(one)})\n  ${line}`);
    }
  }
  await dress(page, looks[0]);
}

/** Fails with all that was collected. */
export const nothing = (found) => assert.equal(found.length, 0, `${found.length} violations\n${found.join('\n')}`);

/** Leads a page through states, each of them looked at. */
export async function walk(options, states) {
  const found = [];
  await withPage(options, async (it) => {
    await ready(it.page);
    for (const [state, reach] of states) {
      await reach(it);
      await drawn(it.page);
      await look(it.page, state, found);
    }
  });
  nothing(found);
}
