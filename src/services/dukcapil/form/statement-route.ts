import { AppError, isId, type PersonActor } from '#kernel';
import type { CasesDeps } from '#platform/cases';
import { officeTemplate, renderPdf } from '#platform/documents';
import { type Answers, type FillDeps, openOwnDraft } from '#platform/forms';
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

/** What a draft of this very person knows already, numbers whole: they gave them. Throws NOT_FOUND for anybody else's. */
async function known({ fill }: StatementDeps, actor: PersonActor, draftId: string): Promise<Known> {
  const { draft, fillable, context } = await openOwnDraft(fill, actor, draftId);
  const whole = { ...context, whole: true };
  return {
    answers: draft.answers,
    read: (page, question) => {
      if (page === '') return fillable.title('id');
      const field = fillable.journey.pages.find(({ key }) => key === page)?.fields[question];
      const given = (draft.answers[page] as Readonly<Record<string, unknown>> | undefined)?.[question];
      return field && given !== undefined ? field.show(given, 'id', whole) : '';
    },
  };
}

/** The statements people sign on paper: blank for anybody, filled from a draft for whoever is writing it. */
export function statementRoutes(app: WebApp, deps: StatementDeps): void {
  const schema = {
    params: Type.Object({ code: Type.String({ maxLength: 20 }) }),
    querystring: Type.Object({ draf: Type.Optional(Type.String({ maxLength: 60 })), lang: Type.Optional(Type.String()) }),
  };
  app.get(formPaths.statement.pattern, { schema, config: { policy: 'public', perMinute: 20 } }, async (request, reply) => {
    const { code } = request.params;
    const statement = Object.hasOwn(statements, code) ? statements[code] : undefined;
    if (!statement) throw new AppError('NOT_FOUND', { form: code });
    const { draf } = request.query;
    const person = request.actor?.kind === 'person' ? request.actor : undefined;
    // Whoever is signed out meanwhile is given the blank one.
    const { answers, read } = draf !== undefined && isId(draf) && person ? await known(deps, person, draf) : nothing;
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
