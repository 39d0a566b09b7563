import { catalogue } from '#i18n';
import { en } from './en.ts';
import { id } from './id.ts';

export const texts = catalogue(id, en);

/** Words of asking what numbers of a person are to be seen in full for. */
export const readingTexts = (locale: Parameters<typeof texts>[0]) => texts(locale).numbers;
