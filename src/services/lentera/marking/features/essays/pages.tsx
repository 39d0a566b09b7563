import { formatNumber } from '#i18n';
import { useView } from '#web';
import {
  Button,
  Choices,
  Crumbs,
  EmptyState,
  ErrorSummary,
  Form,
  type FormError,
  Note,
  Page,
  Progress,
  Tag,
  TextArea,
  TextInput,
} from '#web/ui';
import { renderRich } from '../../../bank/domain/clean-render.ts';
import { toPlain } from '../../../bank/domain/clean-to-plain.ts';
import { texts as exams } from '../../../exams/messages/index.ts';
import { examPaths } from '../../../exams/paths.ts';
import type { TestRow } from '../../../exams/store.ts';
import { texts } from '../../../results/messages.ts';
import { isApart } from '../../domain/essay.ts';
import { answerKey, type EssayAnswer } from '../../essays.ts';
import type { EssayItem } from './essay-item.ts';

interface EssaysProps {
  readonly test: TestRow;
  readonly lines: readonly { readonly essay: EssayItem; readonly all: number; readonly done: number; readonly apart: number }[];
}

export function EssaysPage({ test, lines }: EssaysProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { id: testId } = test;
  return (
    <Page>
      <div class="col stack">
        <Crumbs
          above={[
            { href: examPaths.tests(), label: exams(locale).tests },
            { href: examPaths.test({ testId }), label: test.title },
          ]}
          here={m.essays}
        />
        <h1>
          {m.essays}: {test.title}
        </h1>
        {lines.length === 0 && <EmptyState>{m.essaysNone}</EmptyState>}
        {lines.map(({ essay, all, done, apart }) => (
          <div class="card">
            <p>
              <a href={examPaths.markQuestion({ testId, questionId: essay.questionId })}>
                <b>{m.essayOf(essay.item, done, all)}</b>
              </a>
            </p>
            <p class="soft">{toPlain(essay.question.prompt).slice(0, 160)}</p>
            {apart > 0 && (
              <p>
                <Tag tone="wait">{m.apartOf(apart)}</Tag>
              </p>
            )}
          </div>
        ))}
      </div>
    </Page>
  );
}

interface EssayProps {
  readonly test: TestRow;
  readonly essay: EssayItem;
  readonly answer: EssayAnswer | undefined;
  readonly nth: number;
  readonly all: number;
  readonly done: number;
  /** Answers that are the same, this one among them. */
  readonly same: number;
  readonly me: string;
  readonly saved: boolean;
  /** Nothing is left for this person. */
  readonly isOver: boolean;
  readonly errors: readonly FormError[];
  readonly typed: Readonly<Record<string, string>>;
}

export function EssayPage(props: EssayProps) {
  const { test, essay, answer, nth, all, done, saved, isOver, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const { id: testId } = test;
  const { questionId } = essay;
  return (
    <Page>
      <div class="col stack">
        <Crumbs
          above={[
            { href: examPaths.test({ testId }), label: test.title },
            { href: examPaths.marking({ testId }), label: m.essays },
          ]}
          here={`${m.question} ${essay.item}`}
        />
        <h1 class="t-xl">{m.essayOf(essay.item, done, all)}</h1>
        <Progress done={done} total={all} label={m.essays} />
        {saved && errors.length === 0 && <Note tone="done">{m.saved}</Note>}
        {isOver && <Note tone="done">{m.allDone}</Note>}
        <ErrorSummary errors={errors} />
        <details open>
          <summary>{m.question}</summary>
          <div class="rich" dangerouslySetInnerHTML={{ __html: renderRich(essay.question.prompt, () => undefined) }} />
          {essay.body.guide !== undefined && (
            <>
              <h2 class="t-m">{m.guide}</h2>
              <div class="rich" dangerouslySetInnerHTML={{ __html: renderRich(essay.body.guide, () => undefined) }} />
            </>
          )}
        </details>
        <p class="small soft">{m.anonymous}</p>
        {answer === undefined ? <EmptyState>{m.none}</EmptyState> : <Marking {...props} answer={answer} />}
        {nth < all && (
          <p>
            <a href={examPaths.markQuestion({ testId, questionId }, { jawaban: nth + 1 })}>{m.next}</a>
          </p>
        )}
      </div>
    </Page>
  );
}

function Marking({ test, essay, answer, nth, same, me, errors, typed }: EssayProps & { readonly answer: EssayAnswer }) {
  const { locale } = useView();
  const m = texts(locale);
  const own = answer.marks.find(({ markerId }) => markerId === me);
  const others = answer.marks.filter(({ markerId }) => markerId !== me);
  const percent = (share: number) => formatNumber(Math.round(share * 1000) / 10, locale);
  const apart = isApart(answer.marks, test.terms.markers);
  const { rubric } = essay.body;
  return (
    <>
      <blockquote class="card">
        <p class="pre">{answer.value}</p>
        <p class="small">
          {same > 1 && <Tag>{m.same(same)}</Tag>} {others.length > 0 && <Tag>{m.hidden}</Tag>} {apart && <Tag tone="wait">{m.apart}</Tag>}
        </p>
      </blockquote>
      <Form action={examPaths.markQuestion({ testId: test.id, questionId: essay.questionId })}>
        <input type="hidden" name="jawaban" value={String(nth)} />
        <input type="hidden" name="kunci" value={answerKey(answer)} />
        <div id="nilai" tabIndex={-1}>
          {rubric.length > 0 ? (
            rubric.map(({ id, title, levels }) => (
              <Choices
                id={`r-${id}`}
                type="radio"
                label={title}
                values={[typed[`r-${id}`] ?? (own ? String(own.levels[id] ?? '') : '')]}
                options={levels.map((level, at) => ({ value: String(at), label: level.title, hint: m.given(percent(level.share)) }))}
              />
            ))
          ) : (
            <TextInput
              id="bagian"
              label={m.shareLabel}
              inputMode="decimal"
              short
              value={typed.bagian ?? (own ? percent(own.share) : '')}
              error={errors[0]?.message}
            />
          )}
        </div>
        <TextArea id="catatan" label={m.note} optional rows={2} value={typed.catatan ?? own?.note ?? ''} />
        {same > 1 && (
          <label class="choice">
            <input type="checkbox" name="samakan" value="ya" />
            <span>{m.forSame}</span>
          </label>
        )}
        <Button>{m.save}</Button>
      </Form>
    </>
  );
}
