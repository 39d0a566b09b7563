import { transaction } from '#db';
import { formatDate, formatDateTime, formatNumber } from '#i18n';
import { officeDay } from '#platform/calendar';
import { type CaseView, type CasesDeps, findRecord, timelineOf } from '#platform/cases';
import { roleTitle, saidOf, statusWord } from '#platform/cases/ui';
import { formatDocumentNumber, type HandedOut, handOutDocument, officeTemplate, takeNumber } from '#platform/documents';
import { rulesAt } from '#platform/rules';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveGrounds, proofNumbering, terms } from './domain/terms.ts';
import { answerIn, handedOn, unsettled } from './domain/raising.ts';
import { matters, type ComplaintAnswers } from './journey.ts';
import { authorities } from './authorities.ts';

const template = officeTemplate('complaint-proof', readFileSync(join(import.meta.dirname, 'templates/proof.typ'), 'utf8'));

const why = {
  overdue: 'Instansi belum menjawab sampai batas waktunya.',
  unsatisfied: 'Pelapor menilai jawaban instansi belum memuaskan.',
  archived: 'Instansi mengarsipkan pengaduan tanpa mengerjakannya.',
  'handed-on': 'Instansi menyatakan pengaduan ini bukan wewenangnya.',
} as const;

/**
 * A proof of what was complained of and what came of it, signed by the house and kept by nobody: anybody with a complaint
 * may have one at any time, so that one more says nothing. It names nobody.
 */
export function proveComplaint(cases: CasesDeps, view: CaseView): Promise<HandedOut> {
  const at = cases.clock.now();
  const on = officeDay(at);
  return transaction(cases.db, async (tx) => {
    const year = Number(on.slice(0, 4));
    const agencyId = view.agency.id;
    const rules = await rulesAt(tx, [proofNumbering], { agencyId, on });
    const n = await takeNumber(tx, { agencyId, series: 'complaint-proof', year });
    return handOutDocument(tx, cases.documents, {
      agency: view.agency,
      kind: 'pengaduan.proof',
      title: { id: 'Bukti Pengaduan', en: 'Proof of complaint' },
      number: formatDocumentNumber(rules.value(proofNumbering), { n, on }),
      template,
      data: proofData(view, at),
      signer: { name: view.agency.name, office: 'Meterai elektronik sistem pengaduan', employeeNo: null },
      on,
    });
  });
}

/** What the proof says, in Indonesian: the house's record, by roles and without names. */
export function proofData(view: CaseView, at: Date): Readonly<Record<string, unknown>> {
  const { number, state, clocks, service, rules, entries, submittedAt } = view;
  const { matter } = state.answers as unknown as ComplaintAnswers;
  const { used, allowed, late, dueOn } = clocks.service;
  const answer = answerIn(state);
  const rating = findRecord(state, 'rate');
  const archived = findRecord(state, 'archive') ?? findRecord(state, 'archiveStaff');
  const handed = handedOn(state);
  const unsettledBy = unsettled(view);
  const carried = findRecord(state, 'carried')?.value.number;
  return {
    complaint: number,
    about: `${matters[matter.kind]('id')}: ${matter.title}`,
    file: carried === undefined ? null : String(carried),
    sent: formatDate(submittedAt, 'id'),
    status: statusWord(state.status, 'id'),
    limits: `${formatNumber(allowed, 'id')} hari kerja (verifikasi 3, jawaban 5)`,
    limitsConfirmed: rules.version(terms.serviceDays).confirmed,
    used: `${formatNumber(used, 'id')} hari kerja`,
    late: late > 0 ? `${formatNumber(late, 'id')} hari kerja` : null,
    due: dueOn === null ? null : formatDate(dueOn, 'id'),
    answer: answer ? { on: formatDate(answer.at, 'id'), text: String(answer.value.answer) } : null,
    archived: archived
      ? {
          on: formatDate(archived.at, 'id'),
          text: `${rules.value(archiveGrounds).grounds.find(({ key }) => key === archived.value.ground)?.name.id ?? ''}. ${String(archived.value.reason)}`,
        }
      : null,
    handed: handed ? { on: formatDate(handed.at, 'id'), text: `${authorityOf(handed.value)}. ${String(handed.value.reason)}` } : null,
    rating: rating ? { on: formatDate(rating.at, 'id'), text: ratings[String(rating.value.satisfied)] ?? '' } : null,
    why: unsettledBy === null ? null : why[unsettledBy],
    timeline: timelineOf(entries, service).map((line) => [
      formatDate(line.at, 'id'),
      `${saidOf(service, line, 'id')} (${roleTitle(service, line.by, line.role, 'id')})`,
    ]),
    asOf: formatDateTime(at.toISOString(), 'id'),
  };
}

const ratings: Readonly<Record<string, string>> = { yes: 'Puas', again: 'Belum puas, minta dijawab lagi', no: 'Tidak puas' };

function authorityOf({ to, where }: Readonly<Record<string, unknown>>): string {
  if (to === 'elsewhere') return String(where ?? '');
  return authorities[to as keyof typeof authorities]?.('id') ?? String(to);
}
