import { isDay, oneLine } from '#kernel';
import type { FormError } from '#web/ui';
import type { MasteryRule } from '../../../results/domain/mastery.ts';
import { type Grading, remedialRules, weighedCategories } from '../../domain/grading.ts';
import { masteryFault, masteryKinds } from '../../domain/mastery-rule.ts';
import type { texts } from './texts.ts';

export type Typed = Readonly<Record<string, string>>;
type Words = ReturnType<typeof texts>;

interface Read<T> {
  readonly value: T | null;
  readonly errors: readonly FormError[];
}

const numberIn = (typed: string | undefined, most: number, places = 0): number | null => {
  const plain = (typed ?? '').trim().replace(',', '.');
  const shape = places === 0 ? /^\d{1,4}$/ : /^\d{1,4}(\.\d{1,2})?$/;
  return shape.test(plain) && Number(plain) <= most ? Number(plain) : null;
};

/** How a school makes final grades, as its form says it. */
export function readGrading(typed: Typed, m: Words): Read<Grading> {
  const errors: FormError[] = [];
  const fault = (field: string, message: string) => errors.push({ field, message });
  const curriculum = (['merdeka', 'k13'] as const).find((one) => one === typed.kurikulum);
  if (!curriculum) fault('kurikulum', m.wrong.curriculum);
  const parts = weighedCategories.map((key) => {
    const weight = numberIn(typed[`bobot-${key}`], 1000, 2);
    const dropped = numberIn(typed[`buang-${key}`] || '0', 10);
    if (weight === null) fault(`bobot-${key}`, m.wrong.weights);
    if (dropped === null) fault(`buang-${key}`, m.wrong.dropped);
    const missing = typed[`kosong-${key}`] === 'zero' ? ('zero' as const) : ('left-out' as const);
    return [key, { weight: weight ?? 0, missing, dropped: dropped ?? 0 }] as const;
  });
  if (errors.length === 0 && parts.every(([, { weight }]) => weight === 0)) fault('bobot-daily', m.wrong.weights);
  const remedial = remedialRules.find((one) => one === typed.remedial);
  if (!remedial) fault('remedial', m.wrong.remedial);
  const places = numberIn(typed.koma, 2);
  if (places === null) fault('koma', m.wrong.places);
  const [reached, notReached] = [oneLine(typed['kalimat-capai'] ?? ''), oneLine(typed['kalimat-belum'] ?? '')];
  for (const [field, sentence] of [
    ['kalimat-capai', reached],
    ['kalimat-belum', notReached],
  ] as const)
    if (!sentence.includes('{tp}') || sentence.length < 5 || sentence.length > 300) fault(field, m.wrong.sentences);
  const most = numberIn(typed.terbanyak, 10);
  if (most === null || most < 1) fault('terbanyak', m.wrong.most);
  if (errors.length > 0 || !curriculum || !remedial || places === null || most === null) return { value: null, errors };
  const categories = Object.fromEntries(parts) as unknown as Grading['categories'];
  return { value: { curriculum, categories, remedial, places, sentences: { reached, notReached, most } }, errors };
}

/** Lines an approach can have in its form. */
export const LINES = 6;
const lines = Array.from({ length: LINES }, (_, at) => at);

/** KKM or KKTP, as the form of its approach says it. */
export function readMastery(typed: Typed, m: Words): Read<MasteryRule> {
  const kind = masteryKinds.find((one) => one === typed.cara);
  if (!kind) return { value: null, errors: [{ field: 'cara', message: m.wrong.kind }] };
  const rule = ruleOf(kind, typed);
  const fault = masteryFault(rule);
  return fault === null ? { value: rule, errors: [] } : { value: null, errors: [{ field: `isi-${kind}`, message: m.faults[fault] }] };
}

function ruleOf(kind: MasteryRule['kind'], typed: Typed): MasteryRule {
  const titled = lines.map((at) => ({ at, title: oneLine(typed[`sebutan-${at}`] ?? '') })).filter(({ title }) => title !== '');
  switch (kind) {
    case 'number':
      return { kind, least: numberIn(typed.batas, 100, 2) ?? -1 };
    case 'intervals':
      return {
        kind,
        intervals: titled.map(({ at, title }) => ({
          from: numberIn(typed[`mulai-${at}`], 100, 2) ?? -1,
          title,
          followUp: (['all', 'parts', 'none', 'enrichment'] as const).find((one) => one === typed[`lanjut-${at}`]) ?? 'parts',
        })),
      };
    case 'rubric':
      return { kind, levels: titled.map(({ at, title }) => ({ id: String(at + 1), title, isReached: typed[`capai-${at}`] === 'ya' })) };
    case 'description': {
      const criteria = (typed.kriteria ?? '').split('\n').map(oneLine).filter(Boolean);
      return {
        kind,
        criteria: criteria.map((text, at) => ({ id: String(at + 1), text })),
        least: numberIn(typed['paling-sedikit'], 12) ?? 0,
      };
    }
  }
}

/** First day and basis of a version. */
export function readValidity(typed: Typed, today: string, m: Words) {
  const validFrom = typed.mulai ?? '';
  const basis = oneLine(typed.dasar ?? '').slice(0, 200);
  const errors: readonly FormError[] = !isDay(validFrom) || validFrom < today ? [{ field: 'mulai', message: m.wrong.from }] : [];
  return { validFrom, basis, errors };
}
