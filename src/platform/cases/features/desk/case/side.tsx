import { formatDateTime } from '#i18n';
import { newId } from '#kernel';
import type { Officer } from '#platform/access';
import { useView } from '#web';
import { Button, Form, Select, TextArea } from '#web/ui';
import { holdsDesk } from '../../../domain/allowed.ts';
import { daysByDesk } from '../../../domain/clock.ts';
import { isOpen } from '../../../domain/status.ts';
import { threadOf } from '../../../domain/timeline.ts';
import type { CaseView } from '../../../index.ts';
import { texts as caseTexts } from '../../../messages/index.ts';
import { CaseTrail, ClockLine, deskTitle, roleTitle, saidOf, Thread } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, type Place } from '../place.ts';
import type { Sent } from './sent.ts';

export interface PartProps {
  readonly view: CaseView;
  readonly place: Place;
  /** What was typed and refused, when it was this part's form. */
  readonly sent: Sent | undefined;
}

/** The version the reader saw and a key, so that a double click counts once. */
export function Stamp({ view }: { readonly view: CaseView }) {
  return (
    <>
      <input type="hidden" name="_key" value={newId()} />
      <input type="hidden" name="_version" value={view.version} />
    </>
  );
}

/** What a form of a part typed before, and what was wrong with it. */
export function before(sent: Sent | undefined, form: string): { value: string | undefined; error: string | undefined } {
  const text = sent?.action === form ? sent.raw.text : undefined;
  return { value: typeof text === 'string' ? text : undefined, error: sent?.action === form ? sent.errors[0]?.message : undefined };
}

export function worksHere({ service, state, viewer }: CaseView): boolean {
  return isOpen(state.status) && holdsDesk(service, state, viewer);
}

/** The thread with the applicant. */
export function Messages({ view, place, sent }: PartProps) {
  const { locale } = useView();
  const m = texts(locale).messages;
  const lines = threadOf(view.entries, false);
  return (
    <section aria-labelledby="pesan" class="stack">
      <h2 id="pesan" class="t-l">
        {m.title}
      </h2>
      {lines.length === 0 ? <p class="soft">{m.none}</p> : <Thread lines={lines} service={view.service} reader="officer" />}
      <Form action={inPlace(deskPaths.message({ caseId: view.id }), place)}>
        <Stamp view={view} />
        <TextArea id="pesan-teks" name="text" label={m.text} hint={m.hint} rows={3} {...before(sent, 'message')} />
        <Button kind="quiet" small icon="message">
          {m.send}
        </Button>
      </Form>
    </section>
  );
}

/** Notes among officers, apart from what the applicant reads. */
export function Notes({ view, place, sent }: PartProps) {
  const { locale } = useView();
  const m = texts(locale).notes;
  const lines = threadOf(view.entries, true).filter((line) => line.kind === 'note');
  return (
    <section aria-labelledby="catatan" class="stack">
      <h2 id="catatan" class="t-l">
        {m.title}
      </h2>
      <p class="small soft">{m.lead}</p>
      {lines.length === 0 ? <p class="soft">{m.none}</p> : <Thread lines={lines} service={view.service} reader="officer" />}
      <Form action={inPlace(deskPaths.note({ caseId: view.id }), place)}>
        <Stamp view={view} />
        <TextArea id="catatan-teks" name="text" label={m.text} rows={2} {...before(sent, 'note')} />
        <Button kind="quiet" small>
          {m.send}
        </Button>
      </Form>
    </section>
  );
}

/** Parts of the answers the applicant is asked to mend. */
export function Remarks({ view, place, sent }: PartProps) {
  const { locale } = useView();
  const m = texts(locale).remarks;
  const { remarks } = view.state;
  const pages = view.service.journey.pages.filter((page) => view.state.answers[page.key] !== undefined);
  const titleOf = (about: string | null) => pages.find((page) => page.key === about)?.title(locale) ?? m.whole;
  const works = worksHere(view);
  if (!works && remarks.length === 0) return null;
  return (
    <section aria-labelledby="perbaikan" class="stack">
      <h2 id="perbaikan" class="t-l">
        {m.title}
      </h2>
      {remarks.length === 0 && <p class="soft">{m.none}</p>}
      {remarks.map((remark) => (
        <div class={remark.settledAt === null ? 'note bad' : 'note done'}>
          <p>
            <b>{titleOf(remark.about)}.</b> {remark.text}
          </p>
          <p class="small soft">
            {deskTitle(view.service, remark.desk, locale)} · {formatDateTime(remark.at, locale)}
            {remark.settledAt !== null && ` · ${m.settled}`}
          </p>
          {remark.settledAt === null && works && (
            <Form action={inPlace(deskPaths.settle({ caseId: view.id, remarkId: remark.id }), place)}>
              <Stamp view={view} />
              <Button kind="quiet" small>
                {m.settle}
                <span class="vh">: {titleOf(remark.about)}</span>
              </Button>
            </Form>
          )}
        </div>
      ))}
      {works && (
        <details open={sent?.action === 'remark'}>
          <summary>{m.add}</summary>
          <p class="small soft">{m.lead}</p>
          <Form action={inPlace(deskPaths.remark({ caseId: view.id }), place)}>
            <Stamp view={view} />
            <Select
              id="about"
              label={m.about}
              optional
              value={sent?.action === 'remark' && typeof sent.raw.about === 'string' ? sent.raw.about : undefined}
              options={pages.map((page) => ({ value: page.key, label: page.title(locale) }))}
            />
            <TextArea id="perbaikan-teks" name="text" label={m.text} rows={3} {...before(sent, 'remark')} />
            <Button kind="quiet" small>
              {m.add}
            </Button>
          </Form>
        </details>
      )}
    </section>
  );
}

/** Other cases that look like this one, what they share, and the officer's decision. */
export function Duplicates({ view, place, sent }: PartProps) {
  const { locale } = useView();
  const m = texts(locale).duplicates;
  const { likenesses, flags } = view.state;
  if (likenesses.length === 0) return null;
  const undecided = flags.includes('possible-duplicate');
  return (
    <section aria-labelledby="kembar" class={undecided ? 'note wait stack' : 'stack'}>
      <h2 id="kembar" class="t-l">
        {m.title}
      </h2>
      <p>{undecided ? m.lead : m.decided}</p>
      <ul>
        {likenesses.map((one) => (
          <li>
            <a href={deskPaths.case({ caseId: one.caseId })}>{one.number}</a>, {m.same(one.reasons.join(', '))}
          </li>
        ))}
      </ul>
      {undecided && (
        <details open={sent?.action === 'not-duplicate'}>
          <summary>{m.notDuplicate}</summary>
          <Form action={inPlace(deskPaths.notDuplicate({ caseId: view.id }), place)}>
            <Stamp view={view} />
            <TextArea id="kembar-teks" name="text" label={m.reason} rows={2} {...before(sent, 'not-duplicate')} />
            <Button kind="quiet" small>
              {m.notDuplicate}
            </Button>
          </Form>
        </details>
      )}
    </section>
  );
}

/** Who holds the case at its desk: take it, give it back, hand it to a colleague. */
export function Assignment({ view, place, sent, colleagues }: PartProps & { readonly colleagues: readonly Officer[] }) {
  const { locale } = useView();
  const m = texts(locale).assignment;
  const { assignee } = view.state;
  const works = worksHere(view);
  if (!works && !assignee) return null;
  const to = inPlace(deskPaths.assign({ caseId: view.id }), place);
  const others = colleagues.filter((one) => one.personId !== view.viewer.personId && one.personId !== assignee?.personId);
  return (
    <section aria-labelledby="pemegang" class="stack">
      <h2 id="pemegang" class="t-l">
        {m.title}
      </h2>
      <p>{assignee ? <b>{assignee.name}</b> : <span class="soft">{m.nobody}</span>}</p>
      {works && (
        <>
          <div class="row">
            {assignee?.personId !== view.viewer.personId && view.viewer.personId !== null && (
              <Form action={to} class="inline">
                <Stamp view={view} />
                <input type="hidden" name="to" value={view.viewer.personId} />
                <Button kind="quiet" small>
                  {m.take}
                </Button>
              </Form>
            )}
            {assignee && (
              <Form action={to} class="inline">
                <Stamp view={view} />
                <input type="hidden" name="to" value="nobody" />
                <Button kind="quiet" small>
                  {m.giveBack}
                </Button>
              </Form>
            )}
          </div>
          {others.length > 0 && (
            <Form action={to} class="inline-form">
              <Stamp view={view} />
              <Select
                id="to"
                label={m.to}
                options={others.map((one) => ({ value: one.personId, label: one.name }))}
                error={sent?.action === 'assign' ? sent.errors[0]?.message : undefined}
              />
              <Button kind="quiet">{m.give}</Button>
            </Form>
          )}
        </>
      )}
    </section>
  );
}

/** The clocks, and where the working days went, desk by desk, pauses included. */
export function Clocks({ view }: { readonly view: CaseView }) {
  const { locale, now } = useView();
  const m = texts(locale).clocks;
  const sides = caseTexts(locale).sides;
  const { service, desk, mending } = view.clocks;
  const spent = daysByDesk(view.state.spans, view.calendar, now);
  return (
    <section aria-labelledby="jam" class="stack">
      <h2 id="jam" class="t-l">
        {m.title}
      </h2>
      <ClockLine reading={service} kind="service" />
      {desk && <ClockLine reading={desk} kind="desk" />}
      {mending && <ClockLine reading={mending} kind="mendingTheirs" />}
      {spent.length > 0 && (
        <details>
          <summary>{m.byDesk}</summary>
          <dl class="facts small">
            {spent.map((sum) => (
              <div>
                <dt>
                  {deskTitle(view.service, sum.desk, locale)}, {sides[sum.side]}
                </dt>
                <dd>{m.days(sum.days)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

/** The public timeline, then every step with names, which only officers see. */
export function Timeline({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const m = texts(locale).timeline;
  return (
    <section aria-labelledby="perjalanan" class="stack">
      <h2 id="perjalanan" class="t-l">
        {m.title}
      </h2>
      <CaseTrail view={view} />
      <details>
        <summary>{m.whole}</summary>
        <ol class="small">
          {view.entries.map(({ action, actor, at }) => (
            <li>
              {saidOf(view.service, { action, by: actor.kind, role: actor.role }, locale)}
              {', '}
              {actor.kind === 'system' ? '' : `${actor.name}, `}
              {roleTitle(view.service, actor.kind, actor.role, locale)} · {formatDateTime(at, locale)}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
