import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Facts, Form, LinkButton, Note, Page } from '#web/ui';
import { subjectTitle } from '../../../schools/city.ts';
import { yearTitle } from '../../../schools/domain/school-year.ts';
import { hasEmptySection, sizeOf } from '../../domain/plan.ts';
import { texts } from '../../messages/index.ts';
import { texts as room } from '../../../room/messages/index.ts';
import { examPaths } from '../../paths.ts';
import { StatusTag } from '../list/pages.tsx';
import type { TestProps } from './props.ts';
import { ParticipantsPart } from './participants-part.tsx';
import { PlanPart } from './plan-part.tsx';
import { SessionsPart } from './sessions-part.tsx';
import { TermsPart } from './terms-part.tsx';

export function TestPage(props: TestProps) {
  const { test, keeps, sessions, subjects, news, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const { id: testId, status } = test;
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: examPaths.tests(), label: m.tests }]} here={test.title} />
        <h1>
          {test.title} <StatusTag status={status} />
        </h1>
        {news !== undefined && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
        <ErrorSummary errors={errors} />
        <Facts
          small
          facts={[
            { label: m.sort, value: m.sorts[test.sort] ?? test.sort },
            { label: m.subject, value: `${subjectTitle(subjects, test.subject, locale)}, ${test.grade}` },
            { label: m.plan, value: room(locale).room.questions(sizeOf(test.plan)) },
            { label: m.sessions, value: sessions.length === 0 ? m.noSessions : String(sessions.length) },
            { label: m.participants, value: String(props.participants.total) },
            { label: m.year, value: yearTitle(test.year) },
          ]}
        />
        {status !== 'draft' && (
          <p class="row">
            <LinkButton href={examPaths.watch({ testId })} kind={status === 'published' ? 'main' : 'quiet'}>
              {m.watch}
            </LinkButton>
            {keeps && (
              <>
                <LinkButton href={examPaths.marking({ testId })} kind="quiet">
                  {m.marking}
                </LinkButton>
                <LinkButton href={examPaths.results({ testId })} kind="quiet">
                  {m.results}
                </LinkButton>
              </>
            )}
          </p>
        )}
        {keeps && status === 'draft' && <Publish {...props} />}
        <ParticipantsPart {...props} />
        <SessionsPart {...props} />
        {keeps && (
          <>
            <PlanPart {...props} />
            <TermsPart {...props} />
            <Ending {...props} />
          </>
        )}
      </div>
    </Page>
  );
}

function Publish({ test, sessions, shortages }: TestProps) {
  const m = texts(useView().locale);
  const missing = [
    ...(sizeOf(test.plan) === 0 ? [m.missing.plan] : hasEmptySection(test.plan) ? [m.missing.section] : []),
    ...(sessions.length === 0 ? [m.missing.sessions] : []),
    ...(shortages.length > 0 ? [m.missing.short] : []),
  ];
  if (missing.length > 0)
    return (
      <Note tone="wait" title={m.notReady}>
        <ul>
          {missing.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      </Note>
    );
  return (
    <Form action={examPaths.deed({ testId: test.id, deed: 'terbitkan' })} class="card">
      <p>{m.publishLead}</p>
      <Button>{m.publish}</Button>
    </Form>
  );
}

function Ending({ test }: TestProps) {
  const m = texts(useView().locale);
  const { id: testId, status } = test;
  if (status === 'cancelled') return null;
  return (
    <section class="stack">
      {status !== 'draft' && test.sort !== 'practice' && (
        <Form action={examPaths.deed({ testId, deed: 'susulan' })}>
          <p class="soft small">{m.makeupLead}</p>
          <Button kind="quiet">{m.makeup}</Button>
        </Form>
      )}
      {status === 'published' && (
        <details>
          <summary>{m.end}</summary>
          <Form action={examPaths.deed({ testId, deed: 'tutup' })} class="card">
            <p>{m.endLead}</p>
            <Button kind="danger">{m.endNow}</Button>
          </Form>
        </details>
      )}
      {status !== 'ended' && (
        <details>
          <summary>{m.cancel}</summary>
          <Form action={examPaths.deed({ testId, deed: 'batalkan' })} class="card">
            <p>{status === 'draft' ? m.cancelDraftLead : m.cancelLead}</p>
            <Button kind="danger">{m.cancelNow}</Button>
          </Form>
        </details>
      )}
    </section>
  );
}
