// Colours the map of this page from the fragment of its address: attributes and texts, nothing else.
// What a fragment may hold is said in src/publish/embed/payload.rs; both refuse the same things.
(function () {
  'use strict';
  var root = document.documentElement;
  var SVG = 'http://www.w3.org/2000/svg';
  var LONGEST_FRAGMENT = 1048576;
  var LONGEST_TEXT = 2000;
  var SCHEMES = ['high', 'medium-high', 'upper', 'medium-low', 'low', 'not-classified', 'volume', 'diverging'];

  function by(id) {
    return document.getElementById(id);
  }

  // ---- Reading: a payload, or the state that says why there is none.

  function isText(text) {
    return typeof text === 'string' && text.length <= LONGEST_TEXT;
  }

  function isNumber(number, from, to) {
    return typeof number === 'number' && number % 1 === 0 && number >= from && number <= to;
  }

  function isList(list, most, is) {
    return Array.isArray(list) && list.length <= most && list.every(is);
  }

  function isTexts(count) {
    return function (list) {
      return isList(list, count, isText) && list.length === count;
    };
  }

  function isPayload(it) {
    var single = ['title', 'headline', 'passport', 'description', 'national', 'source', 'legend_title'];
    if (it.lang !== 'tr' && it.lang !== 'en') return false;
    if (!single.every(function (name) { return isText(it[name]); })) return false;
    if (!isList(it.notes, 16, isText) || !(it.mark === null || isText(it.mark))) return false;
    var isEntry = function (entry) {
      return Array.isArray(entry) && entry.length === 3 && isText(entry[0]) && isNumber(entry[1], 0, it.version === 1 ? 6 : 8) && isText(entry[2]);
    };
    if (!isList(it.legend, 9, isEntry) || !(it.missing === null || isTexts(2)(it.missing))) return false;
    // What a fragment does not need it does not name.
    var isPair = function (first, second) {
      return function (pair) { return Array.isArray(pair) && pair.length === 2 && first(pair[0]) && second(pair[1]); };
    };
    var isPlate = function (plate) { return isNumber(plate, 1, 81); };
    var isRadius = function (radius) { return isNumber(radius, 1, 1000); };
    var isNamed = function (named) {
      return !named || (Array.isArray(named) && named.length === 3 && isText(named[0]) && isText(named[1]) && isList(named[2], 81, isPlate));
    };
    if (![it.hatched, it.undefined, it.confidential].every(isNamed)) return false;
    if (it.scheme && SCHEMES.indexOf(it.scheme) < 0) return false;
    var shades = it.shades;
    if (shades && !(Array.isArray(shades) && shades.length === 3 && isText(shades[0]) && isText(shades[1]) &&
      (shades[2] === null || isPair(isText, function (shade) { return isNumber(shade, 0, 64); })(shades[2])))) return false;
    if (it.circles && !isList(it.circles, 81, isPair(isPlate, isRadius))) return false;
    var isKey = function (key) { return isList(key, 4, isPair(isRadius, isText)); };
    if (it.circle_key && !isPair(isText, isKey)(it.circle_key)) return false;
    var isNear = function (down) { return isNumber(down, -100, 100); };
    if (it.moved && !isList(it.moved, 81, isPair(isPlate, isNear))) return false;
    if (!isList(it.columns, 8, isTexts(2)) || it.columns.length < 1) return false;
    var width = it.columns.length;
    var seen = {};
    var isProvince = function (row) {
      if (!Array.isArray(row) || row.length !== 7 || !isNumber(row[0], 1, 81) || seen[row[0]]) return false;
      seen[row[0]] = true;
      return isNumber(row[1], 0, shades ? 64 : it.legend.length - 1) && isText(row[2]) && isText(row[3]) && isText(row[4]) &&
        isNumber(row[5], 0, 2) && isTexts(width - 1)(row[6]);
    };
    return isList(it.provinces, 81, isProvince) && isList(it.beside, 90, isTexts(width)) && isTexts(width)(it.total);
  }

  function read(fragment) {
    if (!fragment) return 'empty';
    if (fragment.length > LONGEST_FRAGMENT || !/^[A-Za-z0-9_-]+$/.test(fragment)) return 'broken';
    try {
      var binary = atob(fragment.replace(/-/g, '+').replace(/_/g, '/'));
      var bytes = new Uint8Array(binary.length);
      for (var at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
      var it = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      if (!it || it.schema !== 'teknoharita-embed' || typeof it.version !== 'number') return 'broken';
      if (it.version !== 1 && it.version !== 2) return 'version';
      return isPayload(it) ? it : 'broken';
    } catch (error) {
      return 'broken';
    }
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
    var ends = add(box, 'p', null, { class: 'ends' });
    add(ends, 'span', it.shades[0]);
    if (mark) {
      add(addPicture(bar, { viewBox: '0 0 64 1', preserveAspectRatio: 'none' }), 'path', null, { d: 'M' + mark[1] + ' 0V1' });
      add(ends, 'span', mark[0]);
    }
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

  function drawTable(it) {
    say('caption', it.title);
    var heads = clear('heads');
    it.columns.forEach(function (column) {
      var head = add(heads, 'th', column[0] + ' ', { scope: 'col' });
      if (column[1]) add(head, 'span', column[1], { class: 'unit' });
    });
    var draw = function (parent, cells) {
      var row = add(parent, 'tr', null);
      cells.forEach(function (cell, at) { add(row, at ? 'td' : 'th', cell, at ? {} : { scope: 'row' }); });
    };
    var body = clear('rows');
    it.provinces.forEach(function (row) { draw(body, [nameOf(known[row[0]])].concat(row[6])); });
    it.beside.forEach(function (cells) { draw(body, cells); });
    draw(clear('total'), it.total);
  }

  function draw() {
    point(null);
    var it = read(location.hash.slice(1));
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
    drawTable(it);
    var notes = clear('notes');
    it.notes.forEach(function (note) { add(notes, 'p', note); });
    root.setAttribute('data-state', 'shown');
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

  paths.forEach(function (path, at) {
    known[path.getAttribute('data-plate')] = path;
    path.setAttribute('role', 'img');
    path.setAttribute('tabindex', at ? '-1' : '0');
  });
  by('map').setAttribute('role', 'group');
  var canvas = by('canvas');
  canvas.addEventListener('pointerover', function (event) { point(provinceOf(event)); });
  canvas.addEventListener('pointerout', function (event) { if (event.pointerType === 'mouse') point(null); });
  root.addEventListener('mouseleave', function () { point(null); });
  canvas.addEventListener('focusin', function (event) { point(provinceOf(event)); });
  canvas.addEventListener('focusout', function () { point(null); });
  canvas.addEventListener('click', function (event) {
    var path = provinceOf(event);
    if (path) focus(path);
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
  window.addEventListener('hashchange', draw);
  draw();
})();
