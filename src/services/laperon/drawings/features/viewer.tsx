import { FilePreview } from '#platform/cases/ui';
import { DXF } from '#platform/files';
import { pdfLibraryAddress, useView } from '#web';
import { Island } from '#web/ui';
import { stateOf } from '../domain/remark.ts';
import type { ViewerProps } from '../islands/viewer-props.ts';
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
  // Lines alone are measured, not shown: they are downloaded, and what was measured stands on the case.
  if (facts.held || facts.mediaType === DXF) return preview;
  return (
    <Island name="drawing-viewer" props={{ ...usePropsOf(on, drawing, hrefOf) }}>
      <div data-without>{preview}</div>
    </Island>
  );
}

function usePropsOf(on: Drawings, drawing: Drawing, hrefOf: ViewerInput['hrefOf']): Omit<ViewerProps, 'locale'> {
  const { locale } = useView();
  const { pin, ...words } = viewerTexts(locale);
  const { states } = texts(locale);
  const { view } = on;
  const [, before] = revisionsTo(view, drawing);
  const older = before && view.files.get(before.fileId);
  return {
    words,
    library: pdfLibraryAddress(),
    file: { href: hrefOf(drawing.file.fileId), mediaType: drawing.facts.mediaType },
    older: older && !older.held && older.mediaType !== DXF ? { href: hrefOf(older.id), mediaType: older.mediaType } : null,
    pins: remarksOn(on, drawing).map((remark) => {
      const { n, page, spot } = remark;
      const state = stateOf(remark);
      return { n, anchor: `catatan-${n}`, page, x: spot?.x ?? null, y: spot?.y ?? null, state, label: pin(n, states[state], page) };
    }),
    fields: { page: 'page', spot: 'spot', then: 'text' },
  };
}
