import { formatDate, formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Facts, Form, Note, Select, Tag, TextArea, TextInput } from '#web/ui';
import { texts as agencyTexts } from '../../agency/texts.ts';
import { askedIn } from '../../agency/take-in.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { runningIn } from '../../procedure/clocks.ts';
import { pausesRule } from '../../rules.ts';
import { type MatterProps, type Typed, typedAt } from './props.ts';
import { texts as partTexts } from './agency-texts.ts';

type Props = MatterProps & { readonly errorOf: (field: string) => string | undefined };

/** Whom of the agencies is written to, and the words written for it. */
export function AgencyFields({
  id,
  agencies,
  errorOf,
  typed,
}: {
  readonly id: string;
  readonly agencies: MatterProps['agencies'];
  readonly errorOf: (field: string) => string | undefined;
  readonly typed: Typed;
}) {
  const m = partTexts(useView().locale);
  return (
    <>
      <Select
        id={`untuk-${id}`}
        name="untuk"
        label={m.to}
        value={typed.untuk}
        error={errorOf(`untuk-${id}`)}
        options={[
          ...agencies.map((one) => ({ value: one.id, label: `${one.name}, ${one.government}` })),
          { value: 'elsewhere', label: m.elsewhere },
        ]}
      />
      <TextInput id={`nama-instansi-${id}`} name="namaInstansi" label={m.toName} value={typed.namaInstansi} optional autocomplete="off" />
      <TextArea
        id={`isi-surat-${id}`}
        name="isiSurat"
        label={m.text}
        hint={m.textHint}
        rows={5}
        value={typed.isiSurat}
        error={errorOf(`isi-surat-${id}`)}
      />
      <TextArea id={`tembusan-${id}`} name="tembusan" label={m.copies} hint={m.copiesHint} rows={2} value={typed.tembusan} optional />
    </>
  );
}

/** Letters to agencies: when each is due, what came back, and the links one may be answered by. */
export function AgencyPart(props: Props) {
  const { matter, entries, askings, links, attachments, newLink, own, standing, typed, errorOf, agencies } = props;
  const { locale } = useView();
  const [m, words] = [partTexts(locale), agencyTexts(locale)];
  const asked = askedIn(entries);
  const works = own.seats.includes('assistant') || own.seats.includes('head');
  const minutesNow =
    works &&
    standing.facts.measures.includes('conciliation') &&
    ['examination', 'explanation', 'explanation-again'].includes(standing.stage);
  if (asked.length === 0 && !minutesNow) return null;
  return (
    <section class="stack" aria-labelledby="instansi">
      <h2 id="instansi">{m.title}</h2>
      {newLink && (
        <Note tone="done" title={m.linkMade}>
          <p>
            <code class="wrap">{newLink}</code>
          </p>
          <p class="small">{m.linkOnce}</p>
        </Note>
      )}
      {asked.map(({ askingId, purpose, agency, number, text, copies = [], document }) => {
        const row = askings.find(({ id }) => id === askingId);
        const answer = entries
          .flatMap(({ content }) => (content.type === 'agency-answer' && content.askingId === askingId ? [content] : []))
          .at(-1);
        return (
          <div class="card stack">
            <h3>
              {words.purposes[purpose]} <span class="num">{number}</span>
            </h3>
            <Facts
              facts={[
                { label: m.to, value: agency },
                ...(copies.length > 0 ? [{ label: m.copies, value: copies.join('; ') }] : []),
                ...(row?.dueOn
                  ? [{ label: words.due, value: `${formatDate(row.dueOn, locale)} (${row.dueIsLaw ? words.dueLaw : words.dueAsked})` }]
                  : []),
                {
                  label: words.state,
                  value: <Tag tone={answer ? 'done' : 'wait'}>{words.states[answer ? 'taken' : (row?.state ?? 'open')]}</Tag>,
                },
                {
                  label: words.pdf,
                  value: (
                    <a href={ombudsmanPaths.matterFile({ matterId: matter.id, fileId: document })}>
                      {attachments.find(({ id }) => id === document)?.name}
                    </a>
                  ),
                },
              ]}
            />
            <details>
              <summary>{words.text}</summary>
              <p class="letter">{text}</p>
            </details>
            {answer && (
              <Note title={`${words.answer}: ${answer.name}, ${answer.office}`}>
                {answer.agrees !== null && <p>{`${words.agrees}: ${answer.agrees ? words.yes : words.no}`}</p>}
                <p class="letter">{answer.text}</p>
                {answer.document !== null && (
                  <p>
                    <a href={ombudsmanPaths.matterFile({ matterId: matter.id, fileId: answer.document })}>{words.file}</a>
                  </p>
                )}
                <p class="small soft">{formatDateTime(answer.saidAt, locale)}</p>
              </Note>
            )}
            {works && !answer && <Links {...{ matter, askingId, links }} />}
          </div>
        );
      })}
      {minutesNow && (
        <Form action={ombudsmanPaths.minutes({ matterId: matter.id })} label={m.minutes}>
          <h3>{m.minutes}</h3>
          <p class="small soft">{m.minutesHint}</p>
          <AgencyFields id="minutes" agencies={agencies} errorOf={errorOf} typed={typedAt(typed, 'berita-acara')} />
          <Button kind="quiet">{m.minutes}</Button>
        </Form>
      )}
    </section>
  );
}

function Links({ matter, askingId, links }: Pick<Props, 'matter' | 'links'> & { readonly askingId: string }) {
  const { locale, now } = useView();
  const m = partTexts(locale);
  const at = { matterId: matter.id, askingId };
  return (
    <details>
      <summary>{m.links}</summary>
      <div class="stack">
        {links
          .filter((link) => link.askingId === askingId)
          .map((link) => {
            const open = link.revokedAt === null && link.answeredAt === null && link.expiresAt > now;
            return (
              <div class="stack tight">
                <p>
                  <Tag tone={open ? 'wait' : 'plain'}>{open ? m.until(formatDate(link.expiresAt, locale)) : m.linkOver}</Tag>
                </p>
                <ul class="small">
                  {link.uses.map(({ what, at: used }) => (
                    <li>{`${formatDateTime(used, locale)}: ${m.uses[what]}`}</li>
                  ))}
                </ul>
                {open && (
                  <Form action={ombudsmanPaths.revokeLink({ ...at, linkId: link.id })} label={m.revoke}>
                    <Button kind="danger" small>
                      {m.revoke}
                    </Button>
                  </Form>
                )}
              </div>
            );
          })}
        <p class="small soft">{m.linkHint}</p>
        <Form action={ombudsmanPaths.makeLink(at)} label={m.makeLink}>
          <Button kind="quiet" small>
            {m.makeLink}
          </Button>
        </Form>
      </div>
    </details>
  );
}

/** Stopping the clock with a reason, and letting it go on. */
export function PausePart({ matter, clocks, rules, typed, errorOf }: Props) {
  const { locale } = useView();
  const m = partTexts(locale);
  const clock = runningIn(clocks);
  if (!clock) return null;
  const pauses = rules.value(pausesRule);
  const isPaused = clock.pausedOn !== null;
  const said = typedAt(typed, 'jeda');
  return (
    <details open={isPaused || errorOf('jeda') !== undefined}>
      <summary>
        {isPaused
          ? m.paused(formatDate(clock.pausedOn ?? '', locale), pauses.find(({ key }) => key === clock.pauseReason)?.name[locale] ?? '')
          : m.pause}
      </summary>
      <Form action={ombudsmanPaths.pause({ matterId: matter.id })} label={m.pause}>
        <input type="hidden" name="apa" value={isPaused ? 'resumed' : 'paused'} />
        {!isPaused && (
          <>
            <Select
              id="alasan-jeda"
              name="alasan"
              label={m.pauseReason}
              value={said.alasan}
              error={errorOf('jeda')}
              options={pauses.map(({ key, name }) => ({ value: key, label: name[locale] }))}
            />
            <TextArea id="catatan-jeda" name="catatan" label={m.pauseNote} rows={2} value={said.catatan} />
          </>
        )}
        <Button kind="quiet">{isPaused ? m.resume : m.pause}</Button>
      </Form>
    </details>
  );
}
