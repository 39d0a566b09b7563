import { formatDateTime } from '#i18n';
import type { Consent } from '#platform/forms';
import { useView } from '#web';
import { Note } from '#web/ui';
import { COUNTER_RECORD, findRecord } from '../domain/state.ts';
import { texts } from '../features/counter/texts.ts';
import type { CaseView } from '../types.ts';
import { FileCard } from './files.tsx';

/** That it was filled in at the counter, by whom, and how the applicant agreed: the same to both sides. */
export function CounterNote({ view, hrefOf }: { readonly view: CaseView; readonly hrefOf: (fileId: string) => string }) {
  const { locale } = useView();
  const m = texts(locale);
  const record = findRecord(view.state, COUNTER_RECORD);
  if (!record) return null;
  const { way, fileId, to = '' } = record.value as unknown as Consent;
  const sheet = fileId === null ? undefined : view.files.get(fileId);
  return (
    <Note>
      <p>{m.madeBy(record.actor.name, formatDateTime(record.at, locale))}</p>
      <p>{way === 'paper' ? m.way.paper : m.way.code(to)}</p>
      {sheet && <FileCard facts={sheet} href={hrefOf(sheet.id)} />}
    </Note>
  );
}
