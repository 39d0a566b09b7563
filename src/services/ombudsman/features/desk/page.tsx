import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Form, Note, Pagination, Select, Table, Tag, TextInput } from '#web/ui';
import { kinds, type MatterKind } from '../../domain/procedure/stages.ts';
import { texts } from '../../messages/index.ts';
import { texts as officeTexts } from '../../parts/texts.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { officeStageTitle } from '../../parts/stage-words.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { texts as deskTexts } from './texts.ts';
import { MOST_OPENED, type QueueLine, type Shown, shown } from '../../procedure/queue.ts';

export const A_PAGE = 30;

export interface DeskProps {
  readonly lines: readonly QueueLine[];
  readonly total: number;
  readonly page: number;
  readonly q: string;
  readonly show: Shown | null;
  readonly kind: MatterKind | null;
  /** More lie there than were opened. */
  readonly cut: boolean;
  /** Matters in which an agency answered a letter of theirs that nobody has taken in. */
  readonly answered: readonly { readonly id: string; readonly number: string }[];
  /** YYYY-MM-DD */
  readonly today: string;
}

/** What this officer's key opens. */
export function DeskPage({ lines, total, page, q, show, kind, cut, answered, today }: DeskProps) {
  const { locale } = useView();
  const { desk: m, parties } = officeTexts(locale);
  const keep = { ...(show && { tampil: show }), ...(kind && { jenis: kind }) };
  const [kindNames, look] = [texts(locale).kinds, deskTexts(locale)];
  return (
    <OfficeFrame at="desk" title={m.title}>
      <p class="soft">{m.lead}</p>
      <Form action={ombudsmanPaths.desk()} class="row" label={m.search}>
        <TextInput id="q" label={m.find} value={q} autocomplete="off" />
        <Button kind="quiet">{m.search}</Button>
      </Form>
      <form method="get" action={ombudsmanPaths.desk()} class="row filters" aria-label={look.filter}>
        <Select
          filters
          id="tampil"
          label={look.filter}
          none={look.shows.open}
          value={show ?? undefined}
          options={shown.map((value) => ({ value, label: look.shows[value] }))}
        />
        <Select
          filters
          id="jenis"
          label={look.kind}
          none={look.everyKind}
          value={kind ?? undefined}
          options={kinds.map((value) => ({ value, label: kindNames[value][0] }))}
        />
        <Button kind="quiet">{look.apply}</Button>
      </form>
      {answered.length > 0 && (
        <Note tone="wait" title={m.answered}>
          <ul>
            {answered.map(({ id, number }) => (
              <li>
                <a href={ombudsmanPaths.matter({ matterId: id })}>{number}</a>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {cut && <Note tone="wait">{m.cut(MOST_OPENED)}</Note>}
      <Table
        label={m.title}
        rows={lines}
        empty={q !== '' ? m.notFound : show === null && kind === null ? m.none : look.noneSo}
        columns={[
          {
            title: m.number,
            cell: ({ matter }) => (
              <a class="nowrap" href={ombudsmanPaths.matter({ matterId: matter.id })}>
                {matter.number}
              </a>
            ),
          },
          {
            title: m.matter,
            cell: ({ matter, title, agency, mails, task }) => (
              <>
                {matter.urgent && <Tag tone="bad">{m.urgent}</Tag>} {task && <Tag tone="bad">{m.task}</Tag>}{' '}
                {mails > 0 && <Tag tone="wait">{m.mails(mails)}</Tag>} {title}
                {agency !== '' && <span class="block small soft">{agency}</span>}
              </>
            ),
          },
          { title: m.stage, cell: ({ matter }) => officeStageTitle(matter, locale) },
          {
            title: m.due,
            cell: ({ clock }) =>
              clock ? (
                <>
                  {formatDate(clock.dueOn, locale)} {clock.dueOn < today && <Tag tone="bad">{m.late}</Tag>}
                  <span class="block small soft">{parties[clock.party]}</span>
                </>
              ) : (
                '–'
              ),
          },
          { title: m.received, cell: ({ matter }) => formatDate(matter.receivedOn, locale) },
        ]}
      />
      <Pagination page={page} size={A_PAGE} total={total} at={(n) => ombudsmanPaths.desk({}, { ...keep, halaman: n })} quiet />
    </OfficeFrame>
  );
}
