import { answersTo, attach, castOf, registryOf, seedRegistry } from '#demo';
import { firstDesk, readCase, type ServiceDefinition, usualWay } from '#platform/cases';
import { type Checklist, requirementsFor } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { registryServices } from '#services/dukcapil';
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
