import type { Locale } from '#i18n';
import { AppError } from '#kernel';
import { getPerson, type WebApp } from '#web';
import { type Static, Type } from 'typebox';
import { checks } from '../../plan-check/domain/judge.ts';
import type { DrawingDeps } from '../deps.ts';
import { MOST_LETTERS, readRuling, rulingsOn, rulingVerdicts, type TypedRuling } from '../domain/ruling.ts';
import { drawingPaths } from '../paths.ts';
import { type Drawing, type Drawings, getDrawing, readDrawings } from '../read.ts';
import { rulingTexts } from '../texts/rulings.ts';
import { findingsOn } from './findings.ts';
import { rule } from './write.ts';

const Uuid = Type.String({ format: 'uuid' });
const Params = Type.Object({ caseId: Uuid, fileId: Uuid });
const Verdict = Type.Enum([...rulingVerdicts]);
const said = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const Finding = Type.Object(
  {
    finding: Type.Enum([...checks]),
    title: Type.String(),
    computed: Type.String({ description: 'What was measured and how it stands to the limit, as people read it' }),
    limit: said('What is required; null where nothing limits it'),
    citation: said('The article of the limit'),
    rulings: Type.Array(
      Type.Object({ verdict: Verdict, reason: Type.String(), by: Type.String(), at: Type.String({ format: 'date-time' }) }),
      {
        description: 'What officers found otherwise than computed, the newest first: that one counts',
      },
    ),
  },
  { title: 'DrawingFinding' },
);
const Findings = Type.Object({ items: Type.Array(Finding) });
const NewRuling = Type.Object({
  finding: Type.Enum([...checks]),
  verdict: Verdict,
  reason: Type.String({ minLength: 1, maxLength: MOST_LETTERS }),
});
/** How the fields of the form are called by programs. */
const fieldNames = { temuan: 'finding', hasil: 'verdict', alasan: 'reason' } as const satisfies Record<keyof TypedRuling, string>;

/** What the check of a drawing found and how officers judged it, for programs: the same action as the page. */
export function rulingsApi(app: WebApp, deps: DrawingDeps): void {
  app.get(
    drawingPaths.apiFindings.pattern,
    {
      schema: { params: Params, response: { 200: Findings } },
      config: {
        policy: 'signed-in',
        operation: {
          scope: 'cases:read',
          id: 'listDrawingFindings',
          tag: 'cases',
          summary: (locale) => (locale === 'id' ? 'Temuan pemeriksaan sebuah gambar' : 'What the check of a drawing found'),
        },
      },
    },
    async (request) => {
      const on = await readDrawings(deps, request.params.caseId, getPerson(request));
      return present(on, getDrawing(on.view, request.params.fileId), request.locale);
    },
  );

  app.post(
    drawingPaths.apiRulings.pattern,
    {
      schema: { params: Params, body: NewRuling, response: { 201: Findings } },
      config: {
        policy: 'officer',
        perMinute: 60,
        operation: {
          scope: 'cases:act',
          id: 'ruleOnDrawingFinding',
          tag: 'cases',
          summary: (locale) =>
            locale === 'id' ? 'Nilai temuan lain dari hitungan, dengan alasan' : 'Judge a finding otherwise than computed, with a reason',
        },
      },
    },
    async (request, reply) => {
      const { caseId, fileId } = request.params;
      const person = getPerson(request);
      const on = await readDrawings(deps, caseId, person);
      const drawing = getDrawing(on.view, fileId);
      const { finding: temuan, verdict: hasil, reason: alasan } = request.body;
      const found = findingsOn(on, drawing).map(({ check }) => check);
      const read = readRuling({ temuan, hasil, alasan }, found);
      if (!read.ok) throw new AppError('INVALID_INPUT', { fields: read.fields.map(faultOf) });
      await rule(deps, on, drawing, read);
      return reply.code(201).send(present(await readDrawings(deps, caseId, person), drawing, request.locale));
    },
  );
}

function faultOf(field: keyof TypedRuling) {
  return { field: fieldNames[field], message: rulingTexts('id').errors[field], en: rulingTexts('en').errors[field] };
}

function present(on: Drawings, drawing: Drawing, locale: Locale): Static<typeof Findings> {
  return {
    items: findingsOn(on, drawing).map(({ check, line }) => ({
      finding: check,
      title: line.label(locale),
      computed: line.amount(locale),
      limit: line.formula?.(locale) ?? null,
      citation: line.citation ?? null,
      rulings: rulingsOn(on.rulings, drawing.file.fileId, check).map(({ verdict, reason, officerName: by, at }) => ({
        verdict,
        reason,
        by,
        at: at.toISOString(),
      })),
    })),
  };
}
