import { transaction } from '#db';
import { newId, type PersonActor } from '#kernel';
import { type CasesDeps, handlers, perform, readCase, ServiceRegistry, submitCase, type ServiceDefinition } from '#platform/cases';
import { BROUGHT_PDF } from '#platform/documents';
import { keepOwnFile } from '#platform/files';
import { emailHandler, StopLinks } from '#platform/notifications';
import { rulesAt } from '#platform/rules';
import { drainJobs } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryCard } from './library-card.ts';
import { adult, openWorld, type World } from './world.ts';

let world: World;
let deps: CasesDeps;

/** The library counts the letters of a text, and says what its register knows of the applicant. */
const examining: ServiceDefinition = {
  ...libraryCard,
  examines: {
    mediaTypes: ['text/plain'],
    looksUp: { register: 'readers', asks: ({ answers }) => (answers as { applicant: { name: string } }).applicant.name },
    sheet: ({ name, content, found }) => ({
      title: () => name,
      lines: [{ label: () => 'letters', amount: (locale) => `${content.length} ${locale} ${String(found?.card)}` }],
      cautions: [],
    }),
  },
};

beforeAll(async () => {
  world = await openWorld();
  deps = {
    ...world.deps,
    registry: new ServiceRegistry([{ service: examining, agency: world.agency }]),
    registers: { readers: async (_tx, asked) => ({ card: `card of ${String(asked)}` }) },
  };
});
afterAll(() => world.close());

const handIn = (owner: PersonActor, text: string, mediaType = 'text/plain') =>
  transaction(
    deps.db,
    async (tx) =>
      (
        await keepOwnFile(tx, deps.files, {
          content: Buffer.from(text),
          name: 'cerita.txt',
          mediaType,
          caseId: null,
          ownerPersonId: owner.personId,
        })
      ).id,
  );

async function submit(applicant: PersonActor, photo: string) {
  const rules = await rulesAt(deps.db, examining.rules, { agencyId: world.agency.id, on: '2026-03-02' });
  const sent = {
    actor: applicant,
    service: examining,
    agencyId: world.agency.id,
    answers: adult(applicant.name),
    files: { photo: [photo] },
    rules,
  };
  return transaction(deps.db, (tx) => submitCase(tx, deps, { ...sent, idempotencyKey: newId() }));
}

const work = () => {
  const { db, clock, publicUrl } = deps;
  const mail = emailHandler({ db, clock, publicUrl, stopLinks: new StopLinks('links'), mailer: async () => {} });
  return drainJobs(world.database.pool, world.clock, [...handlers(deps), mail]);
};
const amounts = async (caseId: string, actor: PersonActor) =>
  [...(await readCase(deps, caseId, actor)).examined.values()].map(({ lines }) => lines.map(({ amount }) => amount('en')).join());

describe('what a service reads from files itself', () => {
  it('is worked out after the case came, kept, and the same for applicant and officer', async () => {
    const applicant = await world.person('Luh Baca');
    const front = await world.person('Made Loket', ['front-office']);
    const { caseId } = await submit(applicant, await handIn(applicant, 'sebelas hrf'));
    expect(await amounts(caseId, applicant), 'not in the command itself').toEqual([]);
    await work();
    expect(await amounts(caseId, applicant)).toEqual(['11 en card of Luh Baca']);
    expect(await amounts(caseId, front)).toEqual(await amounts(caseId, applicant));
    await handlers(deps)
      .find(({ job }) => job.name === 'cases.examine')
      ?.run({ caseId, seq: 1 }, { attempt: 2, signal: undefined });
    expect(await amounts(caseId, front), 'the job done twice').toHaveLength(1);
  });

  it('leaves files of other types alone', async () => {
    const applicant = await world.person('Komang Foto');
    const { caseId } = await submit(applicant, await handIn(applicant, 'a picture', 'image/png'));
    await work();
    expect(await amounts(caseId, applicant)).toEqual([]);
  });

  it('is worked out again for the file that replaces another', async () => {
    const applicant = await world.person('Ketut Ganti');
    const front = await world.person('Putu Loket', ['front-office']);
    const first = await handIn(applicant, 'lima!');
    const { caseId } = await submit(applicant, first);
    const ask = (actor: PersonActor, asked: Parameters<typeof perform>[2]['ask']) =>
      perform(deps, actor, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: asked });
    await ask(front, { action: 'judge', requirement: 'photo', fileId: first, verdict: 'unreadable', note: null });
    await ask(front, { action: 'check', input: {} });
    const second = await handIn(applicant, 'enam!!');
    await ask(applicant, { action: 'resubmit', files: { photo: [{ fileId: second, replaces: first }] }, answers: {}, reply: 'Sudah' });
    await work();
    const { examined } = await readCase(deps, caseId, applicant);
    expect([examined.get(second)?.lines[0]?.amount('id')]).toEqual(['6 id card of Ketut Ganti']);
  });

  it('is refused at start-up where it asks a register nobody keeps', () => {
    expect(() => deps.registry.assertKept({ [BROUGHT_PDF]: null })).toThrow(
      'service library-card: examination looks up readers, a register nobody keeps',
    );
  });
});
