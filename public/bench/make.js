// Trade files out of nothing: the same bytes on every machine, so that figures can be compared.

const PROVINCES = [
  'İstanbul', 'Ankara', 'İzmir', 'Bursa', 'Kocaeli', 'Eskişehir', 'Manisa', 'Sakarya', 'Tekirdağ', 'Gaziantep',
  'Konya', 'Kayseri', 'Denizli', 'Adana', 'Mersin', 'Hatay', 'Antalya', 'Trabzon', 'Samsun', 'Malatya',
  'Kahramanmaraş', 'Şanlıurfa', 'Diyarbakır', 'Mardin', 'Şırnak', 'Van', 'Erzurum', 'Sivas', 'Çorum', 'Kırklareli',
];
const CODES = [
  '1511', '1520', '1711', '1721', '1810', '1912', '2101', '2221', '2411', '2423',
  '2424', '2520', '2610', '2710', '2720', '2811', '2911', '2930', '3000', '3110',
  '3210', '3220', '3311', '3410', '3430', '3511', '3530', '3610', '3691', '3699',
];
const PARTNERS = [
  'Almanya', 'Fransa', 'İtalya', 'İngiltere', 'ABD', 'Irak', 'Rusya', 'Çin', 'İspanya', 'Hollanda',
  'Romanya', 'Polonya', 'İsrail', 'Mısır', 'Japonya', 'Kore', 'Bulgaristan', 'Yunanistan', 'İran', 'Belçika',
];
const HEADER = 'year,flow,province,isic_rev3,country,amount_usd\n';
const CHUNK_CHARACTERS = 1 << 20;

/** Numbers that look thrown, from a fixed beginning (xorshift). */
const dice = () => {
  let state = 0x9e3779b9;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};

/**
 * A file of so many megabytes, and up to a row more. `rest` is awaited between chunks, so that the page can
 * show itself; an error that it throws ends the work.
 */
export async function makeFile(megabytes, rest) {
  const throwDice = dice();
  const encoder = new TextEncoder();
  const chunks = [];
  let bytes = 0;
  let text = HEADER;
  while (bytes < megabytes * 1e6) {
    // A character is a byte or more.
    const characters = Math.min(CHUNK_CHARACTERS, megabytes * 1e6 - bytes);
    while (text.length < characters) {
      const flow = throwDice(2) ? 'export' : 'import';
      const place = PROVINCES[throwDice(PROVINCES.length)];
      const code = CODES[throwDice(CODES.length)];
      const partner = PARTNERS[throwDice(PARTNERS.length)];
      const cents = String(throwDice(100)).padStart(2, '0');
      text += `${2015 + throwDice(10)},${flow},${place},${code},${partner},${100 + throwDice(5_000_000)}.${cents}\n`;
    }
    const chunk = encoder.encode(text);
    chunks.push(chunk);
    bytes += chunk.length;
    text = '';
    await rest();
  }
  return new File(chunks, `made-${megabytes}.csv`, { type: 'text/csv' });
}
