// The package in a page of one's own: published data first, then a file of the visitor's.

import init, { Teknoharita } from './pkg/teknoharita.js';

await init();
const engine = new Teknoharita('en');
const map = document.querySelector('#map');
const said = document.querySelector('#said');

/** Shows a data set: the picture, its sentence as text alternative, and the ten largest shares. */
function show(data) {
  const view = engine.view({ data, indicator: 'high' });
  const svg = engine.mapSvg({ data, indicator: 'high' }, { theme: 'light' });
  URL.revokeObjectURL(map.src);
  map.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  map.alt = view.texts.headline;
  const period = view.spec.period;
  const rows = engine.table('tier-shares', { data, flow: 'export', period });
  const high = rows.filter((row) => row.tier === 'high' && row.plate && row.share_pct);
  high.sort((a, b) => Number(b.share_pct) - Number(a.share_pct));
  const body = document.querySelector('#rows tbody');
  body.replaceChildren(...high.slice(0, 10).map((row) => {
    const line = document.createElement('tr');
    for (const text of [row.province, `${Number(row.share_pct).toFixed(1)}%`]) {
      const cell = document.createElement('td');
      cell.textContent = text;
      line.append(cell);
    }
    return line;
  }));
  said.textContent = view.texts.headline;
  document.documentElement.dataset.shown = data;
}

show('annex');

document.querySelector('#file').addEventListener('change', async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  try {
    engine.load([{ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }]);
    show('own');
  } catch (error) {
    said.textContent = error.message;
    document.documentElement.dataset.shown = 'error';
  }
});
