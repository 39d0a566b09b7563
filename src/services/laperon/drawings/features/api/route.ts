import { AppError } from '#kernel';
import { getPerson, type WebApp } from '#web';
import { type Static, Type } from 'typebox';
import type { DrawingDeps } from '../../deps.ts';
import { acts, answeredIn, type DrawingRemark, isPending, kinds, stateOf } from '../../domain/remark.ts';
import { drawingPaths } from '../../paths.ts';
import { getDrawing, readDrawings } from '../../read.ts';
import { actOn, makeRemark, sendRemarks } from '../../write.ts';
import { pagesOf } from '../drawing/question.ts';
import { MOST_LETTERS, needsText } from '../written.ts';

const Uuid = Type.String({ format: 'uuid' });
const CaseId = Type.Object({ caseId: Uuid });
const Side = Type.Enum(['office', 'applicant']);
const Place = Type.Union([
  Type.Object({ x: Type.Number({ minimum: 0, maximum: 1 }), y: Type.Number({ minimum: 0, maximum: 1 }) }),
  Type.Null(),
]);
const Coordinate = Type.Number({ minimum: -1e12, maximum: 1e12 });
const Point = Type.Union([Type.Object({ x: Coordinate, y: Coordinate }), Type.Null()]);
const Remark = Type.Object(
  {
    id: Uuid,
    number: Type.Integer({ description: 'Counts within the case' }),
    requirement: Type.String(),
    fileId: Uuid,
    revision: Type.Integer(),
    page: Type.Integer(),
    place: Type.Union(Place.anyOf, { description: 'Parts of the page from its left and its top; null for the whole page' }),
    point: Type.Union(Point.anyOf, { description: 'Of a DXF drawing the point it was put on, in the units of the drawing' }),
    kind: Type.Enum([...kinds]),
    madeBy: Side,
    state: Type.Enum(['open', 'answered', 'accepted', 'reopened', 'withdrawn']),
    pending: Type.Boolean(),
    answeredInRevision: Type.Union([Type.Integer(), Type.Null()]),
    lines: Type.Array(
      Type.Object({
        did: Type.Enum(['make', ...acts]),
        text: Type.String(),
        side: Side,
        by: Type.String(),
        revision: Type.Integer(),
        at: Type.String({ format: 'date-time' }),
        sentAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description: 'Null for a draft of your own' }),
      }),
    ),
  },
  { title: 'DrawingRemark' },
);
const Remarks = Type.Object({ items: Type.Array(Remark) });
const NewRemark = Type.Object({
  fileId: Uuid,
  page: Type.Integer({ minimum: 1, maximum: 9999 }),
  place: Type.Optional(Place),
  point: Type.Optional(Point),
  kind: Type.Enum([...kinds]),
  text: Type.String({ minLength: 1, maxLength: MOST_LETTERS, pattern: String.raw`\S` }),
});
const Acted = Type.Object({ text: Type.Optional(Type.String({ maxLength: MOST_LETTERS })) });
const ActParams = Type.Object({ caseId: Uuid, remarkId: Uuid, act: Type.Enum([...acts]) });
const Sent = Type.Object({ lines: Type.Integer() }, { title: 'SentRemarks' });

const operation = (id: string, scope: 'cases:read' | 'cases:act', inIndonesian: string, inEnglish: string) => ({
  scope,
  id,
  tag: 'cases',
  summary: (locale: string) => (locale === 'id' ? inIndonesian : inEnglish),
});

/** The remarks on drawings of a case, for programs: the same rules as the pages. */
export function drawingsApi(app: WebApp, deps: DrawingDeps): void {
  app.get(
    drawingPaths.api.pattern,
    {
      schema: { params: CaseId, response: { 200: Remarks } },
      config: {
        policy: 'signed-in',
        operation: operation('listDrawingRemarks', 'cases:read', 'Catatan pada gambar sebuah berkas', 'Remarks on the drawings of a case'),
      },
    },
    async (request) => {
      const { remarks } = await readDrawings(deps, request.params.caseId, getPerson(request));
      return { items: remarks.map(present) };
    },
  );

  app.post(
    drawingPaths.api.pattern,
    {
      schema: { params: CaseId, body: NewRemark, response: { 201: Remark } },
      config: {
        policy: 'signed-in',
        perMinute: 120,
        operation: operation(
          'makeDrawingRemark',
          'cases:act',
          'Tulis konsep catatan pada gambar',
          'Write a draft of a remark on a drawing',
        ),
      },
    },
    async (request, reply) => {
      const on = await readDrawings(deps, request.params.caseId, getPerson(request));
      const { fileId, page, place = null, point = null, kind, text } = request.body;
      const drawing = getDrawing(on.view, fileId);
      if (page > pagesOf(drawing.facts)) throw invalid('page', 'Halaman itu tidak ada.', 'There is no such page.');
      return reply
        .code(201)
        .send(present(await makeRemark(deps, on, drawing, { page, spot: place, point: place && point, kind, text: text.trim() })));
    },
  );

  app.post(
    drawingPaths.apiSend.pattern,
    {
      schema: { params: CaseId, response: { 200: Sent } },
      config: {
        policy: 'signed-in',
        perMinute: 20,
        operation: operation(
          'sendDrawingRemarks',
          'cases:act',
          'Kirim semua konsep sendiri, dengan satu pemberitahuan',
          'Send all drafts of your own, with one message',
        ),
      },
    },
    async (request) => ({ lines: await sendRemarks(deps, await readDrawings(deps, request.params.caseId, getPerson(request))) }),
  );

  app.post(
    drawingPaths.apiAct.pattern,
    {
      schema: { params: ActParams, body: Acted, response: { 200: Remark } },
      config: {
        policy: 'signed-in',
        perMinute: 120,
        operation: operation(
          'actOnDrawingRemark',
          'cases:act',
          'Jawab, terima, buka lagi, atau tarik catatan, sebagai konsep',
          'Answer, accept, reopen or withdraw a remark, as a draft',
        ),
      },
    },
    async (request) => {
      const { caseId, remarkId, act } = request.params;
      const text = (request.body.text ?? '').trim();
      const person = getPerson(request);
      if (text === '' && needsText(act)) throw invalid('text', 'Tulis isinya.', 'Write what you want to say.');
      await actOn(deps, await readDrawings(deps, caseId, person), remarkId, act, text);
      const { remarks } = await readDrawings(deps, caseId, person);
      const remark = remarks.find(({ id }) => id === remarkId);
      if (!remark) throw new AppError('NOT_FOUND', { remark: remarkId });
      return present(remark);
    },
  );
}

function invalid(field: string, message: string, en: string): AppError {
  return new AppError('INVALID_INPUT', { fields: [{ field, message, en }] });
}

function present(remark: DrawingRemark): Static<typeof Remark> {
  const { id, n: number, requirement, fileId, revision, page, spot: place, point, kind, side: madeBy, lines } = remark;
  return {
    id,
    number,
    requirement,
    fileId,
    revision,
    page,
    place,
    point,
    kind,
    madeBy,
    state: stateOf(remark),
    pending: isPending(remark),
    answeredInRevision: answeredIn(remark),
    lines: lines.map(({ did, text, side, authorName: by, revision: on, at, sentAt }) => ({
      did,
      text,
      side,
      by,
      revision: on,
      at: at.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    })),
  };
}
