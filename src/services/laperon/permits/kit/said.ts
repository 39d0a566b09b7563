import type { Text } from '#i18n';

/** A sentence of a permit beside its translation: a definition is read from top to bottom, question by question. */
export const said =
  (id: string, en: string): Text =>
  (locale) =>
    locale === 'id' ? id : en;
