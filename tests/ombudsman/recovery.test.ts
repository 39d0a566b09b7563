import { transaction } from '#db';
import {
  admitKey,
  askRecovery,
  findMatter,
  findOpen,
  giveMatter,
  helpRecover,
  keepOpen,
  keysOf,
  leaveWithCustodians,
  type OpenedKey,
  readEntries,
  renewDue,
  renewKeys,
  retireKey,
  takeOver,
} from '#services/ombudsman';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterMatter, makeWorld, planted, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 60_000);
afterAll(() => world?.close());

const now = () => world.app.clock.now();
const db = () => world.app.db;
const says = async (opened: OpenedKey, id: string) => {
  const matter = await findMatter(db(), id);
  if (!matter) throw new Error('no such matter');
  return JSON.stringify(await readEntries(db(), matter, await keysOf(db(), opened, matter)));
};
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { detail?: { reason?: string }; code?: string; name: string }) => error.detail?.reason ?? error.code ?? error.name,
  );
describe('a passphrase that was lost', () => {
  it('is made up for by two custodians together, and by neither alone', async () => {
    const { intake, head, custodianA, custodianB } = world.officers;
    const { matter } = await enterMatter(world);
    const making = {
      agencyId: world.agencyId,
      personId: intake.actor.personId,
      seats: ['intake'] as const,
      passphrase: 'kata sandi pengganti baru',
    };
    const ask = () => transaction(db(), (tx) => askRecovery(tx, intake.actor, making, now()));
    expect(await reason(ask()), 'never left with anybody').toBe('nothing-left');
    expect(await transaction(db(), (tx) => leaveWithCustodians(tx, intake.opened, now()))).toBe(true);
    const left = await db()
      .selectFrom('ombudsman.officer_key')
      .select('recovery')
      .where('id', '=', intake.opened.key.id)
      .executeTakeFirstOrThrow();
    expect(left.recovery?.includes(Buffer.from(intake.opened.box.secretKey)), 'not in clear').toBe(false);

    const { recoveryId, made } = await ask();
    const help = (who: 'custodianA' | 'custodianB' | 'head') =>
      transaction(db(), (tx) => helpRecover(tx, world.officers[who].actor, world.officers[who].opened, recoveryId, now()));
    expect(await reason(help('custodianA')), 'before a head said whose key it is').toBe('not-admitted');
    await transaction(db(), (tx) => admitKey(tx, head.actor, head.opened, made.key.id, now()));
    expect(await reason(help('custodianB')), 'the second alone').toBe('not-yours');
    expect(await reason(help('head'))).toBe('not-yours');
    expect(await help('custodianA')).toBe('half');
    expect(await reason(help('custodianA')), 'the first twice').toBe('not-yours');
    const take = () => transaction(db(), (tx) => takeOver(tx, intake.actor, made, recoveryId, now()));
    expect(await reason(take()), 'after one').toBe('not-ready');
    expect(await help('custodianB')).toBe('ready');
    expect(await reason(says(made, matter.id))).toBe('NOT_FOUND');
    expect(await take()).toBe(1);
    expect(await says(made, matter.id)).toContain(planted.story);
    expect(await reason(says(intake.opened, matter.id)), 'the old one').toBe('NOT_FOUND');
    expect(await reason(take())).toBe('not-ready');
    // The matter's own roster knows the new key: it is not lost when the matter gets other keys.
    await transaction(db(), (tx) => renewKeys(tx, head.actor, head.opened, matter.id, [], now()));
    expect(await says(made, matter.id)).toContain(planted.story);
    const rows = await db().selectFrom('ombudsman.recovery').select(['half', 'sealed']).execute();
    expect(rows, 'nothing of the secret is kept').toEqual([{ half: null, sealed: null }]);
    expect([custodianA, custodianB].map(({ opened }) => opened.key.seats)).toEqual([['custodian'], ['custodian']]);
  });

  it('of a custodian is nobody else’s to make up for', async () => {
    const { custodianA } = world.officers;
    expect(await transaction(db(), (tx) => leaveWithCustodians(tx, custodianA.opened, now()))).toBe(false);
  });
});

describe('an officer who leaves', () => {
  it('opens nothing from that moment, and what they held gets new keys', async () => {
    const { head, keeper, assistant } = world.officers;
    const { matter } = await enterMatter(world);
    const other = await enterMatter(world, { excluded: [head.actor.personId] });
    const give = (from: 'head' | 'keeper', id: string) =>
      transaction(db(), (tx) =>
        giveMatter(tx, world.officers[from].actor, world.officers[from].opened, id, assistant.opened.key.id, now()),
      );
    await give('head', matter.id);
    await give('keeper', other.matter.id);
    const ticket = await transaction(db(), (tx) => keepOpen(tx, assistant.opened, now()));
    const left = await transaction(db(), (tx) => retireKey(tx, head.actor, head.opened, assistant.opened.key.id, now()));
    expect(left, 'the one the head does not hold waits').toBe(1);
    expect(await findOpen(db(), world.agencyId, assistant.actor.personId, ticket, now())).toBeNull();
    for (const { id } of [matter, other.matter]) expect(await reason(says(assistant.opened, id))).toBe('NOT_FOUND');
    expect((await findMatter(db(), matter.id))?.keyVersion).toBe(2);
    expect((await findMatter(db(), other.matter.id))?.keyVersion).toBe(1);
    expect(await transaction(db(), (tx) => renewDue(tx, keeper.actor, keeper.opened, now()))).toBe(0);
    expect((await findMatter(db(), other.matter.id))?.keyVersion).toBe(2);
    expect(await says(keeper.opened, other.matter.id)).toContain(planted.story);
  });

  it('is sent away by a head alone, who does not end their own key', async () => {
    const { head, keeper, second } = world.officers;
    const retire = (who: 'head' | 'keeper', keyId: string) =>
      transaction(db(), (tx) => retireKey(tx, world.officers[who].actor, world.officers[who].opened, keyId, now()));
    expect(await reason(retire('keeper', second.opened.key.id))).toBe('not-head');
    expect(await reason(retire('head', head.opened.key.id))).toBe('own-key');
    expect(keeper.opened.key.seats).toEqual(['keeper']);
  });
});
