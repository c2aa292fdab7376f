// Pages of others that hold an embed. Each does what its kind is documented to do with a frame: which attributes it
// lets through, which messages it listens for, what its policy forbids.

import { addressOf } from './embeds.mjs';

/** An article in whose column something stands. */
export const article = (body, { head = '', style = '' } = {}) => `<!doctype html><html lang="tr"><meta charset="utf-8"><title>Haber</title>${head}
<style>body { margin: 0 auto; padding: 16px; max-width: 640px; font: 16px/1.5 Georgia, serif; } ${style}</style>
<p>Haberin metni. <a href="#">Bir bağlantı</a></p>${body}<p>Haberin devamı.</p>`;

// ---- Hosts. Each is given the code and gives the page; `grows` says whether the frame takes the height it asks for.

/** A page with a listener that finds the frame by the window that spoke, as Datawrapper's snippet does. */
export const datawrapper = (code) => article(`${code}<script>
  window.addEventListener('message', (event) => {
    const heights = event.data && event.data['datawrapper-height'];
    if (!heights) return;
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow === event.source) for (const id in heights) frame.style.height = heights[id] + 'px';
    }
  });
</script>`);

/** WordPress and a provider that it does not trust: few attributes, a sandbox, a secret behind the address. */
const wordpress = (code) => {
  const kept = ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'];
  const attributes = [...code.matchAll(/ ([\w-]+)="([^"]*)"/g)].filter(([, name]) => kept.includes(name));
  const text = attributes.map(([, name, value]) => (name === 'src' ? `src="${value}#?secret=a1B2c3D4e5" data-secret="a1B2c3D4e5"` : `${name}="${value}"`)).join(' ');
  return article(`<figure style="margin: 0"><iframe sandbox="allow-scripts" security="restricted" ${text}></iframe></figure>`);
};

/** AMP: a frame that fills its box, and a listener for its own kind of message that also takes opaque origins. */
const amp = (code) => article(`<div style="position: relative; height: 420px" id="box"><iframe sandbox="allow-scripts allow-popups" frameborder="0"
    style="position: absolute; inset: 0; width: 100%; height: 100%; border: 0" title="Harita" src="${addressOf(code).replaceAll('&', '&amp;')}"></iframe></div>
<script>
  const frame = document.querySelector('iframe');
  window.addEventListener('message', (event) => {
    const { sentinel, type, height } = event.data ?? {};
    if (event.source !== frame.contentWindow || sentinel !== 'amp' || type !== 'embed-size') return;
    if (event.origin !== 'null' || !Number.isFinite(height)) return;
    document.getElementById('box').style.height = height + 'px';
    frame.contentWindow.postMessage({ sentinel: 'amp', type: 'embed-size-changed', requestedHeight: height }, '*');
  });
</script>`);

/** A parent in pym's manner: it makes the frame, says the width, and hears the height, all in texts. */
const pym = (code) => article(`<div id="harita.bir:1"></div><script>
  const [address, hash] = ${JSON.stringify(addressOf(code))}.split('#');
  const box = document.getElementById('harita.bir:1');
  const frame = document.createElement('iframe');
  const query = 'initialWidth=' + box.clientWidth + '&childId=' + box.id + '&parentTitle=' + encodeURIComponent(document.title) + '&parentUrl=' + encodeURIComponent(location.href);
  frame.src = address + (address.includes('?') ? '&' : '?') + query + '#' + hash;
  frame.width = '100%';
  frame.setAttribute('scrolling', 'no');
  frame.setAttribute('frameborder', '0');
  const tell = () => frame.contentWindow.postMessage(['pym', box.id, 'width', String(box.clientWidth)].join('xPYMx'), '*');
  window.addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || typeof event.data !== 'string') return;
    const parts = event.data.split('xPYMx');
    if (parts[0] === 'pym' && parts[1] === box.id && parts[2] === 'height') frame.height = parts[3] + 'px';
  });
  frame.addEventListener('load', tell);
  window.addEventListener('resize', tell);
  box.appendChild(frame);
</script>`);

/** Medium and others: JSON as a text, matched by the address of the frame without its fragment. */
const medium = (code) => article(`${code}<script>
  const frame = document.querySelector('iframe');
  window.addEventListener('message', (event) => {
    if (typeof event.data !== 'string' || event.data[0] !== '{') return;
    const { context, src, height } = JSON.parse(event.data);
    if (context === 'iframe.resize' && frame.src.split('#')[0] === src) frame.height = height;
  });
</script>`);

/** All of them. */
export const HOSTS = [
  { name: 'plain', page: (code) => article(code), grows: false },
  { name: 'datawrapper', page: datawrapper, grows: true },
  { name: 'wordpress', page: wordpress, grows: false },
  { name: 'amp', page: amp, grows: true },
  { name: 'pym', page: pym, grows: true },
  { name: 'medium', page: medium, grows: true },
  {
    name: 'strict',
    page: (code) => `<!doctype html><html lang="tr"><meta charset="utf-8"><title>Haber</title><p>Haberin metni. <a href="#">Bir bağlantı</a></p>${code}`,
    headers: (base) => ({ 'Content-Security-Policy': `default-src 'none'; frame-src ${base}` }),
    grows: false,
  },
  { name: 'dark', page: (code) => article(code, { head: '<meta name="color-scheme" content="dark">', style: 'html { background: #101216; color: #eee; }' }), grows: false, theme: 'dark' },
  // A light article on a dark system: its author asks for light colours.
  { name: 'light-on-dark', page: (code) => article(code.replace('embed/?', 'embed/?theme=light&amp;'), { head: '<meta name="color-scheme" content="light">', style: 'html { background: #fff; color: #111; }' }), grows: false, theme: 'dark', wears: 'light' },
  { name: 'narrow', page: datawrapper, grows: true, viewport: { width: 320, height: 1400 } },
  { name: 'narrow-wordpress', page: wordpress, grows: false, viewport: { width: 320, height: 700 } },
];

// ---- Their frames.

/** Heights of the frame's own window and of what is in it. */
export const heights = (frame) => frame.evaluate(() => ({
  frame: innerHeight,
  content: Math.max(Math.ceil(document.documentElement.getBoundingClientRect().height), document.querySelector('.sheet').scrollHeight),
}));

/** Whether the last line can be brought into sight by scrolling within the frame, as a wheel or a finger does. */
export const lastLineIsReached = (frame) => frame.evaluate(() => {
  const sheet = document.querySelector('.sheet');
  sheet.scrollTop = sheet.scrollHeight;
  const { bottom } = document.querySelector('.source').getBoundingClientRect();
  const reached = bottom <= innerHeight && getComputedStyle(sheet).overflowY === 'auto';
  sheet.scrollTop = 0;
  return reached;
});

/** Waits until the frame is as high as what it holds. */
export const untilFits = (frame) =>
  frame.waitForFunction(() => Math.abs(innerHeight - Math.ceil(document.documentElement.getBoundingClientRect().height)) <= 1, null, { timeout: 10_000 });
