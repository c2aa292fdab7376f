// Tells the page around how high this one is, in the forms that newsroom systems listen for.
// A classic script that also stands inside exported files; it needs no storage, no origin and no network.
(function () {
  'use strict';
  var root = document.documentElement;

  function asked(name, form) {
    var found = new RegExp('[?&]' + name + '=([^&]*)').exec(location.search);
    return found && form.test(found[1]) ? found[1] : null;
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
  var child = asked('childId', /^[A-Za-z0-9_-]{1,64}$/);
  // Without the fragment, which holds the numbers, and without what a parent put into the query.
  var address = location.href.split(/[?#]/)[0] + (id ? '?id=' + id : '');
  var last = 0;

  function post(message) {
    window.parent.postMessage(message, '*');
  }

  function send(always) {
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (!height || (height === last && always !== true)) return;
    last = height;
    if (id) {
      var heights = {};
      heights[id] = height;
      post({ 'datawrapper-height': heights });
    }
    post({ sentinel: 'amp', type: 'embed-size', height: height });
    post(JSON.stringify({ src: address, context: 'iframe.resize', height: height }));
    if (child) post('pymxPYMx' + child + 'xPYMxheightxPYMx' + height);
  }

  // pym's parent says its width and waits for a height; nothing else is listened to.
  window.addEventListener('message', function (event) {
    if (!child || event.source !== window.parent || typeof event.data !== 'string') return;
    var parts = event.data.split('xPYMx');
    if (parts.length === 4 && parts[0] === 'pym' && parts[1] === child && parts[2] === 'width' && /^[\d.]+$/.test(parts[3])) {
      send(true);
    }
  });

  if (window.ResizeObserver) new ResizeObserver(send).observe(root);
  window.addEventListener('resize', send);
  window.addEventListener('load', send);
  send();
})();
