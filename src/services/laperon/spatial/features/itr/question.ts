import type { FieldContext, Page } from '#platform/forms';
import { optional } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { placeField } from '../../../place-field.ts';
import { activityField } from '../../activity-field.ts';
import { texts } from './texts.ts';

/** What is asked before the answer: where, and what for. */
export const question: Page = {
  key: 'itr',
  title: texts.text((m) => m.title),
  fields: {
    letak: placeField({ label: texts.text((m) => m.place), hint: texts.text((m) => m.placeHint) }),
    kegiatan: optional(activityField({ label: texts.text((m) => m.activity) })),
  },
};

/** The question needs no rule of an agency. */
export const contextOn = (today: string): FieldContext => ({ rules: new RuleBook([]), today });
