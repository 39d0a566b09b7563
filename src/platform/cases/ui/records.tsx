import { formatDateTime } from '#i18n';
import { readStatement, type StoredStatement } from '#platform/forms';
import { StatementView } from '#platform/forms/ui';
import { useView } from '#web';
import { type Fact, Facts } from '#web/ui';
import type { CaseRecord } from '../domain/state.ts';
import type { CaseView } from '../index.ts';
import { texts } from '../messages/index.ts';
import { FileCard } from './files.tsx';
import { roleTitle } from './words.ts';

interface RecordFactsProps {
  readonly view: CaseView;
  readonly record: CaseRecord;
  /** Address of a file of the record; without it files are left out. */
  readonly hrefOf?: (fileId: string) => string;
}

/** What an action recorded: each question with its answer, the sheet worked out from them, then who (role) and when. */
export function RecordFacts({ view, record, hrefOf }: RecordFactsProps) {
  const { locale } = useView();
  const m = texts(locale);
  const asks = Object.entries(view.service.actions[record.name]?.asks ?? {});
  const facts = asks.flatMap(([name, field]): Fact[] => {
    const value = record.value[name];
    if (value === undefined) return [];
    if (field.control.kind !== 'files') return [{ label: field.label(locale), value: field.show(value, locale, view.context) }];
    const files = (value as readonly string[]).flatMap((id) => view.files.get(id) ?? []);
    if (!hrefOf || files.length === 0) return [];
    return [{ label: field.label(locale), value: files.map((facts) => <FileCard facts={facts} href={hrefOf(facts.id)} />) }];
  });
  const sheet = record.value.sheet as StoredStatement | undefined;
  const { kind, role } = record.actor;
  return (
    <>
      {facts.length > 0 && <Facts facts={facts} />}
      {sheet && <StatementView statement={readStatement(sheet)} />}
      <p class="small soft">{m.records.by(roleTitle(view.service, kind, role, locale, record.name), formatDateTime(record.at, locale))}</p>
    </>
  );
}
