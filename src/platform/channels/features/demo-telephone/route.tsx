import { AppError, readPhone } from '#kernel';
import { readOneFile, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { fileIn } from './bubble.tsx';
import { ChatPage, TelephonesPage, type Typed } from './pages.tsx';
import { type TelephonePaths, telephonePaths, type TelephonesElsewhere } from './paths.ts';
import { type FileAs, type Owner, samples, type Telephones } from './telephones.ts';
import { texts } from './texts.ts';

const MOST_BYTES = 16_000_000;
const MOST_LETTERS = 4096;
/** Messages a chat shows, newest last. */
const SHOWN = 200;
/** How long an answer is waited for by a page that reads itself anew, in milliseconds. */
const WAITED = 15_000;

export interface TelephoneSetup {
  readonly paths: TelephonePaths;
  /** Whose number it is, where that is not the house's. */
  readonly office: string | null;
  readonly elsewhere: readonly TelephonesElsewhere[];
}

/** The telephones of the demonstration: whoever looks around writes to the office as by WhatsApp. */
export function telephoneRoutes(
  app: WebApp,
  telephones: Telephones,
  { paths = telephonePaths, office = null, elsewhere = [] }: Partial<TelephoneSetup> = {},
): void {
  const config = { policy: 'public', perMinute: 120 } as const;
  const Id = Type.Object({ personId: Type.String({ pattern: '^\\d{5,20}$' }) });

  const all = (request: Request, reply: Reply, typed: Typed = {}, errors: readonly FormError[] = []) =>
    render(request, reply, <TelephonesPage {...{ telephones, paths, office, elsewhere, typed, errors }} />, {
      title: texts(request.locale).title,
      status: errors.length > 0 ? 422 : 200,
    });
  const chat = (
    request: Request,
    reply: Reply,
    person: Owner,
    {
      nth,
      waits = false,
      typed = {},
      errors = [],
    }: { readonly nth?: number | undefined; readonly waits?: boolean; readonly typed?: Typed; readonly errors?: readonly FormError[] },
  ) => {
    const { bubbles } = telephones.look(person);
    const props = { paths, office: telephones.number, person, bubbles: bubbles.slice(-SHOWN), reply: nth, waits, typed, errors };
    return render(request, reply, <ChatPage {...props} />, { title: person.name, status: errors.length > 0 ? 422 : 200 });
  };

  const lang = Type.Optional(Type.String());
  app.get(paths.all.pattern, { schema: { querystring: Type.Object({ lang }) }, config }, (request, reply) => all(request, reply));

  const Owned = Type.Object({
    nama: Type.Optional(Type.String({ maxLength: 60 })),
    nomor: Type.Optional(Type.String({ maxLength: 40 })),
    sembunyi: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
  });
  app.post(paths.all.pattern, { schema: { body: Owned }, config }, (request, reply) => {
    const { nama = '', nomor = '', sembunyi } = request.body;
    const phone = readPhone(nomor);
    if (phone === null)
      return all(request, reply, { name: nama, phone: nomor }, [{ field: 'nomor', message: texts(request.locale).badNumber }]);
    const person = telephones.person({ phone, name: nama.trim(), hidden: sembunyi !== undefined });
    return reply.redirect(paths.chat({ personId: person.id }), 303);
  });

  const Asked = Type.Object({
    balas: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    tunggu: Type.Optional(Type.Integer()),
    lang,
  });
  app.get(paths.chat.pattern, { schema: { params: Id, querystring: Asked }, config }, (request, reply) => {
    const { person, bubbles } = find(telephones, request.params.personId);
    const { balas, tunggu } = request.query;
    const last = bubbles.at(-1);
    // Without JavaScript the page reads itself anew until the answer is there.
    const waits = tunggu !== undefined && last?.mine === true && Date.now() - tunggu < WAITED && tunggu <= Date.now();
    return chat(request, reply, person, { nth: balas, waits });
  });

  app.post(paths.chat.pattern, { schema: { params: Id }, config: { ...config, takesFiles: true } }, async (request, reply) => {
    const { person, bubbles } = find(telephones, request.params.personId);
    const m = texts(request.locale);
    const { file, tooLarge, fields } = await readOneFile(app, request, MOST_BYTES, MOST_LETTERS);
    const shown = bubbles.slice(-SHOWN);
    const at = (name: string) => shown[Number(fields[name] ?? Number.NaN)]?.wamid;
    const text = (fields.pesan ?? '').trim();
    const quotes = at('balas');
    const how = { forwarded: fields.diteruskan === 'ya', ...(quotes !== undefined && { quotes }) };
    const caption = text === '' ? {} : { caption: text };
    const sample = samples.find((one) => one === fields.contoh);
    const of = at('dari');
    if (fields.pilih !== undefined && of !== undefined) telephones.write(person, { pick: fields.pilih, of }, { quotes: of });
    else if (sample) telephones.write(person, { ...(await telephones.sample(sample)), ...(sample === 'photo' && caption) }, how);
    else if (fields.contoh === 'place') telephones.write(person, { latitude: -8.5413, longitude: 115.1252, name: 'Tabanan' }, how);
    else if (file) {
      const type = typeOf(file.name);
      const as = fields.dokumen === 'ya' ? 'document' : asOf(type);
      telephones.write(person, { file: { bytes: file.content, type, filename: file.name }, as, ...caption }, how);
    } else if (text !== '' && !tooLarge) telephones.write(person, { text }, how);
    else {
      const error = tooLarge ? { field: 'berkas', message: m.large } : { field: 'pesan', message: m.nothing };
      return chat(request, reply, person, { typed: { text }, errors: [error] });
    }
    return reply.redirect(`${paths.chat({ personId: person.id }, { tunggu: Date.now() })}#tulis`, 303);
  });

  const Nth = Type.Object({ ...Id.properties, nth: Type.Integer({ minimum: 0, maximum: 100_000 }) });
  app.get(paths.file.pattern, { schema: { params: Nth }, config }, (request, reply) => {
    const { bubbles } = find(telephones, request.params.personId);
    const bubble = bubbles.slice(-SHOWN)[request.params.nth];
    const media = bubble && telephones.media(fileIn(bubble.raw)?.id ?? '');
    if (!media) throw new AppError('NOT_FOUND');
    const shown = /^(image\/(jpeg|png|webp)|audio\/ogg|application\/pdf)$/.test(media.type);
    return reply
      .type(shown ? media.type : 'application/octet-stream')
      .header('content-disposition', shown ? 'inline' : 'attachment')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(media.bytes);
  });
}

function find(telephones: Telephones, personId: string) {
  const found = telephones.people().find(({ person }) => person.id === personId);
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};

function typeOf(name: string): string {
  return types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

function asOf(type: string): FileAs {
  const [kind] = type.split('/');
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'document';
}
