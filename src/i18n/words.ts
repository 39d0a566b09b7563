const small = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas'];
const scales: readonly (readonly [number, string])[] = [
  [1_000_000_000_000, 'triliun'],
  [1_000_000_000, 'miliar'],
  [1_000_000, 'juta'],
  [1000, 'ribu'],
  [100, 'ratus'],
];

/**
 * A whole number below 10^15 in Indonesian words (terbilang), as letters and receipts write sums:
 * 460212 -> "empat ratus enam puluh ribu dua ratus dua belas". Throws RangeError outside 0..10^15.
 */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1_000_000_000_000_000) throw new RangeError(`no words for ${value}`);
  return words(value);
}

function words(value: number): string {
  const plain = small[value];
  if (plain !== undefined) return plain;
  if (value < 20) return `${words(value - 10)} belas`;
  if (value < 100) return joined(`${words(Math.floor(value / 10))} puluh`, value % 10);
  const scale = scales.find(([size]) => value >= size) ?? [100, 'ratus'];
  const [size, name] = scale;
  const count = Math.floor(value / size);
  // Seratus and seribu, but satu juta.
  const head = count === 1 && size <= 1000 ? `se${name}` : `${words(count)} ${name}`;
  return joined(head, value % size);
}

function joined(head: string, rest: number): string {
  return rest === 0 ? head : `${head} ${words(rest)}`;
}

/** A sum in words: "empat ratus … rupiah". */
export function rupiahInWords(value: number): string {
  return `${numberInWords(value)} rupiah`;
}
