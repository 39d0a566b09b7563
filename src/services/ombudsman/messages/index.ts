import { catalogue } from '#i18n';
import { en } from './en.ts';
import { id } from './id.ts';

/** What reporters read. */
export const texts = catalogue(id, en);
