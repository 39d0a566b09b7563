import { useView } from '#web';
import { Facts } from '#web/ui';
import type { FieldContext } from '../domain/field.ts';
import { answersInWords, type PageSaid } from '../domain/in-words.ts';
import type { Answers, Journey } from '../domain/journey.ts';
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
      {answersInWords(journey, answers, locale, context).map(({ key, title, entries }) => (
        <section class="answers" id={`jawaban-${key}`}>
          <div class="row between">
            <Heading>{title}</Heading>
            {change && (
              <a class="act" href={change(key)}>
                {m.change}
                <span class="vh"> {title}</span>
              </a>
            )}
          </div>
          <PageFacts entries={entries} level={level} />
        </section>
      ))}
    </>
  );
}

function PageFacts({ entries, level }: { readonly entries: PageSaid['entries']; readonly level: 2 | 3 }) {
  const m = texts(useView().locale);
  const Heading = level === 2 ? 'h3' : 'h4';
  if (entries.length === 0) return <p class="soft">{m.none}</p>;
  return (
    <>
      {entries.map(({ title, facts }) =>
        title === null ? (
          <Facts facts={facts} />
        ) : (
          <div class="entry">
            <Heading>{title}</Heading>
            <Facts facts={facts} />
          </div>
        ),
      )}
    </>
  );
}
