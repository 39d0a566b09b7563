import type { Db } from '#db';
import type { Clock } from '#kernel';
import { officeDay } from '#platform/calendar';
import { type FieldContext, type RawPage, readPage } from '#platform/forms';
import { rulesAt } from '#platform/rules';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import { levyRules } from '../domain/levy-rules.ts';
import { heightLimit } from '../domain/terms.ts';
import { levySheet } from '../levy-sheet.ts';
import { basesOf } from './bases.ts';
import { EstimatePage } from './page.tsx';
import { estimatePaths } from './paths.ts';
import { type EstimateAnswers, question, toLevy } from './question.ts';
import { texts } from './texts.ts';

export interface EstimateDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Whose tariffs: the agency that gives the permit; null where nobody does, and the general ones hold. */
  readonly permitAgencyId: string | null;
}

/** The rules an estimate of today rests on. */
export async function estimateContext({ db, clock, permitAgencyId: agencyId }: EstimateDeps): Promise<FieldContext> {
  const today = officeDay(clock.now());
  return { today, rules: await rulesAt(db, [...levyRules, heightLimit], { agencyId, on: today }) };
}

const Query = Type.Object({
  ...Object.fromEntries(Object.keys(question.fields).map((key) => [key, Type.Optional(Type.String({ maxLength: 40 }))])),
  lang: Type.Optional(Type.String()),
});

/** The levy for everybody: asked by address, so that an estimate can be kept, sent on and printed. */
export function estimateRoutes(app: WebApp, deps: EstimateDeps): void {
  app.get(
    estimatePaths.estimate.pattern,
    { schema: { querystring: Query }, config: { policy: 'public', perMinute: 60 } },
    async (request, reply) => {
      const m = texts(request.locale);
      const { lang: _, ...raw } = request.query as Readonly<Record<string, string | undefined>>;
      const context = await estimateContext(deps);
      const page = { title: m.title, description: m.description };
      const show = (props: Partial<Parameters<typeof EstimatePage>[0]>, status = 200) =>
        render(request, reply, <EstimatePage raw={raw as RawPage} errors={[]} context={context} sheet={null} bases={[]} {...props} />, {
          ...page,
          status,
        });
      if (Object.values(raw).every((value) => !value)) return show({});
      const read = readPage(question, raw as RawPage, context);
      if (!read.ok) return show({ errors: read.problems.map(({ field, message }) => ({ field, message: message(request.locale) })) }, 422);
      const { of, by } = toLevy(read.answers as unknown as EstimateAnswers, context.rules, m.building);
      return show({
        bases: basesOf(by),
        sheet: levySheet(
          of,
          by,
          texts.text((words) => words.answer),
          texts.text((words) => words.lead2),
        ),
      });
    },
  );
}
