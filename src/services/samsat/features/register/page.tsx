import { formatDate, formatDateTime } from '#i18n';
import { useView } from '#web';
import { type Column, LinkButton, Pagination, SearchForm, Table, Tabs, Tag } from '#web/ui';
import { regencyName } from '../../domain/data/regencies.ts';
import { texts } from '../../messages/index.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { Plate } from '../../parts/plate.tsx';
import { samsatPaths } from '../../paths.ts';
import type { KeptVehicle } from '../../vehicles/store.ts';

export const A_PAGE = 50;

export interface RegisterProps {
  readonly rows: readonly KeptVehicle[];
  readonly total: number;
  readonly page: number;
  readonly q: string;
  readonly late: boolean;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** The register of vehicles, for officers: without owner and chassis. */
export function RegisterPage({ rows, total, page, q, late, today }: RegisterProps) {
  const { locale } = useView();
  const m = texts(locale);
  const query = { q: q || undefined, tampil: late ? 'lewat' : undefined };
  const columns: Column<KeptVehicle>[] = [
    {
      title: m.register.nrkb,
      cell: ({ nrkb, plate, stnkUntil }) => <Plate nrkb={nrkb} kind={plate} stnkUntil={stnkUntil} />,
    },
    { title: m.register.kind, cell: ({ kind, use }) => `${m.kinds[kind]}, ${m.uses[use]}` },
    { title: m.register.domicile, cell: ({ domicile }) => regencyName(domicile) },
    {
      title: m.register.due,
      cell: ({ dueOn, blocked }) => (
        <>
          {formatDate(dueOn, locale)} {dueOn < today && <Tag tone="bad">{m.register.late}</Tag>}{' '}
          {blocked && <Tag tone="wait">{m.register.blocked}</Tag>}
        </>
      ),
    },
    { title: m.register.data, cell: ({ dataAt }) => formatDateTime(dataAt, locale) },
  ];
  return (
    <OfficeFrame at="register">
      <Tabs
        sub
        label={m.register.filter}
        tabs={[
          { href: samsatPaths.register({}, { q: q || undefined }), label: m.register.all, current: !late },
          { href: samsatPaths.register({}, { q: q || undefined, tampil: 'lewat' }), label: m.register.late, current: late },
        ]}
      />
      <SearchForm action={samsatPaths.register()} label={m.register.search} placeholder="DK 1234 AB" q={q} />
      <Table label={m.office.register} rows={rows} empty={m.register.none} columns={columns} />
      {total > A_PAGE && (
        <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => samsatPaths.register({}, { ...query, halaman })} />
      )}
      <p>
        <LinkButton href={samsatPaths.registerCsv({}, query)} kind="quiet" icon="download" small>
          {m.register.csv}
        </LinkButton>
      </p>
    </OfficeFrame>
  );
}
