import { formatDate, type Locale } from '#i18n';
import type { Appointment } from '#platform/access';
import { FieldList } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, type Column, ErrorSummary, Form, Note, Pagination, SearchForm, Select, Table, Tabs } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { endingPage, givingPage } from './fields.ts';
import type { OfficersPageProps } from './props.ts';
import { AskReset, OpenResets } from './reset.tsx';
import { texts } from './texts.ts';

export const OFFICERS_A_PAGE = 30;

/** Who holds which office, now and before; and the ways to give one and to end it. */
export function OfficersPage(props: OfficersPageProps) {
  const { filter, rows, total, page, news, refused } = props;
  const m = texts(useView().locale);
  const at = (past: boolean, n = 1) =>
    portalPaths.officers({}, { lewat: past ? '1' : undefined, q: filter.q || undefined, halaman: n > 1 ? n : undefined });
  return (
    <AdminPage at="officers">
      <p class="soft col">{m.lead}</p>
      {news && (
        <Note tone="done">
          <p>{news === 'given' || news === 'ended' ? m[news] : news === 'signed-out' ? m.sessions.done : m.reset.news[news]}</p>
        </Note>
      )}
      {refused && refused.form !== 'give' && (
        <ErrorSummary
          errors={
            refused.form === 'reset' ? refused.errors : refused.errors.map((one) => ({ ...one, field: `${refused.form}-${one.field}` }))
          }
        />
      )}
      <OpenResets {...props} />
      <SearchForm action={portalPaths.officers()} label={m.search} q={filter.q} placeholder={m.search} />
      <Tabs
        label={m.office}
        tabs={[
          { href: at(false), label: m.inOffice, current: !filter.past },
          { href: at(true), label: m.past, current: filter.past },
        ]}
      />
      <Table label={filter.past ? m.past : m.inOffice} columns={columnsOf(props)} rows={rows} empty={m.none} />
      <Pagination quiet page={page} size={OFFICERS_A_PAGE} total={total} at={(n) => at(filter.past, n)} />
      {!filter.past && <Give {...props} />}
    </AdminPage>
  );
}

function columnsOf(props: OfficersPageProps): Column<Appointment>[] {
  const { roles, filter, agencies } = props;
  const { locale } = useView();
  const m = texts(locale);
  const titleOf = ({ agencyId, role }: Appointment) =>
    roles
      .get(agencyId)
      ?.find(({ key }) => key === role)
      ?.title(locale) ?? role;
  const columns: Column<Appointment>[] = [
    {
      title: m.name,
      cell: ({ name, email }) => (
        <>
          <b>{name}</b>
          <div class="small soft">{email}</div>
        </>
      ),
    },
    {
      title: m.office,
      cell: (one) => (
        <>
          {titleOf(one)}
          {agencies.length > 1 && <div class="small soft">{agencies.find(({ id }) => id === one.agencyId)?.name}</div>}
        </>
      ),
    },
    { title: m.employeeNo, cell: ({ employeeNo }) => employeeNo ?? '–' },
    {
      title: m.period,
      cell: (one) => (
        <>
          {periodOf(one, props.context.today, locale)}
          {one.endedReason && <div class="small soft">{m.because(one.endedReason)}</div>}
        </>
      ),
    },
  ];
  if (!filter.past)
    columns.push({
      title: m.end,
      untitled: true,
      cell: (one) => (
        <>
          <End {...props} one={one} title={titleOf(one)} />
          <SignOut one={one} />
          <AskReset {...props} one={one} />
        </>
      ),
    });
  return columns;
}

function periodOf({ validFrom, validTo }: Appointment, today: string, locale: Locale): string {
  const m = texts(locale);
  if (validTo !== null) return m.fromTo(formatDate(validFrom, locale), formatDate(validTo, locale));
  return validFrom > today ? m.from(formatDate(validFrom, locale)) : m.since(formatDate(validFrom, locale));
}

/** The form that ends one office, opened where it came back with a mistake. */
function End({ one, title, me, context, refused }: OfficersPageProps & { readonly one: Appointment; readonly title: string }) {
  const m = texts(useView().locale);
  const back = refused?.form === one.id ? refused : undefined;
  return (
    <details open={back !== undefined}>
      <summary>
        {m.end}
        <span class="vh">
          : {title}, {one.name}
        </span>
      </summary>
      <Form action={portalPaths.endOffice({ id: one.id })} class="stack">
        {one.personId === me && <p class="small">{m.own}</p>}
        <FieldList fields={endingPage.fields} raw={back?.raw ?? {}} errors={back?.errors ?? []} context={context} prefix={`${one.id}-`} />
        <Button kind="danger" small>
          {m.end}
          <span class="vh">
            : {title}, {one.name}
          </span>
        </Button>
      </Form>
    </details>
  );
}

/** Ends every session of the holder, after one more press that says what it does. */
function SignOut({ one }: { readonly one: Appointment }) {
  const m = texts(useView().locale).sessions;
  return (
    <details>
      <summary>
        {m.end}
        <span class="vh">: {one.name}</span>
      </summary>
      <Form action={portalPaths.endSessions({ id: one.id })} class="stack">
        <p class="small">{m.lead}</p>
        <Button kind="danger" small>
          {m.end}
          <span class="vh">: {one.name}</span>
        </Button>
      </Form>
    </details>
  );
}

/** The form that gives an office. */
function Give({ agencies, roles, context, refused }: OfficersPageProps) {
  const m = texts(useView().locale);
  const back = refused?.form === 'give' ? refused : undefined;
  const raw = back?.raw ?? { from: context.today.split('-').reverse().join('-') };
  const chosen = agencies.find(({ id }) => id === raw.agency) ?? agencies[0];
  const [only] = agencies.length === 1 ? agencies : [];
  // One form for all agencies: what an office is called may differ, which there are is checked when it is sent.
  const offered = [...new Map(agencies.flatMap(({ id }) => roles.get(id) ?? []).map((role) => [role.key, role])).values()];
  return (
    <section class="card stack" aria-labelledby="beri-jabatan">
      <h2 class="t-l" id="beri-jabatan">
        {m.give}
      </h2>
      <p class="soft col">{m.giveLead}</p>
      {back && <ErrorSummary errors={back.errors} />}
      <Form action={portalPaths.officers()} class="col">
        {only ? (
          <input type="hidden" name="agency" value={only.id} />
        ) : (
          <Select
            id="agency"
            name="agency"
            label={m.agency}
            value={chosen?.id ?? ''}
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <FieldList fields={givingPage(offered).fields} raw={raw} errors={back?.errors ?? []} context={context} />
        <Button>{m.give}</Button>
      </Form>
    </section>
  );
}
