import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, Note, Table, Tag } from '#web/ui';
import { type Belonging, plansSchool } from '../../../schools/domain/belonging.ts';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { SchoolFrame } from '../../../schools/features/school/page.tsx';
import type { School } from '../../../schools/schools.ts';
import type { MasteryRule } from '../../../results/domain/mastery.ts';
import { type Grading, weighedCategories } from '../../domain/grading.ts';
import { texts as common } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';
import type { HoldingRules, SchoolRule } from '../../school-rules.ts';
import { GradingForm } from './grading-form.tsx';
import { MasteryForms } from './mastery-form.tsx';
import { MasteryWords } from './mastery-words.tsx';
import type { Typed } from './read-rules.ts';
import { texts } from './texts.ts';

export interface RulesProps {
  readonly who: Belonging;
  readonly school: School;
  readonly subjects: readonly Subject[];
  readonly holding: HoldingRules;
  readonly versions: readonly SchoolRule[];
  readonly today: string;
  readonly news: string | undefined;
  readonly form: 'grading' | 'mastery' | undefined;
  readonly typed: Typed;
  readonly errors: readonly FormError[];
}

/** How a school grades: what holds, every version, and forms for the next one. */
export function RulesPage(props: RulesProps) {
  const { who, school, subjects, holding, versions, today, news, form, typed, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const w = common(locale);
  const keeps = plansSchool(who, school.id);
  const { grading } = holding;
  const basis = { schoolId: school.id, today };
  return (
    <SchoolFrame who={who} school={school} at="grading">
      <p class="soft">{m.lead}</p>
      {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      <section class="stack">
        <h2>{m.grading}</h2>
        <p>
          <GradingWords grading={grading.value} /> {!grading.confirmed && <Tag tone="wait">{grading.own ? w.unconfirmed : w.usual}</Tag>}
        </p>
        {grading.basis !== '' && (
          <p class="small soft">
            {m.basis}: {grading.basis}
          </p>
        )}
        <Versions {...props} rules={versions.filter(({ kind }) => kind === 'grading')} />
        {keeps && (
          <details open={form === 'grading'}>
            <summary>{m.setGrading}</summary>
            <GradingForm
              {...basis}
              grading={grading.value}
              typed={form === 'grading' ? typed : null}
              errors={form === 'grading' ? errors : []}
            />
          </details>
        )}
      </section>
      <section class="stack">
        <h2>{m.mastery}</h2>
        <Table
          label={m.mastery}
          rows={subjects.filter(({ endedAt }) => endedAt === null)}
          empty=""
          columns={[
            { title: m.subject, cell: ({ key }) => subjectTitle(subjects, key, locale) },
            { title: m.kind, cell: ({ key }) => m.kinds[holding.masteryOf(key).value.kind] },
            { title: m.value, cell: ({ key }) => <MasteryWords rule={holding.masteryOf(key).value} /> },
            {
              title: m.holds,
              untitled: true,
              cell: ({ key }) => {
                const { confirmed, own } = holding.masteryOf(key);
                return confirmed ? null : <Tag tone="wait">{own ? w.unconfirmed : w.usual}</Tag>;
              },
            },
          ]}
        />
        <Versions {...props} rules={versions.filter(({ kind }) => kind === 'mastery')} />
        {keeps && (
          <MasteryForms
            {...basis}
            subjects={subjects}
            typed={form === 'mastery' ? typed : null}
            errors={form === 'mastery' ? errors : []}
          />
        )}
      </section>
    </SchoolFrame>
  );
}

function Versions({ who, school, subjects, rules }: RulesProps & { readonly rules: readonly SchoolRule[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const w = common(locale);
  const isHead = who.places.some(({ schoolId, role }) => schoolId === school.id && role === 'head');
  return (
    <Table
      label={m.versions}
      rows={rules}
      empty={m.noVersions}
      columns={[
        { title: m.from, cell: ({ validFrom }) => formatDate(validFrom, locale) },
        ...(rules.some(({ kind }) => kind === 'mastery')
          ? [{ title: m.subject, cell: ({ subject }: SchoolRule) => (subject === null ? m.all : subjectTitle(subjects, subject, locale)) }]
          : []),
        {
          title: m.value,
          cell: ({ kind, value }) =>
            kind === 'grading' ? <GradingWords grading={value as Grading} /> : <MasteryWords rule={value as MasteryRule} />,
        },
        { title: m.basis, cell: ({ basis }) => basis || '–' },
        { title: m.by, cell: ({ by }) => by },
        {
          title: m.confirm,
          untitled: true,
          cell: ({ id, confirmedBy, validFrom }) =>
            confirmedBy !== null ? (
              <Tag tone="done">{m.confirmed(confirmedBy)}</Tag>
            ) : isHead ? (
              <Form action={bookPaths.confirm({ schoolId: school.id, ruleId: id })} class="inline">
                <Button kind="quiet" small>
                  {m.confirm}
                  <span class="vh">
                    : {m.from} {formatDate(validFrom, locale)}
                  </span>
                </Button>
              </Form>
            ) : (
              <Tag tone="wait">{w.unconfirmed}</Tag>
            ),
        },
      ]}
    />
  );
}

function GradingWords({ grading }: { readonly grading: Grading }) {
  const { locale } = useView();
  const w = common(locale);
  const { curriculum, categories, remedial } = grading;
  const parts = weighedCategories
    .filter((key) => categories[key].weight > 0)
    .map((key) => `${w.categories[curriculum][key]} ${formatNumber(categories[key].weight, locale)}`);
  return (
    <>
      {w.curricula[curriculum]}: {parts.join(' · ')}. {w.withRemedial(remedial)}
    </>
  );
}
