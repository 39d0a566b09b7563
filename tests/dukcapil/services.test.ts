import { answersTo, attach, castOf, registryOf, seedRegistry } from '#demo';
import { firstDesk, readCase, type ServiceDefinition, usualWay } from '#platform/cases';
import { type Checklist, readPage, requirementsFor } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { deathAkta, registryServices } from '#services/dukcapil';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  await registryOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

const stateOf = async (caseId: string) => (await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' })).state;
const byKey = registryServices.map((service) => [service.key, service] as const);
const endsInDocument = ({ products }: ServiceDefinition) => Object.keys(products).length > 0;

describe('the services of the registry', () => {
  it('are twenty-two, each with a series of its own, in both languages', () => {
    expect(registryServices).toHaveLength(22);
    expect(new Set(registryServices.map(({ series }) => series)).size).toBe(22);
    for (const { title, summary, topic } of registryServices)
      for (const text of [title, summary, topic]) expect(text?.('id')).not.toBe(text?.('en'));
  });

  it('hand out three cards to be picked up and nineteen documents', () => {
    const cards = registryServices.filter((service) => !endsInDocument(service));
    expect(cards.map(({ key, books }) => [key, books])).toEqual([
      ['kia', ['pickup']],
      ['ktp-el', ['biometrics', 'pickup']],
      ['ktp-el-ganti', ['pickup']],
    ]);
  });

  it('are asked for by those who can: nobody reports their own death', () => {
    const context = { rules: RuleBook.ofDefaults([]), today: '2026-03-02' };
    const byThemselves = registryServices.filter(({ journey }) => journey.pages[0]?.fields.capacity?.parse('self', context).ok);
    expect(registryServices.filter((one) => !byThemselves.includes(one)).map(({ key }) => key)).toEqual(['akta-kematian']);
  });

  it('are told in English without the word “akta”, which English has one for', () => {
    const context = { rules: RuleBook.ofDefaults(registryServices.flatMap(({ rules }) => rules)), today: '2026-03-02' };
    const said = registryServices.flatMap(({ title, shortTitle, summary, sought, topic, journey, checklist, products, standard }) => [
      ...[title, shortTitle, summary, sought, topic, ...Object.values(products).map((one) => one.title)].map((text) => text?.('en')),
      ...(checklist.value as Checklist).items.flatMap(({ name, hint }) => [name.en, hint?.en]),
      ...Object.values(standard.value).flatMap(({ en }) => en),
      ...journey.pages.flatMap((page) => [
        page.title('en'),
        ...Object.values(page.fields).flatMap(({ label, hint, control }) => [
          label('en'),
          hint?.('en'),
          ...(control.kind === 'one-of' ? control.options(context).flatMap((option) => [option.label('en'), option.hint?.('en')]) : []),
        ]),
      ]),
    ]);
    expect(said.filter((text) => /\bakta\b/i.test(text ?? ''))).toEqual([]);
  });

  it('ask for a ground that each of them can have', () => {
    const context = { rules: RuleBook.ofDefaults([]), today: '2026-03-02' };
    const groundsOf = (key: string, page: string) => {
      const field = registryServices.find((one) => one.key === key)?.journey.pages.find((one) => one.key === page)?.fields.by;
      return field?.control.kind === 'one-of' ? field.control.options(context).map(({ value }) => value) : [];
    };
    expect(groundsOf('pengakuan-anak', 'ground')).toEqual(['court', 'statement']);
    expect(groundsOf('pengesahan-anak', 'ground')).toEqual(['court', 'marriage']);
    // Nobody adopts a child by writing so.
    expect(groundsOf('pengangkatan-anak', 'ground')).toEqual([]);
    const papersOf = (key: string, answers: object) =>
      requirementsFor(registryServices.find((one) => one.key === key)?.checklist.value as Checklist, answers as never).map(
        (one) => one.key,
      );
    expect(papersOf('pengesahan-anak', { ground: { by: 'marriage' } })).toContain('marriage-akta');
    expect(papersOf('pengangkatan-anak', { ground: {} })).toContain('ruling');
  });

  it('ask nobody to photograph the card they ask for themselves, and everybody else for theirs', () => {
    const asked = (key: string, capacity: string) =>
      requirementsFor(registryServices.find((one) => one.key === key)?.checklist.value as Checklist, { applicant: { capacity } } as never)
        .map((one) => one.key)
        .includes('applicant-card');
    for (const key of ['ktp-el', 'ktp-el-ganti', 'biodata-penduduk', 'sktt'])
      expect([key, asked(key, 'self'), asked(key, 'family')]).toEqual([key, false, true]);
    expect(asked('kk-baru', 'self')).toBe(true);
  });

  it('take a father’s own statement without a number, and ask why a certificate is annulled', () => {
    const context = { rules: RuleBook.ofDefaults([]), today: '2026-03-02' };
    const pageOf = (key: string, name: string) => {
      const page = registryServices.find((one) => one.key === key)?.journey.pages.find((one) => one.key === name);
      if (!page) throw new Error(`no page ${name} of ${key}`);
      return page;
    };
    expect(readPage(pageOf('pengakuan-anak', 'ground'), { by: 'statement', on: '01-02-2026' }, context)).toMatchObject({ ok: true });
    expect(readPage(pageOf('pengakuan-anak', 'ground'), { by: 'court', on: '01-02-2026' }, context)).toMatchObject({
      ok: false,
      problems: [{ field: 'number' }],
    });
    expect(pageOf('pembatalan-akta', 'change').fields.what?.label('id')).toBe('Mengapa akta ini dibatalkan');
  });

  it('take no death before a birth, and one whose parents nobody knows', () => {
    const deceased = deathAkta.journey.pages.find(({ key }) => key === 'deceased');
    const context = { rules: RuleBook.ofDefaults(deathAkta.rules), today: '2026-03-02' };
    const given = { name: 'I Contoh', nik: '5102050101500001', bornOn: '1-1-1950', sex: 'male', place: 'Rumah', cause: 'age' };
    if (!deceased) throw new Error('no page for whoever died');
    expect(readPage(deceased, { ...given, diedOn: '31-12-1949' }, context)).toMatchObject({ ok: false, problems: [{ field: 'diedOn' }] });
    expect(readPage(deceased, { ...given, diedOn: '1-3-2026' }, context)).toMatchObject({ ok: true });
  });

  it('rest on checklists, times and standards that nobody has confirmed, each with the code of its form', () => {
    for (const { checklist, clocks, standard } of registryServices) {
      expect([checklist.confirmed, clocks.service.confirmed, standard.confirmed]).toEqual([false, false, false]);
      expect(checklist.citation).toMatch(/formulir F-[12]\.0\d/);
    }
  });
});

describe.each(byKey)('%s', (_key, service) => {
  const rules = RuleBook.ofDefaults(service.rules);
  const context = { rules, today: '2026-03-02' };
  const { items } = service.checklist.value as Checklist;

  it('says of every desk on its way what still comes, and nothing that lies behind', () => {
    const way = [firstDesk(service), ...usualWay(service, firstDesk(service))];
    expect(way.length).toBeGreaterThan(2);
    for (const [nth, desk] of way.entries()) expect(usualWay(service, desk)).toEqual(way.slice(nth + 1));
  });

  it('can be answered to its end by every way there is, and every paper is asked for by some', () => {
    const ways = service.journey.pages.flatMap(({ key: page, fields }) =>
      Object.entries(fields).flatMap(([name, { control, parse }]) =>
        control.kind === 'one-of'
          ? control.options(context).flatMap(({ value }) => (parse(value, context).ok ? [{ [`${page}.${name}`]: value }] : []))
          : [],
      ),
    );
    const asked = new Set(
      ways.flatMap((way) => requirementsFor({ items }, answersTo(service.journey, context, way)).map(({ key }) => key)),
    );
    expect(items.map(({ key }) => key).filter((key) => !asked.has(key))).toEqual([]);
  });

  it('goes from the report to its end', async () => {
    const walk = await seedRegistry(app.deps, service, endsInDocument(service) ? 'issued' : 'printed');
    if (!endsInDocument(service)) {
      expect((await stateOf(walk.caseId)).position).toMatchObject({ desk: 'pickup', side: 'applicant' });
      await walk.does('clerk', 'handOver', { receivedBy: 'Putu Ayu Maharani', on: walk.day() });
    }
    const { status, position, products } = await stateOf(walk.caseId);
    expect([status, position]).toEqual([endsInDocument(service) ? 'issued' : 'closed', null]);
    expect(products.map(({ state }) => state)).toEqual(endsInDocument(service) ? ['valid'] : []);
    await expect(attach(walk, app.deps, { number: 'SIAK/1' })).rejects.toMatchObject({ detail: expect.anything() });
  });

  it('stands on the catalogue with its papers', async () => {
    const page = await app.visitor().get(`/layanan/${service.key}`);
    expect(page.statusCode).toBe(200);
    expect(textOf(page.body)).toContain(items[0]?.name.id);
  });
});
