import { choice, optional, type Page } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { type Formula, levyFormula } from '../domain/levy-formula.ts';
import { type PermitAnswers, permitJourney } from '../journey.ts';
import type { LevyAnswers } from '../levy-sheet.ts';
import { texts } from './texts.ts';

const fieldsOf = (page: string) => permitJourney.pages.find(({ key }) => key === page)?.fields ?? {};
const picked = (page: string, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(fieldsOf(page)).filter(([key]) => keys.includes(key)));

const OF_BUILDING = ['use', 'work', 'complexity', 'permanence', 'floors', 'basements', 'area'];
const BESIDE = ['fence', 'paving', 'pool', 'wasteTank'];

/** The application's own questions, as far as the levy depends on them: whoever answers here is asked nothing else there. */
export const question: Page = {
  key: 'estimate',
  title: texts.text((m) => m.title),
  fields: {
    ...picked('buildings', OF_BUILDING),
    ...picked('project', ['ownership']),
    ...picked('infrastructure', BESIDE),
    formula: optional(
      choice(
        { label: texts.text((m) => m.formula), hint: texts.text((m) => m.formulaHint) },
        { pbg: texts.text((m) => m.formulas.pbg), imb: texts.text((m) => m.formulas.imb) },
      ),
    ),
  },
};

type Building = PermitAnswers['buildings'][number];

/** What is read of the page. */
export type EstimateAnswers = Pick<Building, 'use' | 'work' | 'complexity' | 'permanence' | 'floors' | 'basements' | 'area'> &
  Pick<PermitAnswers['project'], 'ownership'> &
  Partial<PermitAnswers['infrastructure']> & { readonly formula?: Formula };

/** The answers as the levy takes them, and the rules with the formula that was asked for. */
export function toLevy(answers: EstimateAnswers, rules: RuleBook, name: string): { readonly of: LevyAnswers; readonly by: RuleBook } {
  const { ownership, formula, fence, paving, pool, wasteTank, ...building } = answers;
  const { value } = rules.version(levyFormula);
  return {
    of: {
      project: { purpose: '', ownership, nib: undefined, simbg: undefined },
      buildings: [{ ...building, name, height: 1, heightException: undefined }],
      infrastructure: { fence, paving, pool, wasteTank },
    },
    by: formula === undefined || formula === value.formula ? rules : rules.with(levyFormula.key, { value: { formula }, confirmed: false }),
  };
}
