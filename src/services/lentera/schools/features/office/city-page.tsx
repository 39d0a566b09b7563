import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Form, type FormError, Note, Page, Table, Tag, TextInput } from '#web/ui';
import type { Subject } from '../../city.ts';
import { type SchoolYear, yearTitle } from '../../domain/school-year.ts';
import { schoolPaths } from '../../paths.ts';
import { texts as common } from '../../texts.ts';
import { texts } from './texts.ts';

export interface CityProps {
  readonly years: readonly SchoolYear[];
  readonly subjects: readonly Subject[];
  readonly manages: boolean;
  readonly news: 'year' | 'subject' | 'ended' | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** School years and subjects: the same for every school of the city. */
export function CityPage(props: CityProps) {
  const { years, subjects, manages, news, typed, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="stack">
        <Crumbs above={[{ href: schoolPaths.front(), label: words.lentera }]} here={m.cityTitle} />
        <h1>{m.cityTitle}</h1>
        {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
        <ErrorSummary errors={errors} />
        <section class="stack">
          <h2>{m.years}</h2>
          <Table
            label={m.years}
            rows={years}
            empty={m.noYears}
            columns={[
              { title: words.year, cell: ({ year }) => yearTitle(year) },
              { title: m.begins, cell: ({ begins }) => formatDate(begins, locale) },
              { title: m.ends, cell: ({ ends }) => formatDate(ends, locale) },
            ]}
          />
          {manages && (
            <Form action={schoolPaths.enterYear()} class="card col" label={m.enterYear}>
              <h3 class="t-l">{m.enterYear}</h3>
              <TextInput id="tahun" label={m.firstYear} inputMode="numeric" short value={typed.tahun} error={errorOf('tahun')} />
              <TextInput id="mulai" label={m.begins} type="date" short value={typed.mulai} error={errorOf('mulai')} />
              <TextInput id="sampai" label={m.ends} type="date" short value={typed.sampai} error={errorOf('sampai')} />
              <Button>{words.save}</Button>
            </Form>
          )}
        </section>
        <section class="stack">
          <h2>{m.subjects}</h2>
          <p class="soft">{m.subjectsLead}</p>
          <Table
            label={m.subjects}
            rows={subjects}
            empty={m.noSubjects}
            columns={[
              { title: m.titleId, cell: ({ title }) => <span lang="id">{title.id}</span> },
              { title: m.titleEn, cell: ({ title }) => <span lang="en">{title.en}</span> },
              { title: m.key, cell: ({ key }) => <code>{key}</code> },
              ...(manages ? [{ title: m.endSubject, untitled: true, cell: (one: Subject) => <EndSubject one={one} /> }] : []),
            ]}
          />
          {manages && (
            <Form action={schoolPaths.enterSubject()} class="card col" label={m.enterSubject}>
              <h3 class="t-l">{m.enterSubject}</h3>
              <TextInput id="kunci" label={m.key} hint={m.keyHint} value={typed.kunci} error={errorOf('kunci')} short />
              <TextInput id="nama-id" label={m.titleId} value={typed['nama-id']} error={errorOf('nama-id')} />
              <TextInput id="nama-en" label={m.titleEn} value={typed['nama-en']} />
              <Button>{words.save}</Button>
            </Form>
          )}
        </section>
      </div>
    </Page>
  );
}

function EndSubject({ one }: { readonly one: Subject }) {
  const { locale } = useView();
  const m = texts(locale);
  if (one.endedAt) return <Tag>{m.subjectEnded}</Tag>;
  return (
    <Form action={schoolPaths.endSubject({ subject: one.key })}>
      <Button kind="quiet" small>
        {m.endSubject}
        <span class="vh">: {one.title[locale]}</span>
      </Button>
    </Form>
  );
}
