import type { Locale } from '#i18n';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';

/** Said alike in every language: languages by their own name, components by theirs, an office as the document names it, and the village of Sedang. */
const names = new Set(['English', 'Bahasa Indonesia', 'Note', 'a.n. Bupati Badung, Kepala Dinas', 'Sedang']);

type Texts = (locale: Locale) => unknown;

/** What only the other language says: whole texts of the catalogues that must not stand on a page of this one. */
export async function foreignTexts(): Promise<Readonly<Record<Locale, ReadonlySet<string>>>> {
  const root = join(import.meta.dirname, '../../../src');
  const said = { id: new Set<string>(), en: new Set<string>() };
  for await (const file of glob(['**/texts.ts', '**/messages/index.ts'], { cwd: root })) {
    const { texts } = (await import(join(root, file))) as { texts?: Texts };
    for (const locale of ['id', 'en'] as const) for (const text of stringsIn(texts?.(locale))) said[locale].add(text);
  }
  const onlyIn = (one: Locale, other: Locale) => new Set([...said[one]].filter((text) => !said[other].has(text) && !names.has(text)));
  return { id: onlyIn('en', 'id'), en: onlyIn('id', 'en') };
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The texts between the tags of a page, as they are read; code, which says so itself, is in no language of ours. */
export function textsOf(html: string): string[] {
  return (
    html
      .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<(code|pre)[^>]* lang="en"[\s\S]*?<\/\1>/g, ' ')
      // A part of an official paper, which is in Indonesian alone and says so.
      .replace(/<section[^>]* lang="id"[\s\S]*?<\/section>/g, ' ')
      // A text of a rule in one of its languages, where both are shown beside each other.
      .replace(/<div lang="(?:id|en)">[\s\S]*?<\/div>/g, ' ')
      .split(/<[^>]*>/)
      .map((text) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
  );
}
