import { formatDateTime, type Locale } from '#i18n';
import type { PersonActor } from '#kernel';
import { type After, casePaths, type CasesDeps, type CaseView, type HeldPart, myCases, readCase } from '#platform/cases';
import { statusWord } from '#platform/cases/ui';
import { chatWordsOf } from '#platform/conversations';
import { type Answers, type FieldContext, type Journey, listDrafts, pagesFor } from '#platform/forms';
import { readOwnAccount } from '#platform/identity';
import { followOwn, type HelperLine, helpingOf, listRelatives, type MandateLine, type Relative, relationInWords } from '#platform/mandates';
import { choicesInWords, listDevices, readInbox, readPreferences, readRhythm } from '#platform/notifications';
import { RuleBook } from '#platform/rules';
import { texts } from './texts.ts';

export type Part = HeldPart;

const STEP = 50;

/**
 * Everything held about a person, part by part, so that neither memory nor a connection is held by whoever reads
 * slowly. Of a case of somebody else's that they were joined to, its number and state; of what officers note among
 * themselves, nothing. With `since`, of what was said and filled in no more than came from then on.
 */
export async function* ownData(deps: CasesDeps, actor: PersonActor, locale: Locale, since: Date | null = null): AsyncGenerator<Part> {
  yield await accountOf(deps, actor, locale);
  for await (const line of allOf((after) => followOwn(deps.db, actor, { limit: STEP, after }))) yield mandateOf(line, actor, locale);
  for (const line of await helpingOf(deps.db, actor.personId)) yield helpingIn(line, locale);
  for (const line of await listRelatives(deps.db, actor.personId)) yield relativeIn(line, locale);
  for await (const draft of allOf((after) => listDrafts(deps.db, actor.personId, { limit: STEP, after }))) {
    if (since !== null && draft.updatedAt < since) continue;
    const service = deps.registry.get(draft.service);
    const context = { rules: RuleBook.ofDefaults(service.rules), today: draft.updatedAt.toISOString().slice(0, 10), whole: true };
    const data = { service: service.key, begun: draft.createdAt, changed: draft.updatedAt, answers: draft.answers };
    const lines = [`${texts(locale).draft}: ${service.title(locale)}`, ...answersIn(service.journey, draft.answers, context, locale)];
    yield { kind: 'draft', data, lines };
  }
  for (let offset = 0, total = 1; offset < total; offset += STEP) {
    const found = await myCases(deps.db, { personId: actor.personId }, { limit: STEP, offset });
    total = found.total;
    for (const { id } of found.rows) yield caseOf(await readCase(deps, id, actor), actor, locale);
  }
  if (since === null && deps.heldBeside) yield* deps.heldBeside(actor.personId, locale);
  const m = texts(locale);
  for await (const { by, at, said, file } of chatWordsOf(deps.db, actor.personId, since)) {
    const words = said ?? m.forgotten;
    yield {
      kind: 'chat',
      data: { by, at, said, file },
      lines: [`${m.chat}, ${formatDateTime(at, locale)}, ${by === 'person' ? m.you : m.speakers[by]}: ${words}`],
    };
  }
  for (let offset = 0, total = 1; offset < total; offset += STEP) {
    const found = await readInbox(deps.db, actor.personId, { limit: STEP, offset });
    total = found.total;
    for (const { id: _, ...data } of found.rows)
      yield {
        kind: 'message',
        data,
        lines: [`${texts(locale).inbox}: ${data.subject} (${formatDateTime(data.at, locale)})`, ...data.body.split('\n')],
      };
  }
}

/** Every row of a list that goes on after a row. */
async function* allOf<T>(
  read: (after: After | undefined) => Promise<{ readonly rows: readonly T[]; readonly next: After | null }>,
): AsyncGenerator<T> {
  for (let after: After | null | undefined; after !== null; ) {
    const { rows, next } = await read(after);
    yield* rows;
    after = next;
  }
}

async function accountOf({ db }: CasesDeps, { personId }: PersonActor, locale: Locale): Promise<Part> {
  const m = texts(locale);
  const account = await readOwnAccount(db, personId);
  const preferences = await readPreferences(db, personId, { officer: true });
  const devices = (await listDevices(db, personId, null)).map(({ device, since }) => ({ device, since }));
  const notifications = { email: await readRhythm(db, personId), preferences, devices };
  const chosen = choicesInWords(preferences, notifications.email, locale);
  const facts = [
    [m.name, account.name],
    ['NIK', account.nik],
    [m.email, account.email],
    [m.phone, account.phone],
    ...account.signedIn.map(({ since, device }) => [m.signedIn, `${formatDateTime(since, locale)}, ${device ?? '–'}`] as const),
    [m.notices, chosen.sent.join(', ')],
    [m.emailRhythm, chosen.rhythm],
    ...devices.map(({ since, device }) => [m.noticesOn, `${formatDateTime(since, locale)}, ${device}`] as const),
  ];
  return {
    kind: 'account',
    data: { ...account, notifications },
    lines: [m.account, ...facts.map(([label, value]) => `${label}: ${value ?? '–'}`)],
  };
}

/** A mandate as either side may know it: of a person who has not accepted, the address alone. */
function mandateOf(line: MandateLine, { personId }: PersonActor, locale: Locale): Part {
  const m = texts(locale);
  const { kind, status, services, agencyName: agency, basis, validFrom, validTo, askedAt, decidedAt, endedAt, reason } = line;
  const own = line.representativeId === personId;
  const other = (own ? line.principalName : line.representativeName) ?? line.namedEmail ?? line.askedByName;
  const scope = { services, agency, basis, validFrom, validTo };
  const data = { kind, status, role: own ? 'representative' : 'principal', other, ...scope, askedAt, decidedAt, endedAt, reason };
  return { kind: 'mandate', data, lines: [`${own ? m.standFor : m.stoodFor}: ${other} (${status}, ${validFrom} – ${validTo ?? '…'})`] };
}

/** For which village an agency registered somebody; of the number they write from, that there is one. */
function helpingIn(
  { village, district, agencyName: agency, basis, writes, validFrom, validTo, endedAt, reason }: HelperLine,
  locale: Locale,
): Part {
  const data = { kind: 'village-helper', village, district, agency, basis, writes, validFrom, validTo, endedAt, reason };
  return { kind: 'mandate', data, lines: [`${texts(locale).helperOf}: ${village}, ${agency} (${validFrom} – ${validTo ?? '…'})`] };
}

/** Somebody of the family, as the account noted them. */
function relativeIn({ relation, name, nik, born, agreedAt }: Relative, locale: Locale): Part {
  const data = { kind: 'relative', relation, name, nik, born, agreedAt };
  return { kind: 'mandate', data, lines: [`${relationInWords(relation)(locale)}: ${name}, ${nik}, ${born}`] };
}

function caseOf(view: CaseView, actor: PersonActor, locale: Locale): Part {
  const m = texts(locale);
  const { number, service, state, entries } = view;
  const facts = { number, service: service.key, status: state.status, submitted: view.submittedAt };
  const head = [
    `${m.case} ${number}: ${service.title(locale)}`,
    `${m.status}: ${statusWord(state.status, locale)}`,
    `${m.submitted}: ${formatDateTime(view.submittedAt, locale)}`,
  ];
  const joined = state.members.find(({ personId }) => personId === actor.personId);
  if (joined) return { kind: 'case', data: { ...facts, joinedAs: joined.as }, lines: [...head, m.joined] };
  const way = entries.filter(({ action }) => action !== 'note').map(({ action, at, actor: { kind } }) => ({ action, at, by: kind }));
  const messages = entries.flatMap(({ action, at, actor: { kind, personId }, input }) =>
    action === 'message' ? [{ at, by: kind, own: personId === actor.personId, text: String(input.text ?? '') }] : [],
  );
  const files = [...view.files.values()].map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes }));
  return {
    kind: 'case',
    data: { ...facts, address: casePaths.file({ caseId: view.id }), answers: state.answers, way, messages, files },
    lines: [
      ...head,
      ...answersIn(service.journey, state.answers, { ...view.context, whole: true }, locale),
      ...messages.map(({ at, own, by, text }) => `${m.messages}, ${formatDateTime(at, locale)}, ${own ? m.you : by}: ${text}`),
      ...files.map(({ name }) => `${m.files}: ${name}`),
    ],
  };
}

/** Every answer as it reads for people, numbers in full. */
function answersIn(of: Journey, answers: Answers, context: FieldContext, locale: Locale): string[] {
  return pagesFor(of, answers).flatMap((page) => {
    const given = answers[page.key];
    const entries = (Array.isArray(given) ? given : given === undefined ? [] : [given]) as readonly Readonly<Record<string, unknown>>[];
    return entries.flatMap((entry) =>
      Object.entries(page.fields).flatMap(([name, field]) =>
        entry[name] === undefined || field.control.kind === 'files'
          ? []
          : [`${field.label(locale)}: ${field.show(entry[name], locale, context)}`],
      ),
    );
  });
}
