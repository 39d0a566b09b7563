import { formatDate, type Locale } from '#i18n';
import type { Agency } from '#platform/access';
import type { District } from '#platform/cases';
import type { FieldContext, Raw } from '#platform/forms';
import { FieldList } from '#platform/forms/ui';
import type { HelperFilter, HelperLine } from '#platform/mandates';
import { useView } from '#web';
import {
  Button,
  type Column,
  Crumbs,
  ErrorSummary,
  Form,
  type FormError,
  Note,
  Pagination,
  SearchForm,
  Select,
  Table,
  Tabs,
} from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { endingPage, registeringPage } from './fields.ts';
import { texts } from './texts.ts';

export const HELPERS_A_PAGE = 30;

export interface HelpersPageProps {
  readonly rows: readonly HelperLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: HelperFilter;
  /** Agencies whose services may be filed so, with their districts. */
  readonly agencies: readonly { readonly agency: Agency; readonly districts: readonly District[] }[];
  readonly context: FieldContext;
  readonly me: string;
  readonly news: 'registered' | 'ended' | undefined;
  /** The form that came back: `register`, or the id of the registration to be ended. */
  readonly refused:
    | { readonly form: string; readonly raw: Readonly<Record<string, Raw>>; readonly errors: readonly FormError[] }
    | undefined;
}

/** Who may file for the residents of which village, now and before; and the ways to register one and to end it. */
export function HelpersPage(props: HelpersPageProps) {
  const { filter, rows, total, page, news, refused, agencies } = props;
  const { locale } = useView();
  const m = texts(locale);
  const at = (past: boolean, n = 1) =>
    portalPaths.helpers({}, { lewat: past ? '1' : undefined, q: filter.q || undefined, halaman: n > 1 ? n : undefined });
  return (
    <AdminPage at="mandates">
      <Crumbs above={[{ href: portalPaths.mandates(), label: adminTexts(locale).tabs.mandates }]} here={m.title} />
      <h2>{m.title}</h2>
      <p class="soft col">{m.lead}</p>
      {news && <Note tone="done">{m.news[news]}</Note>}
      {refused && refused.form !== 'register' && (
        <ErrorSummary errors={refused.errors.map((one) => ({ ...one, field: `${refused.form}-${one.field}` }))} />
      )}
      <SearchForm action={portalPaths.helpers()} label={m.search} q={filter.q} placeholder={m.search} />
      <Tabs
        label={m.show}
        tabs={[
          { href: at(false), label: m.live, current: !filter.past },
          { href: at(true), label: m.past, current: filter.past },
        ]}
      />
      <Table
        label={filter.past ? m.past : m.live}
        columns={columnsOf(props)}
        rows={rows}
        empty={agencies.length === 0 ? m.notHere : m.none}
      />
      <Pagination quiet page={page} size={HELPERS_A_PAGE} total={total} at={(n) => at(filter.past, n)} />
      <p>
        <a href={portalPaths.helpersCsv({}, { lewat: filter.past ? '1' : undefined, q: filter.q || undefined })}>{m.csv}</a>
      </p>
      {!filter.past && agencies.length > 0 && <Register {...props} />}
    </AdminPage>
  );
}

function columnsOf(props: HelpersPageProps): Column<HelperLine>[] {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<HelperLine>[] = [
    {
      title: m.name,
      cell: ({ name, email, writes }) => (
        <>
          <b>{name}</b>
          <div class="small soft">{email}</div>
          <div class="small soft">{writes ? m.writes : m.webOnly}</div>
        </>
      ),
    },
    {
      title: m.village,
      cell: (one) => (
        <>
          {one.village}
          <div class="small soft">{districtIn(props.agencies, one)}</div>
        </>
      ),
    },
    {
      title: m.paper,
      cell: ({ basis, registeredByName }) => (
        <>
          {basis}
          <div class="small soft">{m.by(registeredByName)}</div>
        </>
      ),
    },
    {
      title: m.period,
      cell: (one) => (
        <>
          {periodOf(one, locale)}
          {one.reason !== null && <div class="small soft">{m.because(one.reason)}</div>}
        </>
      ),
    },
  ];
  if (!props.filter.past) columns.push({ title: m.end, untitled: true, cell: (one) => <End {...props} one={one} /> });
  return columns;
}

/** The name of the district a village lies in, or its code where the list has lost it. */
export function districtIn(agencies: HelpersPageProps['agencies'], { agencyId, district }: HelperLine): string {
  const at = agencies.find(({ agency }) => agency.id === agencyId);
  return at?.districts.find(({ code }) => code === district)?.name ?? district;
}

function periodOf({ validFrom, validTo }: HelperLine, locale: Locale): string {
  const m = texts(locale);
  return validTo === null ? m.from(formatDate(validFrom, locale)) : m.fromTo(formatDate(validFrom, locale), formatDate(validTo, locale));
}

/** The form that ends one, opened where it came back with a mistake. */
function End({ one, me, context, refused }: HelpersPageProps & { readonly one: HelperLine }) {
  const m = texts(useView().locale);
  if (one.personId === me) return <span class="small">{m.own}</span>;
  const back = refused?.form === one.id ? refused : undefined;
  const name = (
    <span class="vh">
      : {one.name}, {one.village}
    </span>
  );
  return (
    <details open={back !== undefined}>
      <summary>
        {m.end}
        {name}
      </summary>
      <Form action={portalPaths.endHelper({ helperId: one.id })} class="stack">
        <FieldList fields={endingPage.fields} raw={back?.raw ?? {}} errors={back?.errors ?? []} context={context} prefix={`${one.id}-`} />
        <Button kind="danger" small>
          {m.end}
          {name}
        </Button>
      </Form>
    </details>
  );
}

function Register({ agencies, context, refused }: HelpersPageProps) {
  const m = texts(useView().locale);
  const back = refused?.form === 'register' ? refused : undefined;
  const raw = back?.raw ?? { from: context.today.split('-').reverse().join('-') };
  const [only] = agencies.length === 1 ? agencies : [];
  return (
    <section class="card stack" aria-labelledby="daftarkan">
      <h2 class="t-l" id="daftarkan">
        {m.register}
      </h2>
      <p class="soft col">{m.registerLead}</p>
      {back && <ErrorSummary errors={back.errors} />}
      <Form action={portalPaths.helpers()} class="col">
        {only ? (
          <input type="hidden" name="agency" value={only.agency.id} />
        ) : (
          <Select
            id="agency"
            name="agency"
            label={m.agency}
            value={String(raw.agency ?? '')}
            options={agencies.map(({ agency }) => ({ value: agency.id, label: agency.name }))}
          />
        )}
        <FieldList
          fields={registeringPage(agencies.flatMap(({ districts }) => districts)).fields}
          raw={raw}
          errors={back?.errors ?? []}
          context={context}
        />
        <Button>{m.register}</Button>
      </Form>
    </section>
  );
}
