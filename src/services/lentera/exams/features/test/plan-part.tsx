import { useView } from '#web';
import { Button, Choices, Form, LinkButton, Tag, TextArea, TextInput } from '#web/ui';
import { toPlain } from '../../../bank/domain/clean-to-plain.ts';
import { difficulties, kinds, levels } from '../../../bank/domain/question.ts';
import type { Filter, Pick, Section } from '../../domain/plan.ts';
import { texts } from '../../messages/index.ts';
import { examPaths } from '../../paths.ts';
import type { TestProps } from './props.ts';
import { Tick } from './tick.tsx';

/** What a test is made of: its sections, line by line. */
export function PlanPart(props: TestProps) {
  const { test } = props;
  const m = texts(useView().locale);
  const isDraft = test.status === 'draft';
  const deed = (name: string) => examPaths.deed({ testId: test.id, deed: name });
  return (
    <section class="stack" id="kisi">
      <h2>{m.plan}</h2>
      {test.plan.sections.map((section, at) => (
        <SectionPart {...props} section={section} at={at} />
      ))}
      {isDraft && (
        <div class="row">
          <Form action={deed('bagian-baru')}>
            <Button kind="quiet" small>
              {m.addSection}
            </Button>
          </Form>
          <Form action={deed('paket')} class="row">
            <TextInput id="paket" label={m.variants} hint={m.variantsHint} inputMode="numeric" short value={String(test.plan.variants)} />
            <Button kind="quiet" small>
              {m.save}
            </Button>
          </Form>
        </div>
      )}
    </section>
  );
}

function SectionPart(props: TestProps & { readonly section: Section; readonly at: number }) {
  const { test, section, at, question, shortages } = props;
  const { locale } = useView();
  const m = texts(locale);
  const isDraft = test.status === 'draft';
  const deed = (name: string) => examPaths.deed({ testId: test.id, deed: name });
  const own = (
    <>
      <input type="hidden" name="bagian" value={String(at)} />
    </>
  );
  return (
    <div class="card stack">
      <h3 class="t-l">
        {section.title || m.section(at + 1)} {section.minutes !== null && <Tag>{`${section.minutes}′`}</Tag>}
      </h3>
      {section.picks.length === 0 && <p class="soft">{m.planEmpty}</p>}
      <ol class="lines">
        {section.picks.map((pick, nth) => {
          const short = shortages.find((one) => one.section === at && one.pick === nth);
          return (
            <li class="row between">
              <span>
                <PickWords pick={pick} question={question} /> {short && <Tag tone="bad">{m.found(short.found, short.asked)}</Tag>}
              </span>
              {isDraft && (
                <Form action={deed('hapus-baris')} class="inline">
                  {own}
                  <input type="hidden" name="baris" value={String(nth)} />
                  <button class="link" type="submit">
                    {m.drop}
                    <span class="vh"> {nth + 1}</span>
                  </button>
                </Form>
              )}
            </li>
          );
        })}
      </ol>
      {isDraft && (
        <>
          <p>
            <LinkButton href={examPaths.pick({ testId: test.id }, { bagian: at })} kind="quiet" small>
              {m.addQuestion}
            </LinkButton>
          </p>
          <DrawForm {...props} />
          <details>
            <summary>{m.changeSection}</summary>
            <Form action={deed('bagian')}>
              {own}
              <TextInput id={`nama-${at}`} name="nama" label={m.sectionTitle} value={section.title} />
              <TextInput
                id={`menit-${at}`}
                name="menit"
                label={m.sectionMinutes}
                hint={m.sectionMinutesHint}
                inputMode="numeric"
                short
                value={section.minutes === null ? '' : String(section.minutes)}
              />
              <Tick name="acak" label={m.shuffleQuestions} on={section.shuffle} />
              <div class="row">
                <Button kind="quiet">{m.saveSection}</Button>
                {test.plan.sections.length > 1 && (
                  <Button kind="danger" formaction={deed('hapus-bagian')}>
                    {m.dropSection}
                  </Button>
                )}
              </div>
            </Form>
          </details>
        </>
      )}
    </div>
  );
}

function PickWords({ pick, question }: { readonly pick: Pick; readonly question: TestProps['question'] }) {
  const { locale } = useView();
  const m = texts(locale);
  if (pick.kind === 'draw') return <>{m.drawLine(pick.count, filterWords(pick.filter, locale) || m.drawAll)}</>;
  const { title, prompt, body } = question(pick);
  return (
    <>
      {title || toPlain(prompt).slice(0, 120)}{' '}
      <span class="small soft">
        {m.kinds[body.kind]}, {pick.points}
      </span>
    </>
  );
}

function filterWords({ aims, topics, kinds: forms, levels: deep, difficulties: hard, labels }: Filter, locale: 'id' | 'en'): string {
  const m = texts(locale);
  return [
    ...(aims ?? []),
    ...(topics ?? []),
    ...(labels ?? []),
    ...(forms ?? []).map((one) => m.kinds[one] ?? one),
    ...(deep ?? []).map((one) => m.levels[one] ?? one),
    ...(hard ?? []).map((one) => m.difficulties[one] ?? one),
  ].join(', ');
}

function DrawForm({ test, at, typed, deed, errors }: TestProps & { readonly at: number }) {
  const m = texts(useView().locale);
  const back = deed === 'undian' && typed.bagian === String(at);
  const was = (name: string) => (back && typeof typed[name] === 'string' ? typed[name] : '');
  const listed = (name: string): readonly string[] => {
    const value = back ? typed[name] : undefined;
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  };
  const error = (field: string) => (back ? errors.find((one) => one.field === field)?.message : undefined);
  const options = (values: readonly string[], words: Readonly<Record<string, string>>) =>
    values.map((value) => ({ value, label: words[value] ?? value }));
  return (
    <details open={back}>
      <summary>{m.addDraw}</summary>
      <Form action={examPaths.deed({ testId: test.id, deed: 'undian' })}>
        <input type="hidden" name="bagian" value={String(at)} />
        <TextInput
          id={back ? 'banyak' : `banyak-${at}`}
          name="banyak"
          label={m.count}
          inputMode="numeric"
          short
          value={was('banyak')}
          error={error('banyak')}
        />
        <TextInput
          id={back ? 'nilai' : `nilai-${at}`}
          name="nilai"
          label={m.points}
          hint={m.pointsHint}
          inputMode="decimal"
          short
          value={was('nilai')}
          error={error('nilai')}
        />
        <TextArea id={`tp-${at}`} name="tp" label={m.aims} hint={m.aimsHint} rows={3} value={was('tp')} />
        <TextArea id={`topik-${at}`} name="topik" label={m.topics} hint={m.aimsHint} rows={3} value={was('topik')} />
        <Choices
          id={`bentuk-${at}`}
          name="bentuk"
          type="checkbox"
          label={m.kind}
          values={listed('bentuk')}
          options={options(kinds, m.kinds)}
        />
        <Choices
          id={`berpikir-${at}`}
          name="berpikir"
          type="checkbox"
          label={m.level}
          values={listed('berpikir')}
          options={options(levels, m.levels)}
        />
        <Choices
          id={`sukar-${at}`}
          name="sukar"
          type="checkbox"
          label={m.difficulty}
          values={listed('sukar')}
          options={options(difficulties, m.difficulties)}
        />
        <Button kind="quiet">{m.addDraw}</Button>
      </Form>
    </details>
  );
}
