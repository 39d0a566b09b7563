import type { StatementLine } from '#platform/forms';
import { type Check, checks } from '../../plan-check/domain/judge.ts';
import { texts } from '../../plan-check/messages/index.ts';
import type { Drawing, Drawings } from '../read.ts';

/** A line of the sheet of a drawing that was checked, and which finding it is. */
export interface Found {
  readonly check: Check;
  readonly line: StatementLine;
}

/** What the office's check found of a drawing, as its sheet has it; nothing where it was not checked or could not be read. */
export function findingsOn({ view }: Drawings, { file }: Drawing): readonly Found[] {
  // Sheets are kept as they read that day: a line is known by its words.
  return (view.examined.get(file.fileId)?.lines ?? []).flatMap((line) => {
    const check = checks.find((one) => texts('id').checks[one] === line.label('id'));
    return check ? [{ check, line }] : [];
  });
}
