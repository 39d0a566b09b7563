import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';

/** A file as a person chooses it from their device. */
export interface Paper {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A scanned page: a PDF that holds its own title. */
export async function paper(title: string): Promise<Paper> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  pdf.addPage([595, 842]).drawText(title, { x: 60, y: 760 });
  return { name: `${title}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(await pdf.save()) };
}

/** A photo from a phone, of one colour. */
export async function photo(title: string): Promise<Paper> {
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#7f9c63' } });
  return { name: `${title}.jpg`, mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() };
}
