// The looks in which a state of the page has to hold: language, theme and size of the window. One page is led from
// state to state and looked at in each of these, so that no browser has to be started for a look.

import { id } from './page.mjs';

export const desk = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** Any two of language, theme and size meet in one of these. */
export const looks = [
  { lang: 'tr', theme: 'light', viewport: desk },
  { lang: 'en', theme: 'dark', viewport: desk },
  { lang: 'en', theme: 'light', viewport: phone },
  { lang: 'tr', theme: 'dark', viewport: phone },
];

export const nameOf = ({ lang, theme, viewport }) => `${lang}, ${theme}, ${viewport.width} px`;

/** Two frames: what was asked for is drawn. */
export const drawn = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Gives the live page another look, by the select that a person uses and by what the system says. */
export async function wear(page, { lang, theme, viewport }) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme: theme });
  await speak(page, lang);
  await drawn(page);
}

/** Chooses the language, and waits until the headline is in it. The last view of data that are lost stays as it is. */
export async function speak(page, lang) {
  if ((await page.evaluate(() => document.documentElement.lang)) === lang) return;
  const headline = await page.locator('h1:visible').first().innerText();
  await page.selectOption(id('language'), lang);
  await page.waitForFunction(
    ([lang, headline, lost]) =>
      document.documentElement.lang === lang && (document.querySelector('h1').innerText !== headline || document.querySelector(lost)),
    [lang, headline, `${id('read-again')}, ${id('try-again')}`],
  );
}
