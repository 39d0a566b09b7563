import { AppError } from '#kernel';
import { fileLimits, refusalOf as fileRefusal } from '#platform/files';
import { readOneFile, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import type { AskedLetter } from '../../agency/answer.ts';
import { texts } from '../../agency/texts.ts';
import type { OmbudsmanDeps } from '../../deps.ts';
import { type CleanFile, cleanFile } from '../../files/clean.ts';

export interface ReadAnswer {
  readonly errors: readonly FormError[];
  readonly typed: Readonly<Record<string, string>>;
  readonly text: string;
  readonly name: string;
  readonly office: string;
  readonly agrees: boolean | null;
  readonly file: CleanFile | null;
}

/** What an agency sent: words, who and which office, a file cleaned of what it says of its maker. */
export async function readAnswer(
  app: WebApp,
  request: Request,
  { scanner }: OmbudsmanDeps,
  letter: Pick<AskedLetter, 'purpose'>,
): Promise<ReadAnswer> {
  const { file, fields, tooLarge } = await readOneFile(app, request, fileLimits.document.maxBytes, 12_000);
  const { locale } = request;
  const m = texts(locale);
  const of = (name: string, most: number) => (fields[name] ?? '').replace(/\r\n/g, '\n').trim().slice(0, most);
  const [text, name, office] = [of('jawaban', 12_000), of('nama', 120), of('jabatan', 160)];
  const said = (fields.setuju ?? '').trim();
  const agrees = letter.purpose === 'minutes' ? (said === 'ya' ? true : said === 'tidak' ? false : null) : null;
  const errors: FormError[] = [];
  if (text === '' || name === '' || office === '') errors.push({ field: 'jawaban', message: m.missing });
  if (letter.purpose === 'minutes' && agrees === null) errors.push({ field: 'setuju', message: m.choose });
  if (tooLarge) errors.push({ field: 'berkas', message: fileRefusal(new AppError('FILE_TOO_LARGE'), 'document')(locale) });
  let clean: CleanFile | null = null;
  if (file && errors.length === 0)
    try {
      clean = await cleanFile(file.content, 1, scanner);
    } catch (error) {
      if (!(error instanceof AppError) || !['FILE_REFUSED', 'FILES_AWAY'].includes(error.code)) throw error;
      errors.push({ field: 'berkas', message: fileRefusal(error, 'document')(locale) });
    }
  const typed = { jawaban: text, nama: name, jabatan: office, ...(said !== '' && { setuju: said }) };
  return { errors, typed, text, name, office, agrees, file: clean };
}
