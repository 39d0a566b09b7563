import { formatDate } from '#i18n';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { render, type Reply, type WebApp } from '#web';
import { Type } from 'typebox';
import { caseNumber } from '../../act/case-number.ts';
import { type CasesDeps, type CaseView, readTracked, trackCase, trackPast } from '../../index.ts';
import { mayBeTakenOver } from '../../counter/take-over.ts';
import { casePaths } from '../../paths.ts';
import { makePass, PASS_MINUTES, readPass } from '../pass.ts';
import { TrackedPage, TrackPage } from './pages.tsx';
import { texts } from './texts.ts';

const COOKIE = 'wl_lacak';

const Query = Type.Object({ nomor: Type.Optional(Type.String({ maxLength: 60 })), lang: Type.Optional(Type.String()) });
const Asked = Type.Object({
  number: Type.Optional(Type.String({ maxLength: 200 })),
  secret: Type.Optional(Type.String({ maxLength: 200 })),
});

/** Following a case with number and secret, without an account. */
export function trackRoutes(app: WebApp, deps: CasesDeps): void {
  const { clock, publicUrl, secret } = deps;
  const cookie = { path: '/lacak', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const;
  const keep = (reply: Reply, view: CaseView) =>
    reply.setCookie(COOKIE, makePass(secret, 'track', { caseId: view.id }, clock.now()), { ...cookie, maxAge: PASS_MINUTES * 60 });

  app.get(casePaths.track.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    return render(request, reply, <TrackPage number={request.query.nomor} example={exampleNumber(deps)} errors={[]} />, {
      title: m.title,
      description: m.description,
    });
  });

  app.post(casePaths.track.pattern, { schema: { body: Asked }, config: { policy: 'public', perMinute: 10 } }, async (request, reply) => {
    const { number = '', secret: typed = '' } = request.body;
    const view = await trackCase(deps, tidyNumber(number), typed.trim()).catch(notFoundAsNothing);
    if (view) return keep(reply, view).redirect(casePaths.tracked(), 303);
    const m = texts(request.locale);
    const past = await trackPast(deps.db, tidyNumber(number), typed.trim());
    const message = past ? m.past(formatDate(past.removedAt, request.locale)) : m.wrong;
    const page = <TrackPage number={number} example={exampleNumber(deps)} errors={[{ field: 'number', message }]} />;
    return render(request, reply, page, { title: m.title, status: 422 });
  });

  app.get(casePaths.tracked.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const pass = readPass<{ caseId: string }>(secret, 'track', request.cookies[COOKIE], clock.now());
    if (!pass) return reply.redirect(casePaths.track(), 303);
    const view = await readTracked(deps, pass.caseId);
    return render(request, reply, <TrackedPage view={view} takeable={await mayBeTakenOver(deps, view.id)} />, {
      title: `${texts(request.locale).title} ${view.number}`,
    });
  });

  app.post(casePaths.leaveTracked.pattern, { config: { policy: 'public' } }, async (_request, reply) =>
    reply.clearCookie(COOKIE, cookie).redirect(casePaths.track(), 303),
  );
}

/** A number as the first service of this hall gives them. */
function exampleNumber({ registry, clock }: CasesDeps): string {
  const [offer] = registry.all();
  return caseNumber(offer?.service.series ?? 'A', offer?.agency.regionCode ?? '00.00', Number(officeDay(clock.now()).slice(0, 4)), 42);
}

/** A number as it may be typed: small letters, spaces for hyphens, spaces around. */
export function tidyNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/\s*([-/.])\s*/g, '$1')
    .replace(/\s+/g, '-');
}

function notFoundAsNothing(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
  throw error;
}
