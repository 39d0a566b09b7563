import { formatDate } from '#i18n';
import type { BillLine } from '#platform/payments';
import type { Assessment } from '../domain/line.ts';
import { texts } from './texts.ts';

/** The lines of an assessment as a bill has them, each with its formula and law; those of nothing stay with the assessment. */
export function billLines({ lines }: Pick<Assessment, 'lines'>): readonly BillLine[] {
  const several = new Set(lines.map(({ period }) => period.dueOn)).size > 1;
  return lines
    .filter(({ amount }) => amount > 0)
    .map(({ code, period, name, amount, beneficiary, basis }) => {
      const [first] = basis.rules;
      const named = (locale: 'id' | 'en') => (several ? texts(locale).year(name[locale], formatDate(period.dueOn, locale)) : name[locale]);
      return {
        code: several ? `${code}:${period.dueOn.slice(0, 4)}` : code,
        name: { id: named('id'), en: named('en') },
        amount,
        beneficiary,
        basis: {
          formula: basis.formula,
          ...(first && { instrument: first.instrument, version: first.version }),
          ...(first && first.article !== '' && { article: first.article }),
          confirmed: basis.confirmed,
          inputs: basis.inputs,
        },
      };
    });
}
