import { useView } from '#web';
import { type Fact, Facts } from '#web/ui';
import type { FieldContext } from '../domain/field.ts';
import { type Answers, type Journey, type Page, pagesFor } from '../domain/journey.ts';
import { texts } from '../messages/index.ts';

export interface AnswerFactsProps {
  readonly journey: Journey;
  readonly answers: Answers;
  readonly context: FieldContext;
  /** Where a page of the journey is changed; without it the answers are only shown. */
  readonly change?: ((page: string) => string) | undefined;
  /** Level of the headings of pages. */
  readonly level?: 2 | 3;
}

/** Every answer, page by page, as it reads for people. Sensitive numbers are masked by their fields. */
export function AnswerFacts({ journey, answers, context, change, level = 2 }: AnswerFactsProps) {
  const { locale } = useView();
  const Heading = level === 2 ? 'h2' : 'h3';
  const m = texts(locale);
  return (
    <>
      {pagesFor(journey, answers).map((page) => {
        const title = page.title(locale);
        return (
          <section class="answers" id={`jawaban-${page.key}`}>
            <div class="row between">
              <Heading>{title}</Heading>
              {change && (
                <a class="act" href={change(page.key)}>
                  {m.change}
                  <span class="vh"> {title}</span>
                </a>
              )}
            </div>
            <PageFacts page={page} given={answers[page.key]} context={context} level={level} />
          </section>
        );
      })}
    </>
  );
}

function PageFacts({
  page,
  given,
  context,
  level,
}: {
  readonly page: Page;
  readonly given: Answers[string] | undefined;
  readonly context: FieldContext;
  readonly level: 2 | 3;
}) {
  const { locale } = useView();
  const m = texts(locale);
  const Heading = level === 2 ? 'h3' : 'h4';
  if (given === undefined || (Array.isArray(given) && given.length === 0)) return <p class="soft">{m.none}</p>;
  if (!Array.isArray(given)) return <Facts facts={factsOf(page, given as Readonly<Record<string, unknown>>, locale, context)} />;
  return (
    <>
      {given.map((entry, index) => (
        <div class="entry">
          <Heading>{m.list.entry(page.repeats?.item(locale) ?? '', index + 1)}</Heading>
          <Facts facts={factsOf(page, entry, locale, context)} />
        </div>
      ))}
    </>
  );
}

/** The answers of one page, or of one entry, as label and value. */
export function factsOf(page: Page, given: Readonly<Record<string, unknown>>, locale: 'id' | 'en', context: FieldContext): Fact[] {
  return Object.entries(page.fields).flatMap(([name, field]) => {
    if (given[name] === undefined) return [];
    return [{ label: field.label(locale), value: field.show(given[name], locale, context) }];
  });
}
