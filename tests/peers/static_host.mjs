// The site as a static host sends it: the files and the headers of the project's own server, compressed with brotli.

import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** Types that hosts compress; a picture or a workbook is compressed already. */
const COMPRESSED = /^(text\/|application\/(json|wasm|manifest\+json|javascript)|image\/svg)/;

/** Starts a host in front of the server at `base`, with these paths compressed beforehand; the address, and how it ends. */
export async function startHost(base, paths) {
  const kept = new Map();
  const answer = async (path) => {
    if (!kept.has(path)) {
      const found = await fetch(new URL(path, base), { redirect: 'manual' });
      const headers = Object.fromEntries(found.headers);
      for (const name of ['connection', 'content-length', 'date', 'keep-alive']) delete headers[name];
      let body = Buffer.from(await found.arrayBuffer());
      if (COMPRESSED.test(headers['content-type'] ?? '')) {
        body = await compress(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
        headers['content-encoding'] = 'br';
      }
      // What carries a hash in its name never changes.
      headers['cache-control'] = /-[0-9a-f]{8,}[._]/.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';
      kept.set(path, { status: found.status, headers: { ...headers, 'content-length': String(body.length) }, body });
    }
    return kept.get(path);
  };
  await Promise.all(paths.map(answer));
  const server = createServer((request, response) => {
    // Files do not depend on what is asked behind their name.
    answer(request.url.split('?')[0]).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body),
      (error) => response.writeHead(502).end(String(error)),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
