import { toPlain } from './clean-to-plain.ts';
import type { AcceptedNumber, Body, Gap, Option, Question } from './question.ts';
import { withComma } from './read-number.ts';
import { richToTyped } from './rich-typed.ts';
import { areaTyped, inPercent } from './typed-area.ts';
import type { Typed } from './typed-rows.ts';

type Fields = Record<string, string>;

/** A question as its form shows it; read back by `questionFrom`, it is the same. */
export function typedOf({ title, prompt, body, discussion, tags, points, stimulus, foreignId }: Question): Typed {
  return {
    judul: title,
    soal: richToTyped(prompt),
    pembahasan: discussion === undefined ? '' : richToTyped(discussion),
    'bacaan-judul': stimulus?.title ?? '',
    bacaan: stimulus ? richToTyped(stimulus.text) : '',
    bobot: String(points),
    mapel: tags.subject,
    tingkat: String(tags.grade ?? ''),
    fase: tags.phase ?? '',
    tp: tags.aim ?? '',
    topik: tags.topic ?? '',
    berpikir: tags.level ?? '',
    kesukaran: tags.difficulty ?? '',
    konteks: tags.context ?? '',
    label: tags.labels.join(', '),
    ...(foreignId !== undefined && { asal: foreignId }),
    ...bodyTyped(body),
  };
}

function bodyTyped(body: Body): Fields {
  const on = (is: boolean) => (is ? 'ya' : '');
  const policy: Fields = 'policy' in body ? { aturan: body.policy } : {};
  const shuffle: Fields = 'shuffle' in body ? { acak: on(body.shuffle) } : {};
  switch (body.kind) {
    case 'choice':
      return {
        ...shuffle,
        kunci: body.key,
        'benar-salah': on(body.trueFalse === true),
        ...optionsTyped('pilihan', body.options, ({ id }) => sharedTyped(body.shares?.[id])),
      };
    case 'choices':
      return {
        ...policy,
        ...shuffle,
        ...optionsTyped('pilihan', body.options, ({ id }) => ({ kunci: on(body.keys.includes(id)), ...sharedTyped(body.shares?.[id]) })),
      };
    case 'grid':
      return {
        ...policy,
        ...shuffle,
        ...optionsTyped('pernyataan', body.statements, ({ id }) => ({ kunci: body.keys[id] ?? '' })),
        ...optionsTyped('kategori', body.categories),
      };
    case 'matching':
      return {
        ...policy,
        ...shuffle,
        ...optionsTyped('baris', body.rows, ({ id }) =>
          Object.fromEntries((body.keys[id] ?? []).map((column) => [`kunci.${column}`, 'ya'])),
        ),
        ...optionsTyped('kolom', body.columns),
      };
    case 'short':
      return {
        'huruf-besar': on(body.caseSensitive),
        ...rows(
          'jawaban',
          body.accepted.map(({ text, share, feedback = '' }) => ({ teks: text, ...sharedTyped(share), umpan: richToTyped(feedback) })),
        ),
      };
    case 'numeric':
      return {
        'satuan-wajib': on(body.unitRule.kind === 'penalty'),
        'satuan-hilang': body.unitRule.kind === 'penalty' ? inPercent(body.unitRule.loses) : '',
        ...rows(
          'angka',
          body.accepted.map(({ value, share, feedback = '' }) => ({
            ...valueTyped(value),
            ...sharedTyped(share),
            umpan: richToTyped(feedback),
          })),
        ),
        ...rows(
          'satuan',
          body.units.map(({ name, factor }) => ({ nama: name, faktor: withComma(factor) })),
        ),
      };
    case 'essay':
      return {
        'baris-tulis': String(body.lines),
        pedoman: richToTyped(body.guide ?? ''),
        'isi-awal': body.template ?? '',
        ...rows(
          'kriteria',
          body.rubric.map(({ id, title, weight, levels }) => ({
            id,
            nama: title,
            bobot: withComma(String(weight)),
            peringkat: levels.map((level) => `${inPercent(level.share)} ${level.title}`).join('\n'),
          })),
        ),
      };
    case 'ordering':
      return { ...policy, ...optionsTyped('butir', body.items) };
    case 'cloze':
      return { ...policy, teks: richToTyped(body.text), ...rows('isian', body.gaps.map(gapTyped)) };
    case 'hotspot':
      return {
        ...policy,
        gambar: body.picture,
        'gambar-alt': body.alt,
        titik: String(body.most),
        ...rows(
          'tempat',
          body.areas.map((area) => ({ id: area.id, letak: areaTyped(area) })),
        ),
      };
  }
}

function rows(group: string, all: readonly Readonly<Record<string, string>>[]): Fields {
  const fields = all.flatMap((row, nth) =>
    Object.entries(row).map(([name, value]): [string, string] => [`${group}.${nth}.${name}`, value]),
  );
  return { [`${group}.jumlah`]: String(all.length), ...Object.fromEntries(fields) };
}

function optionsTyped(group: string, options: readonly Option[], more: (option: Option) => Fields = () => ({})): Fields {
  return rows(
    group,
    options.map((option) => ({
      id: option.id,
      teks: richToTyped(option.text),
      ...(option.feedback !== undefined && { umpan: richToTyped(option.feedback) }),
      ...more(option),
    })),
  );
}

const sharedTyped = (share: number | undefined): Fields => ({ bagian: share === undefined || share === 1 ? '' : inPercent(share) });

function valueTyped(value: AcceptedNumber['value']): Fields {
  if ('from' in value) return { nilai: withComma(value.from), sampai: withComma(value.to) };
  return { nilai: withComma(value.at), selisih: Number(value.within) === 0 ? '' : withComma(value.within) };
}

export function gapTyped(gap: Gap): Fields {
  const weighed = (text: string, share: number) => (share === 1 ? text : `%${inPercent(share)}% ${text}`);
  const head = { nama: gap.id, jenis: gap.kind };
  switch (gap.kind) {
    case 'choice':
      return {
        ...head,
        isi: gap.options
          .map(({ id, text }) => `${id === gap.key ? '=' : ''}${/[\n]/.test(richToTyped(text)) ? toPlain(text) : richToTyped(text)}`)
          .join('\n'),
      };
    case 'short':
      return {
        ...head,
        isi: gap.accepted.map(({ text, share }) => weighed(text, share)).join('\n'),
        'huruf-besar': gap.caseSensitive ? 'ya' : '',
      };
    case 'numeric':
      return { ...head, isi: gap.accepted.map(({ value, share }) => weighed(rangeTyped(value), share)).join('\n') };
  }
}

function rangeTyped(value: AcceptedNumber['value']): string {
  if ('from' in value) return `${withComma(value.from)} .. ${withComma(value.to)}`;
  return Number(value.within) === 0 ? withComma(value.at) : `${withComma(value.at)} ± ${withComma(value.within)}`;
}
