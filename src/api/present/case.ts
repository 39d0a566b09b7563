import type { Locale } from '#i18n';
import {
  allowedActions,
  type CaseFile,
  type CaseRecord,
  type CaseView,
  momentOf,
  threadOf,
  type TimelineLine,
  timelineOf,
  toldVerdict,
} from '#platform/cases';
import { citizenFlags, deskTitle, recordTitle, roleTitle, saidOf } from '#platform/cases/ui';
import { verificationPaths } from '#platform/documents';
import { fileIdsIn, type Fields } from '#platform/forms';
import { maskedAnswers } from './masked-answers.ts';

interface Reader {
  readonly locale: Locale;
  readonly publicUrl: string;
}

/** What number and secret open, of a view that was already cut down to it. */
export function presentTracked(view: CaseView, { locale, publicUrl }: Reader) {
  const { service, agency, state, clocks } = view;
  const { position } = state;
  return {
    id: view.id,
    number: view.number,
    service: service.key,
    serviceTitle: service.title(locale),
    agency: { id: agency.id, key: agency.key, name: agency.name, regionCode: agency.regionCode, government: agency.government },
    status: state.status,
    flags: [...(isOfficer(view) ? state.flags : citizenFlags(state))],
    position: position && { ...position, title: deskTitle(service, position.desk, locale) },
    submittedAt: view.submittedAt.toISOString(),
    decidedAt: state.decidedAt,
    clocks: { service: { ...clocks.service }, desk: clocks.desk && { ...clocks.desk }, mending: clocks.mending && { ...clocks.mending } },
    timeline: timelineOf(view.entries, service).map((line) => ({
      seq: line.seq,
      action: line.action,
      said: saidOf(service, line, locale),
      at: line.at,
      by: by(view, line, locale),
      movedTo: line.movedTo?.desk ?? null,
    })),
    products: state.products.map((product) => ({
      key: product.key,
      title: service.products[product.key]?.title(locale) ?? product.key,
      number: product.number,
      state: product.state,
      issuedAt: product.issuedAt,
      validUntil: product.validUntil ?? null,
      fileId: view.files.has(product.fileId) ? product.fileId : null,
      verificationUrl: `${publicUrl}${verificationPaths.document({ code: product.verificationCode })}`,
    })),
    version: view.version,
  };
}

/** A case as its applicant or an officer of its agency may read it: each what the pages show them, and no more. */
export function presentCase(view: CaseView, reader: Reader) {
  const { service, state, viewer, context } = view;
  const { locale } = reader;
  const officer = isOfficer(view);
  return {
    ...presentTracked(view, reader),
    applicantName: view.applicantName,
    place: view.place,
    answers: viewer.isApplicant ? state.answers : maskedAnswers(service.journey, state.answers, context),
    files: Object.fromEntries(
      Object.entries(state.files).map(([requirement, files]) => [requirement, files.flatMap((file) => presentFile(view, file))]),
    ),
    messages: threadOf(view.entries, officer).map((line) => ({
      seq: line.seq,
      kind: line.kind,
      text: line.text,
      at: line.at,
      by: by(view, line, locale),
    })),
    // While a desk still weighs what to ask for, it is nobody's news.
    remarks: state.remarks
      .filter(({ settledAt }) => officer || settledAt !== null || state.status === 'returned')
      .map((one) => ({ ...one })),
    records: readableRecords(view).map((record) => ({
      action: record.name,
      title: recordTitle(service, record, locale),
      at: record.at,
      by: by(view, { by: record.actor.kind, role: record.actor.role, action: record.name }, locale),
      value: record.value,
    })),
    assignee: officer ? (state.assignee?.name ?? null) : null,
    heldFor: state.heldFor,
    origin: state.origin && went(state.origin),
    successors: state.successors.map(went),
    receiptFileId: view.receiptFileId,
    possibleDoubles: officer ? state.likenesses.map((one) => ({ ...one, reasons: [...one.reasons] })) : [],
    actions: allowedActions(service, state, viewer, momentOf(view)).map(({ key }) => key),
  };
}

const went = ({ caseId, number, service }: { caseId: string; number: string; service: string }) => ({ caseId, number, service });

/** The ids of the files whoever reads the case may open. */
export function readableFiles(view: CaseView): ReadonlySet<string> {
  const { state, service, receiptFileId } = view;
  return new Set([
    ...Object.values(state.files).flatMap((files) => files.map(({ fileId }) => fileId)),
    ...readableRecords(view).flatMap(({ name, value }) => fileIdsIn((service.actions[name]?.asks ?? {}) as Fields, value)),
    ...state.products.map(({ fileId }) => fileId),
    ...(receiptFileId === null ? [] : [receiptFileId]),
  ]);
}

/** Officers read every record; the applicant those that were made openly. */
function readableRecords(view: CaseView): readonly CaseRecord[] {
  return view.state.records.filter(({ name }) => isOfficer(view) || view.service.actions[name]?.openly === true);
}

function isOfficer({ viewer }: CaseView): boolean {
  return viewer.roles.length > 0;
}

function presentFile(view: CaseView, file: CaseFile) {
  const facts = view.files.get(file.fileId);
  if (!facts) return [];
  const judgement = isOfficer(view) ? file.judgement : toldVerdict(view.entries, file);
  const { name, mediaType, bytes } = facts;
  return [
    {
      fileId: file.fileId,
      name,
      mediaType,
      bytes,
      revision: file.revision,
      replacedBy: file.replacedBy,
      excused: file.excused ?? false,
      verdict: judgement?.verdict ?? null,
      note: judgement?.note ?? null,
    },
  ];
}

function by(
  { service }: CaseView,
  { by: kind, role, action }: Pick<TimelineLine, 'by' | 'role'> & Partial<Pick<TimelineLine, 'action'>>,
  locale: Locale,
) {
  return { kind, role, title: roleTitle(service, kind, role, locale, action) };
}
