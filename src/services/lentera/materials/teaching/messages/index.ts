import { catalogue } from '#i18n';
import { en } from './en.ts';
import { id } from './id.ts';

/** Words of teachers who write and follow materials. */
export const teaching = catalogue(id, en);
