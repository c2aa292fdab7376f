// Colours the map of this page from the fragment of its address: attributes and texts, nothing else.
// What a fragment may hold is said in src/publish/embed/payload.rs; both refuse the same things.
(function () {
  'use strict';
  var root = document.documentElement;
  var SVG = 'http://www.w3.org/2000/svg';
  var LONGEST_FRAGMENT = 1048576;
  var LONGEST_TEXT = 2000;

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
      return Array.isArray(entry) && entry.length === 3 && isText(entry[0]) && isNumber(entry[1], 0, 6) && isText(entry[2]);
    };
    if (!isList(it.legend, 7, isEntry) || !(it.missing === null || isTexts(2)(it.missing))) return false;
    // Fragments of before there were ranges do not name it.
    var hatched = it.hatched || null;
    if (hatched && !(isList(hatched, 3, function () { return true; }) && isText(hatched[0]) && isText(hatched[1]) &&
      isList(hatched[2], 81, function (plate) { return isNumber(plate, 1, 81); }))) return false;
    if (!isList(it.columns, 8, isTexts(2)) || it.columns.length < 1) return false;
    var width = it.columns.length;
    var seen = {};
    var isProvince = function (row) {
      if (!Array.isArray(row) || row.length !== 7 || !isNumber(row[0], 1, 81) || seen[row[0]]) return false;
      seen[row[0]] = true;
      return isNumber(row[1], 0, it.legend.length - 1) && isText(row[2]) && isText(row[3]) && isText(row[4]) &&
        isNumber(row[5], 0, 2) && isTexts(width - 1)(row[6]);
    };
    return isList(it.provinces, 81, isProvince) && isList(it.beside, 8, isTexts(width)) && isTexts(width)(it.total);
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
      if (it.version !== 1) return 'version';
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

  function drawMap(it) {
    var rows = {};
    lines = {};
    it.provinces.forEach(function (row) { rows[row[0]] = row; });
    paths.forEach(function (path) {
      var plate = path.getAttribute('data-plate');
      var row = rows[plate];
      path.setAttribute('data-class', row ? row[1] : 'missing');
      path.setAttribute('data-step', row ? it.legend[row[1]][1] : '');
      path.setAttribute('data-value', row ? row[2] : '');
      if (row && it.hatched && it.hatched[2].indexOf(row[0]) >= 0) {
        path.setAttribute('data-hatched', 'yes');
        path.setAttribute('fill', 'url(#teknoharita-hatch-' + it.legend[row[1]][1] + ')');
      } else {
        path.removeAttribute('data-hatched');
        path.removeAttribute('fill');
      }
      var text = row ? row[3] + (row[4] && row[4] !== row[3] ? ' · ' + row[4] : '') : it.missing ? it.missing[0] : '–';
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
    var labels = clear('labels');
    it.provinces.forEach(function (row) {
      if (row[5]) {
        var wide = row[5] === 2 ? ' wide' : '';
        drawLabel(labels, known[row[0]], row, 'label rim' + wide, true);
        drawLabel(labels, known[row[0]], row, 'label' + wide, false);
      }
    });
    by('watermark').textContent = it.mark || '';
    by('watermark').setAttribute('font-size', Math.min(80, 1488 / Math.max(12, (it.mark || '').length)));
  }

  function drawLabel(labels, path, row, look, rim) {
    var size = 21;
    var half = Math.max(nameOf(path).length, row[3].length) * size * 0.31;
    var x = Math.max(half, Math.min(960 - half, Number(path.getAttribute('data-x'))));
    var attributes = { class: look, x: x, y: path.getAttribute('data-y'), 'text-anchor': 'middle', 'font-size': size };
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
    var entry = function (step, label, count, look) {
      var item = add(list, 'li', null);
      add(item, 'span', null, { class: look || 'swatch', 'data-step': step });
      add(item, 'span', label);
      add(item, 'span', count, { class: 'count' });
    };
    it.legend.forEach(function (one) { entry(one[1], one[0], one[2]); });
    if (it.missing) entry('', it.missing[0], it.missing[1]);
    if (it.hatched) entry(3, it.hatched[0], it.hatched[1], 'swatch hatched');
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
    drawLegend(it);
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
