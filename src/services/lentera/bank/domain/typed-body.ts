import type { AcceptedNumber, AcceptedText, Body, Criterion, Gap, Kind, Option, Policy, Rich } from './question.ts';
import { readNumber } from './read-number.ts';
import { areaFrom } from './typed-area.ts';
import { typedToRich } from './typed-rich.ts';
import { idOf, rowsOf, type Typed } from './typed-rows.ts';

/** The body of a question as it was typed; what is not right yet is told by `checkQuestion`. */
export function bodyFrom(kind: Kind, typed: Typed): Body {
  const at = (name: string) => typed[name]?.trim() ?? '';
  const on = (name: string) => at(name) !== '';
  const options = (group: string): Option[] => rowsOf(typed, group).map((nth) => optionFrom(typed, group, nth));
  const shares = (group: string) => sharesFrom(typed, group);
  const policy = at('aturan');
  switch (kind) {
    case 'choice': {
      const { [at('kunci')]: _, ...others } = shares('pilihan');
      const trueFalse = on('benar-salah');
      const some = Object.keys(others).length > 0;
      return {
        kind,
        options: options('pilihan'),
        key: at('kunci'),
        shuffle: on('acak'),
        ...(some && { shares: others }),
        ...(trueFalse && { trueFalse }),
      };
    }
    case 'choices': {
      const given = shares('pilihan');
      const keys = rowsOf(typed, 'pilihan')
        .filter((nth) => on(`pilihan.${nth}.kunci`))
        .map((nth) => idOf(typed, 'pilihan', nth));
      const how = policyOf(policy, ['all', 'clamped', 'ratio']);
      return {
        kind,
        options: options('pilihan'),
        keys,
        policy: how,
        shuffle: on('acak'),
        ...(how === 'clamped' && Object.keys(given).length > 0 && { shares: given }),
      };
    }
    case 'grid': {
      const keys = rowsOf(typed, 'pernyataan').flatMap((nth): [string, string][] => {
        const key = at(`pernyataan.${nth}.kunci`);
        return key === '' ? [] : [[idOf(typed, 'pernyataan', nth), key]];
      });
      const how = policyOf(policy, ['all', 'ratio']);
      return {
        kind,
        statements: options('pernyataan'),
        categories: options('kategori'),
        keys: Object.fromEntries(keys),
        policy: how,
        shuffle: on('acak'),
      };
    }
    case 'matching': {
      const columns = options('kolom');
      const keys = rowsOf(typed, 'baris').map((nth): [string, string[]] => [
        idOf(typed, 'baris', nth),
        columns.map(({ id }) => id).filter((id) => on(`baris.${nth}.kunci.${id}`)),
      ]);
      const how = policyOf(policy, ['all', 'clamped', 'ratio']);
      return { kind, rows: options('baris'), columns, keys: Object.fromEntries(keys), policy: how, shuffle: on('acak') };
    }
    case 'short':
      return { kind, accepted: rowsOf(typed, 'jawaban').map((nth) => acceptedFrom(typed, nth)), caseSensitive: on('huruf-besar') };
    case 'numeric':
      return {
        kind,
        accepted: rowsOf(typed, 'angka').map((nth) => acceptedNumberFrom(typed, nth)),
        units: rowsOf(typed, 'satuan').map((nth) => ({
          name: at(`satuan.${nth}.nama`),
          factor: decimals(at(`satuan.${nth}.faktor`) || '1'),
        })),
        unitRule: on('satuan-wajib') ? { kind: 'penalty', loses: percent(at('satuan-hilang') || '100') } : { kind: 'optional' },
      };
    case 'essay': {
      const guide = typedToRich(at('pedoman'));
      const template = typed['isi-awal'] ?? '';
      const rubric = rowsOf(typed, 'kriteria').map((nth) => criterionFrom(typed, nth));
      const filled = rubric.filter(({ title, levels }) => title !== '' || levels.length > 0);
      return {
        kind,
        lines: Math.round(number(at('baris-tulis') || '8')),
        rubric: filled,
        ...(guide && { guide }),
        ...(template && { template }),
      };
    }
    case 'ordering':
      return { kind, items: options('butir'), policy: policyOf(policy, ['ratio', 'all']) };
    case 'cloze':
      return {
        kind,
        text: typedToRich(at('teks')),
        gaps: rowsOf(typed, 'isian').map((nth) => gapFrom(typed, nth)),
        policy: policyOf(policy, ['ratio', 'all']),
      };
    case 'hotspot': {
      const areas = rowsOf(typed, 'tempat').map((nth) => areaFrom(idOf(typed, 'tempat', nth), at(`tempat.${nth}.letak`)));
      return {
        kind,
        picture: at('gambar'),
        alt: at('gambar-alt'),
        areas,
        most: Math.round(number(at('titik') || String(areas.length))),
        policy: policyOf(policy, ['all', 'clamped']),
      };
    }
  }
}

function optionFrom(typed: Typed, group: string, nth: number): Option {
  const feedback = typedToRich(typed[`${group}.${nth}.umpan`] ?? '');
  return { id: idOf(typed, group, nth), text: typedToRich(typed[`${group}.${nth}.teks`] ?? ''), ...(feedback && { feedback }) };
}

/** Parts of the marks by option, where one was typed. */
function sharesFrom(typed: Typed, group: string): Record<string, number> {
  const given = rowsOf(typed, group).flatMap((nth): [string, number][] => {
    const text = typed[`${group}.${nth}.bagian`]?.trim() ?? '';
    return text === '' ? [] : [[idOf(typed, group, nth), percent(text)]];
  });
  return Object.fromEntries(given);
}

const policyOf = <P extends Policy>(typed: string, allowed: readonly [P, ...P[]]): P => allowed.find((one) => one === typed) ?? allowed[0];

/** A number as it stands in a key; what cannot be read stays as it is, and is told so. */
const decimals = (typed: string): string => readNumber(typed)?.value ?? typed;
const number = (typed: string): number => Number(decimals(typed));
/** `50` or `50 %` as 0.5. */
export const percent = (typed: string): number => Number((number(typed.replace('%', '').trim()) / 100).toFixed(6));

const shareOf = (typed: string | undefined): number => percent(typed?.trim() || '100');

function feedbackOf(typed: Typed, name: string): { readonly feedback?: Rich } {
  const feedback = typedToRich(typed[name] ?? '');
  return feedback ? { feedback } : {};
}

function acceptedFrom(typed: Typed, nth: number): AcceptedText {
  const row = `jawaban.${nth}`;
  return { text: (typed[`${row}.teks`] ?? '').trim(), share: shareOf(typed[`${row}.bagian`]), ...feedbackOf(typed, `${row}.umpan`) };
}

function acceptedNumberFrom(typed: Typed, nth: number): AcceptedNumber {
  const row = `angka.${nth}`;
  const [value = '', within = '', to = ''] = ['nilai', 'selisih', 'sampai'].map((name) => typed[`${row}.${name}`]?.trim() ?? '');
  const rest = { share: shareOf(typed[`${row}.bagian`]), ...feedbackOf(typed, `${row}.umpan`) };
  if (to !== '') return { value: { from: decimals(value), to: decimals(to) }, ...rest };
  return { value: { at: decimals(value), within: decimals(within || '0') }, ...rest };
}

/** Levels a line each, the part of the marks before the words: `50 cukup`. */
function criterionFrom(typed: Typed, nth: number): Criterion {
  const row = `kriteria.${nth}`;
  const levels = lines(typed[`${row}.peringkat`]).map((line) => {
    const [, share = '', title = ''] = /^([\d.,]+)\s*%?\s*[:=|-]?\s*(.*)$/.exec(line) ?? [];
    return share === '' ? { title: line, share: Number.NaN } : { title: title.trim(), share: percent(share) };
  });
  return {
    id: idOf(typed, 'kriteria', nth),
    title: (typed[`${row}.nama`] ?? '').trim(),
    weight: number(typed[`${row}.bobot`]?.trim() || '1'),
    levels,
  };
}

/**
 * What fills a gap, a line each. A choice: its options, `=` before the key. Words: what is accepted. A number: `1,5`,
 * `1,5 ± 0,1` or `1 .. 2`. `%50% ` before a line earns a part of the mark.
 */
function gapFrom(typed: Typed, nth: number): Gap {
  const row = `isian.${nth}`;
  const id = (typed[`${row}.nama`] ?? '').trim();
  const written = lines(typed[`${row}.isi`]);
  const kind = typed[`${row}.jenis`] ?? 'short';
  if (kind === 'choice') {
    const options = written.map((line, at) => ({
      id: 'abcdefghijklmnopqrstuvwxyz'[at] ?? `r${at}`,
      text: typedToRich(line.replace(/^=\s*/, '')),
    }));
    return { id, kind, options, key: options[written.findIndex((line) => line.startsWith('='))]?.id ?? '' };
  }
  const weighed = written.map((line) => {
    const [, share, rest] = /^%([\d.,]+)%\s*(.*)$/.exec(line) ?? [];
    return { text: rest ?? line, share: shareOf(share) };
  });
  if (kind === 'numeric') return { id, kind, accepted: weighed.map(({ text, share }) => ({ value: rangeFrom(text), share })) };
  return { id, kind: 'short', accepted: weighed, caseSensitive: (typed[`${row}.huruf-besar`] ?? '') !== '' };
}

function rangeFrom(text: string): AcceptedNumber['value'] {
  const [from = '', to] = text.split(/\s*\.\.\s*/);
  if (to !== undefined) return { from: decimals(from), to: decimals(to) };
  const [at = '', within] = text.split(/\s*(?:±|\+-)\s*/);
  return { at: decimals(at), within: decimals(within ?? '0') };
}

const lines = (text = ''): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
