import { formatDate, formatDateTime, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Facts, FileInput, Form, type FormError, LinkButton, Note, Pagination, Progress } from '#web/ui';
import { Select, Table, Tag, TextInput, type Tone } from '#web/ui';
import { fields, fieldTitles, type Mapping, required } from '../../domain/columns.ts';
import { faults, type LineFault, type LineOddity } from '../../domain/read-line.ts';
import { registerPaths } from '../../paths.ts';
import type { RegisterVersion, VersionState } from '../../versions.ts';
import { Confirm } from './confirm.tsx';
import { texts } from './texts.ts';

export const A_PAGE = 20;

export interface ListProps {
  readonly rows: readonly RegisterVersion[];
  readonly total: number;
  readonly page: number;
  readonly today: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

const tones: Readonly<Record<VersionState, Tone>> = {
  staged: 'wait',
  loading: 'wait',
  'in-force': 'done',
  former: 'plain',
  withdrawn: 'plain',
  dropped: 'plain',
};

export function StateOf({ state }: Pick<RegisterVersion, 'state'>) {
  return <Tag tone={tones[state]}>{texts(useView().locale).states[state]}</Tag>;
}

/** Every version there was, and the form that brings in another. */
export function RegisterPage({ rows, total, page, today, typed, errors }: ListProps) {
  const { locale, console } = useView();
  const m = texts(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <console.Frame at="residents">
      <p class="soft col">{m.lead}</p>
      <ErrorSummary errors={errors} />
      <Table
        label={m.tab}
        rows={rows}
        empty={m.none}
        columns={[
          { title: m.asOf, cell: ({ id, asOf }) => <a href={registerPaths.version({ versionId: id })}>{formatDate(asOf, locale)}</a> },
          { title: m.state, cell: ({ state }) => <StateOf state={state} /> },
          { title: m.lines, cell: ({ lines }) => formatNumber(lines, locale), right: true },
          { title: m.kept, cell: ({ kept }) => (kept === null ? '–' : formatNumber(kept, locale)), right: true },
          { title: m.by, cell: ({ enteredBy, enteredAt }) => m.who(enteredBy, formatDateTime(enteredAt, locale)) },
        ]}
      />
      <Pagination quiet page={page} size={A_PAGE} total={total} at={(halaman) => registerPaths.list({}, { halaman: String(halaman) })} />
      <section class="card stack" aria-labelledby="bawa-masuk">
        <h2 class="t-l" id="bawa-masuk">
          {m.enter}
        </h2>
        <Form action={registerPaths.list()} class="col" files>
          <TextInput id="per" label={m.asOf} hint={m.asOfHint} type="date" value={typed.per ?? today} error={errorOf('per')} />
          <FileInput id="berkas" label={m.file} hint={m.fileHint} accept=".csv,.txt,text/csv" error={errorOf('berkas')} />
          <Button>{m.upload}</Button>
        </Form>
      </section>
    </console.Frame>
  );
}

export interface VersionProps {
  readonly version: RegisterVersion;
  /** The one that can be brought back in place of this. */
  readonly former: RegisterVersion | null;
  /** The one it would take the place of. */
  readonly inForce: RegisterVersion | null;
  readonly mapping: Mapping;
  readonly news: keyof ReturnType<typeof texts>['news'] | undefined;
  readonly errors: readonly FormError[];
}

/** One version: what it is, and what can be done with it now. */
export function VersionPage(props: VersionProps) {
  const { version, news, errors } = props;
  const { locale, console } = useView();
  const m = texts(locale);
  const title = m.versionOf(formatDate(version.asOf, locale));
  const { confirmedBy, confirmedAt, inForceAt, endedAt } = version;
  const checking = version.state === 'staged' && version.checkAskedAt !== null;
  return (
    <console.Frame at="residents">
      <Crumbs above={[{ href: registerPaths.list(), label: m.tab }]} here={title} />
      {news && !(news === 'checked' && checking) && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      <h2>
        {title} <StateOf state={version.state} />
      </h2>
      <Facts
        facts={[
          { label: m.lines, value: formatNumber(version.lines, locale) },
          { label: m.by, value: m.who(version.enteredBy, formatDateTime(version.enteredAt, locale)) },
          ...(confirmedAt ? [{ label: m.facts.confirmed, value: m.who(confirmedBy ?? '', formatDateTime(confirmedAt, locale)) }] : []),
          ...(inForceAt ? [{ label: m.facts.inForce, value: formatDateTime(inForceAt, locale) }] : []),
          ...(endedAt ? [{ label: m.facts.ended, value: formatDateTime(endedAt, locale) }] : []),
          { label: m.facts.source, value: version.fileName },
          { label: 'SHA-256', value: <code lang="en">{version.sha256}</code> },
        ]}
      />
      {checking && <Checking version={version} />}
      {version.state === 'staged' && !checking && <Columns {...props} />}
      {!checking && (version.state === 'staged' || version.kept !== null) && <Found version={version} />}
      {version.state === 'staged' && <Confirm {...props} />}
      {version.state === 'loading' && <Loading version={version} />}
      {version.state === 'in-force' && props.former && <GoBack version={version} former={props.former} />}
    </console.Frame>
  );
}

const deed = ({ id }: RegisterVersion, name: string) => registerPaths.deed({ versionId: id, deed: name });

function Columns({ version, mapping, errors }: VersionProps) {
  const { locale } = useView();
  const m = texts(locale);
  const options = version.columns.map((name, at) => ({ value: String(at), label: `${at + 1}. ${name}` }));
  return (
    <section class="card stack" aria-labelledby="kolom">
      <h3 class="t-l" id="kolom">
        {m.mapping}
      </h3>
      <p class="soft col">{m.mappingLead}</p>
      <Form action={deed(version, 'periksa')} class="col">
        {fields.map((field) => (
          <Select
            id={field}
            label={fieldTitles[field](locale)}
            optional={!required.includes(field)}
            value={String(mapping[field] ?? '')}
            none={m.noColumn}
            options={options}
            error={errors.find((one) => one.field === field)?.message}
          />
        ))}
        <Button kind={version.kept === null ? 'main' : 'quiet'}>{m.check}</Button>
      </Form>
    </section>
  );
}

/** What the dry run found, by kind; the lines themselves are a file. */
function Found({ version }: Pick<VersionProps, 'version'>) {
  const { locale } = useView();
  const m = texts(locale);
  const { kept, lines, counts } = version;
  const found = Object.entries(counts) as [LineFault | LineOddity, number][];
  return (
    <section class="stack" aria-labelledby="hasil">
      <h3 class="t-l" id="hasil">
        {m.result}
      </h3>
      {kept === null && <p class="soft">{m.notChecked}</p>}
      {kept !== null && (
        <p class="col">
          {(version.state === 'staged' ? m.found : m.foundTaken)(formatNumber(lines, locale), formatNumber(kept, locale))}
          {version.state !== 'staged' && kept < lines && ` ${m.leftOut}`}
        </p>
      )}
      {kept !== null && found.length === 0 && <p class="soft">{m.clean}</p>}
      {found.length > 0 && (
        <>
          <Table
            label={m.result}
            rows={found}
            empty={m.clean}
            columns={[
              { title: m.fault, cell: ([fault]) => m.faults[fault] },
              { title: m.count, cell: ([, n]) => formatNumber(n, locale), right: true },
              { title: m.fate, cell: ([fault]) => <FateOf left={(faults as readonly string[]).includes(fault)} /> },
            ]}
          />
          {version.hasReport && (
            <p>
              <LinkButton href={registerPaths.report({ versionId: version.id })} kind="quiet" icon="download" small>
                {m.csv}
              </LinkButton>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function FateOf({ left }: { readonly left: boolean }) {
  const m = texts(useView().locale);
  return <Tag tone={left ? 'bad' : 'done'}>{left ? m.left : m.taken}</Tag>;
}

/** How far the check is that is being done: it goes on wherever whoever asked for it goes. */
function Checking({ version }: Pick<VersionProps, 'version'>) {
  const { locale } = useView();
  const m = texts(locale);
  const all = 2 * version.chunks;
  return (
    <section class="card stack" aria-labelledby="pemeriksaan">
      <h3 class="t-l" id="pemeriksaan">
        {m.checking}
      </h3>
      <p class="soft col">{m.checkingLead}</p>
      <Progress
        label={m.checkingFar(formatNumber(version.checkParts, locale), formatNumber(all, locale))}
        done={version.checkParts}
        total={all}
      />
      <p>
        <LinkButton href={registerPaths.version({ versionId: version.id }, { kabar: 'checked' })} kind="quiet" small>
          {m.reload}
        </LinkButton>
      </p>
    </section>
  );
}

function Loading({ version }: Pick<VersionProps, 'version'>) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <section class="card stack">
      <p>{m.loading(formatNumber(version.loadedChunks, locale), formatNumber(version.chunks, locale))}</p>
      <p>
        <LinkButton href={registerPaths.version({ versionId: version.id })} kind="quiet" small>
          {m.reload}
        </LinkButton>
      </p>
    </section>
  );
}

function GoBack({ version, former }: { readonly version: RegisterVersion; readonly former: RegisterVersion }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <section class="card stack">
      <p class="col">{m.backLead(formatDate(former.asOf, locale))}</p>
      <Form action={deed(version, 'kembalikan')}>
        <Button kind="danger">{m.back}</Button>
      </Form>
    </section>
  );
}
