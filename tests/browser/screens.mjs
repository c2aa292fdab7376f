// Pictures of the page for people to look at: desk and phone, both languages, both themes.
// Not a test. `cargo xtask screens` runs it; the pictures are in target/screens/.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ready, root, withPage } from './harness.mjs';

const devices = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, context: { deviceScaleFactor: 2, hasTouch: true, isMobile: true } },
};
const locales = { tr: 'tr-TR', en: 'en-GB' };

const folder = join(root, 'target/screens');
await mkdir(folder, { recursive: true });

for (const [device, options] of Object.entries(devices)) {
  for (const [language, locale] of Object.entries(locales)) {
    for (const colorScheme of ['light', 'dark']) {
      const name = `${device}-${language}-${colorScheme}.png`;
      await withPage({ ...options, locale, colorScheme }, async ({ page, problems }) => {
        await ready(page);
        await page.screenshot({ path: join(folder, name) });
        console.log(`target/screens/${name}`);
        for (const problem of problems) console.log(`  ${problem}`);
      });
    }
  }
}
