// The numbers of an embed as a table and as a file: texts and nothing else.
(function () {
  'use strict';
  var address = null;

  function add(parent, name, text) {
    var element = document.createElement(name);
    if (text !== null) element.textContent = text;
    return parent.appendChild(element);
  }

  function clear(id) {
    var element = document.getElementById(id);
    element.textContent = '';
    return element;
  }

  /** Fills the table; `nameOf` says the name of a plate. */
  function drawTable(it, nameOf) {
    clear('caption').textContent = it.title;
    var heads = clear('heads');
    it.columns.forEach(function (column) {
      var head = add(heads, 'th', column[0] + ' ');
      head.setAttribute('scope', 'col');
      if (column[1]) add(head, 'span', column[1]).className = 'unit';
    });
    var draw = function (parent, cells) {
      var row = add(parent, 'tr', null);
      cells.forEach(function (cell, at) {
        var element = add(row, at ? 'td' : 'th', cell);
        if (!at) element.setAttribute('scope', 'row');
      });
    };
    var body = clear('rows');
    it.provinces.forEach(function (row) { draw(body, [nameOf(row[0])].concat(row[6])); });
    it.beside.forEach(function (cells) { draw(body, cells); });
    draw(clear('total'), it.total);
  }

  // A cell that a spreadsheet would run gets an apostrophe; a number stays one, below zero too.
  function cell(text, between) {
    var isNumber = /^[-+\u2212]?[%$\u20ac\u20ba]?[\d.,]*\d[\d.,]*%?$/.test(text);
    if (isNumber && text.indexOf(between) < 0) return text;
    var guarded = (/^[=+\-@\t\r\n]/.test(text) && !isNumber ? "'" : '') + text;
    return /["\r\n,;\t|]/.test(guarded) ? '"' + guarded.replace(/"/g, '""') + '"' : guarded;
  }

  // As `publish/csv.rs` has it: with a byte order mark, and semicolons where the comma is the decimal mark.
  function csv(it, nameOf, heads) {
    var between = it.lang === 'tr' ? ';' : ',';
    var write = function (text) { return cell(text, between); };
    var number = function (text) {
      if (!/^-?\d+(\.\d+)?$/.test(text)) return write(text);
      return it.lang === 'tr' ? text.replace('.', ',') : text;
    };
    var told = [it.passport, it.source, it.mark || ''].map(write);
    var columns = it.columns.map(function (column) { return write(column[1] ? column[0] + ' (' + column[1] + ')' : column[0]); });
    var row = function (plate, value, cells) { return [plate].concat([cells[0], value], cells.slice(1), told).join(between); };
    var lines = [heads.slice(0, 1).concat(columns.slice(0, 1), heads.slice(1, 2), columns.slice(1), heads.slice(2)).join(between)];
    it.provinces.forEach(function (one) {
      lines.push(row(one[0], number(one[2]), [nameOf(one[0])].concat(one[6]).map(write)));
    });
    it.beside.concat([it.total]).forEach(function (cells) { lines.push(row('', '', cells.map(write))); });
    return '\ufeff' + lines.join('\n') + '\n';
  }

  /** Lets the reader take the numbers along, or hides the link. */
  function offerData(it, nameOf) {
    var offer = document.getElementById('offer');
    var link = document.getElementById('data');
    if (address) URL.revokeObjectURL(address);
    address = null;
    offer.hidden = !!it.interactive && it.interactive.data === false;
    if (offer.hidden) return;
    var heads = link.getAttribute('data-heads-' + it.lang).split(';');
    address = URL.createObjectURL(new Blob([csv(it, nameOf, heads)], { type: 'text/csv;charset=utf-8' }));
    link.href = address;
    link.download = 'teknoharita' + (it.mark ? '-synthetic-sample' : '') + '.csv';
  }

  document.getElementById('data').addEventListener('click', function () {
    // A frame without an origin may be forbidden to download, and is not told; the numbers stand in the table.
    var details = document.querySelector('details');
    if (self.origin === 'null' && !details.hidden) details.open = true;
  });

  window.teknoharita.drawTable = drawTable;
  window.teknoharita.offerData = offerData;
})();
