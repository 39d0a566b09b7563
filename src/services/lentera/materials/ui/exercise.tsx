import { useView } from '#web';
import { Button, Form, Tag } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { renderRich } from '../../bank/domain/clean-render.ts';
import { toPlain } from '../../bank/domain/clean-to-plain.ts';
import type { Question } from '../../bank/domain/question.ts';
import { parts } from '../../bank/domain/score-parts.ts';
import { AnswerBesideKey } from '../../results/ui/answer-beside-key.tsx';
import { QuestionForm } from '../../room/islands/question-form.tsx';
import type { ExerciseBlock } from '../domain/lesson.ts';
import { asShown, showExercise } from '../exercise.ts';
import { texts } from '../messages/index.ts';
import { materialPaths } from '../paths.ts';
import type { KeptTry } from '../store/progress.ts';

/** How the questions of a lesson are shown. `plain`: put away on a device, without whoever reads it. */
export type Mode = 'answer' | 'look' | 'plain';

interface ExerciseProps {
  readonly lessonId: string;
  readonly block: ExerciseBlock;
  readonly mode: Mode;
  readonly tries: readonly KeptTry[];
  /** The question whose form came back empty. */
  readonly empty?: string | undefined;
  question(at: { readonly questionId: string; readonly version: number }): Question;
}

export function Exercise({ block, question, ...rest }: ExerciseProps) {
  const m = texts(useView().locale);
  return (
    <div class="stack">
      <h2 lang="id">{block.title || m.exercise}</h2>
      {block.questions.map((pinned, at) => (
        <OneQuestion {...rest} questionId={pinned.questionId} question={question(pinned)} nth={at + 1} />
      ))}
    </div>
  );
}

interface OneProps extends Omit<ExerciseProps, 'block' | 'question'> {
  readonly questionId: string;
  readonly question: Question;
  readonly nth: number;
}

function OneQuestion({ lessonId, questionId, question, nth, mode, tries, empty }: OneProps) {
  const { locale } = useView();
  const m = texts(locale);
  const shown = showExercise(questionId, question, (name) => materialPaths.media({ lessonId, name }));
  const own = tries.filter((one) => one.questionId === questionId);
  const last = own.at(-1);
  const answer = last ? asShown(questionId, question, last.value) : null;
  return (
    <section class="card stack" id={`soal-${questionId}`} aria-labelledby={`judul-${questionId}`} data-exercise={questionId}>
      <h3 class="t-m" id={`judul-${questionId}`}>
        {m.question(nth)} {last && <Verdict share={last.share} />}
      </h3>
      {shown.stimulus && (
        <details class="stimulus">
          <summary lang="id">{shown.stimulus.title || m.stimulus}</summary>
          <div class="rich" lang="id" dangerouslySetInnerHTML={{ __html: shown.stimulus.html }} />
        </details>
      )}
      <div class="rich" lang="id" dangerouslySetInnerHTML={{ __html: shown.prompt }} />
      {empty === questionId && (
        <p class="note bad" role="alert">
          {m.noAnswer}
        </p>
      )}
      <AnswerForm mode={mode} action={materialPaths.answer({ lessonId, questionId })}>
        <QuestionForm asked={shown.asked} answer={answer} locale={locale} disabled={mode === 'look'} id={`jawaban-${questionId}`} />
        {mode !== 'look' && (
          <Button kind="quiet">
            {last ? m.again : m.answer}
            <span class="vh">, {m.question(nth)}</span>
          </Button>
        )}
      </AnswerForm>
      <p class="small" role="status" data-waiting hidden />
      {last && <Feedback {...{ lessonId, question, last }} nth={own.length} />}
    </section>
  );
}

function AnswerForm({ mode, action, children }: { readonly mode: Mode; readonly action: string; readonly children: ComponentChildren }) {
  if (mode === 'look') return <div class="stack">{children}</div>;
  // What is put away on a device carries no token of whoever put it there; the script sends it.
  if (mode === 'plain')
    return (
      <form method="post" action={action} class="stack">
        {children}
      </form>
    );
  return (
    <Form action={action} class="stack">
      {children}
    </Form>
  );
}

export function Verdict({ share }: { readonly share: number | null }) {
  const m = texts(useView().locale);
  if (share === null) return <Tag>{m.forTeacher}</Tag>;
  if (share >= 1) return <Tag tone="done">{m.right}</Tag>;
  return share > 0 ? <Tag tone="wait">{m.partly(Math.round(share * 100))}</Tag> : <Tag tone="bad">{m.wrong}</Tag>;
}

function Feedback({ lessonId, question, last, nth }: Pick<OneProps, 'lessonId' | 'question' | 'nth'> & { readonly last: KeptTry }) {
  const m = texts(useView().locale);
  const { body, discussion, prompt } = question;
  const addressOf = (name: string) => materialPaths.media({ lessonId, name });
  const judged = parts(body, last.value);
  const isGiven = judged.some(({ given }) => given.length > 0);
  const chosen =
    'options' in body
      ? body.options.filter(({ id, feedback }) => feedback !== undefined && isGiven && judged.some((one) => one.given.includes(id)))
      : [];
  return (
    <div class="stack feedback">
      <p class="small soft">{m.tries(nth)}</p>
      {isGiven && <AnswerBesideKey called={toPlain(prompt).slice(0, 80)} body={body} value={last.value} withKey addressOf={addressOf} />}
      {chosen.map(({ feedback = '' }) => (
        <div class="rich" lang="id" dangerouslySetInnerHTML={{ __html: renderRich(feedback, addressOf) }} />
      ))}
      {discussion !== undefined && (
        <details open>
          <summary>{m.explanation}</summary>
          <div class="rich" lang="id" dangerouslySetInnerHTML={{ __html: renderRich(discussion, addressOf) }} />
        </details>
      )}
    </div>
  );
}
