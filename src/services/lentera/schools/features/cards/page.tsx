import { useView } from '#web';
import { Button, Choices, Crumbs, ErrorSummary, Form, type FormError, Page, Table, Tag } from '#web/ui';
import type { CardLine } from '../../cards.ts';
import type { SchoolClass } from '../../classes.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import { texts as common } from '../../texts.ts';
import { texts } from './texts.ts';

export interface CardsProps {
  readonly school: School;
  readonly of: SchoolClass;
  readonly lines: readonly CardLine[];
  readonly errors: readonly FormError[];
}

/** What is printed for a class: cards for its students, slips for their parents. */
export function CardsPage({ school, of, lines, errors }: CardsProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const count = (state: string) => lines.filter((line) => line.state === state).length;
  return (
    <Page wide>
      <div class="stack">
        <Crumbs
          above={[
            { href: schoolPaths.front(), label: words.lentera },
            { href: schoolPaths.school({ schoolId: school.id }), label: school.name },
            { href: schoolPaths.class({ classId: of.id }), label: of.name },
          ]}
          here={m.tab}
        />
        <h1>{m.title(of.name)}</h1>
        <ErrorSummary errors={errors} />
        <p class="soft col">{m.lead}</p>
        <Form action={schoolPaths.cards({ classId: of.id })} class="stack" id="kartu">
          <Table
            label={m.tab}
            rows={lines}
            empty={m.none}
            columns={[
              {
                title: m.choose,
                untitled: true,
                cell: ({ student, state }) => (
                  <label class="choice">
                    <input type="checkbox" name="siswa" value={student.id} checked={state !== 'signed-in'} />
                    <span>{student.name}</span>
                  </label>
                ),
              },
              { title: m.userName, cell: ({ username }) => username ?? '–' },
              {
                title: m.state,
                cell: ({ state }) => (
                  <Tag tone={state === 'signed-in' ? 'done' : state === 'printed' ? 'wait' : 'plain'}>{m.states[state]}</Tag>
                ),
              },
            ]}
          />
          {lines.length > 0 && (
            <>
              <p class="col">{m.before(count('none'), count('printed'))}</p>
              {count('signed-in') > 0 && (
                <Choices id="ganti" label={m.renewLabel} type="checkbox" values={[]} options={[{ value: 'ya', label: m.renew }]} />
              )}
              <Button>{m.print}</Button>
            </>
          )}
        </Form>
        {lines.length > 0 && (
          <section class="card stack" aria-labelledby="slip">
            <h2 class="t-l" id="slip">
              {m.slips}
            </h2>
            <p class="soft">{m.slipsLead}</p>
            <Form action={schoolPaths.slips({ classId: of.id })} class="stack">
              <Choices
                id="jumlah"
                label={m.perStudent}
                type="radio"
                values={['1']}
                options={[
                  { value: '1', label: m.one },
                  { value: '2', label: m.two },
                ]}
              />
              <Button>{m.printSlips}</Button>
            </Form>
          </section>
        )}
      </div>
    </Page>
  );
}
