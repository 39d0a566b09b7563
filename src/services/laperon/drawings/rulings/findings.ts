import type { StatementLine } from '#platform/forms';
import { type Check, checks, type Finding } from '../../plan-check/domain/judge.ts';
import { texts } from '../../plan-check/messages/index.ts';
import { type Ruling, rulingsOn } from '../domain/ruling.ts';
import type { Drawing, Drawings } from '../read.ts';

type Verdict = Finding['verdict'];
const verdicts = Object.keys(texts('id').verdicts) as Verdict[];

/** A line of the sheet of a drawing that was checked, and which finding it is. */
export interface Found {
  readonly check: Check;
  readonly line: StatementLine;
  /** How it stands by the computation; null where the sheet has other words for it. */
  readonly computed: Verdict | null;
}

/** What the office's check found of a drawing, as its sheet has it; nothing where it was not checked or could not be read. */
export function findingsOn({ view }: Drawings, { file }: Drawing): readonly Found[] {
  // Sheets are kept as they read that day: a line is known by its words.
  return (view.examined.get(file.fileId)?.lines ?? []).flatMap((line) => {
    const check = checks.find((one) => texts('id').checks[one] === line.label('id'));
    return check ? [{ check, line, computed: verdictOf(line.amount('id')) }] : [];
  });
}

/** How a finding stands now: as an officer last judged it, else as it was computed. */
export function standingOf({ check, computed }: Found, rulings: readonly Ruling[], fileId: string): Verdict | null {
  const [last] = rulingsOn(rulings, fileId, check);
  return last === undefined || last.verdict === 'as-computed' ? computed : last.verdict;
}

/** Whether somebody has to look at a finding: it is not met, could not be read, or is left to an officer. */
export const isPressing = (standing: Verdict | null): boolean => standing !== 'met' && standing !== 'free';

const verdictOf = (amount: string): Verdict | null =>
  verdicts.find((one) => ` · ${amount}`.endsWith(` · ${texts('id').verdicts[one]}`)) ?? null;
