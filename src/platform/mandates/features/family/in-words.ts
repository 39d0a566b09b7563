import type { Text } from '#i18n';
import type { Relation } from '../../family/relatives.ts';
import { texts } from './texts.ts';

/** What somebody of the family is to whoever noted them. */
export const relationInWords = (relation: Relation): Text => texts.text((m) => m.relations[relation]);
