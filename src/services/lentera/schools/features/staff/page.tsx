import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, type Column, ErrorSummary, Form, type FormError, LinkButton, Note, Pagination, SearchForm, Table, Tabs } from '#web/ui';
import { type Belonging, keepsSchool } from '../../domain/belonging.ts';
import type { Member, MemberFilter } from '../../members.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import { texts as common } from '../../texts.ts';
import { SchoolFrame } from '../school/page.tsx';
import { texts } from './texts.ts';

export const A_PAGE = 50;

export interface StaffProps {
  readonly who: Belonging;
  readonly school: School;
  readonly rows: readonly Member[];
  readonly total: number;
  readonly page: number;
  readonly filter: MemberFilter;
  readonly ended: boolean;
  readonly errors: readonly FormError[];
}

/** Who works at a school, now and before. */
export function StaffPage(props: StaffProps) {
  const { who, school, rows, total, page, filter, ended, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const schoolId = school.id;
  const at = (past: boolean, halaman?: number) =>
    schoolPaths.staff({ schoolId }, { lewat: past ? '1' : undefined, q: filter.q || undefined, halaman });
  const columns: Column<Member>[] = [
    { title: words.name, cell: ({ name }) => <b>{name}</b> },
    { title: words.role, cell: ({ role }) => words.roles[role] },
    { title: m.nip, cell: ({ nip }) => nip ?? '–' },
    { title: words.since, cell: ({ since }) => formatDate(since, locale) },
  ];
  if (filter.past) columns.push({ title: words.until, cell: ({ until }) => (until === null ? '–' : formatDate(until, locale)) });
  else if (keepsSchool(who, schoolId) || who.city?.manages)
    columns.push({ title: m.end, untitled: true, cell: (one) => <End one={one} /> });
  return (
    <SchoolFrame who={who} school={school} at="staff">
      {ended && errors.length === 0 && <Note tone="done">{m.ended}</Note>}
      <ErrorSummary errors={errors} />
      <SearchForm action={schoolPaths.staff({ schoolId })} label={m.searchLabel} placeholder={m.searchLabel} q={filter.q} />
      <Tabs
        sub
        label={words.staff}
        tabs={[
          { href: at(false), label: m.here, current: !filter.past },
          { href: at(true), label: m.past, current: filter.past },
        ]}
      />
      <Table label={words.staff} rows={rows} empty={m.none} columns={columns} />
      {total > A_PAGE && <Pagination page={page} size={A_PAGE} total={total} at={(n) => at(filter.past, n)} />}
      <p>
        <LinkButton
          href={schoolPaths.staffCsv({ schoolId }, { lewat: filter.past ? '1' : undefined, q: filter.q || undefined })}
          kind="quiet"
          icon="download"
          small
        >
          {words.csv}
        </LinkButton>
      </p>
    </SchoolFrame>
  );
}

function End({ one }: { readonly one: Member }) {
  const m = texts(useView().locale);
  return (
    <details id={one.id}>
      <summary>
        {m.end}
        <span class="vh">: {one.name}</span>
      </summary>
      <Form action={schoolPaths.endMember({ schoolId: one.schoolId, memberId: one.id })} class="stack">
        <p class="small">{m.endLead}</p>
        <Button kind="danger" small>
          {m.end}
          <span class="vh">: {one.name}</span>
        </Button>
      </Form>
    </details>
  );
}
