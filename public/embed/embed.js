// Colours the map of this page from the payload that `payload.js` read: attributes and texts, nothing else.
(function () {
  'use strict';
  var root = document.documentElement;
  var SVG = 'http://www.w3.org/2000/svg';
  var asks = 0;

  function by(id) {
    return document.getElementById(id);
  }

  // ---- Drawing.

  function add(parent, name, text, attributes) {
    var element = parent.namespaceURI === SVG ? document.createElementNS(SVG, name) : document.createElement(name);
    if (text !== null) element.textContent = text;
    for (var key in attributes || {}) element.setAttribute(key, attributes[key]);
    parent.appendChild(element);
    return element;
  }

  function clear(id) {
    var element = by(id);
    element.textContent = '';
    return element;
  }

  function say(id, text) {
    var element = by(id);
    element.textContent = text || '';
    element.hidden = !text;
  }

  var paths = Array.prototype.slice.call(document.querySelectorAll('.province'));
  var known = {};
  var lines = {};

  function nameOf(path) {
    return path.getAttribute('data-name');
  }

  function nameOfPlate(plate) {
    return nameOf(known[plate]);
  }

  // A shade from 0 to 64 as a step and its eighths.
  function stepOf(shade) {
    return Math.floor(shade / 8) + (shade % 8 ? '.' + (shade % 8) : '');
  }

  function stepIn(it, place) {
    if (it.shades) return stepOf(place);
    // The first version had seven steps.
    return stepOf(Math.round(it.legend[place][1] * (it.version === 1 ? 32 / 3 : 8)));
  }

  function drawMap(it) {
    var rows = {};
    var gaps = {};
    var moved = {};
    lines = {};
    ['undefined', 'confidential'].forEach(function (gap) {
      if (it[gap]) it[gap][2].forEach(function (plate) { gaps[plate] = gap; });
    });
    (it.moved || []).forEach(function (pair) { moved[pair[0]] = pair[1]; });
    it.provinces.forEach(function (row) { rows[row[0]] = row; });
    paths.forEach(function (path) {
      var plate = path.getAttribute('data-plate');
      var row = rows[plate];
      var gap = !row && gaps[plate];
      var step = row ? stepIn(it, row[1]) : '';
      path.setAttribute('data-class', row ? row[1] : gap || 'missing');
      path.setAttribute('data-step', step);
      path.setAttribute('data-value', row ? row[2] : '');
      if (row && it.hatched && it.hatched[2].indexOf(row[0]) >= 0) {
        path.setAttribute('data-hatched', 'yes');
        path.setAttribute('fill', 'url(#teknoharita-hatch-' + Math.round(step) + ')');
      } else {
        path.removeAttribute('data-hatched');
        path.removeAttribute('fill');
      }
      path.removeAttribute('data-gap');
      if (gap) {
        path.setAttribute('data-gap', gap);
        path.setAttribute('fill', 'url(#teknoharita-gap-' + gap + ')');
      }
      var text = row ? row[3] + (row[4] && row[4] !== row[3] ? ' · ' + row[4] : '') : gap ? it[gap][0] : it.missing ? it.missing[0] : '–';
      lines[plate] = [nameOf(path), text];
      // Share and volume were said; what follows them in the table is added.
      for (var at = it.columns.length > 2 ? 3 : it.columns.length; row && at < it.columns.length; at += 1) {
        lines[plate].push(it.columns[at][0] + ': ' + row[6][at - 1] + ' ' + it.columns[at][1]);
      }
      path.setAttribute('aria-label', lines[plate].join(', '));
      lines[plate].push(it.passport);
      // Dotted outlines are drawn last, or neighbours would cover half of them.
      if (!row) path.parentNode.appendChild(path);
    });
    var circles = clear('circles');
    (it.circles || []).forEach(function (pair) {
      var path = known[pair[0]];
      add(circles, 'circle', null, { cx: path.getAttribute('data-x'), cy: path.getAttribute('data-y'), r: pair[1] / 10 });
    });
    var labels = clear('labels');
    it.provinces.forEach(function (row) {
      if (row[5]) {
        var wide = row[5] === 2 ? ' wide' : '';
        var down = moved[row[0]] || 0;
        drawLabel(labels, known[row[0]], row, 'label rim' + wide, true, down);
        drawLabel(labels, known[row[0]], row, 'label' + wide, false, down);
      }
    });
    by('watermark').textContent = it.mark || '';
    by('watermark').setAttribute('font-size', Math.min(80, 1488 / Math.max(12, (it.mark || '').length)));
  }

  function drawLabel(labels, path, row, look, rim, down) {
    var size = 21;
    var half = Math.max(nameOf(path).length, row[3].length) * size * 0.31;
    var x = Math.max(half, Math.min(960 - half, Number(path.getAttribute('data-x'))));
    var attributes = { class: look, x: x, y: Number(path.getAttribute('data-y')) + down, 'text-anchor': 'middle', 'font-size': size };
    if (rim) {
      attributes['stroke-width'] = 4.5;
      attributes['stroke-opacity'] = 0.9;
      attributes['stroke-linejoin'] = 'round';
    }
    var text = add(labels, 'text', null, attributes);
    add(text, 'tspan', nameOf(path) + ' ', { x: x, dy: '-0.15em', 'font-weight': 400 });
    add(text, 'tspan', row[3], { x: x, dy: '1.05em', 'font-weight': 600 });
  }

  function drawLegend(it) {
    say('legend-title', it.legend_title);
    var list = clear('legend');
    var entry = function (step, label, count, look, gap) {
      var item = add(list, 'li', null);
      var swatch = add(item, 'span', null, { class: look || 'swatch', 'data-step': step });
      if (gap) swatch.setAttribute('data-gap', gap);
      add(item, 'span', label);
      add(item, 'span', count, { class: 'count' });
    };
    it.legend.forEach(function (one, place) { entry(stepIn(it, place), one[0], one[2]); });
    ['missing', 'undefined', 'confidential'].forEach(function (gap) {
      if (it[gap]) entry('', it[gap][0], it[gap][1], 'swatch', gap);
    });
    if (it.hatched) entry(3, it.hatched[0], it.hatched[1], 'swatch hatched');
  }

  function addPicture(box, attributes) {
    var svg = document.createElementNS(SVG, 'svg');
    for (var key in attributes) svg.setAttribute(key, attributes[key]);
    svg.setAttribute('aria-hidden', 'true');
    return box.appendChild(svg);
  }

  function drawShades(it) {
    var box = clear('gradient');
    if (!it.shades) return;
    var mark = it.shades[2];
    var bar = add(box, 'div', null, { class: 'shades' });
    if (mark) {
      add(addPicture(bar, { viewBox: '0 0 64 1', preserveAspectRatio: 'none' }), 'path', null, { d: 'M' + mark[1] + ' 0V1' });
      var at = Math.min(88, Math.max(12, mark[1] / 0.64));
      add(addPicture(box, { class: 'mark-name' }), 'text', mark[0], { x: at + '%', y: 12 });
    }
    var ends = add(box, 'p', null, { class: 'ends' });
    add(ends, 'span', it.shades[0]);
    add(ends, 'span', it.shades[1]);
  }

  // As wide as on the map.
  function drawCircleKey(it) {
    var box = clear('circle-key');
    if (!it.circle_key) return;
    add(box, 'span', it.circle_key[0], { class: 'circle-title' });
    it.circle_key[1].forEach(function (pair) {
      var half = pair[0] + 10;
      var view = [-half, -half, half * 2, half * 2].join(' ');
      add(addPicture(box, { width: half / 48 + '%', viewBox: view }), 'circle', null, { r: pair[0] });
      add(box, 'span', pair[1]);
    });
  }

  // What its author left on, and the colours that they chose.
  function settle(it) {
    var on = it.interactive || {};
    var told = on.tooltip !== false;
    by('map').setAttribute('role', told ? 'group' : 'img');
    paths.forEach(function (path, at) {
      if (told) {
        path.setAttribute('role', 'img');
        path.setAttribute('tabindex', at ? '-1' : '0');
      } else {
        lines[path.getAttribute('data-plate')] = null;
        path.removeAttribute('role');
        path.removeAttribute('tabindex');
        path.removeAttribute('aria-label');
      }
    });
    var hasTable = on.table !== false;
    document.querySelector('.scroll').hidden = !hasTable;
    by('with-table').hidden = !hasTable;
    by('notes-alone').hidden = hasTable;
    document.querySelector('details').hidden = !hasTable && !it.notes.length;
    var theme = /[?&]theme=(light|dark)(&|$)/.test(location.search) ? RegExp.$1 : it.theme === 'light' || it.theme === 'dark' ? it.theme : null;
    if (theme) root.setAttribute('data-theme', theme);
    else root.removeAttribute('data-theme');
    document.querySelector('meta[name="color-scheme"]').setAttribute('content', theme || 'light dark');
    by('home').setAttribute('href', '../' + (it.link ? '#' + it.link : ''));
    by('opens').hidden = !it.link;
  }

  function show(it) {
    if (typeof it === 'string') {
      root.setAttribute('data-state', it);
      return;
    }
    root.lang = it.lang;
    document.title = (it.mark ? it.mark + ' · ' : '') + it.title;
    say('mark', it.mark);
    say('headline', it.headline);
    say('title', it.title);
    say('passport', it.passport);
    say('national', it.national);
    say('source', it.source);
    say('description', it.description);
    by('map').setAttribute('aria-label', document.title);
    drawMap(it);
    root.setAttribute('data-scheme', it.scheme || 'upper');
    drawShades(it);
    drawLegend(it);
    drawCircleKey(it);
    window.teknoharita.drawTable(it, nameOfPlate);
    window.teknoharita.offerData(it, nameOfPlate);
    var notes = clear('notes');
    it.notes.forEach(function (note) { add(notes, 'p', note); });
    settle(it);
    root.setAttribute('data-state', 'shown');
  }

  function draw() {
    point(null);
    var ask = asks += 1;
    root.setAttribute('data-state', 'waiting');
    // Systems of newsrooms write something of their own behind the address: `#?secret=`, `&utm_source=`.
    window.teknoharita.read(location.hash.slice(1).split(/[#?&]/)[0], function (it) {
      // Of two fragments the later one counts, whichever was read first.
      if (ask === asks) show(it);
    });
  }

  // ---- Pointer, touch and keyboard.

  function point(path) {
    var tooltip = by('tooltip');
    var hovered = by('hovered');
    var said = path && lines[path.getAttribute('data-plate')];
    tooltip.hidden = !said;
    hovered.setAttribute('d', said ? path.getAttribute('d') : '');
    if (!said) return;
    tooltip.textContent = '';
    said.forEach(function (line, at) { add(tooltip, at ? 'span' : 'strong', line); });
    var canvas = by('canvas').getBoundingClientRect();
    var place = path.getBoundingClientRect();
    var left = place.left + place.width / 2 - canvas.left - tooltip.offsetWidth / 2;
    var above = place.top - canvas.top - tooltip.offsetHeight - 8;
    // The tooltip may not leave the frame; where there is room neither above nor below, it covers the shape.
    if (canvas.top + above < 0) above = Math.min(place.bottom - canvas.top + 8, root.clientHeight - canvas.top - tooltip.offsetHeight);
    tooltip.style.left = Math.max(0, Math.min(canvas.width - tooltip.offsetWidth, left)) + 'px';
    tooltip.style.top = Math.max(-canvas.top, above) + 'px';
  }

  function provinceOf(event) {
    var target = event.target;
    return target && target.getAttribute && target.getAttribute('data-plate') ? target : null;
  }

  function focus(path) {
    paths.forEach(function (other) { other.setAttribute('tabindex', other === path ? '0' : '-1'); });
    path.focus();
  }

  // The nearest province in a direction; going astray counts double.
  function next(path, right, down) {
    var best = null;
    var least = Infinity;
    paths.forEach(function (other) {
      var x = other.getAttribute('data-x') - path.getAttribute('data-x');
      var y = other.getAttribute('data-y') - path.getAttribute('data-y');
      var along = x * right + y * down;
      var cost = along + 2 * Math.abs(x * down + y * right);
      if (along > 0 && cost < least) {
        least = cost;
        best = other;
      }
    });
    return best;
  }

  var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  paths.forEach(function (path) {
    known[path.getAttribute('data-plate')] = path;
  });
  var canvas = by('canvas');
  canvas.addEventListener('pointerover', function (event) { point(provinceOf(event)); });
  canvas.addEventListener('pointerout', function (event) { if (event.pointerType === 'mouse') point(null); });
  root.addEventListener('mouseleave', function () { point(null); });
  canvas.addEventListener('focusin', function (event) { point(provinceOf(event)); });
  canvas.addEventListener('focusout', function () { point(null); });
  canvas.addEventListener('click', function (event) {
    var path = provinceOf(event);
    if (path && path.hasAttribute('tabindex')) focus(path);
    point(path);
  });
  canvas.addEventListener('keydown', function (event) {
    var path = provinceOf(event);
    var arrow = ARROWS[event.key];
    if (event.key === 'Escape') point(null);
    if (!path || !arrow) return;
    event.preventDefault();
    var other = next(path, arrow[0], arrow[1]);
    if (other) focus(other);
  });
  // Where there is no payload the page's own words are in both languages, unless the address says which.
  var words = /[?&]lang=(tr|en)(&|$)/.exec(location.search);
  if (words) {
    root.lang = words[1];
    root.setAttribute('data-asked', words[1]);
  }
  window.addEventListener('hashchange', draw);
  draw();
})();
