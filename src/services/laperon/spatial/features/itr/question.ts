import type { FieldContext, Page } from '#platform/forms';
import { choice, optional } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { placeField } from '../../../place-field.ts';
import { activities } from '../../domain/activities.ts';
import { texts } from './texts.ts';

/** What is asked before the answer: where, and what for. */
export const question: Page = {
  key: 'itr',
  title: texts.text((m) => m.title),
  fields: {
    letak: placeField({ label: texts.text((m) => m.place), hint: texts.text((m) => m.placeHint) }),
    kegiatan: optional(
      choice(
        { label: texts.text((m) => m.activity) },
        Object.fromEntries(activities.map((activity) => [activity, texts.text((m) => m.activities[activity])])),
      ),
    ),
  },
};

/** The question needs no rule of an agency. */
export const contextOn = (today: string): FieldContext => ({ rules: new RuleBook([]), today });
