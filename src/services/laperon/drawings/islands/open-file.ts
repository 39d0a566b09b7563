import { openModel } from './model-paper.ts';
import { openPaper, type Paper } from './paper.ts';
import type { Shown, ViewerProps } from './viewer-props.ts';

export const DXF = 'image/vnd.dxf';

/** Opens a drawing of any kind. Rejects with CannotShow. */
export function openFile({ href, mediaType }: Shown, { library, reader }: Pick<ViewerProps, 'library' | 'reader'>): Promise<Paper> {
  return mediaType === DXF ? openModel(href, reader) : openPaper(href, mediaType, library);
}
