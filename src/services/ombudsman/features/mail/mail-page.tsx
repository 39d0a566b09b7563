import { formatBytes, formatDateTime } from '#i18n';
import { isFoundForged } from '#platform/channels';
import { useView } from '#web';
import { Button, ErrorSummary, Facts, Form, type FormError, LinkButton, Note, Select, TextInput } from '#web/ui';
import { dismissWhys } from '../../mail/join.ts';
import type { Looked, MailLine } from '../../mail/queue.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { texts } from './texts.ts';

export interface MailProps extends Pick<MailLine, 'mail' | 'suggestions'> {
  readonly looked: Looked;
  readonly errors: readonly FormError[];
  /** Number of the matter whose thread it came by. */
  readonly cameFor: string | null;
  /** Settled already: nothing is left to do. */
  readonly settled: boolean;
}

/** One mail, its words alone, and what may be done with it. */
export function MailPage(props: MailProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { mail, errors } = props;
  const words = mail.about.mail;
  return (
    <OfficeFrame at="mails" title={words ? words.subject || m.noSubject : (m.faults[mail.fault ?? ''] ?? m.mail)}>
      <p>
        <a href={mail.kind === 'aside' ? ombudsmanPaths.aside() : ombudsmanPaths.mails()}>{m.toQueue}</a>
      </p>
      <ErrorSummary errors={errors} />
      {words && isFoundForged(words) && <Note tone="bad">{m.forged}</Note>}
      <Facts
        facts={[
          {
            label: m.from,
            value: words?.from
              ? [words.from.name, words.from.name === '' ? words.from.address : `<${words.from.address}>`].join(' ').trim()
              : m.unknown,
          },
          ...(words ? [{ label: m.to, value: [...words.to, ...words.cc].join(', ') }] : []),
          { label: m.received, value: formatDateTime(mail.about.receivedAt, locale) },
          { label: m.size, value: formatBytes(mail.about.bytes, locale) },
          { label: m.hash, value: <code class="small">{mail.about.sha256}</code> },
          ...(words && words.files.length > 0
            ? [
                {
                  label: m.files,
                  value: words.files.map(({ mediaType, bytes }) => `${mediaType} (${formatBytes(bytes, locale)})`).join(', '),
                },
              ]
            : []),
        ]}
      />
      {words && words.files.length > 0 && <p class="small soft">{m.filesHint}</p>}
      {words && (
        <section class="stack" aria-labelledby="isi">
          <h2 id="isi">{m.text}</h2>
          <p class="letter">{words.text}</p>
          <p class="small soft">{m.textHint}</p>
        </section>
      )}
      <p>
        <a class="target" href={ombudsmanPaths.mailRaw({ mailId: mail.id })}>
          {m.raw}
        </a>
      </p>
      {!props.settled && <WhatToDo {...props} />}
    </OfficeFrame>
  );
}

function WhatToDo({ mail, suggestions, looked, errors, cameFor }: MailProps) {
  const m = texts(useView().locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      {suggestions.map(({ candidate, reasons }) => (
        <JoinForm mailId={mail.id} number={candidate.number} reasons={reasons.map((reason) => m.reasons[reason] ?? reason).join(', ')} />
      ))}
      {looked.cut && <p class="small soft">{m.lookedAt(looked.most)}</p>}
      <section class="card stack" aria-labelledby="gabung-lain">
        <h2 id="gabung-lain">{m.joinOther}</h2>
        <Form action={ombudsmanPaths.mailJoin({ mailId: mail.id })} label={m.joinOther}>
          <TextInput
            id="urusan"
            label={m.number}
            value={suggestions.length === 0 ? (cameFor ?? '') : ''}
            error={errorOf('urusan')}
            autocomplete="off"
          />
          <Known />
          <Button kind="quiet">{m.join}</Button>
        </Form>
      </section>
      <p>
        <LinkButton href={ombudsmanPaths.enter({}, { surat: mail.id })}>{m.make}</LinkButton>
      </p>
      <Form action={ombudsmanPaths.mailDismiss({ mailId: mail.id })} class="row" label={m.dismiss}>
        <Select
          id="sebab"
          label={m.dismissWhy}
          error={errorOf('sebab')}
          options={dismissWhys.map((why) => ({ value: why, label: m.whys[why] ?? why }))}
        />
        <Button kind="quiet">{m.dismiss}</Button>
      </Form>
    </>
  );
}

/** One suggestion, and why. */
function JoinForm({ mailId, number, reasons }: { readonly mailId: string; readonly number: string; readonly reasons: string }) {
  const m = texts(useView().locale);
  return (
    <section class="card stack" aria-label={m.joinTo(number)}>
      <p>
        <b>{number}</b> <span class="soft">{reasons}</span>
      </p>
      <Form action={ombudsmanPaths.mailJoin({ mailId })} label={m.joinTo(number)}>
        <input type="hidden" name="urusan" value={number} />
        <Known />
        <Button kind="quiet">{m.joinTo(number)}</Button>
      </Form>
    </section>
  );
}

function Known() {
  const m = texts(useView().locale);
  return (
    <label class="choice">
      <input type="checkbox" name="dikenal" value="ya" />
      <span>
        {m.known}
        <span class="hint block">{m.knownHint}</span>
      </span>
    </label>
  );
}
