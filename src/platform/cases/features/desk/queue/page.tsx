import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, ErrorSummary, Form, type FormError, Island, Page, Pagination, TextInput } from '#web/ui';
import { type CaseLine, type DeskCount, type PastCase, type SavedFilter } from '../../../index.ts';
import { deskTitle } from '../../../ui/index.ts';
import type { Done } from '../case/toast.tsx';
import { DoneToast } from '../case/toast.tsx';
import type { Desks } from '../desks.ts';
import { KeysHelp } from '../keys.tsx';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, isHome, PAGE_SIZE, type Place } from '../place.ts';
import { DeskList } from './desk-list.tsx';
import { Filters } from './filters.tsx';
import { ToSign } from '../sign/to-sign.tsx';
import { QueueLine } from './line.tsx';

export interface QueuePageProps {
  readonly place: Place;
  readonly rows: readonly CaseLine[];
  readonly total: number;
  /** More than so many were not counted. */
  readonly most: number;
  /** A case that was removed, whose number was looked for. */
  readonly past: PastCase | undefined;
  readonly desks: Desks;
  readonly counts: readonly DeskCount[];
  /** Roles the officer holds, to know which desks are theirs. */
  readonly roles: readonly string[];
  /** Whether the figures by district are theirs to see. */
  readonly seesFigures: boolean;
  readonly saved: readonly SavedFilter[];
  readonly allChosen: boolean;
  /** Documents that wait for the officer's signature. */
  readonly unsigned: number;
  readonly done: Done | undefined;
  readonly said: string | undefined;
  readonly errors: readonly FormError[];
  /** What was typed as the name of a filter and refused. */
  readonly name: string | undefined;
}

/** The queue of an officer: desks left, cases right, the one that waits longest on top. */
export function QueuePage(props: QueuePageProps) {
  const { place, done, said, errors, unsigned } = props;
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page wide>
      <div class="row between desk-head">
        <h1>{titleOf(props, locale)}</h1>
        <KeysHelp on="queue" />
      </div>
      {done && <DoneToast done={done} place={place} />}
      {said && (
        <div class="note done" role="status">
          {said}
        </div>
      )}
      {unsigned > 0 && <ToSign count={unsigned} />}
      <ErrorSummary errors={errors} />
      <div class="desk at-queue">
        <section class="pane" aria-label={m.queue}>
          <Filters place={place} desks={props.desks} />
          <Lines {...props} />
        </section>
        <div class="queue-pane">
          <DeskList {...props} />
          <SavedFilters {...props} />
        </div>
      </div>
    </Page>
  );
}

function titleOf({ place: { filter }, desks }: QueuePageProps, locale: 'id' | 'en'): string {
  const m = texts(locale);
  if (filter.desk === 'mine-desks') return m.mine;
  const offer = desks.offers.find(({ service }) => filter.desk !== undefined && service.desks[filter.desk] !== undefined);
  return offer && filter.desk !== undefined ? deskTitle(offer.service, filter.desk, locale) : m.allDesks;
}

/** Filters kept under a name, and the form that keeps the present one. */
function SavedFilters({ place, saved, errors, name }: QueuePageProps) {
  const { locale } = useView();
  const m = texts(locale).saved;
  const here = inPlace(deskPaths.queue(), { ...place, page: 1 });
  return (
    <section class="head" aria-labelledby="tersimpan">
      <h2 class="t-s" id="tersimpan">
        {m.title}
      </h2>
      {saved.length === 0 && <p class="small soft">{m.none}</p>}
      <ul class="desk-list">
        {saved.map((one) => {
          const href = inPlace(deskPaths.queue(), { filter: one.filter, page: 1 });
          return (
            <li class="row between">
              <a href={href} aria-current={href === here ? 'page' : undefined}>
                {one.name}
              </a>
              <Form action={inPlace(deskPaths.unsave({ filterId: one.id }), place)} class="inline">
                <button class="link small" type="submit" aria-label={m.remove(one.name)}>
                  ×
                </button>
              </Form>
            </li>
          );
        })}
      </ul>
      {!isHome(place.filter) && (
        <Form action={inPlace(deskPaths.saved(), place)} class="inline-form">
          <TextInput id="name" label={m.name} value={name} error={errors.find((one) => one.field === 'name')?.message} />
          <Button kind="quiet" small>
            {m.save}
          </Button>
        </Form>
      )}
    </section>
  );
}

function Lines({ place, rows, total, most, past, desks, allChosen }: QueuePageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const to = (extra: Record<string, string> = {}) => inPlace(deskPaths.queue(), place, extra);
  if (past)
    return <EmptyState>{m.emptyPast(past.number, formatDate(past.closedAt, locale), formatDate(past.removedAt, locale))}</EmptyState>;
  if (total === 0) return <EmptyState>{isHome(place.filter) ? m.emptyMine : m.empty}</EmptyState>;
  return (
    <>
      <Form action={inPlace(deskPaths.chooseBatch(), place)} id="massal" class="row between bulk">
        <Island name="desk-pick" props={{ chosen: m.chosen(0) }}>
          <span class="row small">
            <label class="row" hidden data-pick-script>
              <input type="checkbox" data-pick-all /> {m.chooseAll}
            </label>
            <span hidden data-pick-script data-pick-count role="status" class="soft" />
            <a href={allChosen ? to() : to({ pilih: 'semua' })} data-pick-plain>
              {allChosen ? m.chooseNone : m.chooseAll}
            </a>
          </span>
        </Island>
        <Button kind="quiet" small>
          {m.bulk}
        </Button>
      </Form>
      <ol class="queue wide-queue">
        {rows.map((line) => (
          <QueueLine line={line} desks={desks} href={inPlace(deskPaths.case({ caseId: line.id }), place)} chosen={allChosen} />
        ))}
      </ol>
      <Pagination
        page={place.page}
        size={PAGE_SIZE}
        total={total}
        most={most}
        at={(page) => inPlace(deskPaths.queue(), { ...place, page })}
      />
      <p class="row small">
        <span class="soft">{m.export.title}</span>
        <a href={inPlace(deskPaths.export(), { ...place, page: 1 }, { jenis: 'csv' })}>{m.export.csv}</a>
        <a href={inPlace(deskPaths.export(), { ...place, page: 1 }, { jenis: 'xlsx' })}>{m.export.xlsx}</a>
      </p>
    </>
  );
}
