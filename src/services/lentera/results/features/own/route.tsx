import { formatNumber } from '#i18n';
import { AppError } from '#kernel';
import { rulesAt } from '#platform/rules';
import { render, useView, type WebApp } from '#web';
import { Crumbs, Facts, Note, Page, Tag } from '#web/ui';
import { Type } from 'typebox';
import { renderRich } from '../../../bank/domain/clean-render.ts';
import { readMedia } from '../../../bank/store/media.ts';
import type { LenteraDeps } from '../../../deps.ts';
import { keepsTest } from '../../../exams/domain/may.ts';
import { isReleased } from '../../../exams/mine.ts';
import { examPaths } from '../../../exams/paths.ts';
import { heldOf } from '../../../exams/read-test.ts';
import { getTest, type TestRow } from '../../../exams/store.ts';
import { tryoutScale } from '../../../rules.ts';
import { seesStudent } from '../../../schools/domain/belonging.ts';
import { visitOf } from '../../../schools/who.ts';
import { texts } from '../../messages.ts';
import { AnswerBesideKey } from '../../ui/answer-beside-key.tsx';
import { keepPlaces } from '../../read-places.ts';
import { readResults, type ResultItem, type ResultRow } from '../../read-results.ts';

const Participant = Type.Object({ participantId: Type.String({ pattern: '^\\d{1,15}$' }) });

interface OwnProps {
  readonly test: TestRow;
  readonly row: ResultRow;
  readonly items: readonly ResultItem[];
  readonly shows: { readonly answers: boolean; readonly discussion: boolean };
  /** Of a tryout that is over: on its scale, and which of how many. */
  readonly place: { readonly scaled: number; readonly rank: number; readonly of: number } | null;
  /** Pictures and sounds come with the page: whoever may see a result may see no other question of the bank. */
  addressOf(name: string): string | undefined;
}

const number = (value: number, locale: 'id' | 'en') => formatNumber(Math.round(value * 10) / 10, locale);

function OwnPage({ test, row, items, shows, place, addressOf }: OwnProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { pass } = test.terms;
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: examPaths.mine(), label: m.results }]} here={test.title} />
        <h1>
          {test.title}: {row.name}
        </h1>
        {row.score === null ? (
          <Note tone="wait">{m.waiting}</Note>
        ) : (
          <p class="t-l">
            {m.score}: <b>{number(row.score, locale)}</b>{' '}
            {pass !== null && <Tag tone={row.score >= pass ? 'done' : 'wait'}>{row.score >= pass ? m.passed : m.notPassed}</Tag>}
          </p>
        )}
        {place && (
          <Facts
            facts={[
              { label: m.scaled, value: formatNumber(place.scaled, locale) },
              { label: m.rank, value: m.rankOf(formatNumber(place.rank, locale), formatNumber(place.of, locale)) },
            ]}
          />
        )}
        {!shows.answers && !shows.discussion && <Note>{m.noDetails}</Note>}
        {(shows.answers || shows.discussion) &&
          items.map((item, at) => (
            <ItemResult item={item} mark={row.marks[at] ?? null} value={row.values[at] ?? null} shows={shows} addressOf={addressOf} />
          ))}
      </div>
    </Page>
  );
}

interface ItemProps {
  readonly item: ResultItem;
  readonly mark: number | null;
  readonly value: ResultRow['values'][number];
  readonly shows: OwnProps['shows'];
  readonly addressOf: OwnProps['addressOf'];
}

function ItemResult({ item, mark, value, shows, addressOf }: ItemProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { prompt, body, discussion, stimulus } = item.question;
  return (
    <section class="card stack">
      <h2 class="t-m">
        {m.question} {item.item}{' '}
        <Tag tone={mark === null ? 'wait' : mark >= item.max ? 'done' : mark > 0 ? 'wait' : 'bad'}>
          {mark === null ? m.waiting : `${number(mark, locale)}/${number(item.max, locale)}`}
        </Tag>
      </h2>
      {stimulus && (
        <details>
          <summary lang="id">{stimulus.title || m.stimulus}</summary>
          <div class="rich" lang="id" dangerouslySetInnerHTML={{ __html: renderRich(stimulus.text, addressOf) }} />
        </details>
      )}
      <div class="rich" lang="id" dangerouslySetInnerHTML={{ __html: renderRich(prompt, addressOf) }} />
      {shows.answers && <AnswerBesideKey called={`${m.question} ${item.item}`} body={body} value={value} withKey addressOf={addressOf} />}
      {shows.discussion && discussion !== undefined && (
        <details>
          <summary>{m.discussion}</summary>
          <div class="rich" dangerouslySetInnerHTML={{ __html: renderRich(discussion, addressOf) }} />
        </details>
      )}
    </section>
  );
}

/** What one student's test came to: for them, their guardians, their teachers and the school's head. */
export function ownResultRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId, clock } = deps;
  const placesOf = keepPlaces(db);
  app.get(examPaths.ownResult.pattern, { schema: { params: Participant }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const { who, today } = await visitOf(deps, request);
    const participantId = Number(request.params.participantId);
    const participant = await db
      .selectFrom('lentera.participant as p')
      .innerJoin('lentera.student as s', 's.id', 'p.student_id')
      .leftJoin('lentera.enrolment as e', (join) => join.onRef('e.student_id', '=', 's.id').on('e.ends', 'is', null))
      .select(['p.test_id as testId', 's.id as studentId', 's.school_id as schoolId', 'e.class_id as classId'])
      .where('p.id', '=', participantId)
      .executeTakeFirst();
    if (!participant) throw new AppError('NOT_FOUND', { what: 'participant' });
    const { testId, studentId, schoolId, classId } = participant;
    const test = await getTest(db, testId);
    const keeps = test.agency_id === agencyId && keepsTest(who, heldOf(test));
    if (!keeps && !seesStudent(who, { studentId, schoolId, classIds: classId === null ? [] : [classId] }))
      throw new AppError('NOT_FOUND', { what: 'participant' });
    const { rows, items } = await readResults(db, test, { participantId });
    const [row] = rows;
    if (!row) throw new AppError('NOT_FOUND', { what: 'result' });
    // Students and parents see what the test's rules release; who teaches them sees it all.
    const own = !keeps && (who.student?.studentId === studentId || who.children.includes(studentId));
    const released = (when: TestRow['terms']['release']['score']) => !own || isReleased(when, test.status, row.endedAt);
    const { release } = test.terms;
    const m = texts(request.locale);
    if (!released(release.score))
      return render(
        request,
        reply,
        <Page>
          <div class="col stack">
            <Crumbs above={[{ href: examPaths.mine(), label: m.results }]} here={test.title} />
            <h1>{test.title}</h1>
            <Note tone="wait">{m.notShown}</Note>
          </div>
        </Page>,
        { title: m.own },
      );
    const shows = { answers: released(release.answers), discussion: released(release.discussion) };
    const asked = items.get(row.variant) ?? [];
    const media = await readMedia(
      db,
      asked.flatMap(({ question }) => question.media),
    );
    const addressOf = (name: string) => {
      const one = media.get(name);
      return one && `data:${one.mediaType};base64,${one.content.toString('base64')}`;
    };
    // Before all have handed in, a place would change with each.
    const isRanked = test.terms.scale === 'scaled' && test.status === 'ended';
    const rules = isRanked ? await rulesAt(db, [tryoutScale], { agencyId, on: today }) : null;
    const ranked = rules && (await placesOf(testId, rules.value(tryoutScale), clock.now().getTime()));
    const { scaled = null, rank = null } = ranked?.get(participantId) ?? {};
    const place = scaled === null || rank === null ? null : { scaled, rank, of: ranked?.size ?? 0 };
    const page = <OwnPage {...{ test, row, items: asked, shows, place, addressOf }} />;
    return render(request, reply, page, { title: `${m.own}: ${test.title}` });
  });
}
