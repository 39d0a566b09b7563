import { formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Form, type FormError, LinkButton, Page, Select, Tag, TextArea, TextInput } from '#web/ui';
import type { TypedRuling } from '../../domain/ruling.ts';
import { type DrawingRemark, isWaitedFor, kinds } from '../../domain/remark.ts';
import { drawingPaths } from '../../paths.ts';
import { type Drawing, type Drawings, drawingsIn, remarksOn } from '../../read.ts';
import { findingsOn, isPressing, standingOf } from '../../rulings/findings.ts';
import { Findings } from '../../rulings/section.tsx';
import type { StillQuery } from '../../still/asked.ts';
import { StillChooser } from '../../still/section.tsx';
import type { Still } from '../../still/still.ts';
import { texts } from '../../texts/index.ts';
import { rulingTexts } from '../../texts/rulings.ts';
import { caseHref, RemarkList, Sending } from '../remarks.tsx';
import { DrawingViewer } from '../viewer.tsx';
import { pagesOf } from './question.ts';

interface DrawingPageProps {
  readonly on: Drawings;
  readonly drawing: Drawing;
  readonly hrefOf: (fileId: string) => string;
  readonly sent: number;
  /** Where somebody asked for the drawing as the server draws it. */
  readonly still?: { readonly asked: StillQuery; readonly still: Still } | undefined;
  /** Whether the file carries the picture it was traced over. */
  readonly traced?: boolean;
  readonly raw?: Readonly<Record<string, string>>;
  /** What was typed of a judgement that could not be kept. */
  readonly ruling?: TypedRuling;
  readonly errors?: readonly FormError[];
}

/** One revision of a drawing: itself, its remarks with those carried to it, and the form to add one. */
export function DrawingPage({ on, drawing, hrefOf, sent, still, traced = false, raw = {}, ruling = {}, errors = [] }: DrawingPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { view } = on;
  const { requirement, file, facts } = drawing;
  const at = { caseId: view.id, fileId: file.fileId };
  const remarks = remarksOn(on, drawing);
  return (
    <Page wide>
      <Crumbs
        above={[
          { href: caseHref(on), label: view.number },
          { href: drawingPaths.list({ caseId: view.id }), label: m.title },
        ]}
        here={`${requirement.name[locale]}, ${m.revision(file.revision)}`}
      />
      <div class="stack">
        <h1>{requirement.name[locale]}</h1>
        <p class="row small">
          <span>{m.revision(file.revision)}</span>
          <Tag tone={file.replacedBy === null ? 'done' : 'plain'}>{file.replacedBy === null ? m.now : m.replaced}</Tag>
          <Others on={on} drawing={drawing} />
        </p>
        <ErrorSummary errors={errors} />
        <Sending on={on} here={drawingPaths.drawing(at)} sent={sent} />
        <Waiting on={on} drawing={drawing} remarks={remarks} />
        <div class="two bench">
          <section class="stack" aria-label={m.drawing}>
            {still ? <StillChooser on={on} drawing={drawing} {...still} /> : <DrawingViewer on={on} drawing={drawing} hrefOf={hrefOf} />}
            {traced && (
              <details>
                <summary>{m.traced}</summary>
                <p class="small soft">{m.tracedLead}</p>
                <p class="traced">
                  <img src={drawingPaths.traced(at)} alt={m.tracedAlt} loading="lazy" />
                </p>
              </details>
            )}
          </section>
          <div class="stack loose">
            <section class="stack" aria-labelledby="catatan">
              <h2 id="catatan" class="t-l">
                {m.remarks}
              </h2>
              <RemarkList on={on} remarks={remarks} here={drawingPaths.drawing(at)} empty={m.noRemarksHere} revision={file.revision} />
            </section>
            <Add action={drawingPaths.remark(at)} pages={pagesOf(facts)} raw={raw} errors={errors} />
          </div>
          <div class="stack">
            <Findings on={on} drawing={drawing} raw={ruling} errors={errors.filter(({ field }) => field in rulingTexts(locale).errors)} />
            <p>
              <LinkButton href={drawingPaths.annotated(at)} kind="quiet" small icon="download">
                {m.annotated}
              </LinkButton>
            </p>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** What waits for the reader, each a way past the drawing to where it is done. */
function Waiting({ on, drawing, remarks }: Pick<DrawingPageProps, 'on' | 'drawing'> & { readonly remarks: readonly DrawingRemark[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const count = (n: number) => formatNumber(n, locale);
  const own = remarks.filter((remark) => isWaitedFor(remark, on.side));
  const findings = findingsOn(on, drawing).filter((one) => isPressing(standingOf(one, on.rulings, drawing.file.fileId)));
  if (own.length + findings.length === 0) return null;
  return (
    <p class="row noprint">
      <span>{m.waiting}</span>
      {own.length > 0 && <a href={`#catatan-${own[0]?.n}`}>{m.waitingRemarks(count(own.length))}</a>}
      {findings.length > 0 && <a href="#temuan-judul">{m.waitingFindings(count(findings.length))}</a>}
    </p>
  );
}

/** The other revisions of the same drawing. */
function Others({ on: { view }, drawing: { requirement, file } }: Pick<DrawingPageProps, 'on' | 'drawing'>) {
  const m = texts(useView().locale);
  return (
    <>
      {drawingsIn(view)
        .filter((other) => other.requirement.key === requirement.key && other.file.fileId !== file.fileId)
        .map((other) => (
          <a href={drawingPaths.drawing({ caseId: view.id, fileId: other.file.fileId })}>
            {m.revision(other.file.revision)}
            <span class="vh"> {other.facts.name}</span>
          </a>
        ))}
    </>
  );
}

interface AddProps {
  readonly action: string;
  readonly pages: number;
  readonly raw: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

function Add({ action, pages, raw, errors }: AddProps) {
  const m = texts(useView().locale);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <section class="card" aria-labelledby="tambah">
      <h2 id="tambah" class="t-l">
        {m.addTitle}
      </h2>
      <Form action={action} class="stack tight" label={m.addTitle}>
        <Select
          id="kind"
          label={m.kind}
          value={raw.kind}
          error={error('kind')}
          options={kinds.map((kind) => ({ value: kind, label: `${m.kinds[kind]}: ${m.kindHints[kind]}` }))}
        />
        <TextInput
          id="page"
          label={m.page}
          hint={m.pageHint(pages)}
          value={raw.page ?? '1'}
          inputMode="numeric"
          short
          error={error('page')}
        />
        <TextInput id="spot" label={m.spot} hint={m.spotHint} value={raw.spot} optional short error={error('spot')} />
        <input id="point" type="hidden" name="point" value={raw.point ?? ''} />
        <TextArea id="text" label={m.text} rows={4} value={raw.text} error={error('text')} />
        <p class="hint">{m.addHint}</p>
        <Button>{m.add}</Button>
      </Form>
    </section>
  );
}
