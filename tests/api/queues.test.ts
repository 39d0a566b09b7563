import { castOf } from '#demo';
import { newId } from '#kernel';
import { addLine, addPlace, linesAt } from '#platform/appointments';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, type Ask, openApi } from './world.ts';

interface QueueJson {
  readonly place: { readonly id: string };
  readonly giving: boolean;
  readonly lines: readonly { readonly id: string; readonly waiting: number; readonly minutes: number; readonly next: readonly string[] }[];
  readonly called: readonly { readonly number: string; readonly window: string }[];
}
interface NumberJson {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly window: string | null;
  readonly ahead: number | null;
}
interface CalledJson {
  readonly called: { readonly id: string; readonly number: string } | null;
}

let world: ApiWorld;
let front: Ask;
let placeId: string;
let line: string;
beforeAll(async () => {
  world = await openApi();
  const { app, agencyId } = world;
  const { archivist: admin } = (await castOf(app.deps)).officers;
  const keeping = { db: app.db, clock: app.clock };
  placeId = await addPlace(keeping, admin, {
    agencyId,
    name: 'Loket Program',
    kind: 'office',
    whereabouts: 'Lantai 1',
    videoUrl: null,
    minutes: 30,
    capacity: 1,
    opens: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '23:30' })),
    active: true,
  });
  await addLine(keeping, admin, { placeId, letter: 'A', nameId: 'Keperluan', nameEn: 'Matter', takesBookings: false });
  await addLine(keeping, admin, { placeId, letter: 'B', nameId: 'Keperluan lain', nameEn: 'Other matter', takesBookings: false });
  line = (await linesAt(app.db, [placeId])).find(({ letter }) => letter === 'A')?.id ?? '';
  front = await world.as('loket@contoh.test');
}, 120_000);
afterAll(() => world?.close());

const post = (ask: Ask, url: string, body: object = {}) => ask(url, { method: 'POST', body });
const queue = async () => (await world.nobody(`/api/v1/queues/${placeId}`)).json<QueueJson>();
const inLine = async () => (await queue()).lines.find(({ id }) => id === line);
const numberNow = async (id: string) => (await world.nobody(`/api/v1/queue-numbers/${id}`)).json<NumberJson>();
const take = async () => (await post(world.nobody, `/api/v1/queues/${placeId}/numbers`, { line })).json<NumberJson>();
const call = (body: object) => post(front, `/api/v1/queues/${placeId}/calls`, { window: 'Loket 7', ...body });

describe('the queue by the API', () => {
  it('gives a number to anybody, says how many are before it, and takes it back', async () => {
    const before = (await inLine())?.waiting ?? 0;
    const [one, two] = [await take(), await take()];
    expect([one.state, one.ahead, two.ahead]).toEqual(['waiting', before, before + 1]);
    expect((await inLine())?.waiting).toBe(before + 2);
    expect((await post(world.nobody, `/api/v1/queue-numbers/${one.id}/leaving`)).json<NumberJson>()).toMatchObject({
      state: 'left',
      ahead: null,
    });
    expect((await numberNow(two.id)).ahead).toBe(before);
    const wrong = await post(world.nobody, `/api/v1/queues/${placeId}/numbers`, { line: newId() });
    expect([wrong.statusCode, wrong.json<object>()]).toEqual([409, expect.objectContaining({ reason: 'no-such-line' })]);
    expect((await world.nobody(`/api/v1/queues/${newId()}`)).statusCode).toBe(404);
  });

  it('gives one number to whoever chose a key and asks again, five times at once too', async () => {
    const key = newId();
    const ask = (lineId: string) =>
      world.nobody(`/api/v1/queues/${placeId}/numbers`, { method: 'POST', body: { line: lineId }, headers: { 'idempotency-key': key } });
    const before = (await inLine())?.waiting ?? 0;
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(line)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.json<NumberJson>().id))).toEqual(new Set([key]));
    expect((await inLine())?.waiting).toBe(before + 1);
    const other = (await queue()).lines.find(({ id }) => id !== line)?.id ?? '';
    expect((await ask(other)).statusCode).toBe(409);
    await post(world.nobody, `/api/v1/queue-numbers/${key}/leaving`);
  });

  it('is called by an officer: each press names what it saw being served, so that sent twice it calls once', async () => {
    const mine = await take();
    let serving: string | null = null;
    let last: CalledJson['called'] = null;
    for (let n = 0; n < 20 && last?.id !== mine.id; n++) {
      last = (await call({ lines: [line], serving })).json<CalledJson>().called;
      const again = (await call({ lines: [line], serving })).json<CalledJson>().called;
      expect(again?.id).toBe(last?.id);
      serving = last?.id ?? null;
    }
    expect(await numberNow(mine.id)).toMatchObject({ state: 'called', window: 'Loket 7' });
    expect((await queue()).called[0]).toEqual({ number: mine.number, window: 'Loket 7' });
    const own = (await front('/api/v1/queues')).json<{ queues: readonly QueueJson[]; serving: { id: string } }>();
    expect(own.serving.id).toBe(mine.id);
    expect(own.queues.map(({ place }) => place.id)).toContain(placeId);
    expect((await post(front, `/api/v1/queue-numbers/${mine.id}/settlement`, { deed: 'missed' })).statusCode).toBe(204);
    expect((await numberNow(mine.id)).state).toBe('missed');
  });

  it('is called by a program that holds an office, in its own name; by nobody from elsewhere and by no applicant', async () => {
    await take();
    const program = await world.program(['cases:read', 'cases:act'], ['front']);
    const { data } = await program.api.POST('/api/v1/queues/{placeId}/calls', {
      params: { path: { placeId } },
      body: { window: 'Loket 8' },
    });
    expect(data?.called?.window).toBe('Loket 8');
    expect((await call({ window: '  ' })).json<object>()).toMatchObject({ errors: [{ field: 'window' }] });
    expect((await post(await world.as('komang@contoh.test'), `/api/v1/queues/${placeId}/calls`, { window: 'X' })).statusCode).toBe(403);
    expect((await post(world.nobody, `/api/v1/queues/${placeId}/calls`, { window: 'X' })).statusCode).toBe(401);
  });
});
