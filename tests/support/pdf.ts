import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a PDF says, for whoever reads it and for a screen reader. */
export async function textOfPdf(content: Uint8Array): Promise<{ readonly text: string; readonly tagged: boolean; readonly pages: number }> {
  // The library takes the bytes for itself.
  const pdf = await getDocument({ data: new Uint8Array(content), verbosity: 0 }).promise;
  const marks = await pdf.getMarkInfo();
  const texts: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''));
  }
  const { numPages: pages } = pdf;
  await pdf.loadingTask.destroy();
  return { text: texts.join(' ').replace(/\s+/g, ' '), tagged: marks !== null, pages };
}
