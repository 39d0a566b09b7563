import type { MatterKind } from '../procedure/stages.ts';
import type { Answers } from './questions.ts';

/**
 * What is explained to whoever is about to report. None of it stops anybody: whether a requirement is met is an officer's
 * decision (UU 25/2009 art. 46 and UU 37/2008 art. 24 are read differently).
 */
export const advices = [
  'emergency',
  'complain-first',
  'still-in-time',
  'older-than-two-years',
  'in-court',
  'not-ours',
  'nobody-named',
  'power-wanted',
  'no-contact',
] as const;
export type Advice = (typeof advices)[number];

export const isUrgent = ({ emergency }: Answers): boolean => emergency === 'emergency' || emergency === 'life';

export function adviceFor(kind: MatterKind, answers: Answers): readonly Advice[] {
  if (kind !== 'laporan') return [];
  const { prior, promised, when, court, matter, stands, name, phone, email } = answers;
  const found: [Advice, boolean][] = [
    ['emergency', isUrgent(answers)],
    ['complain-first', prior === 'no'],
    ['still-in-time', promised === 'yes'],
    ['older-than-two-years', when === 'no'],
    ['in-court', court === 'yes'],
    ['not-ours', matter !== undefined && !['service', 'unsure'].includes(matter)],
    ['nobody-named', stands !== undefined && !name],
    ['power-wanted', stands === 'proxy' || stands === 'entity'],
    ['no-contact', stands !== undefined && !phone && !email],
  ];
  return found.filter(([, holds]) => holds).map(([advice]) => advice);
}
