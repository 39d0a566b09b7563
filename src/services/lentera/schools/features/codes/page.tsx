import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, LinkButton, Note, Pagination, Select, Table, Tabs, TextInput } from '#web/ui';
import { type Belonging, type MemberRole, memberRoles } from '../../domain/belonging.ts';
import { type CodeLine, type CodeState, codeStates, type JoinRole, type MadeCode } from '../../join-codes.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import { texts as common } from '../../texts.ts';
import { SchoolFrame } from '../school/page.tsx';
import { texts } from './texts.ts';

export const A_PAGE = 50;

export interface CodesProps {
  readonly who: Belonging;
  readonly school: School;
  readonly state: CodeState;
  readonly rows: readonly CodeLine[];
  readonly total: number;
  readonly page: number;
  /** Roles a code may be made for here. */
  readonly roles: readonly MemberRole[];
  /** Just made: it is shown now and never again. */
  readonly made: MadeCode | null;
  readonly joinAddress: string;
  readonly withdrawn: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** What a role of a code is called. */
export function roleWord(role: JoinRole, locale: 'id' | 'en'): string {
  return role === 'guardian' ? texts(locale).guardian : common(locale).roles[role];
}

/** Codes by which people join a school, and who used them. */
export function CodesPage(props: CodesProps) {
  const { who, school, state, rows, total, page, made, joinAddress, withdrawn, errors, typed, roles } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const schoolId = school.id;
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <SchoolFrame who={who} school={school} at="codes">
      <p class="soft col">{m.lead}</p>
      {withdrawn && !made && errors.length === 0 && <Note tone="done">{m.withdrawn}</Note>}
      {made && <MadeNow made={made} address={joinAddress} />}
      <ErrorSummary errors={errors} />
      <Tabs
        sub
        label={m.tab}
        tabs={codeStates.map((one) => ({
          href: schoolPaths.codes({ schoolId }, { keadaan: one === 'open' ? undefined : one }),
          label: m.states[one],
          current: one === state,
        }))}
      />
      <Table
        label={m.tab}
        rows={rows}
        empty={m.none}
        columns={[
          { title: m.for, cell: ({ name }) => <b>{name}</b> },
          { title: m.role, cell: ({ role }) => roleWord(role, locale) },
          { title: m.made, cell: ({ madeAt }) => formatDate(madeAt, locale) },
          { title: m.until, cell: ({ expiresAt }) => formatDate(expiresAt, locale) },
          ...(state === 'used' ? [{ title: m.used, cell: ({ by }: CodeLine) => by ?? '–' }] : []),
          ...(state === 'open'
            ? [
                {
                  title: m.withdraw,
                  untitled: true,
                  cell: ({ id, name }: CodeLine) => (
                    <Form action={schoolPaths.withdrawCode({ schoolId, codeId: id })}>
                      <Button kind="quiet" small>
                        {m.withdraw}
                        <span class="vh">: {name}</span>
                      </Button>
                    </Form>
                  ),
                },
              ]
            : []),
        ]}
      />
      {total > A_PAGE && (
        <Pagination
          page={page}
          size={A_PAGE}
          total={total}
          at={(halaman) => schoolPaths.codes({ schoolId }, { keadaan: state, halaman })}
        />
      )}
      <p>
        <LinkButton href={schoolPaths.codesCsv({ schoolId }, { keadaan: state })} kind="quiet" icon="download" small>
          {words.csv}
        </LinkButton>
      </p>
      <section class="card stack" aria-labelledby="buat-kode">
        <h2 class="t-l" id="buat-kode">
          {m.make}
        </h2>
        <Form action={schoolPaths.codes({ schoolId })} class="col">
          <Select
            id="peran"
            label={m.role}
            value={typed.peran ?? ''}
            error={errorOf('peran')}
            options={memberRoles.filter((role) => roles.includes(role)).map((value) => ({ value, label: words.roles[value] }))}
          />
          <TextInput id="nama" label={m.name} hint={m.nameHint} value={typed.nama} error={errorOf('nama')} />
          <Button>{m.make}</Button>
        </Form>
      </section>
    </SchoolFrame>
  );
}

/** A code just made. */
export function MadeNow({ made, address }: { readonly made: MadeCode; readonly address: string }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Note tone="done" title={m.madeFor(roleWord(made.role, locale), made.name)}>
      <p>
        <code class="display">{made.code}</code>
      </p>
      <p>
        {m.until} {formatDate(made.expiresAt, locale)}. {m.how(address)}
      </p>
      <p>
        <b>{m.madeNow}</b>
      </p>
    </Note>
  );
}
