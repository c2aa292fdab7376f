// One reading, timed by the page itself: this file opens the page, gives it a file as a person would, and reads what
// the page noted in its own timeline.

/** What the page measures, in the order in which the data passes. */
export const STEPS = ['read', 'tokenise', 'resolve', 'accumulate', 'tables', 'merge', 'paint'];

/** The steps that end before the tables can answer. */
export const UNTIL_CUBE = STEPS.slice(0, 5);

const LOOK_EVERY_MS = 50;
const READY_WITHIN_MS = 60_000;
const DETAIL_WITHIN_MS = 300_000;
const PAINT_WITHIN_MS = 3_000;
// A person takes longer than this to choose a file; the worker that will read it starts meanwhile.
const SETTLE_MS = 1_000;

/** Why there is no figure: `why` is a name in words.js, `said` what the page itself says about it. */
export class Trouble extends Error {
  constructor(why, said = '') {
    super(why);
    this.why = why;
    this.said = said;
  }
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens the window in which the page will run. Only in the task of a click, or the browser refuses. */
export function openWindow() {
  const opened = window.open('about:blank', '_blank', 'popup,width=1280,height=800');
  if (!opened) throw new Trouble('blocked');
  return opened;
}

/** Asks again and again until `look` finds something; `null` when it takes too long. */
async function until({ opened, stopped, whyClosed }, look, longest_ms) {
  const since = performance.now();
  for (;;) {
    if (stopped()) throw new Trouble('stopped');
    if (opened.closed) throw new Trouble(whyClosed());
    let found;
    try {
      found = look();
    } catch (error) {
      // What the browser shows in place of a page that it could not fetch is none of ours to look into.
      throw error instanceof Trouble ? error : new Trouble('unreachable');
    }
    if (found) return found;
    if (performance.now() - since > longest_ms) return null;
    await pause(LOOK_EVERY_MS);
  }
}

/** Fails with the page's own words when it failed or asks. */
function mind(page) {
  const { state } = page.documentElement?.dataset ?? {};
  const said = (name) => page.querySelector(`[data-testid="${name}"]`);
  const lines = (element) => [...(element?.querySelectorAll('h2, p:not([hidden])') ?? [])];
  if (state === 'failed') {
    const element = said('error') ?? said('boot-error');
    throw new Trouble('failed', lines(element).map((line) => line.textContent.trim()).join('\n'));
  }
  if (state === 'asking') throw new Trouble('asking');
}

/** Watches how evenly the page draws; call the result to end it. `null` where nobody could see the window. */
function watchFrames(opened) {
  let last = null;
  let longest = 0;
  let hidden = false;
  let ended = false;
  const look = () => {
    const now = opened.performance.now();
    hidden ||= opened.document.hidden;
    if (last !== null) longest = Math.max(longest, now - last);
    last = now;
    if (!ended) opened.requestAnimationFrame(look);
  };
  opened.requestAnimationFrame(look);
  return () => {
    ended = true;
    return hidden || last === null ? null : Math.max(longest, opened.performance.now() - last);
  };
}

/** Loads the page from the address and reads the file with it. Milliseconds; `null` stands for what could not be measured. */
export async function timeOnce(opened, address, file, { stopped, tell }) {
  // A window that shows the browser's own error page counts as closed for us, by the opener policy.
  let whyClosed = 'unreachable';
  const wait = (look, longest_ms) => until({ opened, stopped, whyClosed: () => whyClosed }, look, longest_ms);
  tell('loading');
  const before = opened.document;
  opened.location.replace(address);
  const isLocked = () => {
    const page = opened.document;
    if (page === before) return false;
    whyClosed = 'closed';
    mind(page);
    return page.documentElement?.dataset.lock === 'locked';
  };
  if (!(await wait(isLocked, READY_WITHIN_MS))) throw new Trouble('slow');
  const settled = performance.now() + SETTLE_MS;
  await wait(() => performance.now() > settled, 2 * SETTLE_MS);

  tell('reading');
  const input = opened.document.querySelector('[data-testid="file-input"]');
  if (!input) throw new Trouble('other');
  const endFrames = watchFrames(opened);
  const chosen = new opened.DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new opened.Event('change', { bubbles: true }));
  const noted = (name) => {
    mind(opened.document);
    return opened.performance.getEntriesByName(name)[0];
  };
  const cube = await wait(() => noted('cube-ready'), Infinity);
  const paint = await wait(() => noted('paint'), PAINT_WITHIN_MS);
  const detail = await wait(() => noted('detail-ready'), DETAIL_WITHIN_MS);
  const begin = noted('file-chosen');
  if (!begin) throw new Trouble('other');
  const steps = Object.fromEntries(STEPS.map((name) => [name, noted(name)?.duration ?? null]));
  // Where several workers read, the page cannot tell their steps apart and says nothing of them.
  const several = UNTIL_CUBE.every((name) => !steps[name]);
  if (several) for (const name of UNTIL_CUBE) steps[name] = null;
  const cube_ms = cube.startTime - begin.startTime;
  const inSteps = UNTIL_CUBE.reduce((sum, name) => sum + steps[name], 0);
  return {
    ...steps,
    rest: several ? null : Math.max(0, cube_ms - inSteps),
    cube: cube_ms,
    painted: paint ? cube_ms + paint.duration : null,
    detail: detail ? detail.startTime - begin.startTime : null,
    speed: file.size / 1e3 / cube_ms,
    gap: endFrames(),
    several,
  };
}
