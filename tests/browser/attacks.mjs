// Texts that want to be code when they stand in markup, in an attribute, in an address, in a style or in a picture.
// `CALL` in them is what must never run.

const CALL = 'attacked(1)';
const AWAY = 'http://attack.invalid/';

const tags = [
  `<script>${CALL}</script>`,
  `<SCRIPT>${CALL}</SCRIPT>`,
  `<script src="${AWAY}x.js"></script>`,
  `<script/x>${CALL}</script>`,
  `<script\n>${CALL}</script\n>`,
  `<scr<script>ipt>${CALL}</scr</script>ipt>`,
  `<script>${CALL}//`,
  `<script type="module">${CALL}</script>`,
  `<svg><script>${CALL}</script></svg>`,
  `<svg><script href="data:text/javascript,${CALL}"/></svg>`,
  `<svg onload=${CALL}>`,
  `<svg/onload=${CALL}//`,
  `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`,
  `<svg><set onbegin=${CALL} attributeName=x>`,
  `<svg><a xlink:href="javascript:${CALL}"><text y="20">x</text></a></svg>`,
  `<svg><foreignObject><body onload=${CALL}></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${CALL}</script></svg>#x"/></svg>`,
  `<svg><image href="x" onerror="${CALL}"/></svg>`,
  `<svg><handler type="application/ecmascript">${CALL}</handler></svg>`,
  `<img src=x onerror=${CALL}>`,
  `<img src=x onerror="${CALL}">`,
  `<img src=x onerror='${CALL}'>`,
  `<img/src=x/onerror=${CALL}>`,
  `<img src="${AWAY}pixel.png">`,
  `<img srcset="${AWAY}x 1x">`,
  `<image src=x onerror=${CALL}>`,
  `<iframe src="javascript:${CALL}"></iframe>`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`,
  `<iframe onload=${CALL}></iframe>`,
  `<object data="javascript:${CALL}"></object>`,
  `<object data="${AWAY}x.swf"></object>`,
  `<embed src="javascript:${CALL}">`,
  `<link rel=stylesheet href="${AWAY}x.css">`,
  `<link rel=import href="${AWAY}x.html">`,
  `<link rel=prefetch href="${AWAY}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${CALL}">`,
  `<meta http-equiv=refresh content="0;url=${AWAY}">`,
  `<base href="${AWAY}">`,
  `<body onload=${CALL}>`,
  `<body onpageshow=${CALL}>`,
  `<video><source onerror=${CALL}></video>`,
  `<video src=x onerror=${CALL}>`,
  `<audio src=x onerror=${CALL}>`,
  `<input autofocus onfocus=${CALL}>`,
  `<select autofocus onfocus=${CALL}>`,
  `<textarea autofocus onfocus=${CALL}>`,
  `<keygen autofocus onfocus=${CALL}>`,
  `<details open ontoggle=${CALL}>`,
  `<marquee onstart=${CALL}>`,
  `<form action="javascript:${CALL}"><button>x</button></form>`,
  `<button formaction="javascript:${CALL}" form=x>x</button>`,
  `<a href="javascript:${CALL}">x</a>`,
  `<a href="java\tscript:${CALL}">x</a>`,
  `<a href="&#106;avascript:${CALL}">x</a>`,
  `<a href="data:text/html,<script>${CALL}</script>">x</a>`,
  `<math><mtext><style><img src=x onerror=${CALL}></style></mtext></math>`,
  `<math href="javascript:${CALL}">x</math>`,
  `<style>@import "${AWAY}x.css";</style>`,
  `<style>*{background:url(${AWAY}x)}</style>`,
  `<div style="background:url(${AWAY}y)">x</div>`,
  `<div style="animation:x" onanimationstart=${CALL}></div>`,
  `<x contenteditable onfocus=${CALL} id=x tabindex=0>`,
  `<template><script>${CALL}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`,
  `<title></title><script>${CALL}</script>`,
  `<textarea></textarea><script>${CALL}</script>`,
  `<xmp></xmp><img src=x onerror=${CALL}>`,
  `<plaintext><script>${CALL}</script>`,
  `<!--><script>${CALL}</script>-->`,
  `<!--<img src="--><img src=x onerror=${CALL}//">`,
  `<![CDATA[<script>${CALL}</script>]]>`,
  `<?xml-stylesheet href="javascript:${CALL}"?>`,
  `<?php ${CALL} ?><script>${CALL}</script>`,
  `<!DOCTYPE x [<!ENTITY y "<script>${CALL}</script>">]>&y;`,
  `<frameset onload=${CALL}>`,
  `<table background="javascript:${CALL}">`,
  `<isindex type=image src=1 onerror=${CALL}>`,
  `<portal src="javascript:${CALL}">`,
  `<dialog open onclose=${CALL}>`,
  `<p onpointerover=${CALL} onmouseover=${CALL} onclick=${CALL}>x</p>`,
  `<div popover id=p onbeforetoggle=${CALL}></div>`,
  `<link rel=manifest href="${AWAY}m">`,
];

const ends = [
  `"><script>${CALL}</script>`,
  `'><script>${CALL}</script>`,
  `"><img src=x onerror=${CALL}>`,
  `' onmouseover='${CALL}' x='`,
  `" onmouseover="${CALL}" x="`,
  `" onfocus="${CALL}" tabindex="0" autofocus="`,
  `" style="background:url(${AWAY}z)" x="`,
  `" onload="${CALL}`,
  `x" onclick=${CALL} y="`,
  '`><script>attacked(1)</script>',
  `</text></svg><script>${CALL}</script>`,
  `</title></svg><img src=x onerror=${CALL}>`,
  `</style><script>${CALL}</script>`,
  `</script><script>${CALL}</script>`,
  `</td></tr></table><img src=x onerror=${CALL}>`,
  `</p></main><script>${CALL}</script>`,
  `</noscript><script>${CALL}</script>`,
  `]]><script>${CALL}</script>`,
  `--><script>${CALL}</script>`,
  `*/;${CALL};/*`,
  `';${CALL};'`,
  `";${CALL};//`,
  '${attacked(1)}',
  '{{constructor.constructor("attacked(1)")()}}',
  `javascript:${CALL}`,
  `JaVaScRiPt:${CALL}`,
  `data:text/html,<script>${CALL}</script>`,
  `vbscript:${CALL}`,
  `url(javascript:${CALL})`,
  `url(${AWAY}w)`,
  `expression(${CALL})`,
  `&lt;script&gt;${CALL}&lt;/script&gt;`,
  `&#60;script&#62;${CALL}&#60;/script&#62;`,
  `%3Cscript%3E${CALL}%3C/script%3E`,
  `\\u003cscript\\u003e${CALL}\\u003c/script\\u003e`,
  `\u0000<script>${CALL}</script>`,
  `<\u0000script>${CALL}</script>`,
  `\u2028<script>${CALL}</script>\u2029`,
  `＜script＞${CALL}＜/script＞`,
  `\u202e<script>${CALL}</script>`,
  `\ufeff<script>${CALL}</script>`,
  `\uffff"><script>${CALL}</script>`,
  `__proto__"><img src=x onerror=${CALL}>`,
  `constructor`,
];

/** All of them, each once. */
export const attacks = [...new Set([...tags, ...ends])];

/** For `prepare`: what an attack calls, and the browser's own dialogs, are written down. */
export const watch = (context) =>
  context.addInitScript(() => {
    window.ran = [];
    for (const name of ['attacked', 'alert', 'confirm', 'prompt', 'print', 'open']) window[name] = (...args) => window.ran.push(`${name}(${args})`);
  });

/** What an attack left in a page: calls, and elements and attributes that could act, beside so many scripts of the page's own. */
export const traces = (page, scripts) =>
  page.evaluate((scripts) => {
    const found = [...window.ran];
    const all = [...document.querySelectorAll('*')];
    const names = ['img', 'image', 'iframe', 'object', 'embed', 'base', 'form', 'input', 'button', 'video', 'audio', 'math', 'foreignobject', 'animate', 'set', 'frameset', 'portal', 'template', 'handler', 'marquee', 'dialog', 'textarea', 'select'];
    for (const element of all) {
      if (names.includes(element.localName.toLowerCase())) found.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`${element.localName} ${name}`);
        if (name === 'style' && element.id !== 'tooltip') found.push(`${element.localName} style="${value}"`);
        if (/(href|src|action|data)$/.test(name) && /^\s*(java|vb|data|http:\/\/attack)/i.test(value)) found.push(`${element.localName} ${name}="${value}"`);
      }
    }
    const count = all.filter((element) => element.localName === 'script').length;
    if (count !== scripts) found.push(`${count} scripts, not ${scripts}`);
    return found;
  }, scripts);
