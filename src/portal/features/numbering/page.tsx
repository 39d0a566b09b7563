import { formatDate } from '#i18n';
import { formatDocumentNumber, type Numbering } from '#platform/documents';
import type { RuleVersion } from '#platform/rules';
import { useView } from '#web';
import { Button, EmptyState, ErrorSummary, Form, type FormError, Note, Tag, TextInput } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import type { SentNumbering } from './read-numbering.ts';
import { texts } from './texts.ts';

/** One kind of letter of one agency with the pattern its numbers follow. */
export interface Numbered {
  readonly key: string;
  readonly agencyId: string;
  readonly title: string;
  readonly of: string;
  readonly inForce: RuleVersion<Numbering>;
  /** Entered and not yet in force. */
  readonly coming: readonly RuleVersion<Numbering>[];
  /** The last serial given this year; 0 before the first. */
  readonly last: number;
}

export interface NumberingPageProps {
  readonly letters: readonly Numbered[];
  /** YYYY-MM-DD at the agency. */
  readonly today: string;
  readonly saved: boolean;
  /** What was typed for one letter and refused. */
  readonly refused?: {
    readonly key: string;
    readonly agencyId: string;
    readonly sent: SentNumbering;
    readonly errors: readonly FormError[];
  };
}

/** How the numbers of letters read, and the way to change it. */
export function NumberingPage({ letters, today, saved, refused }: NumberingPageProps) {
  const m = texts(useView().locale);
  return (
    <AdminPage at="numbering">
      <p class="soft col">{m.lead}</p>
      {saved && (
        <Note tone="done">
          <p>{m.saved}</p>
        </Note>
      )}
      {refused && <ErrorSummary errors={refused.errors.map(({ field, message }) => ({ field: idOf(refused.key, field), message }))} />}
      {letters.length === 0 && <EmptyState>{m.none}</EmptyState>}
      {letters.map((letter) => (
        <Letter
          letter={letter}
          today={today}
          refused={refused?.key === letter.key && refused.agencyId === letter.agencyId ? refused : undefined}
        />
      ))}
    </AdminPage>
  );
}

interface LetterProps {
  readonly letter: Numbered;
  readonly today: string;
  readonly refused: NumberingPageProps['refused'];
}

function Letter({ letter, today, refused }: LetterProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { inForce, coming } = letter;
  return (
    <section class="card stack" aria-labelledby={idOf(letter.key, 'title')}>
      <div class="row between">
        <h2 class="t-l" id={idOf(letter.key, 'title')}>
          {letter.title}
        </h2>
        <Tag tone={inForce.confirmed ? 'done' : 'wait'}>{inForce.confirmed ? m.confirmed : m.unconfirmed}</Tag>
      </div>
      <p class="small soft">{letter.of}</p>
      <p>
        <code>{inForce.value.pattern}</code>
      </p>
      <p>{m.next(formatDocumentNumber(inForce.value, { n: letter.last + 1, on: today }))}</p>
      <p class="small soft">{m.since(formatDate(inForce.validFrom, locale), inForce.citation)}</p>
      {coming.map(({ value, validFrom }) => (
        <p class="small">{m.later(value.pattern, formatDate(validFrom, locale))}</p>
      ))}
      <details open={refused !== undefined}>
        <summary>
          {m.change}
          <span class="vh">: {letter.title}</span>
        </summary>
        <Fields letter={letter} sent={refused?.sent ?? { ...inForce.value, citation: '', from: today }} errors={refused?.errors ?? []} />
      </details>
    </section>
  );
}

function Fields({ letter, sent, errors }: { letter: Numbered; sent: SentNumbering; errors: readonly FormError[] }) {
  const m = texts(useView().locale);
  const field = (name: keyof SentNumbering, label: string, hint: string) => (
    <TextInput
      id={idOf(letter.key, name)}
      name={name}
      label={label}
      hint={hint}
      value={sent[name]}
      error={errors.find((one) => one.field === name)?.message}
    />
  );
  return (
    <Form action={portalPaths.numbering()}>
      <input type="hidden" name="key" value={letter.key} />
      <input type="hidden" name="at" value={letter.agencyId} />
      {field('pattern', m.pattern, m.patternHint)}
      {field('type', m.type, m.codeHint)}
      {field('agency', m.agency, m.codeHint)}
      {field('citation', m.citation, m.citationHint)}
      {field('from', m.from, m.fromHint)}
      <Button>{m.save}</Button>
    </Form>
  );
}

function idOf(key: string, name: string): string {
  return `${key.replaceAll('.', '-')}-${name}`;
}
