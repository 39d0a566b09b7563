import { useView } from '#web';
import { Tag } from '#web/ui';
import type { Finding } from '../domain/check-question.ts';
import { findingTexts } from './findings.ts';

/** What keeps a question from being shared, and what its author should look at, each linked to its field where there is one. */
export function FindingList({
  findings,
  fieldOf,
}: {
  readonly findings: readonly Finding[];
  readonly fieldOf?: (at: string) => string | null;
}) {
  const { locale } = useView();
  const m = findingTexts(locale);
  return (
    <ul class="plain-list stack">
      {findings.map((finding) => {
        const field = fieldOf?.(finding.at) ?? null;
        const said = m.codes[finding.code];
        return (
          <li>
            <Tag tone={finding.weight === 'fault' ? 'bad' : 'wait'}>{finding.at}</Tag>{' '}
            {field === null ? said : <a href={`#${field}`}>{said}</a>}
            {'isUnconfirmed' in finding && <span class="small soft"> ({m.unconfirmed})</span>}
          </li>
        );
      })}
    </ul>
  );
}
