import { formatDate, formatNumber, formatRupiah } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, Figure, Form, Note, Select, Table } from '#web/ui';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import type { Comparison } from '../../domain/parties/compare.ts';
import { missingFields, partyFields } from '../../domain/parties/mapping.ts';
import type { PartyFile } from '../../parties/files.ts';
import type { Party } from '../../parties/party.ts';
import { paymentPaths } from '../../paths.ts';

/** Differences shown before a file is taken. */
const SHOWN = 50;

interface Props {
  readonly file: PartyFile;
  readonly party: Party;
  /** What taking it would find; null once it is taken. */
  readonly found: Comparison | null;
  readonly mayKeep: boolean;
  readonly refusal: string | undefined;
}

/** One file: its columns, what it would find, and taking it. */
export function PartyFilePage({ file, party, found, mayKeep, refusal }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const at = { fileId: file.id };
  const title = `${party.title(locale)}, ${formatDate(file.day, locale)}`;
  const missing = missingFields(file.mapping, party.columns);
  const rupiah = (sum: number | null) => (sum === null ? '' : formatRupiah(sum, locale));
  return (
    <TreasuryPage at="parties" within title={title} lead={party.hint(locale)} refusal={refusal}>
      <Crumbs above={[{ href: paymentPaths.parties(), label: m.tabs.parties }]} here={file.name} />
      {file.state === 'dry' ? <Note>{m.dryRun}</Note> : <Note tone="done">{m.partyTaken}</Note>}
      {missing.length > 0 && file.state === 'dry' && (
        <Note tone="wait">
          {m.columnsMissing}: {missing.map((field) => m.partyFields[field]).join(', ')}
        </Note>
      )}
      {file.state === 'dry' && mayKeep && (
        <Form action={paymentPaths.partyColumns(at)} class="stack">
          {partyFields
            .filter((field) => party.columns[field])
            .map((field) => (
              <Select
                id={field}
                label={m.partyFields[field]}
                value={file.mapping[field] === undefined ? undefined : String(file.mapping[field])}
                options={file.titles.map((column, index) => ({ value: String(index), label: column || `${index + 1}` }))}
                none={m.noColumn}
              />
            ))}
          <Button kind="quiet">{m.useColumns}</Button>
        </Form>
      )}
      {found && (
        <>
          <div class="row figures">
            <Figure value={formatNumber(file.lines, locale)} label={m.rows} />
            <Figure value={formatNumber(found.matched, locale)} label={m.matched} />
            <Figure value={formatNumber(found.differences.length, locale)} label={m.differences} />
          </div>
          <h2>{m.wouldDiffer}</h2>
          <Table
            label={m.wouldDiffer}
            rows={found.differences.slice(0, SHOWN)}
            empty={m.noDifferences}
            columns={[
              { title: m.kind, cell: (one) => m.differenceKinds[one.kind] },
              { title: m.key, cell: (one) => one.key },
              { title: m.partyFields.object, cell: (one) => one.object },
              { title: m.ours, cell: (one) => rupiah(one.ours), right: true },
              { title: m.theirs, cell: (one) => rupiah(one.theirs), right: true },
            ]}
          />
        </>
      )}
      {mayKeep && missing.length === 0 && (
        <Form action={paymentPaths.partyTake(at)}>
          <Button>{file.state === 'dry' ? m.takeParty : m.compareAgain}</Button>
        </Form>
      )}
      <p>
        <a href={paymentPaths.parties({}, { pihak: party.key })}>{m.toDifferences}</a>
      </p>
    </TreasuryPage>
  );
}
