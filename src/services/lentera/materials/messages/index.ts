import { catalogue } from '#i18n';
import { en } from './en.ts';
import { id } from './id.ts';

/** Words of everybody who reads materials. */
export const texts = catalogue(id, en);
