import { formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Form, type FormError, LinkButton, Page, Pagination, Select, Table, Tag, TextInput } from '#web/ui';
import { authorities, schoolLevels } from '../../domain/levels.ts';
import { schoolPaths } from '../../paths.ts';
import type { SchoolFilter, SchoolLine } from '../../schools.ts';
import { texts as common } from '../../texts.ts';
import { texts } from './texts.ts';

export const A_PAGE = 30;

export interface SchoolsProps {
  readonly rows: readonly SchoolLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: SchoolFilter;
  /** Whether they may enter one. */
  readonly manages: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** The schools of the city: to be searched, and one to be entered. */
export function SchoolsPage(props: SchoolsProps) {
  const { rows, total, page, filter, manages } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const query = { q: filter.q || undefined, jenjang: filter.level ?? undefined };
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: schoolPaths.front(), label: words.lentera }]} here={m.title} />
        <h1>{m.title}</h1>
        <ErrorSummary errors={props.errors} />
        <form class="row end" action={schoolPaths.schools()} role="search">
          <TextInput id="q" label={m.searchLabel} hint={m.placeholder} value={filter.q} type="search" />
          <Select
            id="jenjang"
            label={words.level}
            value={filter.level ?? ''}
            filters
            options={schoolLevels.map((value) => ({ value, label: words.levels[value] }))}
          />
          <Button kind="quiet">{m.filter}</Button>
        </form>
        <Table
          label={m.title}
          rows={rows}
          empty={m.none}
          columns={[
            {
              title: words.school,
              cell: ({ id, name, endedAt }) => (
                <>
                  <a href={schoolPaths.school({ schoolId: id })}>{name}</a> {endedAt && <Tag>{words.ended}</Tag>}
                </>
              ),
            },
            { title: words.npsn, cell: ({ npsn }) => npsn },
            { title: words.level, cell: ({ level }) => words.levels[level] },
            { title: words.district, cell: ({ district }) => district || '–' },
            { title: words.classes, cell: ({ classes }) => formatNumber(classes, locale), right: true },
            { title: words.students, cell: ({ students }) => formatNumber(students, locale), right: true },
            { title: m.keepers, cell: ({ operators }) => formatNumber(operators, locale), right: true },
          ]}
        />
        {total > A_PAGE && (
          <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => schoolPaths.schools({}, { ...query, halaman })} />
        )}
        <p>
          <LinkButton href={schoolPaths.schoolsCsv({}, query)} kind="quiet" icon="download" small>
            {words.csv}
          </LinkButton>
        </p>
        {manages && <Enter {...props} />}
      </div>
    </Page>
  );
}

function Enter({ typed, errors }: SchoolsProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <section class="card stack" aria-labelledby="masukkan">
      <h2 class="t-l" id="masukkan">
        {m.enter}
      </h2>
      <Form action={schoolPaths.schools()} class="col">
        <TextInput id="npsn" label={words.npsn} hint={m.npsnHint} value={typed.npsn} error={errorOf('npsn')} short />
        <TextInput id="nama" label={words.name} value={typed.nama} error={errorOf('nama')} />
        <SchoolFields typed={typed} errors={errors} />
        <Button>{m.enter}</Button>
      </Form>
    </section>
  );
}

/** Level, authority and district of a school, as they are asked for. */
export function SchoolFields({ typed, errors }: Pick<SchoolsProps, 'typed' | 'errors'>) {
  const words = common(useView().locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      <Select
        id="jenjang-sekolah"
        name="jenjang"
        label={words.level}
        value={typed.jenjang ?? ''}
        error={errorOf('jenjang-sekolah')}
        options={schoolLevels.map((value) => ({ value, label: words.levels[value] }))}
      />
      <Select
        id="penanggung"
        label={words.authority}
        value={typed.penanggung ?? ''}
        error={errorOf('penanggung')}
        options={authorities.map((value) => ({ value, label: words.authorities[value] }))}
      />
      <TextInput id="kecamatan" label={words.district} value={typed.kecamatan} optional />
    </>
  );
}
