// How far two drawings of the same picture lie apart: `cargo xtask long` calls it.
//
//   CHROMIUM=... node tests/peers/pictures.mjs A.svg A.png [B.svg B.png ...]
//
// Chromium draws each SVG; the PNG beside it is another program's drawing. A pixel differs where one of its three
// colours is more than APART of 255 from the other drawing's. Letters and edges are never the same to the last pixel:
// so many in a hundred may differ, and no more.

import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { flags } from '../browser/harness.mjs';

const APART = 64;
const MOST_PERCENT = 1.5;

const files = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
const page = await browser.newPage();
let failed = 0;
for (let at = 0; at + 1 < files.length; at += 2) {
  const [svg, png] = files.slice(at, at + 2);
  const theirs = await readFile(png);
  // The other drawing says how large it is: width and height stand at a fixed place.
  const [width, height] = [theirs.readUInt32BE(16), theirs.readUInt32BE(20)];
  await page.setViewportSize({ width, height });
  await page.goto(`file://${svg}`);
  const ours = await page.screenshot();
  await writeFile(png.replace(/\.png$/, '-chromium.png'), ours);
  await page.goto('about:blank');
  const differing = await page.evaluate(async ({ drawings, width, height, apart }) => {
    const pixels = await Promise.all(drawings.map(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      if (picture.width !== width || picture.height !== height) throw new Error('the drawings differ in size');
      const canvas = new OffscreenCanvas(width, height).getContext('2d');
      canvas.drawImage(picture, 0, 0);
      return canvas.getImageData(0, 0, width, height).data;
    }));
    let differing = 0;
    for (let at = 0; at < pixels[0].length; at += 4) {
      differing += [0, 1, 2].some((colour) => Math.abs(pixels[0][at + colour] - pixels[1][at + colour]) > apart);
    }
    return differing;
  }, { drawings: [ours, theirs].map((bytes) => bytes.toString('base64')), width, height, apart: APART });
  const percent = (100 * differing) / (width * height);
  failed += percent > MOST_PERCENT;
  console.log(`${svg.split('/').pop()}: ${percent.toFixed(2)}% of ${width} x ${height} pixels are more than ${APART} of 255 apart`);
}
await browser.close();
if (files.length === 0 || failed > 0) {
  console.error(`${failed} drawings differ in more than ${MOST_PERCENT}% of their pixels`);
  process.exit(1);
}
