import type { Tx } from '#db';
import { formatDate, formatDateTime } from '#i18n';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import type { DocumentsDeps } from '#platform/documents';
import { type RuleBook } from '#platform/rules';
import { type AskingInput, askAgency } from '../agency/ask.ts';
import { hasUnread } from '../agency/take-in.ts';
import { type Content, lastOf } from '../domain/entries.ts';
import { factsOf, stepAt, whyNot } from '../domain/procedure/facts.ts';
import type { LetterKind } from '../domain/procedure/letter-kinds.ts';
import { letterOf } from '../domain/procedure/letters.ts';
import { ended, type MatterClass, type Stage } from '../domain/procedure/stages.ts';
import { drawLetter } from '../letters/draw.ts';
import { letterKindsOf, type PaperKind } from '../letters/kinds.ts';
import { attach } from '../sealing/attachments.ts';
import { groundsRule, kindsRule, requirementsRule } from '../rules.ts';
import type { Inside } from './inside.ts';
import { isLawful, rulesOf, standingOf } from './standing.ts';
import {
  addEntry,
  findMatter,
  getMatterForUpdate,
  keysOf,
  type Matter,
  type MatterKeys,
  officerBy,
  readEntries,
} from '../sealing/matters.ts';
import { type OpenedKey, refused } from '../sealing/officer-keys.ts';
import { askReporter } from './ask-survey.ts';
import { clocksOf, runningIn, turnClock } from './clocks.ts';

/** What somebody gives with a step; what the step does not ask for is not kept. */
export interface StepInput {
  readonly note?: string;
  readonly ground?: string;
  readonly matterClass?: MatterClass;
  readonly finding?: 'found' | 'not-found';
  readonly maladministration?: string;
  readonly answer?: string;
  /** The office a report is transferred to. */
  readonly where?: string;
  /** Whom of the agencies is written to, and in which words. */
  readonly agency?: AskingInput;
}

/** Reads a matter for whoever holds it, and locks it. Throws NOT_FOUND. */
export async function enterMatter(tx: Tx, opened: OpenedKey, matterId: string, at: Date): Promise<Inside> {
  return insideOf(tx, opened, await getMatterForUpdate(tx, matterId), at);
}

/** Reads a matter for whoever holds it, and changes nothing. Throws NOT_FOUND. */
export async function lookInto(tx: Tx, opened: OpenedKey, matterId: string, at: Date): Promise<Inside> {
  const matter = await findMatter(tx, matterId);
  if (!matter) throw new AppError('NOT_FOUND', { matter: matterId });
  return insideOf(tx, opened, matter, at);
}

async function insideOf(tx: Tx, opened: OpenedKey, matter: Matter, at: Date): Promise<Inside> {
  const matterId = matter.id;
  const keys = await keysOf(tx, opened, matter);
  const entries = await readEntries(tx, matter, keys);
  const rules = await rulesOf(tx, matterId);
  return { matter, keys, entries, rules, standing: await standingOf(tx, matter, entries, rules, officeDay(at)) };
}

/**
 * Takes a step of the procedure. Throws CONFLICT where somebody else took one since `version` was read, ACTION_NOT_ALLOWED
 * with what it waits for, INVALID_INPUT with the field that is asked for.
 */
export async function takeStep(
  tx: Tx,
  documents: DocumentsDeps,
  actor: PersonActor,
  opened: OpenedKey,
  { matterId, action, version, input }: { matterId: string; action: string; version: number; input: StepInput },
  at: Date,
): Promise<Stage> {
  const inside = await enterMatter(tx, opened, matterId, at);
  const { matter, keys, standing, rules } = inside;
  if (matter.version !== version) throw new AppError('CONFLICT', { version: matter.version });
  const step = stepAt(standing, action);
  const why = whyNot({ ...standing, personId: actor.personId }, action, opened.key.seats);
  if (!step || why !== null) throw refused(why ?? 'no-such-step');
  if (await hasUnread(tx, inside.entries)) throw refused('unread-answer');
  const given = readInput(step.asks, input, rules);
  const by = officerBy(actor);
  const acted: Content = { type: 'acted', action, from: matter.stage, to: step.to, ...given.kept };
  await addEntry(tx, matter, keys, { lock: 'office', by, content: acted }, at);
  if (given.answer) await addEntry(tx, matter, keys, { lock: 'shared', by, content: { type: 'message', text: given.answer } }, at);
  const { matterClass } = factsOf([...inside.entries, { n: 0, at: at.toISOString(), by, lock: 'office', content: acted }]);
  await moveTo(tx, { matter, stage: step.to, matterClass, rules }, at);
  const letter = { ...inside, letter: step.letter, input: given.kept, upheld: action === 'uphold-objection' };
  if (step.letter && standing.own !== true) await writeLetter(tx, documents, actor, letter, at);
  if (action === 'conciliated') await writeMinutes(tx, documents, actor, inside, at);
  if (step.agencyLetter && given.agency) {
    const clock = runningIn((await clocksOf(tx, [matterId])).get(matterId));
    const bound = clock?.party === 'agency' || clock?.party === 'superior' ? clock : undefined;
    const asking = {
      ...given.agency,
      purpose: step.agencyLetter,
      kind: given.kind,
      dueOn: bound?.dueOn ?? null,
      dueIsLaw: isLawful(rules, bound?.key),
    };
    await askAgency(tx, { actor, opened, documents }, inside, asking, at);
  }
  await addEntry(tx, matter, keys, { lock: 'shared', by, content: { type: 'moved', action, to: step.to } }, at);
  await askReporter(tx, inside, step.to, at);
  await appendAudit(tx, { actor, action: 'ombudsman.act', subject: { type: 'matter', id: matterId }, detail: { step: action }, at });
  return step.to;
}

interface Moving {
  readonly matter: Matter;
  readonly stage: Stage;
  readonly matterClass: MatterClass | null;
  readonly rules: RuleBook;
}

async function moveTo(tx: Tx, { matter, stage, matterClass, rules }: Moving, at: Date): Promise<void> {
  const today = officeDay(at);
  await tx
    .updateTable('ombudsman.matter')
    .set({ stage, version: matter.version + 1, closed_on: ended.includes(stage) ? today : null })
    .where('id', '=', matter.id)
    .execute();
  if (matter.kind === 'laporan') await turnClock(tx, { matterId: matter.id, stage, matterClass, rules }, today);
}

function readInput(asks: readonly string[], input: StepInput, rules: RuleBook) {
  const wrong = (field: string) => new AppError('INVALID_INPUT', { fields: [field] });
  const note = (input.note ?? '').trim().slice(0, 4000);
  const use = asks.includes('refusal') ? 'refusal' : asks.includes('closing') ? 'closing' : null;
  const ground = rules.value(groundsRule).find((one) => one.use === use && one.key === input.ground);
  if (use && !ground) throw wrong('ground');
  if (asks.includes('class') && !input.matterClass) throw wrong('matterClass');
  if (asks.includes('finding') && !input.finding) throw wrong('finding');
  const kind = rules.value(kindsRule).find(({ key }) => key === input.maladministration);
  if (asks.includes('maladministration') && !kind) throw wrong('maladministration');
  const answer = (input.answer ?? '').trim().slice(0, 12_000);
  if (asks.includes('answer') && answer === '') throw wrong('answer');
  if (asks.includes('agency') && (input.agency?.text ?? '').trim() === '') throw wrong('agency');
  const where = (input.where ?? '').trim().slice(0, 200);
  if (asks.includes('where') && where === '') throw wrong('where');
  return {
    kind: asks.includes('maladministration') ? (kind?.name.id ?? null) : null,
    answer: asks.includes('answer') ? answer : null,
    agency: asks.includes('agency') ? input.agency : undefined,
    kept: {
      ...(asks.includes('where') && { where }),
      ...(note !== '' && { note }),
      ...(ground && { ground: ground.key }),
      ...(asks.includes('class') && input.matterClass && { matterClass: input.matterClass }),
      ...(asks.includes('maladministration') && kind && { maladministration: kind.key }),
      ...(asks.includes('finding') && input.finding && { finding: input.finding }),
    },
  };
}

async function writeLetter(
  tx: Tx,
  documents: DocumentsDeps,
  actor: PersonActor,
  {
    matter,
    keys,
    rules,
    standing,
    letter,
    input,
    upheld,
  }: Inside & { readonly letter: LetterKind | undefined; readonly input: StepInput; readonly upheld: boolean },
  at: Date,
): Promise<void> {
  if (!letter) return;
  const clock = runningIn((await clocksOf(tx, [matter.id])).get(matter.id));
  const ground = rules.value(groundsRule).find(({ key }) => key === input.ground);
  const missing = standing.requirements.flatMap(({ key }) => {
    const decision = standing.facts.decisions[key];
    const name = rules.value(requirementsRule).find((one) => one.key === key)?.name.id ?? key;
    return decision?.verdict === 'missing' ? [{ name, decision }] : [];
  });
  const lines = letterOf(letter, {
    number: matter.number,
    missing,
    until: clock?.party === 'reporter' ? formatDate(clock.dueOn, 'id') : null,
    untilIsLaw: isLawful(rules, clock?.key),
    ground: ground?.name.id ?? null,
    groundLaw: ground?.confirmed && ground.article !== '' ? `${ground.instrument} pasal ${ground.article}` : null,
    finding: input.finding ?? null,
    note: input.note ?? '',
    upheld,
    ...(input.where !== undefined && { where: input.where }),
  });
  await sendLetter(tx, documents, actor, { matter, keys, kind: letter, lines }, at);
}

interface Sending {
  readonly matter: Matter;
  readonly keys: MatterKeys;
  readonly kind: PaperKind;
  readonly lines: readonly string[];
  readonly signs?: readonly (readonly [string, string])[];
}

/** A letter to the reporter: numbered and signed as a file of the matter, and as lines to be read. */
async function sendLetter(
  tx: Tx,
  documents: DocumentsDeps,
  actor: PersonActor,
  { matter, keys, kind, lines, signs }: Sending,
  at: Date,
): Promise<void> {
  const to = `Pelapor, laporan nomor ${matter.number}`;
  const paper = { agencyId: matter.agencyId, kind, to, lines, ...(signs && { signs }), on: officeDay(at) };
  const { pdf: content, number } = await drawLetter(tx, documents, actor, paper);
  const name = `surat-${letterKindsOf[kind].code.toLowerCase()}.pdf`;
  const document = await attach(tx, matter, keys, { lock: 'shared', name, mediaType: 'application/pdf', content }, at);
  const letter = { type: 'letter', letter: kind, lines, number, document } as const;
  await addEntry(tx, matter, keys, { lock: 'shared', by: officerBy(actor), content: letter }, at);
}

/** The minutes both agreed to, with when each did, as one signed paper. */
async function writeMinutes(tx: Tx, documents: DocumentsDeps, actor: PersonActor, inside: Inside, at: Date): Promise<void> {
  const { matter, keys, standing, entries } = inside;
  const { minutes } = standing.facts;
  if (!minutes?.reporter || !minutes.agency) throw refused('minutes-agreed');
  const agency = lastOf(entries, 'agency-answer')?.content;
  const signs = [
    ['Pelapor', `menyetujui secara elektronik pada ${formatDateTime(minutes.reporter, 'id')}`],
    [
      agency?.agency ?? 'Terlapor',
      `${agency?.name ?? ''}, ${agency?.office ?? ''}: menyetujui pada ${formatDateTime(minutes.agency, 'id')}`,
    ],
  ] as const;
  await sendLetter(tx, documents, actor, { matter, keys, kind: 'minutes', lines: minutes.text.split('\n'), signs }, at);
}
