import { escapeQuoted } from '../../domain/clean-to-plain.ts';
import type { Kind } from '../../domain/question.ts';
import { typedToRich } from '../../domain/typed-rich.ts';
import { rowsOf, type Typed } from '../../domain/typed-rows.ts';

/** Fields an uploaded picture or sound can be put into. */
export function placesFor(kind: Kind, typed: Typed): readonly string[] {
  const group = { choice: 'pilihan', choices: 'pilihan', grid: 'pernyataan', matching: 'baris', ordering: 'butir' }[kind as string];
  const rows = group === undefined ? [] : rowsOf(typed, group).map((nth) => `${group}.${nth}.teks`);
  const columns = kind === 'matching' ? rowsOf(typed, 'kolom').map((nth) => `kolom.${nth}.teks`) : [];
  const own = kind === 'hotspot' ? ['gambar'] : kind === 'cloze' ? ['teks'] : [];
  return [...own, 'soal', 'bacaan', 'pembahasan', ...rows, ...columns];
}

/** The form with a kept picture or sound put into one of its texts. */
export function withMedia(
  typed: Typed,
  to: string,
  { name, mediaType, alt }: { readonly name: string; readonly mediaType: string; readonly alt: string },
): Typed {
  if (to === 'gambar') return { ...typed, gambar: name, 'gambar-alt': typed['gambar-alt'] || alt };
  const before = typedToRich(typed[to] ?? '');
  const tag = mediaType.startsWith('audio/')
    ? `<audio src="media:${name}" controls></audio>`
    : `<img src="media:${name}" alt="${escapeQuoted(alt)}" />`;
  const words = before === '' || before.startsWith('<') ? before : `<p>${before}</p>`;
  return { ...typed, [to]: `${words}${words === '' ? '' : '\n'}<p>${tag}</p>` };
}
