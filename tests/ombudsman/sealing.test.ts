import { transaction } from '#db';
import {
  addEntry,
  admitKey,
  askUnmasking,
  attach,
  attachmentsOf,
  byPassphrase,
  byReceipt,
  changePassphrase,
  close,
  decideUnmasking,
  excludeFrom,
  findKeyOf,
  findMatter,
  findOpen,
  findReportOpen,
  getMatterForUpdate,
  getOpening,
  giveMatter,
  isRootUnchanged,
  keepOpen,
  keepReportOpen,
  keysAt,
  keysOf,
  makeKey,
  type Matter,
  type OpenedKey,
  openingsOf,
  openKey,
  passFirstLock,
  readAttachment,
  readEntries,
  readUnmasked,
  recipientsAt,
  sharedKeyOf,
  trustedKeys,
} from '#services/ombudsman';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dump } from '../privacy/dump.ts';
import { appoint, enterMatter, makeWorld, planted, type Who, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 60_000);
afterAll(() => world?.close());

const now = () => world.app.clock.now();
const db = () => world.app.db;
const today = () => now().toISOString().slice(0, 10);
const fresh = async (id: string): Promise<Matter> => {
  const matter = await findMatter(db(), id);
  if (!matter) throw new Error('no such matter');
  return matter;
};
const read = async (who: Who | OpenedKey, id: string) => {
  const opened = typeof who === 'string' ? world.officers[who].opened : who;
  const matter = await fresh(id);
  return readEntries(db(), matter, await keysOf(db(), opened, matter));
};
const says = async (who: Who | OpenedKey, id: string) => JSON.stringify(await read(who, id));
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { detail?: { reason?: string }; code?: string; name: string }) => error.detail?.reason ?? error.code ?? error.name,
  );

/** Tables of the Ombudsman with a row in which somebody's id stands, in whatever column. */
async function namedIn(personId: string): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'ombudsman'`.execute(db());
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(`ombudsman.${name}`)} t where t::text like ${`%${personId}%`} limit 1`.execute(
      db(),
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe('what a matter says', () => {
  it('is read by whoever takes it in and by the head, and by nobody else of the office', async () => {
    const { matter } = await enterMatter(world);
    for (const who of ['intake', 'head', 'keeper'] as const) expect(await says(who, matter.id)).toContain(planted.story);
    for (const who of ['assistant', 'custodianA'] as const) expect(await reason(read(who, matter.id))).toBe('NOT_FOUND');
  });

  it('stands nowhere in the database, nor does anything of who sent it', async () => {
    await enterMatter(world);
    const shown: string[] = [];
    for (const [column, values] of await dump(db()))
      for (const value of values)
        for (const word of Object.values(planted))
          if (value.includes(word) || value.includes(Buffer.from(word).toString('hex'))) shown.push(`${column}: ${word}`);
    expect(shown).toEqual([]);
  });

  it('tells neither when it came nor how many there are by its id and number', async () => {
    const { matter } = await enterMatter(world);
    expect(matter.id[14], 'drawn, not counted').toBe('4');
    expect(matter.number).toMatch(/^LM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('does not open from another place, nor once it was changed', async () => {
    const [one, other] = [await enterMatter(world), await enterMatter(world)];
    await sql`alter table ombudsman.entry disable trigger entries_stay`.execute(db());
    await sql`update ombudsman.entry e set sealed = o.sealed from ombudsman.entry o
      where e.matter_id = ${one.matter.id} and o.matter_id = ${other.matter.id} and e.n = 1 and o.n = 1`.execute(db());
    expect(await reason(read('head', one.matter.id))).toBe('SealBroken');
    await sql`update ombudsman.entry set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where matter_id = ${other.matter.id} and n = 1`.execute(
      db(),
    );
    expect(await reason(read('head', other.matter.id))).toBe('SealBroken');
    const third = await enterMatter(world);
    await transaction(db(), async (tx) => {
      const said = (text: string) => ({ lock: 'shared', by: { side: 'reporter' }, content: { type: 'message', text } }) as const;
      const inside = await getMatterForUpdate(tx, third.matter.id);
      for (const text of ['Ya, saya melihatnya', 'Bukan, bukan dia']) await addEntry(tx, inside, third.keys, said(text), now());
    });
    expect(await says('head', third.matter.id)).toContain('melihatnya');
    await sql`update ombudsman.entry e set sealed = o.sealed from ombudsman.entry o
      where e.matter_id = ${third.matter.id} and o.matter_id = e.matter_id and e.n = 3 and o.n = 4`.execute(db());
    expect(await reason(read('head', third.matter.id)), 'within one matter').toBe('SealBroken');
    await sql`alter table ombudsman.entry enable trigger entries_stay`.execute(db());
    await expect(sql`update ombudsman.entry set side = 'office' where matter_id = ${one.matter.id}`.execute(db())).rejects.toThrow(
      'stays as it is',
    );
  });

  it('is given to a colleague, who then reads all of it and cannot open who reports alone', async () => {
    const { matter } = await enterMatter(world);
    const { intake, assistant } = world.officers;
    await transaction(db(), (tx) => giveMatter(tx, intake.actor, intake.opened, matter.id, assistant.opened.key.id, now()));
    expect(await says('assistant', matter.id)).toContain(planted.title);
    const again = transaction(db(), (tx) => giveMatter(tx, intake.actor, intake.opened, matter.id, assistant.opened.key.id, now()));
    expect(await reason(again)).toBe('held-already');
    const locks = await db().selectFrom('ombudsman.held').select('lock').where('key_id', '=', assistant.opened.key.id).execute();
    expect(locks.map(({ lock }) => lock).sort()).toEqual(['identity-first', 'office', 'shared']);
  });

  it('keeps files under keys of their own', async () => {
    const { matter, keys } = await enterMatter(world);
    const content = Buffer.from(`%PDF-1.7 ${planted.story}`);
    const id = await transaction(db(), (tx) =>
      attach(tx, matter, keys, { lock: 'shared', name: 'kuitansi-rahasia.pdf', mediaType: 'application/pdf', content }, now()),
    );
    const [listed] = await attachmentsOf(db(), matter, keys);
    expect(listed).toMatchObject({ id, name: 'kuitansi-rahasia.pdf', bytes: content.length });
    expect((await readAttachment(db(), matter, keys, id))?.content.equals(content)).toBe(true);
    const stored = await db()
      .selectFrom('ombudsman.attachment')
      .select(['content', 'about'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(stored.content.includes('Kayumanis')).toBe(false);
    expect(stored.content.length % 16, 'whole blocks, and what a seal adds').toBe((1 + 24 + 16) % 16);
  });
});

describe('a key of the office', () => {
  it('opens by its passphrase alone', async () => {
    const { head } = world.officers;
    expect(await openKey(db(), head.opened.key, 'kata sandi lain yang panjang')).toBeNull();
    const opened = await openKey(db(), head.opened.key, head.passphrase);
    expect(Buffer.from(opened?.box.secretKey ?? []).equals(Buffer.from(head.opened.box.secretKey))).toBe(true);
  });

  it('is sealed to only once a head admitted it, and only while its holder has the office', async () => {
    const actor = await appoint(world.app, world.agencyId, {
      name: 'Baru Diangkat',
      email: 'baru@ombudsman.test',
      role: 'intake-assistant',
    });
    const making = { agencyId: world.agencyId, personId: actor.personId, seats: ['intake'] as const, passphrase: 'kata sandi orang baru' };
    const made = await transaction(db(), (tx) => makeKey(tx, actor, making, now()));
    const named = async () => (await recipientsAt(db(), world.agencyId, today())).map(({ personId }) => personId);
    expect(await named()).not.toContain(actor.personId);
    const { head, intake } = world.officers;
    const byIntake = transaction(db(), (tx) => admitKey(tx, intake.actor, intake.opened, made.key.id, now()));
    expect(await reason(byIntake)).toBe('not-head');
    await transaction(db(), (tx) => admitKey(tx, head.actor, head.opened, made.key.id, now()));
    expect(await named()).toContain(actor.personId);
    await db().updateTable('access.assignment').set({ valid_to: '2020-02-01' }).where('person_id', '=', actor.personId).execute();
    expect(await named()).not.toContain(actor.personId);
  });

  it('that somebody wrote into the database is sealed to by nobody', async () => {
    const actor = await appoint(world.app, world.agencyId, {
      name: 'Orang Basis Data',
      email: 'dba@ombudsman.test',
      role: 'ombudsman-head',
    });
    const making = { agencyId: world.agencyId, personId: actor.personId, seats: ['head'] as const, passphrase: 'kunci selundupan sekali' };
    const made = await transaction(db(), (tx) => makeKey(tx, actor, making, now()));
    const head = world.officers.head.opened.key;
    await sql`update ombudsman.officer_key set state = 'admitted', admitted_by = ${head.id}, admission = ${head.admission ?? null} where id = ${made.key.id}`.execute(
      db(),
    );
    const { matter } = await enterMatter(world);
    expect(await reason(read(made, matter.id))).toBe('NOT_FOUND');
    await sql`update ombudsman.officer_key set seats = '{head,intake}' where id = ${world.officers.assistant.opened.key.id}`.execute(db());
    const trusted = await trustedKeys(await keysAt(db(), world.agencyId));
    expect(
      trusted.map(({ personId }) => personId),
      'other seats than were signed',
    ).not.toContain(world.officers.assistant.actor.personId);
    await sql`update ombudsman.officer_key set seats = '{assistant}' where id = ${world.officers.assistant.opened.key.id}`.execute(db());
    await sql`update ombudsman.officer_key set state = 'retired', retired_at = now() where id = ${made.key.id}`.execute(db());
  });

  it('notices that what all keys rest on was put in another’s place', async () => {
    const { assistant, head } = world.officers;
    expect(await isRootUnchanged(db(), assistant.opened)).toBe(true);
    const before = Buffer.from(head.opened.key.signPublic);
    await sql`update ombudsman.officer_key set sign_public = ${Buffer.alloc(32, 7)} where id = ${head.opened.key.id}`.execute(db());
    expect(await isRootUnchanged(db(), assistant.opened)).toBe(false);
    await sql`update ombudsman.officer_key set sign_public = ${before} where id = ${head.opened.key.id}`.execute(db());
  });

  it('stays open for a while by a ticket, in every process, and is closed everywhere at once', async () => {
    const { actor, opened } = world.officers.intake;
    const ticket = await transaction(db(), (tx) => keepOpen(tx, opened, now()));
    const find = (personId = actor.personId) => findOpen(db(), world.agencyId, personId, ticket, now());
    expect(Buffer.from((await find())?.box.secretKey ?? []).equals(Buffer.from(opened.box.secretKey))).toBe(true);
    expect(await find(world.officers.head.actor.personId), 'with another account').toBeNull();
    const row = await db().selectFrom('ombudsman.opened').selectAll().where('person_id', '=', actor.personId).executeTakeFirstOrThrow();
    const plain = Buffer.from(opened.box.secretKey).toString('hex');
    expect(JSON.stringify([row.sealed.toString('hex'), row.index.toString('hex')])).not.toContain(plain);
    expect(row.index.toString('base64url')).not.toBe(ticket);
    world.app.clock.advance({ minutes: 21 });
    expect(await find(), 'left alone').toBeNull();
    const again = await transaction(db(), (tx) => keepOpen(tx, opened, now()));
    await transaction(db(), (tx) => close(tx, again));
    expect(await findOpen(db(), world.agencyId, actor.personId, again, now())).toBeNull();
  });

  it('lies under another passphrase once that was changed', async () => {
    const { second } = world.officers;
    await transaction(db(), (tx) => changePassphrase(tx, second.actor, second.opened, 'kata sandi yang sungguh baru', now()));
    const key = (await findKeyOf(db(), world.agencyId, second.actor.personId)) ?? second.opened.key;
    expect(await openKey(db(), key, second.passphrase)).toBeNull();
    expect(await openKey(db(), key, 'kata sandi yang sungguh baru')).not.toBeNull();
  });
});

describe('a reporter', () => {
  it('comes back by the receipt, reads what is theirs, and not what the office keeps to itself', async () => {
    const { matter, keys, code } = await enterMatter(world);
    const { intake } = world.officers;
    await transaction(db(), async (tx) => {
      const by = { side: 'office', personId: intake.actor.personId, name: 'Sri' } as const;
      await addEntry(
        tx,
        await getMatterForUpdate(tx, matter.id),
        keys,
        { lock: 'office', by, content: { type: 'note', text: 'Catatan dalam' } },
        now(),
      );
    });
    const [opening] = await openingsOf(db(), byReceipt(code));
    if (!opening) throw new Error('not opened');
    const row = await getOpening(db(), matter.id, opening.index);
    const shared = await sharedKeyOf(opening.box, row?.sealed ?? Buffer.alloc(0), matter);
    const lines = JSON.stringify(await readEntries(db(), matter, { shared }));
    expect(lines).toContain(planted.story);
    expect(lines).not.toContain('Catatan dalam');
    expect(await openingsOf(db(), byReceipt('0000000000000000'))).toEqual([]);
  });

  it('comes back by account and passphrase, and no row tells that they have a matter', async () => {
    const personId = await world.app.account({ name: 'Warga Berakun', email: 'warga@ombudsman.test' });
    const { matter } = await enterMatter(world, { openings: [await byPassphrase(personId, 'kebun cengkeh di lereng utara')] });
    const found = await openingsOf(db(), await byPassphrase(personId, 'kebun cengkeh di lereng utara'));
    expect(found.map(({ matterId }) => matterId)).toEqual([matter.id]);
    expect(await openingsOf(db(), await byPassphrase(personId, 'kebun cengkeh di lereng selatan'))).toEqual([]);
    expect(await namedIn(personId)).toEqual([]);
    expect(await namedIn(world.officers.head.actor.personId), 'who works there is named').toContain('officer_key');
  });

  it('keeps it open for a while by a ticket of their own', async () => {
    const { matter } = await enterMatter(world);
    const ticket = await transaction(db(), (tx) => keepReportOpen(tx, { matterId: matter.id, secret: 'x', opening: 'y' }, now()));
    expect(await findReportOpen(db(), ticket, now())).toMatchObject({ matterId: matter.id });
    expect(await findReportOpen(db(), Buffer.alloc(32).toString('base64url'), now())).toBeNull();
  });
});

describe('who reports', () => {
  const ask = (who: Who, matterId: string) =>
    transaction(db(), (tx) =>
      askUnmasking(tx, world.officers[who].actor, world.officers[who].opened, { matterId, reason: 'Memeriksa KTP' }, now()),
    );
  const decide = (who: Who, unmaskingId: string, grant = true) =>
    transaction(db(), (tx) =>
      decideUnmasking(tx, world.officers[who].actor, world.officers[who].opened, { unmaskingId, grant, note: '' }, now()),
    );
  const look = (who: Who, unmaskingId: string) =>
    transaction(db(), (tx) => readUnmasked(tx, world.officers[who].actor, world.officers[who].opened, unmaskingId, now()));

  it('is opened by two people, each look a line the head and the reporter read', async () => {
    const { matter } = await enterMatter(world);
    const id = await ask('intake', matter.id);
    expect(await reason(look('intake', id)), 'before anybody decided').toBe('NOT_FOUND');
    expect(await reason(decide('intake', id)), 'by the one who asks').toBe('no-second-lock');
    await decide('keeper', id);
    expect(await look('intake', id)).toMatchObject({ name: planted.name, nik: planted.nik });
    expect(await reason(look('head', id)), 'granted to another').toBe('NOT_FOUND');
    const log = (await read('head', matter.id)).filter(({ lock, content }) => lock === 'shared' && content.type.startsWith('unmask'));
    expect(log.map(({ content }) => content.type)).toEqual(['unmask-asked', 'unmask-decided', 'unmask-read']);
    world.app.clock.advance({ hours: 25 });
    expect(await reason(look('intake', id)), 'a day later').toBe('NOT_FOUND');
    await world.app.runSweep('ombudsman.close');
    const kept = await db().selectFrom('ombudsman.unmasking').select('sealed').where('id', '=', id).executeTakeFirstOrThrow();
    expect(kept.sealed).toBeNull();
  });

  it('is asked for and lies there alike where nobody is named', async () => {
    await enterMatter(world, { identity: { name: planted.name, address: 'Banjar yang panjang namanya, '.repeat(60) } });
    const [named, nobody] = [await enterMatter(world), await enterMatter(world, { kind: 'informasi', identity: null })];
    const { rows } = await sql<{ n: number }>`select distinct length(sealed)::int as n from ombudsman.identity`.execute(db());
    expect(rows, 'one length').toHaveLength(1);
    for (const { matter } of [named, nobody]) expect(await reason(ask('intake', matter.id))).toBe('done');
    const { id } = await db()
      .selectFrom('ombudsman.unmasking')
      .select('id')
      .where('matter_id', '=', nobody.matter.id)
      .executeTakeFirstOrThrow();
    await decide('keeper', id);
    expect(await look('intake', id)).toBeNull();
  });

  it('is not shown where it was refused, and not asked for by whoever decides', async () => {
    const { matter } = await enterMatter(world);
    expect(await reason(ask('head', matter.id))).toBe('no-first-lock');
    const id = await ask('intake', matter.id);
    expect(await reason(ask('intake', matter.id))).toBe('asked-already');
    await decide('head', id, false);
    expect(await reason(look('intake', id))).toBe('NOT_FOUND');
    expect(await reason(decide('keeper', id))).toBe('decided-already');
  });

  it('is asked for by a colleague whom the head let in, once one who has the first lock opened the matter', async () => {
    const { matter } = await enterMatter(world);
    const { head, intake, assistant } = world.officers;
    await transaction(db(), (tx) => giveMatter(tx, head.actor, head.opened, matter.id, assistant.opened.key.id, now()));
    expect(await reason(ask('assistant', matter.id))).toBe('no-first-lock');
    const entries = await read('intake', matter.id);
    const pass = (who: Who) =>
      transaction(db(), async (tx) => passFirstLock(tx, world.officers[who].opened, { matter: await fresh(matter.id), entries }, now()));
    await pass('head');
    expect(await reason(ask('assistant', matter.id)), 'the head has none to give').toBe('no-first-lock');
    await pass('intake');
    await pass('intake');
    const id = await ask('assistant', matter.id);
    await decide('head', id);
    expect(await look('assistant', id)).toMatchObject({ name: planted.name });
    expect(intake.opened.key.seats).toEqual(['intake']);
  });

  it('cannot have both its locks with one person, whatever is written', async () => {
    const { matter } = await enterMatter(world);
    const key = world.officers.head.opened.key.id;
    const row = { matter_id: matter.id, lock: 'identity-first', key_id: key, version: 1, sealed: Buffer.from('x'), given_on: today() };
    const written = transaction(db(), (tx) => tx.insertInto('ombudsman.held').values(row).execute());
    await expect(written).rejects.toThrow('duplicate key');
  });
});

describe('a conflict of interest', () => {
  it('named by the reporter keeps somebody away from the first moment', async () => {
    const { intake } = world.officers;
    const { matter } = await enterMatter(world, { excluded: [intake.actor.personId] });
    expect(await reason(read('intake', matter.id))).toBe('NOT_FOUND');
    expect(await says('assistant', matter.id), 'somebody else takes it in').toContain(planted.title);
    const given = transaction(db(), (tx) =>
      giveMatter(tx, world.officers.head.actor, world.officers.head.opened, matter.id, intake.opened.key.id, now()),
    );
    expect(await reason(given)).toBe('excluded');
  });

  it('takes the keys away later too: what was said and what will be is under new ones', async () => {
    const { matter, keys: before, code } = await enterMatter(world);
    const { head, intake, assistant } = world.officers;
    await transaction(db(), (tx) => giveMatter(tx, intake.actor, intake.opened, matter.id, assistant.opened.key.id, now()));
    await transaction(db(), (tx) =>
      attach(tx, matter, before, { lock: 'shared', name: 'a.pdf', mediaType: 'application/pdf', content: Buffer.from('isi') }, now()),
    );
    const exclude = { matterId: matter.id, personId: assistant.actor.personId, ground: 'Saudara kandung terlapor' };
    const byIntake = transaction(db(), (tx) => excludeFrom(tx, intake.actor, intake.opened, exclude, now()));
    expect(await reason(byIntake)).toBe('not-head');
    await transaction(db(), (tx) => excludeFrom(tx, head.actor, head.opened, exclude, now()));
    expect(await reason(read('assistant', matter.id))).toBe('NOT_FOUND');
    const after = await fresh(matter.id);
    expect(await reason(readEntries(db(), after, before)), 'with the keys of before').toBe('SealBroken');
    expect(await says('intake', matter.id)).toContain(planted.story);
    const [opening] = await openingsOf(db(), byReceipt(code));
    const row = opening && (await getOpening(db(), matter.id, opening.index));
    if (!opening || !row) throw new Error('not opened');
    const shared = await sharedKeyOf(opening.box, row.sealed, after);
    expect(JSON.stringify(await readEntries(db(), after, { shared }))).toContain(planted.title);
    const [file] = await attachmentsOf(db(), after, { shared });
    expect((await readAttachment(db(), after, { shared }, file?.id ?? ''))?.content.toString()).toBe('isi');
  });

  it('gives new keys to nobody whom only a row of the database names', async () => {
    const { matter } = await enterMatter(world);
    const { head, intake, assistant, second } = world.officers;
    const smuggled = {
      matter_id: matter.id,
      lock: 'office',
      key_id: second.opened.key.id,
      version: 1,
      sealed: Buffer.from('x'),
      given_on: today(),
    };
    await transaction(db(), (tx) => tx.insertInto('ombudsman.held').values(smuggled).execute());
    const box = Buffer.from(assistant.opened.box.publicKey);
    await sql`update ombudsman.opening set box_public = ${box} where matter_id = ${matter.id}`.execute(db());
    const exclude = { matterId: matter.id, personId: intake.actor.personId, ground: 'Uji' };
    await transaction(db(), (tx) => excludeFrom(tx, head.actor, head.opened, exclude, now()));
    expect(await reason(read('second', matter.id))).toBe('NOT_FOUND');
    const { sealed } = await db()
      .selectFrom('ombudsman.opening')
      .select('sealed')
      .where('matter_id', '=', matter.id)
      .executeTakeFirstOrThrow();
    expect(await reason(sharedKeyOf(assistant.opened.box, sealed, await fresh(matter.id)))).toBe('SealBroken');
  });

  it('is no less one once its row was taken out of the database', async () => {
    const { intake, head } = world.officers;
    const { matter } = await enterMatter(world, { excluded: [intake.actor.personId] });
    await sql`delete from ombudsman.excluded where matter_id = ${matter.id}`.execute(db());
    const given = transaction(db(), (tx) => giveMatter(tx, head.actor, head.opened, matter.id, intake.opened.key.id, now()));
    expect(await reason(given)).toBe('excluded');
  });

  it('leaves no matter without anybody to open it', async () => {
    const { matter } = await enterMatter(world);
    const { head, keeper, intake } = world.officers;
    for (const { actor } of [intake, keeper])
      await transaction(db(), (tx) =>
        excludeFrom(tx, head.actor, head.opened, { matterId: matter.id, personId: actor.personId, ground: 'Uji' }, now()),
      );
    const last = { matterId: matter.id, personId: head.actor.personId, ground: 'Uji' };
    expect(await reason(transaction(db(), (tx) => excludeFrom(tx, head.actor, head.opened, last, now())))).toBe('last-holder');
  });
});
