// Embeds as tests make them: fragments packed and unpacked, and pages on another origin that hold a frame.

import { createServer } from 'node:http';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The page's embed code, when it is there. */
export { embedCode as codeOf } from './page.mjs';

/** The fragment of an embed code or of an address. */
export const fragmentOf = (code) => (/src="[^"#]*#([\w-]+)/.exec(code) ?? /^[^#"]*#([\w-]+)/.exec(code))[1];

/** The address in an embed code. */
export const addressOf = (code) => /src="([^"]+)"/.exec(code)[1].replaceAll('&amp;', '&');

/** The text of a payload in a code or an address, packed or not. */
export function textOf(code) {
  const fragment = fragmentOf(code);
  return fragment.startsWith('3-')
    ? inflateRawSync(Buffer.from(fragment.slice(2), 'base64url')).toString()
    : Buffer.from(fragment, 'base64url').toString();
}

/** The payload in a code or an address. */
export const payloadOf = (code) => JSON.parse(textOf(code));

/** A fragment of bytes, packed as the third version packs. */
export const packed = (bytes) => `3-${deflateRawSync(bytes, { level: 9 }).toString('base64url')}`;

/** A fragment of a payload. */
export const fragmentOfPayload = (payload) => packed(JSON.stringify(payload));

/** A server on an origin of its own for pages by path: `{ '/': { html, headers } }`, each a text or both. */
export async function startHost(pages) {
  const server = createServer((request, response) => {
    const found = pages[request.url.split(/[?#]/)[0]];
    if (found === undefined) {
      // Browsers ask for an icon.
      response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    const { body = found, headers = {} } = typeof found === 'object' ? found : {};
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  // Another name for the same machine is another site to the browser.
  return { base: `http://localhost:${server.address().port}`, stop: () => server.close() };
}

/** Waits until a frame or page of an embed shows its map. */
export const shown = (frame) => frame.waitForFunction(() => document.documentElement.dataset.state === 'shown', null, { timeout: 20_000 });
