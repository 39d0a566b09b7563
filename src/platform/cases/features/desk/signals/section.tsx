import { formatDateTime } from '#i18n';
import { requirementName } from '#platform/forms';
import { useView } from '#web';
import { Button, Form, Note, TextArea } from '#web/ui';
import type { CaseView } from '../../../index.ts';
import type { ReadSignals, SeenSignal } from '../../../signals/read.ts';
import { examinedOf } from '../case/checklist.tsx';
import type { Sent } from '../case/sent.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, type Place } from '../place.ts';
import { texts } from './texts.ts';

interface Props {
  readonly view: CaseView;
  readonly place: Place;
  readonly signals: readonly SeenSignal[];
  readonly sent: Sent | undefined;
}

/** What may speak of a broker or of falsified papers: each with what it rests on, and a way to lay it aside. */
export function Signals({ view, place, signals, sent }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const open = signals.filter(({ laid }) => laid === null);
  const laid = signals.filter((one) => one.laid !== null);
  if (signals.length === 0) return null;
  return (
    <section aria-labelledby="tanda" class={open.length > 0 ? 'note wait stack' : 'stack'}>
      <h2 id="tanda" class="t-l">
        {m.title}
      </h2>
      {open.length > 0 && <p>{m.lead}</p>}
      <ul class="signals">
        {open.map((one) => (
          <li class="stack tight">
            <p>
              <b>{m.kinds[one.kind](one.count)}</b>
            </p>
            <Evidence view={view} place={place} signal={one} />
            <LayAside view={view} place={place} signal={one} sent={sent} />
          </li>
        ))}
      </ul>
      {laid.length > 0 && (
        <details>
          <summary>{m.laid(laid.length)}</summary>
          <ul>
            {laid.map((one) => (
              <li>
                {m.kinds[one.kind](one.count)} {one.laid && m.laidBy(one.laid.by, formatDateTime(one.laid.at, locale), one.laid.reason)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Applications of the same sender that were not compared, since no key opens them. */
export function UnreadableCases({ cases }: { readonly cases: ReadSignals['unreadable'] }) {
  const m = texts(useView().locale);
  if (cases.length === 0) return null;
  return (
    <Note tone="wait">
      <p>
        {m.unreadable}: <span class="num">{cases.map(({ number }) => number).join(', ')}</span>
      </p>
    </Note>
  );
}

function Evidence({ view, place, signal }: Pick<Props, 'view' | 'place'> & { readonly signal: SeenSignal }) {
  const { locale } = useView();
  const m = texts(locale);
  const names = new Map(examinedOf(view).map(({ requirement, file }) => [file.fileId, requirementName(requirement)(locale)]));
  return (
    <p class="row small">
      {signal.cases.map(({ caseId, number }) => (
        <a href={inPlace(deskPaths.alike({ caseId: view.id, otherId: caseId }), place)} class="num">
          {number}
          <span class="vh"> {m.beside}</span>
        </a>
      ))}
      {signal.files.map((fileId) => (
        <a href={`${inPlace(deskPaths.case({ caseId: view.id }), place, { berkas: fileId })}#pratinjau`}>{names.get(fileId) ?? m.file}</a>
      ))}
    </p>
  );
}

function LayAside({ view, place, signal, sent }: Pick<Props, 'view' | 'place' | 'sent'> & { readonly signal: SeenSignal }) {
  const m = texts(useView().locale);
  const refused = sent?.action === 'lay-signal' && sent.raw.kind === signal.kind ? sent : undefined;
  return (
    <details open={refused !== undefined}>
      <summary class="small">{m.lay}</summary>
      <Form action={inPlace(deskPaths.laySignal({ caseId: view.id }), place)}>
        <input type="hidden" name="kind" value={signal.kind} />
        <input type="hidden" name="digest" value={signal.digest} />
        <TextArea
          id={`tanda-${signal.kind}`}
          name="text"
          label={m.reason}
          hint={m.reasonHint}
          rows={2}
          error={refused?.errors[0]?.message}
        />
        <Button kind="quiet" small>
          {m.lay}
        </Button>
      </Form>
    </details>
  );
}
