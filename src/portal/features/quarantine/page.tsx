import { formatBytes, formatDateTime } from '#i18n';
import { type QuarantineLine, type QuarantineList, quarantineLists } from '#platform/files';
import { useView } from '#web';
import {
  Button,
  Choices,
  type Column,
  ErrorSummary,
  Facts,
  Form,
  type FormError,
  Note,
  Pagination,
  Table,
  Tabs,
  Tag,
  TextArea,
  type Tone,
} from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts } from './texts.ts';

export const PAGE_SIZE = 30;

const tones: Readonly<Record<QuarantineLine['scan'], Tone>> = {
  infected: 'bad',
  waiting: 'wait',
  released: 'done',
  removed: 'plain',
  clean: 'done',
  unscanned: 'plain',
};

/** What a file was handed in for: a case by its number, or a mandate. */
export interface Place {
  readonly number: string | null;
  readonly href: string;
}

/** Places the reader may see, by id. */
export type Places = ReadonlyMap<string, Place>;

interface QuarantinePageProps {
  readonly list: QuarantineList;
  readonly rows: readonly QuarantineLine[];
  readonly total: number;
  readonly page: number;
  readonly places: Places;
  readonly scanner: boolean;
}

/** What the scanner holds back, what waits for it, and what was decided. */
export function QuarantinePage({ list, rows, total, page, places, scanner }: QuarantinePageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const at = (of: QuarantineList, n = 1) =>
    portalPaths.quarantine({}, { daftar: of === 'held' ? undefined : of, halaman: n > 1 ? n : undefined });
  const columns: Column<QuarantineLine>[] = [
    { title: m.finding, cell: ({ finding }) => (finding === null ? m.nothingYet : <code lang="en">{finding}</code>) },
    { title: m.state, cell: ({ scan }) => <Tag tone={tones[scan]}>{m.states[scan]}</Tag> },
    { title: m.size, cell: ({ bytes }) => formatBytes(bytes, locale), right: true },
    { title: m.where, cell: (line) => <Where line={line} places={places} /> },
    { title: m.since, cell: ({ storedAt }) => formatDateTime(storedAt, locale) },
    {
      title: m.open,
      cell: ({ id, finding }) =>
        finding === null ? (
          '–'
        ) : (
          <a href={portalPaths.quarantined({ fileId: id })}>
            {m.open}
            <span class="vh"> {finding}</span>
          </a>
        ),
    },
  ];
  return (
    <AdminPage at="quarantine">
      <p class="soft col">{m.lead}</p>
      {!scanner && (
        <Note tone="wait">
          <p>{m.noScanner}</p>
        </Note>
      )}
      <Tabs
        label={m.list}
        tabs={(Object.keys(quarantineLists) as QuarantineList[]).map((one) => ({
          href: at(one),
          label: m.lists[one],
          current: one === list,
        }))}
      />
      <Table label={m.lists[list]} columns={columns} rows={rows} empty={m.none} />
      <Pagination quiet page={page} size={PAGE_SIZE} total={total} at={(n) => at(list, n)} />
    </AdminPage>
  );
}

function Where({ line: { caseId }, places }: { readonly line: QuarantineLine; readonly places: Places }) {
  const m = texts(useView().locale);
  if (caseId === null) return m.loose;
  const place = places.get(caseId);
  return place ? <a href={place.href}>{place.number ?? m.mandate}</a> : m.elsewhere;
}

export interface Decision {
  readonly putusan: string;
  readonly alasan: string;
}

interface QuarantinedPageProps {
  readonly line: QuarantineLine;
  readonly places: Places;
  readonly mayDecide: boolean;
  readonly done: boolean;
  readonly sent?: Decision;
  readonly errors?: readonly FormError[];
}

/** One file of the quarantine, and the form by which an administrator decides about it. */
export function QuarantinedPage({ line, places, mayDecide, done, sent, errors = [] }: QuarantinedPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const wrong = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <AdminPage at="quarantine">
      <p>
        <a href={portalPaths.quarantine()}>← {m.back}</a>
      </p>
      <h2>{m.title}</h2>
      <ErrorSummary errors={errors} />
      {done && (
        <Note tone="done">
          <p>{m.done}</p>
        </Note>
      )}
      <div class="card">
        <Facts
          facts={[
            { label: m.finding, value: <code lang="en">{line.finding}</code> },
            { label: m.state, value: <Tag tone={tones[line.scan]}>{m.states[line.scan]}</Tag> },
            { label: m.kind, value: <code lang="en">{line.mediaType}</code> },
            { label: m.size, value: formatBytes(line.bytes, locale) },
            { label: m.where, value: <Where line={line} places={places} /> },
            { label: m.since, value: formatDateTime(line.storedAt, locale) },
            ...(line.scannedAt ? [{ label: m.looked, value: formatDateTime(line.scannedAt, locale) }] : []),
            ...(line.scannedBy ? [{ label: m.by, value: <code lang="en">{line.scannedBy}</code> }] : []),
            { label: m.digest, value: <code lang="en">{line.sha256}</code> },
            ...(line.note ? [{ label: m.note, value: line.note }] : []),
          ]}
        />
      </div>
      {line.scan === 'infected' && !mayDecide && <p class="soft">{m.notYours}</p>}
      {line.scan === 'infected' && mayDecide && (
        <Form action={portalPaths.quarantined({ fileId: line.id })} class="stack col" label={m.decide}>
          <Choices
            id="putusan"
            type="radio"
            label={m.decide}
            values={sent ? [sent.putusan] : []}
            options={[
              { value: 'removed', label: m.remove, hint: m.removeHint },
              { value: 'released', label: m.release, hint: m.releaseHint },
            ]}
            error={wrong('putusan')}
          />
          <TextArea id="alasan" label={m.why} hint={m.whyHint} value={sent?.alasan} rows={3} error={wrong('alasan')} />
          <div>
            <Button>{m.save}</Button>
          </div>
        </Form>
      )}
    </AdminPage>
  );
}
