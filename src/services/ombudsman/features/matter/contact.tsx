import { formatDate } from '#i18n';
import { acceptOf } from '#platform/files';
import { useView } from '#web';
import { Button, Choices, FileInput, Form, Note, TextArea, TextInput } from '#web/ui';
import { officeWays } from '../../intake/enter.ts';
import { ombudsmanPaths } from '../../paths.ts';
import type { Task } from '../../procedure/tasks.ts';
import type { OpenedMail } from '../../sealing/mails.ts';
import { texts as enterTexts } from '../enter/texts.ts';
import { texts as mailTexts } from '../mail/texts.ts';
import type { FormProps } from './props.ts';

/** What is to be done beside the procedure. */
export function TasksPart({ matterId, tasks }: { readonly matterId: string; readonly tasks: readonly Task[] }) {
  const { locale } = useView();
  const m = enterTexts(locale);
  if (tasks.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="tugas">
      <h2 id="tugas">{m.tasks}</h2>
      {tasks.map(({ id, kind, since }) => (
        <div class="card stack">
          <Note tone="wait">{m.task[kind]}</Note>
          <p class="small soft">
            {m.since} {formatDate(since, locale)}
          </p>
          <Form action={ombudsmanPaths.task({ matterId, taskId: id })} label={m.taskDone}>
            <TextArea id="catatan-tugas" name="catatan" label={m.taskNote} rows={2} optional />
            <label class="choice">
              <input type="checkbox" name="surel" value="ya" />
              <span>{m.resume}</span>
            </label>
            <Button kind="quiet">{m.taskDone}</Button>
          </Form>
        </div>
      ))}
    </section>
  );
}

/** Mails of this matter's thread that were not joined by themselves. */
export function MailsPart({ mails }: { readonly mails: readonly OpenedMail[] }) {
  const { locale } = useView();
  const m = mailTexts(locale);
  if (mails.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="surat">
      <h2 id="surat">{m.here}</h2>
      <p class="soft">{m.hereLead}</p>
      <ul class="plain-list stack">
        {mails.map(({ id, about }) => (
          <li>
            <a class="target" href={about.chat ? ombudsmanPaths.chat({ mailId: id }) : ombudsmanPaths.mail({ mailId: id })}>
              {about.chat ? about.chat.text : about.mail?.subject || m.noSubject}
            </a>{' '}
            <span class="soft">
              {about.mail?.from?.address ?? about.chat?.with.phone ?? m.unknown} · {m.decideWhy}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Somebody called, came by, or sent a letter: noted, with its scan. */
export function ContactPart({ matterId, error, typed }: FormProps) {
  const { locale } = useView();
  const m = enterTexts(locale);
  return (
    <details open={error !== undefined}>
      <summary>{m.contact}</summary>
      <Form action={ombudsmanPaths.contact({ matterId })} files label={m.contact}>
        <Choices
          id="cara-kontak"
          name="cara"
          label={m.way}
          type="radio"
          values={[typed.cara ?? 'phone']}
          options={officeWays.map((way) => ({ value: way, label: m.ways[way] ?? way }))}
        />
        <TextInput id="siapa" label={m.who} hint={m.whoHint} value={typed.siapa} autocomplete="off" optional />
        <TextArea id="isi-kontak" name="isi" label={m.contactText} rows={4} value={typed.isi} error={error} />
        <FileInput id="berkas" label={m.scan} accept={acceptOf('document')} optional />
        <label class="choice">
          <input type="checkbox" name="pelapor" value="ya" checked={error === undefined || typed.pelapor === 'ya'} />
          <span>
            {m.fromReporter}
            <span class="hint block">{m.fromReporterHint}</span>
          </span>
        </label>
        <Button kind="quiet">{m.contactSave}</Button>
      </Form>
    </details>
  );
}
