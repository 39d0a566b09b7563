import { useView } from '#web';
import { Facts, Table, Tag } from '#web/ui';
import type { Answer } from '../../bank/domain/answer.ts';
import { renderRich } from '../../bank/domain/clean-render.ts';
import { escapeText } from '../../bank/domain/clean-to-plain.ts';
import type { Body, Option } from '../../bank/domain/question.ts';
import { withComma } from '../../bank/domain/read-number.ts';
import { type PartMark, parts } from '../../bank/domain/score-parts.ts';
import { answerTexts } from './answer-texts.ts';

interface AnswerProps {
  readonly body: Body;
  readonly value: Answer | null;
  /** What the question is called on its page: tables of several are told apart by it. */
  readonly called: string;
  /** Beside what was given, what is right; left out where that is not to be seen. */
  readonly withKey: boolean;
  addressOf(name: string): string | undefined;
}

/** What somebody answered, formulas and pictures set, part by part where a question has several. */
export function AnswerBesideKey(props: AnswerProps) {
  const { body, value, called, withKey } = props;
  const m = answerTexts(useView().locale);
  const judged = parts(body, value);
  if (body.kind === 'essay')
    return (
      <Facts small facts={[{ label: m.answer, value: typeof value === 'string' && value !== '' ? <Words text={value} /> : m.none }]} />
    );
  if (body.kind === 'hotspot') {
    const hit = judged.filter(({ verdict }) => verdict === 'right').length;
    const beside = judged.filter(({ verdict }) => verdict === 'wrong').length;
    const said = `${m.areas(hit, body.areas.length)}${beside > 0 ? m.beside(beside) : ''}`;
    return <Facts small facts={[{ label: m.answer, value: hit + beside === 0 ? m.none : said }]} />;
  }
  if (body.kind === 'choice' || body.kind === 'choices' || body.kind === 'short' || body.kind === 'numeric') {
    const given = judged.flatMap((one) => one.given);
    const expected = judged.flatMap((one) => one.expected);
    const facts = [{ label: m.answer, value: given.length === 0 ? m.none : <List {...props} of={given} /> }];
    return <Facts small facts={withKey ? [...facts, { label: m.key, value: <List {...props} of={expected} isKey /> }] : facts} />;
  }
  return (
    <Table
      label={`${m.answer}: ${called}`}
      rows={judged}
      empty={m.none}
      columns={[
        { title: m.part, cell: (one) => <PartName {...props} one={one} nth={judged.indexOf(one) + 1} /> },
        { title: m.answer, cell: (one) => <Given {...props} one={one} /> },
        ...(withKey ? [{ title: m.key, cell: (one: PartMark) => <List {...props} of={one.expected} isKey /> }] : []),
      ]}
    />
  );
}

function Given(props: AnswerProps & { readonly one: PartMark }) {
  const m = answerTexts(useView().locale);
  const { one, withKey } = props;
  return (
    <>
      {one.given.length === 0 ? <span class="soft">{m.none}</span> : <List {...props} of={one.given} />}
      {withKey && one.given.length > 0 && (
        <Tag tone={one.verdict === 'right' ? 'done' : 'wait'}>{one.verdict === 'right' ? m.right : m.wrong}</Tag>
      )}
    </>
  );
}

function PartName({ body, one, nth, addressOf }: AnswerProps & { readonly one: PartMark; readonly nth: number }) {
  const m = answerTexts(useView().locale);
  if (body.kind === 'cloze') return <>{m.gap(nth)}</>;
  if (body.kind === 'ordering') return <>{m.place(nth)}</>;
  const rows: readonly Option[] = body.kind === 'grid' ? body.statements : body.kind === 'matching' ? body.rows : [];
  return <Rich html={renderRich(rows.find(({ id }) => id === one.part)?.text ?? '', addressOf)} />;
}

function List({ body, of, addressOf, isKey = false }: AnswerProps & { readonly of: readonly string[]; readonly isKey?: boolean }) {
  const options = optionsOf(body);
  return (
    <>
      {of.map((part) => {
        const option = options.find(({ id }) => id === part);
        return option ? (
          <Rich html={renderRich(option.text, addressOf)} />
        ) : (
          <Words text={isKey && isNumber(body, part) ? withComma(part) : part} />
        );
      })}
    </>
  );
}

function optionsOf(body: Body): readonly Option[] {
  switch (body.kind) {
    case 'choice':
    case 'choices':
      return body.options;
    case 'grid':
      return body.categories;
    case 'matching':
      return body.columns;
    case 'ordering':
      return body.items;
    case 'cloze':
      return body.gaps.flatMap((gap) => (gap.kind === 'choice' ? gap.options : []));
    default:
      return [];
  }
}

const isNumber = (body: Body, part: string) => (body.kind === 'numeric' || body.kind === 'cloze') && /^[\d.–± -]+$/.test(part);

const Rich = ({ html }: { readonly html: string }) => <div class="rich" lang="id" dangerouslySetInnerHTML={{ __html: html }} />;
const Words = ({ text }: { readonly text: string }) => (
  <div class="breaks" lang="id" dangerouslySetInnerHTML={{ __html: escapeText(text) }} />
);
