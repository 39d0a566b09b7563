import { useView } from '#web';
import { Crumbs, Page, Tabs } from '#web/ui';
import { toPlain } from '../../../bank/domain/clean-to-plain.ts';
import type { Body } from '../../../bank/domain/question.ts';
import { parts } from '../../../bank/domain/score-parts.ts';
import type { Asked, KeptItem, Paper, Shown } from '../../../room/domain/paper.ts';
import { examPaths } from '../../paths.ts';
import type { TestRow } from '../../store.ts';
import { texts } from './texts.ts';

interface PaperProps {
  readonly test: TestRow;
  readonly holder: string;
  readonly variant: number;
  readonly variants: readonly number[];
  readonly paper: Paper;
  /** For teachers. */
  readonly keys: readonly { readonly item: KeptItem; readonly body: Body }[] | null;
}

const LETTERS = 'ABCDEFGHIJ';

/** A paper to be printed from the browser, where formulas are set as on the screen; its answer sheet; and the key. */
export function PaperPage({ test, holder, variant, variants, paper, keys }: PaperProps) {
  const m = texts(useView().locale);
  const { id: testId } = test;
  const own = (paket: number) => examPaths.paper({ testId }, { paket, kunci: keys ? 'ya' : undefined });
  return (
    <Page>
      <div class="stack printed">
        <div class="screen-only stack">
          <Crumbs above={[{ href: examPaths.test({ testId }), label: test.title }]} here={m.paper} />
          {variants.length > 1 && (
            <Tabs label={m.paper} tabs={variants.map((nth) => ({ href: own(nth), label: m.variant(nth), current: nth === variant }))} />
          )}
          <p class="soft">
            {m.printHint}{' '}
            <a href={examPaths.paper({ testId }, { paket: variant, kunci: keys ? undefined : 'ya' })}>{keys ? m.withoutKey : m.withKey}</a>
          </p>
        </div>
        <h1>{test.title}</h1>
        <p>
          {holder} · {m.variant(variant)}
        </p>
        <p>
          {m.yourName} {m.yourNumber} {m.yourClass}
        </p>
        {paper.sections.map((section, at) => (
          <section>
            {section.title !== '' && <h2>{section.title}</h2>}
            {paper.items
              .filter((item) => item.section === at)
              .map((item, nth, list) => {
                const stimulus = item.stimulus === null ? undefined : paper.stimuli[item.stimulus];
                const isFirst = item.stimulus !== list[nth - 1]?.stimulus;
                return (
                  <div class="paper-item">
                    {stimulus && isFirst && (
                      <div class="stimulus">
                        <b>{stimulus.title}</b>
                        <div class="rich" dangerouslySetInnerHTML={{ __html: stimulus.html }} />
                      </div>
                    )}
                    <div class="row start">
                      <b>{item.item}.</b>
                      <div class="rich" dangerouslySetInnerHTML={{ __html: item.prompt }} />
                    </div>
                    <Options asked={item.asked} />
                  </div>
                );
              })}
          </section>
        ))}
        <section class="new-page">
          <h2>{m.sheet}</h2>
          <p>
            {m.yourName} {m.yourNumber} {m.yourClass}
          </p>
          <ol class="sheet">
            {paper.items.map(({ item, asked }) => (
              <li value={item}>
                <Boxes asked={asked} />
              </li>
            ))}
          </ol>
        </section>
        {keys && (
          <section class="new-page">
            <h2>{m.key}</h2>
            <ol>
              {keys.map(({ item, body }) => (
                <li value={item.item}>{keyOf(body)}</li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </Page>
  );
}

const List = ({ shown, type }: { readonly shown: readonly Shown[]; readonly type: 'A' | '1' }) => (
  <ol type={type} class="options">
    {shown.map(({ html }) => (
      <li>
        <div class="rich" dangerouslySetInnerHTML={{ __html: html }} />
      </li>
    ))}
  </ol>
);

function Options({ asked }: { readonly asked: Asked }) {
  switch (asked.kind) {
    case 'choice':
    case 'choices':
      return <List shown={asked.options} type="A" />;
    case 'grid':
      return (
        <ol class="options">
          {asked.statements.map(({ html }) => (
            <li>
              <div class="rich" dangerouslySetInnerHTML={{ __html: html }} />
              {asked.categories.map((category) => (
                <span>
                  ☐ <span dangerouslySetInnerHTML={{ __html: category.html }} />{' '}
                </span>
              ))}
            </li>
          ))}
        </ol>
      );
    case 'matching':
      return (
        <div class="row start">
          <List shown={asked.rows} type="1" />
          <List shown={asked.columns} type="A" />
        </div>
      );
    case 'ordering':
      return <List shown={asked.items} type="A" />;
    case 'cloze':
      return (
        <div class="rich">
          {asked.pieces.map((html, at) => (
            <>
              <span dangerouslySetInnerHTML={{ __html: html.replace(/<\/?p>/g, '') }} />
              {asked.gaps[at] && (
                <>
                  {' '}
                  …………{' '}
                  {asked.gaps[at]?.options &&
                    `(${asked.gaps[at]?.options?.map(({ html: option }) => option.replace(/<[^>]*>/g, '')).join(' / ')})`}{' '}
                </>
              )}
            </>
          ))}
        </div>
      );
    case 'hotspot':
      return <img src={asked.picture} alt={asked.alt} />;
    default:
      return null;
  }
}

/** Where the answer of an item is written on the sheet. */
function Boxes({ asked }: { readonly asked: Asked }) {
  const letters = (count: number) =>
    LETTERS.slice(0, count)
      .split('')
      .map((letter) => <span class="mark-box">{letter}</span>);
  if (asked.kind === 'choice' || asked.kind === 'choices') return <>{letters(asked.options.length)}</>;
  if (asked.kind === 'grid') return <>{asked.statements.map((_, at) => `${at + 1}. …… `)}</>;
  if (asked.kind === 'matching') return <>{asked.rows.map((_, at) => `${at + 1} → …… `)}</>;
  if (asked.kind === 'ordering') return <>{asked.items.map(() => '…… ')}</>;
  return <>………………………………………………</>;
}

/** What is right, in a line. */
function keyOf(body: Body): string {
  const options =
    'options' in body
      ? body.options
      : body.kind === 'grid'
        ? body.categories
        : body.kind === 'matching'
          ? body.columns
          : body.kind === 'ordering'
            ? body.items
            : [];
  return parts(body, null)
    .flatMap(({ expected }) => expected)
    .filter((value, at, all) => body.kind === 'grid' || body.kind === 'matching' || all.indexOf(value) === at)
    .map((value) => toPlain(options.find(({ id }) => id === value)?.text ?? value))
    .join('; ');
}
