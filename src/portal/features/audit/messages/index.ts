import { catalogue } from '#i18n';
import { en } from './en.ts';
import { id } from './id.ts';

/** What the log's names mean to somebody who reads it: the modules that write, what they did, what it was done to. */
export const words = catalogue(id, en);
