import { formatDate, formatDateTime } from '#i18n';
import { AppError } from '#kernel';
import { type CaseLine, myCases, trackCase } from '#platform/cases';
import { deskTitle, statusWord } from '#platform/cases/ui';
import type { Meeting } from '../deps.ts';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { unfinishedNames } from './unfinished.ts';

/** Most cases told in one message. */
const TOLD = 5;

/** Where the applications of this chat are; nothing of anybody else's. */
export async function showStatus(turn: Turn): Promise<void> {
  const { tx, actor, locale } = turn;
  const m = texts(locale);
  const { rows, total } = await myCases(tx, actor, { limit: TOLD, offset: 0 });
  const begun = await unfinishedNames(turn);
  const unsent = begun.length === 0 ? [] : [m.begunNotSent(begun.slice(0, TOLD).join('; '))];
  if (rows.length === 0) return turn.say({ text: [...unsent, m.noCases].join('\n\n') });
  const meetings = (await turn.deps.meetings?.meetings(tx, actor)) ?? [];
  const lines = rows.map((row) =>
    lineOf(
      turn,
      row,
      meetings.find(({ caseId }) => caseId === row.id),
    ),
  );
  await turn.say({ text: [...lines, ...(total > TOLD ? [m.moreCases(total - TOLD)] : []), ...unsent].join('\n\n') });
}

function lineOf({ deps, locale }: Turn, row: CaseLine, meeting: Meeting | undefined): string {
  const m = texts(locale);
  const service = deps.cases.registry.get(row.service);
  const desk = row.desk === null || row.side !== 'office' ? null : deskTitle(service, row.desk, locale);
  const due = row.dueOn === null || row.side !== 'office' ? null : formatDate(row.dueOn, locale);
  const printed = row.status === 'issued' && deps.printing?.prints(row.service);
  const meets = meeting && meetingLine(meeting, locale);
  const more = meets ? `\n${meets}` : row.status === 'returned' ? `\n${m.caseMend}` : printed ? `\n${m.casePrint}` : '';
  return `${m.caseLine(row.number, service.title(locale))}\n${m.caseStands(statusWord(row.status, locale), desk, due)}${more}`;
}

/** When they meet the office, or that a time is to be chosen. */
function meetingLine({ standing, open }: Meeting, locale: 'id' | 'en'): string {
  const m = texts(locale).meet;
  if (standing) return m.on(formatDateTime(standing.startsAt, locale));
  return open === 'open' ? m.choose : m.refused[open];
}

/** Where the case of a number and a tracking code is, as the public sees it; false where the message names no number. */
export async function showTracked(turn: Turn, text: string): Promise<boolean> {
  const { tx, deps, locale } = turn;
  const number = /\b[A-Z]{2,6}-\d{4}-\d{4}-\d{5,}\b/i.exec(text)?.[0];
  if (number === undefined) return false;
  const secret = /\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b/i.exec(text.replace(number, ''))?.[0];
  const m = texts(locale);
  try {
    const view = await trackCase({ ...deps.cases, db: tx }, number, secret ?? '');
    const { position, status } = view.state;
    const desk = position === null || position.side !== 'office' ? null : deskTitle(view.service, position.desk, locale);
    await turn.say({
      text: `${m.caseLine(view.number, view.service.title(locale))}\n${m.caseStands(statusWord(status, locale), desk, null)}`,
    });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
    await turn.say({ text: m.trackWrong });
  }
  return true;
}
