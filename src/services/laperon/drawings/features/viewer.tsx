import { FilePreview } from '#platform/cases/ui';
import { pdfLibraryAddress, useView } from '#web';
import { Island } from '#web/ui';
import { stateOf } from '../domain/remark.ts';
import type { ViewerProps } from '../islands/viewer-props.ts';
import { isDrawable } from '../still/still.ts';
import { StillBegin } from '../still/section.tsx';
import { type Drawing, type Drawings, remarksOn, revisionsTo } from '../read.ts';
import { texts } from '../texts/index.ts';
import { viewerTexts } from '../texts/viewer.ts';

interface ViewerInput {
  readonly on: Drawings;
  readonly drawing: Drawing;
  readonly hrefOf: (fileId: string) => string;
}

/** The drawing in the page with its pins; without scripts, or where it cannot be shown, the file as it is. */
export function DrawingViewer({ on, drawing, hrefOf }: ViewerInput) {
  const { facts, file } = drawing;
  const preview = <FilePreview facts={facts} href={hrefOf(file.fileId)} />;
  if (facts.held) return preview;
  return (
    <Island name="drawing-viewer" props={{ ...usePropsOf(on, drawing, hrefOf) }}>
      <div data-without>{isDrawable(drawing) ? <StillBegin on={on} drawing={drawing} href={hrefOf(file.fileId)} /> : preview}</div>
    </Island>
  );
}

function usePropsOf(on: Drawings, drawing: Drawing, hrefOf: ViewerInput['hrefOf']): Omit<ViewerProps, 'locale'> {
  const { locale, asset } = useView();
  const { pin, ...words } = viewerTexts(locale);
  const { states } = texts(locale);
  const { view } = on;
  const [, before] = revisionsTo(view, drawing);
  const older = before && view.files.get(before.fileId);
  return {
    words,
    library: pdfLibraryAddress(),
    reader: asset('dxf-picture.worker.js'),
    file: { href: hrefOf(drawing.file.fileId), mediaType: drawing.facts.mediaType },
    older: older && !older.held ? { href: hrefOf(older.id), mediaType: older.mediaType, pair: `${older.id} ${drawing.file.fileId}` } : null,
    pins: remarksOn(on, drawing).map((remark) => {
      const { n, page, spot, point } = remark;
      const state = stateOf(remark);
      return { n, anchor: `catatan-${n}`, page, x: spot?.x ?? null, y: spot?.y ?? null, point, state, label: pin(n, states[state], page) };
    }),
    fields: { page: 'page', spot: 'spot', point: 'point', then: 'text' },
  };
}
