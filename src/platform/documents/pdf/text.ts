import { oneLine } from '#kernel';

/** Beyond this many pages and letters nobody compares anything. */
const MOST_PAGES = 6;
const MOST_LETTERS = 60_000;

/** The words of a PDF's first pages on one line, as a reader would copy them; empty where it holds none or cannot be read. */
export async function textOfPdf(pdf: Buffer): Promise<string> {
  // Loaded when it is needed: the reader of pages is large.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // A copy: the reader keeps what it is given.
  const loading = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  try {
    const read = await loading.promise;
    const words: string[] = [];
    for (let page = 1; page <= Math.min(read.numPages, MOST_PAGES); page++) {
      const { items } = await (await read.getPage(page)).getTextContent();
      words.push(...items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')), ' ');
    }
    return oneLine(words.join('').slice(0, MOST_LETTERS));
  } catch {
    return '';
  } finally {
    await loading.destroy();
  }
}
