import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Form, Select, TextArea } from '#web/ui';
import { worksHere } from '../../../domain/allowed.ts';
import { threadOf } from '../../../domain/timeline.ts';
import { deskTitle, Thread } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace } from '../place.ts';
import { before, type PartProps, Stamp } from './part.tsx';

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
  const works = worksHere(view.service, view.state, view.viewer);
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
