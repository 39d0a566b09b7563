import { catalogue } from '#i18n';
import { en } from './en.ts';
import { id } from './id.ts';

export const texts = catalogue(id, en);
