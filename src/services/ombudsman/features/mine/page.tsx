import { formatBytes, formatDate } from '#i18n';
import { acceptOf } from '#platform/files';
import { useView } from '#web';
import { Button, ErrorSummary, Facts, FileInput, Form, type FormError, Note, Page, Tag, TextArea } from '#web/ui';
import { lastOf } from '../../domain/entries.ts';
import { factsOf } from '../../domain/procedure/facts.ts';
import { transitions } from '../../domain/procedure/transitions.ts';
import { ended, isStage } from '../../domain/procedure/stages.ts';
import { texts } from '../../messages/index.ts';
import { Answers } from '../../parts/answers.tsx';
import { texts as disposalTexts } from '../disposal/texts.ts';
import { Lines } from '../../parts/lines.tsx';
import { stageTitle, whatIsNext } from '../../parts/stage-words.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { surveyLinkIn } from '../../procedure/ask-survey.ts';
import type { Report } from '../../procedure/report.ts';

export interface MineProps {
  readonly report: Report;
  readonly news: 'terkirim' | undefined;
  readonly errors: readonly FormError[];
  /** What was typed into a form that came back. */
  readonly typed: string;
}

/** A matter as its reporter sees it: where it is, whose turn, what was said. */
export function MinePage({ report: { matter, entries, attachments, clock, lawful, removedFrom }, news, errors, typed }: MineProps) {
  const { locale } = useView();
  const m = texts(locale);
  const over = isStage(matter.stage) && ended.includes(matter.stage);
  const sent = lastOf(entries, 'sent')?.content;
  const steps = transitions.filter(
    ({ kinds, from, by, action }) =>
      kinds.includes(matter.kind) &&
      from.some((one) => one === matter.stage) &&
      by.includes('reporter') &&
      action !== 'ask-more' &&
      !(action === 'object' && factsOf(entries).objected),
  );
  const facts = factsOf(entries);
  const next = whatIsNext(matter, locale);
  const minutes = facts.minutes?.reporter === null ? facts.minutes : null;
  const survey = surveyLinkIn(entries);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="stack col">
        <p class="soft">
          {m.kinds[matter.kind][0]} {matter.number}
        </p>
        <h1>{sent?.title ?? m.mine.title}</h1>
        {news && errors.length === 0 && <Note tone="done">{m.mine.sent}</Note>}
        <ErrorSummary errors={errors} />
        {removedFrom && <Note tone="wait">{disposalTexts(locale).proposed(formatDate(removedFrom, locale))}</Note>}
        <Facts
          facts={[
            { label: m.mine.stage, value: <Tag tone={over ? 'done' : 'wait'}>{stageTitle(matter, locale)}</Tag> },
            { label: m.mine.received, value: formatDate(matter.receivedOn, locale) },
            ...(clock
              ? [{ label: m.mine.turn, value: `${m.mine.parties[clock.party]}, ${m.mine.due(formatDate(clock.dueOn, locale))}` }]
              : []),
            ...(next === undefined ? [] : [{ label: m.mine.next, value: next }]),
          ]}
        />
        {clock && !lawful && <p class="small soft">{m.mine.unconfirmed}</p>}
        <section class="stack" aria-labelledby="riwayat">
          <h2 id="riwayat">{m.mine.log}</h2>
          <p class="small soft">{matter.kind === 'informasi' ? m.mine.noIdentity : m.mine.identity}</p>
          <Lines entries={entries} own="reporter" />
        </section>
        {over ? (
          <Note>
            <p>{m.mine.over}</p>
            {survey && (
              <p>
                <a class="target" href={survey}>
                  {m.mine.survey}
                </a>
                <span class="block small">{m.mine.surveyHint}</span>
              </p>
            )}
          </Note>
        ) : (
          <Form action={ombudsmanPaths.mineWrite()} files>
            <TextArea id="pesan" label={m.mine.write} value={typed} error={errorOf('pesan')} />
            <FileInput id="berkas" label={m.mine.addFile} optional accept={acceptOf('document')} error={errorOf('berkas')} />
            <Button>{m.mine.send}</Button>
          </Form>
        )}
        {minutes && !over && (
          <section class="card stack" aria-labelledby="berita-acara">
            <h2 id="berita-acara">{m.mine.minutes}</h2>
            <p class="letter">{minutes.text}</p>
            <p class="small soft">{m.mine.minutesHint}</p>
            <Form action={ombudsmanPaths.mineMinutes()} label={m.mine.minutes}>
              <input type="hidden" name="naskah" value={minutes.n} />
              <p class="row">
                <Button name="setuju" value="ya">
                  {m.mine.minutesYes}
                </Button>
                <Button kind="quiet" name="setuju" value="tidak">
                  {m.mine.minutesNo}
                </Button>
              </p>
            </Form>
          </section>
        )}
        {steps.map(({ action }) => (
          <OwnStep action={action} />
        ))}
        <section class="stack" aria-labelledby="isi">
          <h2 id="isi">{m.mine.story}</h2>
          <Answers answers={sent?.answers ?? {}} />
          {attachments.length > 0 && (
            <Facts
              facts={attachments.map(({ id, name, bytes }) => ({
                label: m.mine.files,
                value: <a href={ombudsmanPaths.mineFile({ fileId: id })}>{`${name} (${formatBytes(bytes, locale)})`}</a>,
              }))}
            />
          )}
        </section>
        <p>
          <a class="target" href={ombudsmanPaths.mineDownload()}>
            {disposalTexts(locale).download}
          </a>
          <span class="block small soft">{disposalTexts(locale).downloadHint}</span>
        </p>
        <Form action={ombudsmanPaths.mineClose()}>
          <Button kind="quiet">{m.mine.close}</Button>
        </Form>
      </div>
    </Page>
  );
}

/** A step the reporter takes. What cannot be taken back is asked about once more. */
function OwnStep({ action }: { readonly action: string }) {
  const m = texts(useView().locale).mine;
  const label = m.steps[action] ?? action;
  const ends = action === 'withdraw';
  const form = (
    <Form action={ombudsmanPaths.mineStep()} label={label}>
      <input type="hidden" name="langkah" value={action} />
      {action === 'object' && <p class="small soft">{m.objectHint}</p>}
      {ends && <p class="small">{m.withdrawHint}</p>}
      <Button kind={ends ? 'danger' : 'quiet'}>{ends ? m.withdrawSure : label}</Button>
    </Form>
  );
  if (!ends) return form;
  return (
    <details>
      <summary>{label}</summary>
      {form}
    </details>
  );
}
