import { transaction } from '#db';
import type { Sweep } from '#platform/jobs';
import type { WebApp } from '#web';
import { join } from 'node:path';
import { shuffleAnswers } from './answer.ts';
import type { SurveyDeps } from './deps.ts';
import { answerRoutes } from './features/answer/route.tsx';
import { wordsRoutes } from './features/answer/words-route.tsx';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: SurveyDeps): void {
  answerRoutes(app, deps);
  wordsRoutes(app, deps);
}

/** At night at the office: 18:20 UTC. */
export const sweeps = ({ cases: { db } }: Pick<SurveyDeps, 'cases'>): readonly Sweep[] => [
  { name: 'survey.shuffle', cron: '20 18 * * *', run: () => transaction(db, (tx) => shuffleAnswers(tx)) },
];
