import { AppError } from '#kernel';
import type { Answers } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { districtOf, type Districts } from './districts.ts';
import { type CaseState, findRecord } from './state.ts';

/** How a service is filed for residents of a village by somebody its agency registered for that village. */
export interface Helped {
  /** The answer that says so, as `page.question`, and its value. */
  readonly at: string;
  readonly is: string;
  /** The question that names the village, as `page.question`. */
  readonly village: string;
}

/** What stands in the record of an application that was filed so. */
export const HELPER_RECORD = 'village-helper';

/** For whom something is filed: a resident of a village, and the question that names it. */
export interface Resident {
  /** Official code. */
  readonly district: string;
  readonly village: string;
  /** As `page.question`. */
  readonly askedAt: string;
}

/** For whom it is filed, where its answers say that a village helper files it. */
export function residentOf(
  { helped, ...service }: { readonly helped?: Helped; readonly districts?: Districts },
  answers: Answers,
  rules: RuleBook,
): Resident | null {
  if (!helped || answerAt(answers, helped.at) !== helped.is) return null;
  return {
    district: districtOf(service, answers, rules),
    village: String(answerAt(answers, helped.village) ?? ''),
    askedAt: helped.village,
  };
}

/**
 * Throws INVALID_INPUT where mended answers would make it an application through a village helper of another village, or
 * of one that filed none: who may file for whom was looked at when it was sent.
 */
export function stillOfVillage(state: CaseState, { was, is: resident }: Readonly<Record<'was' | 'is', Resident | null>>): void {
  if (resident === null) return;
  const village = findRecord(state, HELPER_RECORD)?.value.village;
  // At the counter an officer writes down in which capacity somebody came.
  if (village === undefined && was !== null) return;
  if (typeof village === 'string' && village.toLowerCase() === resident.village.toLowerCase()) return;
  const message =
    typeof village === 'string'
      ? `Permohonan ini diajukan lewat perangkat Desa ${village}; desanya tidak dapat diubah ke ${resident.village}.`
      : 'Permohonan ini tidak diajukan lewat perangkat desa. Pilih yang lain.';
  const en =
    typeof village === 'string'
      ? `This was filed through the village office of ${village}; the village cannot become ${resident.village}.`
      : 'This was not filed through a village officer. Choose another.';
  throw new AppError('INVALID_INPUT', { fields: [{ field: resident.askedAt, message, en }] });
}

function answerAt(answers: Answers, at: string): unknown {
  const [page = '', question = ''] = at.split('.');
  return (answers[page] as Readonly<Record<string, unknown>> | undefined)?.[question];
}
