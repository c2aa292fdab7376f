// Reads the payload in the fragment of this page's address, and refuses what no map can have.
// What a fragment may hold is said in src/publish/embed/payload.rs; both refuse the same things.
(function () {
  'use strict';
  var LONGEST_FRAGMENT = 1048576;
  var LONGEST_TEXT = 2000;
  var MOST_INFLATED = 1048576;
  // A byte can unpack to a thousand, and browsers unpack what they are given at once.
  var BITE = 512;
  var VERSION = 3;
  var SCHEMES = ['high', 'medium-high', 'upper', 'medium-low', 'low', 'not-classified', 'volume', 'diverging'];

  // Half of a pair of code units is no letter.
  function isWhole(text) {
    try {
      return encodeURIComponent(text) !== null;
    } catch (error) {
      return false;
    }
  }

  function isText(text) {
    return typeof text === 'string' && text.length <= LONGEST_TEXT && isWhole(text);
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

  // What a fragment does not need it does not name.
  function isSettings(it) {
    var isSwitch = function (value) { return value === undefined || typeof value === 'boolean'; };
    var on = it.interactive;
    if (on !== undefined) {
      if (!on || typeof on !== 'object' || Array.isArray(on) || ![on.tooltip, on.table, on.data].every(isSwitch)) return false;
    }
    if (it.theme !== undefined && ['light', 'dark', 'both'].indexOf(it.theme) < 0) return false;
    return it.link === undefined || (isText(it.link) && /^[A-Za-z0-9=&._-]*$/.test(it.link));
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
    if (!isSettings(it)) return false;
    return isList(it.provinces, 81, isProvince) && isList(it.beside, 90, isTexts(width)) && isTexts(width)(it.total);
  }

  // ---- A payload, or the state that says why there is none.

  function bytesOf(letters) {
    if (!/^[A-Za-z0-9_-]+$/.test(letters)) throw new Error('not base64');
    var binary = atob(letters.replace(/-/g, '+').replace(/_/g, '/'));
    var bytes = new Uint8Array(binary.length);
    for (var at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes;
  }

  function payloadOf(bytes) {
    try {
      var it = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
      if (!it || it.schema !== 'teknoharita-embed' || !isNumber(it.version, 0, Infinity)) return 'broken';
      if (it.version < 1 || it.version > VERSION) return 'version';
      return isPayload(it) ? it : 'broken';
    } catch (error) {
      return 'broken';
    }
  }

  function joined(parts, length) {
    var all = new Uint8Array(length);
    var at = 0;
    parts.forEach(function (part) {
      all.set(part, at);
      at += part.length;
    });
    return all;
  }

  // Unpacks bite by bite, and stops as soon as there is more than a map can need.
  function inflate(packed, unpacker, done) {
    var writer = unpacker.writable.getWriter();
    var reader = unpacker.readable.getReader();
    var parts = [];
    var length = 0;
    var stopped = false;
    function stop(result) {
      if (stopped) return;
      stopped = true;
      writer.abort().catch(function () {});
      reader.cancel().catch(function () {});
      done(result);
    }
    function refuse() { stop('broken'); }
    function give(from) {
      if (stopped) return;
      if (from >= packed.length) writer.close().catch(refuse);
      else writer.write(packed.subarray(from, from + BITE)).then(function () { give(from + BITE); }, refuse);
    }
    function take() {
      reader.read().then(function (part) {
        if (stopped) return;
        if (part.done) {
          stopped = true;
          done(payloadOf(joined(parts, length)));
          return;
        }
        length += part.value.length;
        if (length > MOST_INFLATED) return refuse();
        parts.push(part.value);
        take();
      }, refuse);
    }
    give(0);
    take();
  }

  /** Says what a fragment holds: at once where it is not packed, otherwise a little later. */
  function read(fragment, done) {
    if (!fragment) return done('empty');
    if (fragment.length > LONGEST_FRAGMENT) return done('broken');
    try {
      // The first two versions are base64 of a text that begins with a brace, and never begin with a digit.
      var marked = /^(\d)-/.exec(fragment);
      if (!marked) return done(payloadOf(bytesOf(fragment)));
      if (marked[1] !== String(VERSION)) return done('version');
      var packed = bytesOf(fragment.slice(2));
    } catch (error) {
      return done('broken');
    }
    var unpacker;
    try {
      unpacker = new DecompressionStream('deflate-raw');
    } catch (error) {
      return done('old');
    }
    inflate(packed, unpacker, done);
  }

  window.teknoharita = { read: read };
})();
