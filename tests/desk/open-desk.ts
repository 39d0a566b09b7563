import { transaction } from '#db';
import { newId } from '#kernel';
import { assign } from '#platform/access';
import { casePaths, submitCase, type Submitted } from '#platform/cases';
import { keepOwnFile } from '#platform/files';
import { enrolDemoOfficer } from '#platform/identity';
import { rulesAt } from '#platform/rules';
import { startApp, type TestApp, type Visitor } from '#support';
import { libraryCard } from '../engine/library-card.ts';

const agency = { name: 'Perpustakaan', address: 'Jalan Buku 1', government: 'Pemerintah Contoh' };
const town = { ...agency, key: 'library-town', regionCode: '51.03' };
const village = { ...agency, key: 'library-village', regionCode: '51.02' };

/** A library with a front desk and a head, another in the next village, and somebody who applies. */
export type Desk = Awaited<ReturnType<typeof openDesk>>;

export async function openDesk() {
  const app = await startApp({
    stalls: [
      { service: libraryCard, agency: town },
      { service: libraryCard, agency: village },
    ],
  });
  const { registry } = app.deps.cases;
  const idOf = (key: string) => registry.all().find((offer) => offer.agency.key === key)?.agency.id ?? '';
  const agencyId = idOf(town.key);
  const applicantId = await app.account({ name: 'Ni Luh Contoh', email: 'niluh@contoh.test' });
  await officer(app, 'Made Loket', 'made@contoh.test', ['front-office'], agencyId);
  await officer(app, 'Ketut Loket', 'ketut@contoh.test', ['front-office'], agencyId);
  await officer(app, 'Kadek Kepala', 'kadek@contoh.test', ['head-librarian'], agencyId);
  await officer(app, 'Wayan Desa', 'wayan@contoh.test', ['front-office', 'head-librarian'], idOf(village.key));
  const [front, head, elsewhere, citizen] = (await Promise.all(
    ['made@contoh.test', 'kadek@contoh.test', 'wayan@contoh.test', 'niluh@contoh.test'].map((email) => app.signedIn(email)),
  )) as [Visitor, Visitor, Visitor, Visitor];

  let addresses = 0;
  /** A case just handed in, at the front desk. */
  const submitted = async ({
    name = 'Ni Luh Contoh',
    address = `Jalan Contoh ${++addresses}`,
  } = {}): Promise<Submitted & { photo: string }> => {
    const { deps } = app;
    const rules = await rulesAt(app.db, libraryCard.rules, { agencyId, on: '2026-03-02' });
    return transaction(app.db, async (tx) => {
      const content = Buffer.from(newId());
      const facts = { content, name: 'foto.png', mediaType: 'image/png', caseId: null, ownerPersonId: applicantId };
      const { id: photo } = await keepOwnFile(tx, deps.files, facts);
      const email = 'niluh@contoh.test';
      const actor = { kind: 'person', personId: applicantId, accountId: '', name, email, roles: [], strong: false } as const;
      const answers = { applicant: { name, address, minor: false }, branch: { branch: 'kota' }, declaration: { true: true } };
      const sent = { actor, service: libraryCard, agencyId, answers, files: { photo: [photo] }, rules, idempotencyKey: newId() };
      return { ...(await submitCase(tx, deps.cases, sent)), photo };
    });
  };
  const judge = (one: { caseId: string; photo: string }, verdict: string, note = '') =>
    front.post(`${caseAt(one)}/putusan`, { _key: newId(), requirement: 'photo', fileId: one.photo, verdict, note });
  /** A case whose file was accepted and which lies at the head's desk. */
  const atHead = async (): Promise<Submitted> => {
    const one = await submitted();
    await judge(one, 'accepted');
    await front.post(`${caseAt(one)}/tindakan/check`, { _key: newId() });
    return one;
  };
  const versionOf = async (one: { caseId: string }): Promise<string> =>
    /name="_version" value="(\d+)"/.exec((await front.get(caseAt(one))).body)?.[1] ?? '';
  return { app, agencyId, applicantId, front, head, elsewhere, citizen, submitted, judge, atHead, versionOf };
}

export function caseAt({ caseId }: { caseId: string }): string {
  return casePaths.deskCase({ caseId });
}

async function officer(app: TestApp, name: string, email: string, roles: readonly string[], agencyId: string): Promise<void> {
  const personId = await app.account({ name, email });
  await transaction(app.db, async (tx) => {
    for (const role of roles) await assign(tx, { personId, agencyId, role, employeeNo: '198001012000011001', validFrom: '2020-01-01' });
  });
  const { db, auth, clock, authSecret } = app.deps;
  await enrolDemoOfficer({ db, auth, clock, secret: authSecret }, email);
}
