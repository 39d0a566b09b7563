import type { Tx } from '#db';
import { formatDate, formatNumber, said, type Text } from '#i18n';
import { officersAt } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { type CasesDeps, type CaseView, type Effect, ownCaseNumbered, readCase, timelineOf } from '#platform/cases';
import { deskTitle, roleTitle, saidOf, statusWord } from '#platform/cases/ui';
import { type Statement, type StatementLine, storedStatement } from '#platform/forms';
import { complaint } from './definition.ts';
import type { ComplaintAnswers } from './journey.ts';
import { isNamed } from './domain/named.ts';

const house = { kind: 'system', name: 'pengaduan' } as const;

/**
 * What a new complaint carries: the file it is about as it stands now, where it is the complainant's own, and whom of the
 * agency it is kept from. What somebody typed is a number and no more; the rest is read from the house's own record.
 */
export async function carriedAtStart(
  tx: Tx,
  cases: CasesDeps,
  { service, agencyId, answers, applicantPersonId, at }: Parameters<NonNullable<CasesDeps['atStart']>>[1],
): Promise<readonly Effect[]> {
  if (service.key !== complaint.key) return [];
  const { file, officer } = answers as unknown as ComplaintAnswers;
  const number = (file?.number ?? '').normalize('NFKC').toUpperCase().replace(/\s+/g, '');
  const caseId = number === '' ? undefined : await ownCaseNumbered(tx, applicantPersonId, number);
  const view = caseId === undefined ? undefined : await readCase(cases, caseId, house);
  const away = new Set<string>();
  if (view && officer.about === 'handling') for (const personId of handlersOf(view)) away.add(personId);
  if (officer.about === 'named')
    for (const { personId, name } of await officersAt(tx, agencyId, officeDay(at)))
      if (isNamed(name, officer.name ?? '')) away.add(personId);
  return [
    ...(view
      ? [{ kind: 'recorded', name: 'carried', value: { number: view.number, sheet: storedStatement(sheetOf(view)) } } as const]
      : []),
    ...(away.size > 0 ? [{ kind: 'kept-away', personIds: [...away] } as const] : []),
  ];
}

/** Everybody of the office who ever did something to it, or has it. */
function handlersOf({ entries, state }: CaseView): readonly string[] {
  const acted = entries.flatMap(({ actor }) => (actor.kind === 'officer' && actor.personId !== null ? [actor.personId] : []));
  return [...acted, ...(state.assignee ? [state.assignee.personId] : [])];
}

const day = (at: string | Date): Text => {
  const text = at instanceof Date ? at.toISOString() : at;
  return (locale) => formatDate(text, locale);
};

/** The file in a sheet: where it lies, its clock, and its way so far by roles and without names. */
export function sheetOf({ number, service, state, clocks, submittedAt, entries }: CaseView): Statement {
  const { used, allowed, late } = clocks.service;
  const days = said(
    `${formatNumber(used, 'id')} dari ${formatNumber(allowed, 'id')} hari kerja${late > 0 ? `, lewat ${formatNumber(late, 'id')} hari kerja` : ''}`,
    `${formatNumber(used, 'en')} of ${formatNumber(allowed, 'en')} working days${late > 0 ? `, ${formatNumber(late, 'en')} working days late` : ''}`,
  );
  const { position } = state;
  const lines: StatementLine[] = [
    { label: said('Diajukan', 'Sent'), amount: day(submittedAt) },
    { label: said('Status', 'Status'), amount: (locale) => statusWord(state.status, locale) },
    ...(position
      ? [
          {
            label: said('Terletak di', 'Lies with'),
            amount: (locale: 'id' | 'en') => `${deskTitle(service, position.desk, locale)}, ${formatDate(position.since, locale)}`,
          },
        ]
      : []),
    { label: said('Waktu kantor', 'Time of the office'), amount: days },
    ...timelineOf(entries, service).map((line) => ({
      label: day(line.at),
      amount: (locale: 'id' | 'en') => `${saidOf(service, line, locale)} (${roleTitle(service, line.by, line.role, locale)})`,
    })),
  ];
  return { title: (locale) => `${service.title(locale)} ${number}`, lines, cautions: [] };
}
