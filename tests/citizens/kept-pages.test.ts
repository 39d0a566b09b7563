import { afterCommit, transaction } from '#db';
import { seedPermit } from '#demo';
import { seedRules } from '#platform/rules';
import { permit } from '#services/laperon';
import { countQueries, startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await seedPermit.issued(app.deps);
  // Enough of them that the figures are shown.
  for (let n = 0; n < 5; n++) await seedPermit.submitted(app.deps);
});
afterAll(() => app?.close());

const read = async (url: string) => textOf((await app.visitor().get(url)).body);
const allowed = permit.clocks.service;
const publish = (days: number) => transaction(app.db, (tx) => seedRules(tx, [{ ...allowed, value: days }], app.clock.now()));

describe('what is kept of public pages', () => {
  it('costs the next visitor no query', async () => {
    for (const url of ['/', '/layanan/imb-pbg', '/kinerja']) {
      await read(url);
      expect(await countQueries(() => read(url)), url).toBe(0);
    }
  });

  it('shows a rule at once when it is published', async () => {
    expect(await read('/layanan/imb-pbg')).not.toContain('77 hari kerja');
    await publish(77);
    expect(await read('/layanan/imb-pbg')).toContain('77 hari kerja');
    expect(textOf((await app.visitor().get('/layanan/imb-pbg?lang=en')).body)).toContain('77 working days');
  });

  it('shows what another process published after some seconds', async () => {
    await read('/layanan/imb-pbg');
    await app.db
      .insertInto('rules.version')
      .columns(['id', 'key', 'version', 'value', 'citation', 'valid_from', 'confirmed', 'entered_by', 'entered_at'])
      .expression((eb) =>
        eb
          .selectFrom('rules.version')
          .select([
            eb.fn<string>('gen_random_uuid', []).as('id'),
            'key',
            eb('version', '+', 100).as('version'),
            eb.val('79').as('value'),
            'citation',
            'valid_from',
            'confirmed',
            'entered_by',
            'entered_at',
          ])
          .where('key', '=', allowed.key)
          .orderBy('version', 'desc')
          .limit(1),
      )
      .execute();
    expect(await read('/layanan/imb-pbg')).not.toContain('79 hari kerja');
    app.clock.advance({ seconds: 10 });
    expect(await read('/layanan/imb-pbg')).toContain('79 hari kerja');
  });

  it('counts figures again after a minute, for those who come after whoever asked first', async () => {
    const before = await read('/kinerja');
    await seedPermit.submitted(app.deps);
    expect(await read('/kinerja')).toBe(before);
    app.clock.advance({ minutes: 1 });
    expect(await read('/kinerja'), 'nobody waits for the counting').toBe(before);
    await expect
      .poll(async () => {
        app.clock.advance({ seconds: 11 });
        return read('/kinerja');
      })
      .not.toBe(before);
  });

  it('holds each language apart', async () => {
    const pages = await Promise.all([app.visitor().get('/?lang=en'), app.visitor().get('/?lang=id')]);
    expect(textOf(pages[0].body)).toContain('How it works');
    expect(textOf(pages[1].body)).toContain('Cara kerjanya');
  });

  it('holds nothing of whoever came before', async () => {
    const niluh = await app.signedIn('niluh@contoh.test');
    const officer = await app.signedIn('loket@contoh.test');
    for (const url of ['/', '/layanan/imb-pbg']) {
      expect((await niluh.get(url)).body).toContain('action="/keluar"');
      expect((await officer.get(url)).body).toContain('href="/meja"');
      const { body, headers } = await app.visitor().get(url);
      expect(body).toContain('href="/masuk"');
      expect(body).not.toMatch(/_csrf|\/keluar|\/meja|Ni Luh/);
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('gives every answer a nonce of its own', async () => {
    const policies = [await app.visitor().get('/'), await app.visitor().get('/')].map((page) => page.headers['content-security-policy']);
    expect(policies[0]).not.toBe(policies[1]);
  });
});

describe('work after a commit', () => {
  it('is done once everybody can see what was written, and not when nobody will', async () => {
    const done: string[] = [];
    await transaction(app.db, async (tx) => {
      afterCommit(tx, () => done.push('after'));
      done.push('within');
    });
    const failing = transaction(app.db, async (tx) => {
      afterCommit(tx, () => done.push('never'));
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better of it');
    expect(done).toEqual(['within', 'after']);
  });

  it('is refused where nobody would do it', async () => {
    await expect(app.db.transaction().execute(async (tx) => afterCommit(tx, () => {}))).rejects.toThrow('outside transaction()');
  });
});
