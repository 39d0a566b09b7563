import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { getPerson, render, useView, type WebApp } from '#web';
import { EmptyState, Page } from '#web/ui';
import { Type } from 'typebox';
import type { SurveyDeps } from '../../deps.ts';
import { quarterOf } from '../../domain/quarter.ts';
import { smallestGroup } from '../../domain/rules.ts';
import { type SurveyWords, surveyWords } from '../../figures.ts';
import { surveyPaths } from '../../paths.ts';
import { texts } from './texts.ts';

const Query = Type.Object({ lang: Type.Optional(Type.String()) });

function WordsPage({ rows, titleOf }: { readonly rows: readonly SurveyWords[]; readonly titleOf: (row: SurveyWords) => string }) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="stack">
        <h1>{m.wordsTitle}</h1>
        <p class="lead">{m.wordsLead}</p>
        {rows.length === 0 && <EmptyState>{m.noWords}</EmptyState>}
        {rows.map((row) => (
          <section class="card stack tight">
            <h2 class="t-l">
              {titleOf(row)}, {row.quarter}
            </h2>
            <ul>
              {row.words.map((word) => (
                <li>{word}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}

/** What people wrote, for those who answer for the office. */
export function wordsRoutes(app: WebApp, { cases: { db, clock, registry }, beside }: SurveyDeps): void {
  app.get(surveyPaths.words.pattern, { schema: { querystring: Query }, config: { policy: 'officer' } }, async (request, reply) => {
    const today = officeDay(clock.now());
    const smallest = (await rulesAt(db, [smallestGroup], { agencyId: null, on: today })).value(smallestGroup);
    const rows = await surveyWords(db, getPerson(request), { before: quarterOf(today), smallest });
    const titleOf = ({ service }: SurveyWords) =>
      (registry.offersOf(service)[0]?.service.title ?? beside.find(({ key }) => key === service)?.title)?.(request.locale) ?? service;
    return render(request, reply, <WordsPage rows={rows} titleOf={titleOf} />, { title: texts(request.locale).wordsTitle });
  });
}
