import { formatDateTime, type Locale } from '#i18n';
import { officeTemplate, renderPdf } from '#platform/documents';
import { AppError } from '#kernel';
import { aside } from '#platform/jobs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { DrawingDeps } from '../deps.ts';
import { isPending, stateOf } from '../domain/remark.ts';
import { squareOf } from '../domain/spot.ts';
import { type Drawing, type Drawings, remarksOn } from '../read.ts';
import { texts } from '../texts/index.ts';
import type { Fault, Stamped, Stamping } from './stamp.ts';

const template = officeTemplate('laperon-remarks', readFileSync(join(import.meta.dirname, '../../templates/remarks.typ'), 'utf8'));

const stampAside = aside<Stamping, Stamped>(new URL('./stamp-worker.ts', import.meta.url), { memory: 512, patience: 20_000 });

/** A drawing on which nothing can be stamped, and why. */
export class Unreadable extends Error {
  readonly why: Fault;
  constructor(why: Fault) {
    super(why);
    this.why = why;
  }
}

/**
 * The drawing as a PDF with a numbered pin where each remark stands that was sent, and the list of them behind it. A
 * picture becomes a page. Throws Unreadable, or FILE_HELD for what the scanner has not let pass.
 */
export async function annotate({ cases }: DrawingDeps, on: Drawings, drawing: Drawing, locale: Locale): Promise<Buffer> {
  const { facts, file, requirement } = drawing;
  if (facts.held) throw new AppError('FILE_HELD', { why: facts.held });
  const m = texts(locale);
  const remarks = remarksOn(on, drawing)
    .map((remark) => ({ ...remark, lines: remark.lines.filter(({ sentAt }) => sentAt !== null) }))
    .filter(({ lines }) => lines.length > 0);
  const list = renderPdf(template, {
    demo: cases.documents.demo,
    title: m.annotatedTitle,
    about: `${requirement.name[locale]}, ${m.revision(file.revision)} · ${on.view.number}`,
    none: m.noRemarksHere,
    remarks: remarks.map((remark) => ({
      head: `${m.number(remark.n)} · ${m.kinds[remark.kind]} · ${m.states[stateOf(remark)]}`,
      place: [m.place(remark.page, remark.spot && squareOf(remark.spot)), m.carried(remark.revision)].join(' · '),
      lines: remark.lines.map(({ authorName, side, did, at, text }) => ({
        who: `${authorName} (${m.sides[side]}) ${m.did[did]}, ${formatDateTime(at, locale)}`,
        text,
      })),
    })),
  });
  const pins = remarks.flatMap((remark) =>
    remark.spot === null ? [] : [{ n: remark.n, page: remark.page, spot: remark.spot, point: remark.point, done: !isPending(remark) }],
  );
  const content = await buffer(await cases.files.storage.open(facts.sha256));
  return stamp({ content, mediaType: facts.mediaType, list, pins });
}

async function stamp(stamping: Stamping): Promise<Buffer> {
  const done = (await stampAside(stamping)) ?? { ok: false, why: 'too-slow' };
  if (!done.ok) throw new Unreadable(done.why);
  return Buffer.from(done.content);
}
