import { AppError, isId, type PersonActor } from '#kernel';
import { type CasesDeps, readCase } from '#platform/cases';
import { officeTemplate, renderPdf } from '#platform/documents';
import { type Answers, type FieldContext, type FillDeps, type Journey, openOwnDraft } from '#platform/forms';
import type { WebApp } from '#web';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { registryAgency } from '../agency.ts';
import { formPaths } from './paths.ts';
import { type Read, statements } from './statements.ts';

const template = officeTemplate('dukcapil-statement', readFileSync(join(import.meta.dirname, 'statement.typ'), 'utf8'));

export interface StatementDeps {
  readonly cases: CasesDeps;
  readonly fill: FillDeps;
}

interface Known {
  readonly answers: Answers;
  readonly read: Read;
}

const nothing: Known = { answers: {}, read: () => '' };

function knownBy(
  deps: StatementDeps,
  actor: PersonActor,
  from: { draf?: string | undefined; berkas?: string | undefined },
): Promise<Known> {
  if (from.draf !== undefined && isId(from.draf)) return knownOfDraft(deps, actor, from.draf);
  if (from.berkas !== undefined && isId(from.berkas)) return knownOfCase(deps, actor, from.berkas);
  return Promise.resolve(nothing);
}

/** What a draft of this very person knows already, numbers whole: they gave them. Throws NOT_FOUND for anybody else's. */
async function knownOfDraft({ fill }: StatementDeps, actor: PersonActor, draftId: string): Promise<Known> {
  const { draft, fillable, context } = await openOwnDraft(fill, actor, draftId);
  return known(fillable.title('id'), fillable.journey, draft.answers, context);
}

/** The same of a case this very person sent, while it is being mended or after. Throws NOT_FOUND for anybody else's. */
async function knownOfCase({ cases }: StatementDeps, actor: PersonActor, caseId: string): Promise<Known> {
  const { viewer, service, state, context } = await readCase(cases, caseId, actor);
  if (!viewer.isApplicant) throw new AppError('NOT_FOUND', { case: caseId });
  return known(service.title('id'), service.journey, state.answers, context);
}

function known(title: string, journey: Journey, answers: Answers, context: FieldContext): Known {
  const whole = { ...context, whole: true };
  return {
    answers,
    read: (page, question) => {
      if (page === '') return title;
      const field = journey.pages.find(({ key }) => key === page)?.fields[question];
      const given = (answers[page] as Readonly<Record<string, unknown>> | undefined)?.[question];
      return field && given !== undefined ? field.show(given, 'id', whole) : '';
    },
  };
}

const From = Type.Optional(Type.String({ maxLength: 60 }));

/** The statements people sign on paper: blank for anybody, filled from a draft or a case for whoever wrote it. */
export function statementRoutes(app: WebApp, deps: StatementDeps): void {
  const schema = {
    params: Type.Object({ code: Type.String({ maxLength: 20 }) }),
    querystring: Type.Object({ draf: From, berkas: From, lang: Type.Optional(Type.String()) }),
  };
  app.get(formPaths.statement.pattern, { schema, config: { policy: 'public', perMinute: 20 } }, async (request, reply) => {
    const { code } = request.params;
    const statement = Object.hasOwn(statements, code) ? statements[code] : undefined;
    if (!statement) throw new AppError('NOT_FOUND', { form: code });
    const { draf, berkas } = request.query;
    const person = request.actor?.kind === 'person' ? request.actor : undefined;
    // Whoever is signed out meanwhile is given the blank one.
    const { answers, read } = person ? await knownBy(deps, person, { draf, berkas }) : nothing;
    const { name, government, address } = registryAgency;
    const pdf = renderPdf(template, {
      title: `${code} ${statement.title}`,
      heading: statement.title,
      code,
      agency: { name, government, address },
      parts: statement.parts(answers, read),
      ticks: statement.ticks ?? [],
      says: statement.says,
      signs: statement.signs(answers).map(({ as, name: by }) => ({ as, name: by })),
      demo: deps.cases.documents.demo,
    });
    return reply
      .type('application/pdf')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="${code}.pdf"`)
      .send(pdf);
  });
}
