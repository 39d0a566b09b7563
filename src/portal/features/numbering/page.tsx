import { formatDate } from '#i18n';
import { formatDocumentNumber, type Numbering } from '#platform/documents';
import type { RuleVersion } from '#platform/rules';
import { useView } from '#web';
import { EmptyState, Tag } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts } from './texts.ts';

/** One kind of letter of one agency with the pattern its numbers follow. */
export interface Numbered {
  readonly key: string;
  /** Key of the agency. */
  readonly agency: string;
  readonly title: string;
  readonly of: string;
  readonly inForce: RuleVersion<Numbering>;
  /** Entered and not yet in force. */
  readonly coming: readonly RuleVersion<Numbering>[];
  /** The last serial given this year; 0 before the first. */
  readonly last: number;
}

/** How the numbers of letters read. `today` is YYYY-MM-DD at the agency. */
export function NumberingPage({ letters, today }: { readonly letters: readonly Numbered[]; readonly today: string }) {
  const m = texts(useView().locale);
  return (
    <AdminPage at="numbering">
      <p class="soft col">{m.lead}</p>
      {letters.length === 0 && <EmptyState>{m.none}</EmptyState>}
      {letters.map((letter) => (
        <Letter letter={letter} today={today} />
      ))}
    </AdminPage>
  );
}

function Letter({ letter, today }: { readonly letter: Numbered; readonly today: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const { inForce, coming } = letter;
  const id = `surat-${letter.key.replaceAll('.', '-')}`;
  return (
    <section class="card stack" aria-labelledby={id}>
      <div class="row between">
        <h2 class="t-l" id={id}>
          {letter.title}
        </h2>
        <Tag tone={inForce.confirmed ? 'done' : 'wait'}>{inForce.confirmed ? m.confirmed : m.unconfirmed}</Tag>
      </div>
      <p class="small soft">{letter.of}</p>
      <p>
        <code lang="en">{inForce.value.pattern}</code>
      </p>
      <p class="anywhere">{m.next(formatDocumentNumber(inForce.value, { n: letter.last + 1, on: today }))}</p>
      <p class="small soft">{m.since(formatDate(inForce.validFrom, locale), inForce.citation)}</p>
      {coming.map(({ value, validFrom }) => (
        <p class="small anywhere">{m.later(value.pattern, formatDate(validFrom, locale))}</p>
      ))}
      <p>
        <a href={portalPaths.rule({ agency: letter.agency, key: letter.key })}>
          {m.change}
          <span class="vh">: {letter.title}</span>
        </a>
      </p>
    </section>
  );
}
