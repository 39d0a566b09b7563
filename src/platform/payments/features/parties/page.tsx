import { formatDate, formatNumber, formatRupiah } from '#i18n';
import { useView } from '#web';
import { Button, type Column, FileInput, Form, LinkButton, Note, Pagination, Select, Table, Tag, TextInput } from '#web/ui';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import type { Done } from '../../desk/scope.ts';
import { differenceKinds } from '../../domain/parties/compare.ts';
import type { DifferenceFilter, DifferenceRow } from '../../parties/differences.ts';
import type { PartyFile } from '../../parties/files.ts';
import type { Party } from '../../parties/party.ts';
import { paymentPaths } from '../../paths.ts';

export const A_PAGE = 50;

interface Props {
  readonly parties: readonly Party[];
  readonly rows: readonly DifferenceRow[];
  readonly total: number;
  readonly page: number;
  readonly filter: DifferenceFilter;
  readonly files: readonly PartyFile[];
  readonly today: string;
  readonly mayKeep: boolean;
  readonly done: Done | undefined;
  readonly refusal: string | undefined;
}

export const partyName = (key: string, parties: readonly Party[], locale: 'id' | 'en'): string =>
  parties.find((one) => one.key === key)?.title(locale) ?? key;

/** What an address says of a filter. */
export function queryOf({ party, kind, all, keeperId }: DifferenceFilter) {
  return { pihak: party, jenis: kind, semua: all ? 'ya' : undefined, saya: keeperId === undefined ? undefined : 'ya' };
}

/** Whole days between two days, YYYY-MM-DD. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The work list of what does not agree with other parties' books, and the way to send their files in. */
export function PartiesPage(props: Props) {
  const { parties, total, page, filter, files, mayKeep, done, refusal } = props;
  const { locale } = useView();
  const m = texts(locale);
  const choices = parties.map((one) => ({ value: one.key, label: one.title(locale) }));
  return (
    <TreasuryPage at="parties" title={m.tabs.parties} lead={m.partiesLead} done={done} refusal={refusal}>
      {parties.length === 0 && <Note>{m.noParties}</Note>}
      <form action={paymentPaths.parties()} class="filters" role="search" aria-label={m.tabs.parties}>
        <Select id="pihak" label={m.party} value={filter.party} options={choices} none={m.anyParty} filters />
        <Select
          id="jenis"
          label={m.kind}
          value={filter.kind}
          options={differenceKinds.map((kind) => ({ value: kind, label: m.differenceKinds[kind] }))}
          none={m.anyKind}
          filters
        />
        <Select
          id="saya"
          label={m.keeper}
          value={filter.keeperId ? 'ya' : undefined}
          options={[{ value: 'ya', label: m.mine }]}
          none={m.anybody}
          filters
        />
        <Select
          id="semua"
          label={m.state}
          value={filter.all ? 'ya' : undefined}
          options={[{ value: 'ya', label: m.doneToo }]}
          none={m.openOnly}
          filters
        />
        <Button kind="quiet">{m.show}</Button>
      </form>
      <Differences {...props} />
      <Pagination
        page={page}
        size={A_PAGE}
        total={total}
        at={(at) => paymentPaths.parties({}, { ...queryOf(filter), halaman: at > 1 ? at : undefined })}
        quiet
      />
      <p>
        <LinkButton href={paymentPaths.partiesCsv({}, queryOf(filter))} kind="quiet" icon="download" small>
          {m.csv}
        </LinkButton>
      </p>
      {mayKeep && parties.length > 0 && (
        <>
          <h2>{m.sendPartyFile}</h2>
          <Form action={paymentPaths.parties()} files class="stack">
            <Select id="kirim-pihak" name="pihak" label={m.party} options={choices} />
            <TextInput id="hari" label={m.day} type="date" value={props.today} />
            <FileInput id="berkas" label={m.partyFile} hint={m.partyFileHint} accept=".csv,text/csv,text/plain" />
            <Button>{m.sendAndLook}</Button>
          </Form>
        </>
      )}
      <h2>{m.partyFiles}</h2>
      <Table
        label={m.partyFiles}
        rows={files}
        empty={m.noPartyFiles}
        columns={[
          { title: m.day, cell: (file) => <a href={paymentPaths.partyFile({ fileId: file.id })}>{formatDate(file.day, locale)}</a> },
          { title: m.party, cell: (file) => partyName(file.party, parties, locale) },
          { title: m.rows, cell: (file) => formatNumber(file.lines, locale), right: true },
          { title: m.state, cell: (file) => <Tag tone={file.state === 'taken' ? 'done' : 'wait'}>{m.partyFileStates[file.state]}</Tag> },
        ]}
      />
    </TreasuryPage>
  );
}

function Differences({ parties, rows, today, mayKeep }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const rupiah = (sum: number | null) => (sum === null ? '' : formatRupiah(sum, locale));
  const columns: Column<DifferenceRow>[] = [
    {
      title: m.day,
      cell: (row) => (
        <>
          {formatDate(row.day, locale)}
          <span class="soft small block">{m.age(formatNumber(daysBetween(row.day, today), locale))}</span>
        </>
      ),
    },
    { title: m.party, cell: (row) => partyName(row.party, parties, locale) },
    { title: m.kind, cell: (row) => <Tag tone={row.state === 'open' ? 'wait' : 'plain'}>{m.differenceKinds[row.kind]}</Tag> },
    {
      title: m.key,
      cell: (row) => (
        <>
          {row.key}
          {row.object !== '' && <span class="soft small block">{row.object}</span>}
        </>
      ),
    },
    { title: m.ours, cell: (row) => rupiah(row.ours), right: true },
    { title: m.theirs, cell: (row) => rupiah(row.theirs), right: true },
    { title: m.keeper, cell: (row) => row.keeper ?? <span class="soft">{m.noKeeper}</span> },
    { title: m.cleared, cell: (row) => <Deeds row={row} mayKeep={mayKeep} /> },
  ];
  return <Table label={m.differences} columns={columns} rows={rows} empty={m.noDifferences} />;
}

function Deeds({ row, mayKeep }: { readonly row: DifferenceRow; readonly mayKeep: boolean }) {
  const m = texts(useView().locale);
  const at = paymentPaths.difference({ differenceId: row.id });
  if (row.state === 'gone') return <>{m.goneByItself}</>;
  if (row.state === 'settled')
    return (
      <>
        {row.note}
        {mayKeep && (
          <Form action={at} class="row">
            <Button small kind="quiet" name="perbuatan" value="buka">
              {m.openAgain}
            </Button>
          </Form>
        )}
      </>
    );
  if (!mayKeep) return <></>;
  return (
    <>
      <Form action={at} class="row">
        <Button small kind="quiet" name="perbuatan" value={row.keeper === null ? 'pegang' : 'lepas'}>
          {row.keeper === null ? m.keep : m.letGo}
        </Button>
      </Form>
      <Form action={at} class="row">
        <TextInput id={`catatan-${row.id}`} name="catatan" label={m.clearNote} />
        <Button small kind="quiet" name="perbuatan" value="selesai">
          {m.clear}
        </Button>
      </Form>
    </>
  );
}
