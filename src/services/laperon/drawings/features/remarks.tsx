import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, Form, Note, Tag, TextArea, type Tone } from '#web/ui';
import { type Act, actsFor, answeredIn, type DrawingRemark, type Line, type RemarkState, stateOf } from '../domain/remark.ts';
import { squareOf } from '../domain/spot.ts';
import { drawingPaths } from '../paths.ts';
import { type Drawings, revisionNow, unsentIn } from '../read.ts';
import { texts } from '../texts/index.ts';

/** What was sent for a remark and could not be kept. */
export interface Refused {
  readonly remarkId: string;
  readonly text: string;
  readonly message: string;
}

interface ListProps {
  readonly on: Drawings;
  readonly remarks: readonly DrawingRemark[];
  /** The page it stands on: where one comes back to. */
  readonly here: string;
  readonly empty: string;
  /** The revision looked at; remarks made on others say so. */
  readonly revision?: number;
  readonly refused?: Refused | undefined;
}

/** Remarks one below the other, each with its thread and what the reader may do. */
export function RemarkList({ remarks, empty, ...rest }: ListProps) {
  if (remarks.length === 0) return <EmptyState>{empty}</EmptyState>;
  return (
    <ol class="plain-list remarks">
      {remarks.map((remark) => (
        <Remark remark={remark} {...rest} />
      ))}
    </ol>
  );
}

const tones: Readonly<Record<RemarkState, Tone>> = { open: 'bad', reopened: 'bad', answered: 'wait', accepted: 'done', withdrawn: 'plain' };

function Remark({ on, remark, here, revision, refused }: Omit<ListProps, 'remarks' | 'empty'> & { readonly remark: DrawingRemark }) {
  const m = texts(useView().locale);
  const { n, page, spot, kind } = remark;
  const state = stateOf(remark);
  const answered = answeredIn(remark);
  const now = revisionNow(on.view, remark);
  const spotted = spot === null ? null : squareOf(spot);
  return (
    <li class="file-row" id={`catatan-${n}`} tabIndex={-1} data-remark={n} data-state={state}>
      <div class="row between">
        <h3>
          {m.number(n)} · {m.kinds[kind]}
        </h3>
        {kind !== 'note' && <Tag tone={tones[state]}>{m.states[state]}</Tag>}
      </div>
      <p class="small soft">
        <a href={`${drawingPaths.drawing({ caseId: on.view.id, fileId: now.fileId })}#catatan-${n}`} data-pin-link={n}>
          {m.place(page, spotted)}
        </a>
        {remark.revision !== revision && ` · ${m.carried(remark.revision)}`}
        {answered !== null && ` · ${m.answeredIn(answered)}`}
      </p>
      <ol class="plain-list">
        {remark.lines.map((line) => (
          <Said line={line} />
        ))}
      </ol>
      <Respond on={on} remark={remark} here={here} refused={refused?.remarkId === remark.id ? refused : undefined} />
    </li>
  );
}

function Said({ line: { did, text, side, authorName, at, sentAt } }: { readonly line: Line }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <li>
      <p class="small soft">
        {authorName} ({m.sides[side]}) {m.did[did]} · {formatDateTime(at, locale)} {sentAt === null && <Tag tone="wait">{m.draft}</Tag>}
      </p>
      {text !== '' && <p class="as-written">{text}</p>}
    </li>
  );
}

interface RespondProps {
  readonly on: Drawings;
  readonly remark: DrawingRemark;
  readonly here: string;
  readonly refused: Refused | undefined;
}

function Respond({ on, remark, here, refused }: RespondProps) {
  const m = texts(useView().locale);
  const may = actsFor(remark, on.side);
  const drafts = unsentIn({ remarks: [remark], reader: on.reader });
  if (may.length === 0 && drafts === 0) return null;
  const kinds: Readonly<Partial<Record<Act, 'quiet'>>> = { withdraw: 'quiet', reopen: 'quiet' };
  const id = `tanggapan-${remark.n}`;
  return (
    <details open={refused !== undefined}>
      <summary>{m.respond(remark.n)}</summary>
      <Form action={drawingPaths.act({ caseId: on.view.id, remarkId: remark.id })} class="stack tight" label={m.respond(remark.n)}>
        <input type="hidden" name="di" value={here} />
        {may.length > 0 && (
          <TextArea
            id={id}
            name="text"
            rows={3}
            label={m.respondText}
            hint={m.respondHint}
            value={refused?.text}
            error={refused?.message}
          />
        )}
        <div class="row">
          {may.map((act) => (
            <Button small kind={kinds[act] ?? 'main'} name="act" value={act}>
              {m.acts[act]}
              <span class="vh"> ({m.number(remark.n)})</span>
            </Button>
          ))}
          {drafts > 0 && (
            <Button small kind="quiet" name="act" value="drop">
              {m.drop}
              <span class="vh"> ({m.number(remark.n)})</span>
            </Button>
          )}
        </div>
      </Form>
    </details>
  );
}

/** What the reader wrote and has not sent, with the button that sends it; or that it has just been sent. */
export function Sending({ on, here, sent }: { readonly on: Drawings; readonly here: string; readonly sent: number }) {
  const m = texts(useView().locale);
  const waiting = unsentIn(on);
  if (waiting === 0) return sent > 0 ? <Note tone="done">{m.sent(sent)}</Note> : null;
  return (
    <Note tone="wait" title={m.sendTitle(waiting)}>
      <p>{m.sendLead}</p>
      <Form action={drawingPaths.send({ caseId: on.view.id })}>
        <input type="hidden" name="di" value={here} />
        <Button>{m.send}</Button>
      </Form>
    </Note>
  );
}

/** The case, from whichever side one comes. */
export function caseHref({ view, side }: Drawings): string {
  return side === 'applicant' ? `/berkas/${view.id}` : `/meja/${view.id}`;
}
