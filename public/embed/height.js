// Tells the page around how high this one is, in the forms that newsroom systems listen for.
// A classic script that also stands inside exported files; it needs no storage, no origin and no network.
(function () {
  'use strict';
  var root = document.documentElement;
  var sheet = document.querySelector('.sheet');

  function asked(name, form) {
    var found = new RegExp('[?&]' + name + '=([^&]*)').exec(location.search);
    try {
      var word = found && decodeURIComponent(found[1]);
      return word && form.test(word) ? word : null;
    } catch (error) {
      return null;
    }
  }

  var theme = asked('theme', /^(light|dark)$/);
  if (theme) {
    root.setAttribute('data-theme', theme);
    var scheme = document.querySelector('meta[name="color-scheme"]');
    if (scheme) scheme.setAttribute('content', theme);
  }

  if (window.parent === window) return;
  root.setAttribute('data-framed', '');

  var id = asked('id', /^[A-Za-z0-9_-]{1,64}$/);
  // The id of an element of the page around, which may be any text without a blank.
  var child = asked('childId', /^\S{1,100}$/);
  // Without the fragment, which holds the numbers, and without what a parent put into the query.
  var address = location.href.split(/[?#]/)[0] + (id ? '?id=' + id : '');
  var last = 0;
  var before = window.innerHeight;

  function post(message) {
    window.parent.postMessage(message, '*');
  }

  function send(always) {
    // A sheet that scrolls within its frame is as high as the frame; what is in it counts.
    var height = Math.max(Math.ceil(root.getBoundingClientRect().height), sheet.scrollHeight);
    // A frame that is not shown has no width, and its text no height that anybody will see.
    if (!height || !window.innerWidth || (height === last && always !== true)) return;
    last = height;
    var heights = {};
    heights[id || 'teknoharita'] = height;
    post({ 'datawrapper-height': heights });
    post({ sentinel: 'amp', type: 'embed-size', height: height });
    post(JSON.stringify({ src: address, context: 'iframe.resize', height: height }));
    if (child) post('pymxPYMx' + child + 'xPYMxheightxPYMx' + height);
  }

  function again() {
    send(true);
  }

  // A frame that takes the height that was asked for has room for the table below the map.
  function resized() {
    var now = window.innerHeight;
    if (now !== before && Math.abs(now - last) <= 1) root.setAttribute('data-resized', '');
    before = now;
    send();
  }

  // pym's parent says its width and waits for a height; nothing else is listened to.
  window.addEventListener('message', function (event) {
    if (!child || event.source !== window.parent || typeof event.data !== 'string') return;
    var start = 'pymxPYMx' + child + 'xPYMxwidthxPYMx';
    if (event.data.indexOf(start) === 0 && /^[\d.]+$/.test(event.data.slice(start.length))) again();
  });

  if (window.ResizeObserver) {
    var observer = new ResizeObserver(function () { send(); });
    [root].concat(Array.prototype.slice.call(sheet.children)).forEach(function (part) { observer.observe(part); });
  }
  window.addEventListener('resize', resized);
  // Whoever listens may begin to do so later than this page.
  window.addEventListener('load', again);
  window.addEventListener('pageshow', again);
  [1000, 4000].forEach(function (wait) { setTimeout(again, wait); });
  send();
})();
