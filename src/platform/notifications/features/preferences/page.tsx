import { accountPath } from '#platform/identity';
import { useView } from '#web';
import { Button, Choices, type Column, Crumbs, ErrorSummary, Form, type FormError, Note, Page, Table } from '#web/ui';
import { type Rhythm, rhythms } from '../../domain/rhythm.ts';
import { channels, type TopicKey, topicKeys, topics } from '../../domain/topics.ts';
import { inboxPaths, preferencePaths } from '../../paths.ts';
import type { Preference } from '../../preferences.ts';
import type { PushDevice } from '../../push-tables.ts';
import { texts as words } from '../../texts.ts';
import { PushSection } from '../push/section.tsx';
import { texts as pushTexts } from '../push/texts.ts';
import { texts } from './texts.ts';

/** What has just been done. */
export type Saved = 'choices' | 'allowed' | 'removed' | null;

interface PreferencesProps {
  readonly preferences: readonly Preference[];
  readonly rhythm: Rhythm;
  readonly saved: Saved;
  readonly errors: readonly FormError[];
  readonly devices: readonly PushDevice[];
  readonly publicKey: string;
}

/** What one is told of by which way. */
export function PreferencesPage({ preferences, rhythm, saved, errors, devices, publicKey }: PreferencesProps) {
  const { locale } = useView();
  const m = texts(locale);
  const offered = topicKeys.filter((key) => preferences.some(({ topic }) => topic === key));
  const ofOffice = offered.filter((key) => topics[key].officers);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: accountPath(), label: words(locale).account }]} here={m.title} />
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        {saved && <Note tone="done">{saved === 'choices' ? m.saved : pushTexts(locale)[saved]}</Note>}
        <p class="soft">
          {m.lead} <a href={inboxPaths.inbox()}>{m.inbox}</a>
        </p>
        <Form action={preferencePaths.page()} class="stack">
          <section class="card">
            <h2>{m.citizen}</h2>
            <TopicTable label={m.citizen} topics={offered.filter((key) => !topics[key].officers)} preferences={preferences} />
          </section>
          {ofOffice.length > 0 && (
            <section class="card">
              <h2>{m.officer}</h2>
              <TopicTable label={m.officer} topics={ofOffice} preferences={preferences} />
            </section>
          )}
          <section class="card">
            <Choices
              id="ritme"
              type="radio"
              label={m.rhythm}
              hint={m.rhythmHint}
              values={[rhythm]}
              options={rhythms.map((value) => ({ value, label: words(locale).rhythms[value] }))}
            />
          </section>
          <p class="small soft">{m.why}</p>
          <Button>{m.save}</Button>
        </Form>
        <PushSection {...{ devices, publicKey }} />
      </div>
    </Page>
  );
}

function TopicTable({
  label,
  topics: rows,
  preferences,
}: {
  readonly label: string;
  readonly topics: readonly TopicKey[];
  readonly preferences: readonly Preference[];
}) {
  const { locale } = useView();
  const [m, w] = [texts(locale), words(locale)];
  const columns: Column<TopicKey>[] = [
    {
      title: m.topic,
      untitled: true,
      cell: (key) => (
        <>
          <strong>{w.topics[key].title}</strong>
          <br />
          <span class="small soft">{w.topics[key].hint}</span>
        </>
      ),
    },
    ...channels
      .filter((channel) => preferences.some((one) => one.channel === channel && rows.includes(one.topic)))
      .map((channel) => ({
        title: w.channels[channel],
        cell: (key: TopicKey) => {
          const one = preferences.find((preference) => preference.topic === key && preference.channel === channel);
          if (!one) return <span class="soft">–</span>;
          if (one.fixed) return <span class="soft">{m.always}</span>;
          return (
            <label class="tick">
              <input id={`${key}.${channel}`} type="checkbox" name="wanted" value={`${key}.${channel}`} checked={one.wanted} />
              <span class="vh">{m.by(w.topics[key].title, w.channels[channel])}</span>
            </label>
          );
        },
      })),
  ];
  return <Table label={label} columns={columns} rows={rows} empty="" />;
}
