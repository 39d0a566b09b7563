import { formatDateTime, formatNumber } from '#i18n';
import { AppError } from '#kernel';
import { render, useView, type WebApp } from '#web';
import { Crumbs, LinkButton, Page, Table, Tag } from '#web/ui';
import { Type } from 'typebox';
import type { RoomDeps } from '../../../room/deps.ts';
import { letIn } from '../../../room/features/enter/route.tsx';
import { roomPaths } from '../../../room/paths.ts';
import { listSubjects, type Subject, subjectTitle } from '../../../schools/city.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { visitOf } from '../../../schools/who.ts';
import { texts } from '../../messages/index.ts';
import { isReleased, maySit, type OwnTest, ownTests } from '../../mine.ts';
import { examPaths } from '../../paths.ts';
import { EnterButton } from './coming.tsx';

const Participant = Type.Object({ participantId: Type.String({ pattern: '^\\d{1,15}$' }) });
const config = { policy: 'signed-in' } as const;

interface MineProps {
  readonly tests: readonly OwnTest[];
  readonly subjects: readonly Subject[];
  /** The student themself; parents see more than one child and enter no room. */
  readonly studentId: string | null;
}

function MinePage({ tests, subjects, studentId }: MineProps) {
  const { locale, now } = useView();
  const m = texts(locale);
  const { minePage: w } = m;
  const several = new Set(tests.map((one) => one.studentId)).size > 1;
  return (
    <Page>
      <div class="stack">
        <Crumbs above={[{ href: schoolPaths.front(), label: 'Lentera' }]} here={m.mine} />
        <h1>{m.mine}</h1>
        <p class="soft">{w.lead}</p>
        <Table
          label={m.mine}
          rows={tests}
          empty={w.none}
          columns={[
            {
              title: m.title,
              cell: ({ title, sort, subject, student }) => (
                <>
                  <b>{title}</b>
                  <br />
                  <span class="small soft">
                    {[m.sorts[sort], subjectTitle(subjects, subject, locale), several ? student : null].filter(Boolean).join(' · ')}
                  </span>
                </>
              ),
            },
            { title: m.opens, cell: ({ opensAt }) => formatDateTime(opensAt, locale) },
            {
              title: w.score,
              right: true,
              cell: ({ terms, status, endedAt, startedAt, score }) => {
                if (startedAt === null) return '–';
                if (!isReleased(terms.release.score, status, endedAt)) return <Tag>{w.notYet}</Tag>;
                return score === null ? '–' : <b>{formatNumber(Math.round(score * 10) / 10, locale)}</b>;
              },
            },
            {
              title: w.result,
              untitled: true,
              cell: (one) => {
                const { participantId, title } = one;
                const seesResult = one.startedAt !== null && isReleased(one.terms.release.score, one.status, one.endedAt);
                return (
                  <>
                    {one.studentId === studentId && maySit(one, now) && <EnterButton {...one} />}
                    {one.endedAt !== null && !seesResult && <Tag tone="done">{w.handedIn}</Tag>}
                    {seesResult && (
                      <LinkButton href={examPaths.ownResult({ participantId: String(participantId) })} kind="quiet" small>
                        {w.result}
                        <span class="vh"> {title}</span>
                      </LinkButton>
                    )}
                  </>
                );
              },
            },
          ]}
        />
      </div>
    </Page>
  );
}

/** Tests of a student, and for parents those of their children. */
export function mineRoutes(app: WebApp, deps: RoomDeps): void {
  const { db, agencyId } = deps;

  app.get(
    examPaths.mine.pattern,
    { schema: { querystring: Type.Object({ lang: Type.Optional(Type.String()) }) }, config },
    async (request, reply) => {
      const { who } = await visitOf(deps, request);
      const studentId = who.student?.studentId ?? null;
      const [tests, subjects] = await Promise.all([
        ownTests(db, [...(studentId ? [studentId] : []), ...who.children]),
        listSubjects(db, agencyId),
      ]);
      return render(request, reply, <MinePage {...{ tests, subjects, studentId }} />, { title: texts(request.locale).mine });
    },
  );

  app.post(
    examPaths.enterRoom.pattern,
    { schema: { params: Participant }, config: { ...config, importance: 'first' } },
    async (request, reply) => {
      const { who } = await visitOf(deps, request);
      const participantId = Number(request.params.participantId);
      const participant = await deps.live.participant(participantId);
      if (participant.studentId !== who.student?.studentId) throw new AppError('NOT_FOUND', { what: 'participant' });
      await letIn(deps, request, reply, participantId);
      return reply.redirect(roomPaths.room(), 303);
    },
  );
}
