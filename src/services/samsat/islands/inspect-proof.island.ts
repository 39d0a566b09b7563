// The page of whoever stands before a vehicle: it scans a proof, or takes what was pasted, and checks the signature on the
// phone itself, by the public keys that came with the page. Kept on the phone, it does so without a line.
import { BarcodeDetector as QrReader } from 'qr/decode.js';
import { showNrkb } from '../domain/nrkb.ts';
import { readToken } from '../domain/proof/payload.ts';

type Word = 'camera' | 'stop' | 'noCamera' | 'noKeys' | 'keep' | 'kept' | 'forget' | 'offline' | 'offlineNote' | 'noLine';

interface Words extends Readonly<Record<Word | 'plate' | 'kind' | 'holds' | 'unknownBody', string>> {
  readonly results: Readonly<Record<'valid' | 'expired' | 'unknown', string>>;
  readonly kinds: Readonly<Record<string, string>>;
}

interface Props {
  readonly locale: 'id' | 'en';
  readonly keys: readonly (JsonWebKey & { readonly kid: string })[];
  readonly words: Words;
  readonly worker: string;
}

interface Reader {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

/** The class a browser brings itself, if it does. */
interface OwnReaders {
  new (options: { formats: string[] }): Reader;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** What finds a QR in a picture: the browser's own, which is quicker; most browsers have none, or none that knows a QR. */
async function makeReader(): Promise<Reader> {
  const own = (globalThis as { readonly BarcodeDetector?: OwnReaders }).BarcodeDetector;
  const formats = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  return own && formats.includes('qr_code') ? new own({ formats: ['qr_code'] }) : new QrReader({ formats: ['qr_code'] });
}

const KEPT = 'wl-periksa';
const ZONE = 'Asia/Makassar';
const LOOK = 250;

/** Today in Bali, YYYY-MM-DD. */
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date());

function make<K extends keyof HTMLElementTagNameMap>(name: K, words = '', look = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.textContent = words;
  if (look !== '') element.className = look;
  return element;
}

function button(words: string): HTMLButtonElement {
  const element = make('button', words, 'btn quiet');
  element.type = 'button';
  return element;
}

/** Whether one of the keys signed it; null where this browser cannot tell. */
async function isSigned(read: NonNullable<ReturnType<typeof readToken>>, { keys }: Props): Promise<boolean | null> {
  const jwk = keys.find(({ kid }) => kid === read.payload.keyId);
  if (!jwk) return false;
  try {
    const { kty, crv, x } = jwk;
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x } as JsonWebKey, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, key, read.signature, read.body);
  } catch {
    return null;
  }
}

function figure(label: string, value: string): HTMLElement {
  const box = make('div', '', 'figure');
  box.append(make('span', label), make('b', value));
  return box;
}

/** Says what a text is, in large; nothing for what is not a whole token, which the register may know by its code. */
async function say(text: string, into: HTMLElement, props: Props): Promise<void> {
  const { words, locale } = props;
  const read = readToken(text);
  const signed = read && (await isSigned(read, props));
  into.replaceChildren();
  if (!read || signed === null) {
    if (read) into.append(make('p', words.noKeys, 'note wait'));
    into.hidden = !read;
    return;
  }
  into.hidden = false;
  const { nrkb, kind, validUntil } = read.payload;
  const result = signed ? (validUntil < today() ? 'expired' : 'valid') : 'unknown';
  const title = make('h2', `${words.results[result]} `);
  title.append(make('span', words.offline, result === 'valid' ? 'tag done' : 'tag bad'));
  into.append(title);
  if (!signed) {
    into.append(make('p', words.unknownBody, 'note bad'));
    return;
  }
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(validUntil));
  into.append(
    figure(words.plate, showNrkb(nrkb)),
    figure(words.kind, words.kinds[kind] ?? kind),
    figure(words.holds, day),
    make('p', words.offlineNote, 'small soft'),
  );
}

/** A button that opens the camera until a whole token was seen. */
function scanner(found: (text: string) => void, { words }: Props): HTMLElement {
  const box = make('div', '', 'stack');
  if (!navigator.mediaDevices) {
    box.append(make('p', words.noCamera, 'small soft'));
    return box;
  }
  const open = button(words.camera);
  const video = make('video');
  video.muted = true;
  video.playsInline = true;
  video.hidden = true;
  let stream: MediaStream | undefined;
  const close = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    video.hidden = true;
    open.textContent = words.camera;
  };
  const look = async (detector: Reader): Promise<void> => {
    if (!stream) return;
    const seen = await detector.detect(video).catch(() => []);
    const token = seen.find(({ rawValue }) => readToken(rawValue));
    if (token) {
      close();
      return found(token.rawValue);
    }
    setTimeout(() => void look(detector), LOOK);
  };
  const toggle = async () => {
    if (stream) return close();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      video.srcObject = stream;
      video.hidden = false;
      open.textContent = words.stop;
      await video.play();
      await look(await makeReader());
    } catch {
      close();
      box.append(make('p', words.noCamera, 'small soft'));
    }
  };
  open.addEventListener('click', () => void toggle());
  box.append(open, video);
  return box;
}

async function keepPage(worker: string): Promise<void> {
  await navigator.serviceWorker.register(worker, { scope: '/', updateViaCache: 'none' });
  const cache = await caches.open(KEPT);
  const parts = [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src],link[rel=stylesheet],link[as=font]')].map(
    (part) => ('src' in part ? part.src : part.href),
  );
  await cache.addAll([...new Set(parts)]);
  // As a visitor sees it: nothing of whoever is signed in.
  await cache.add(new Request(location.pathname, { credentials: 'omit', cache: 'reload' }));
}

/** Keeps the page on this phone where somebody asks, and brings it up to date at every later visit with a line. */
async function keeper({ words, worker }: Props): Promise<HTMLElement> {
  const box = make('div', '', 'stack');
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return box;
  const told = make('p', words.kept, 'small soft');
  const act = button('');
  const draw = async () => {
    const has = await caches.has(KEPT);
    act.textContent = has ? words.forget : words.keep;
    told.hidden = !has;
    return has;
  };
  const turn = async () => {
    if (await caches.has(KEPT)) await caches.delete(KEPT);
    else await keepPage(worker).catch(() => caches.delete(KEPT));
    await draw();
  };
  act.addEventListener('click', () => void turn());
  box.append(act, told);
  if ((await draw()) && navigator.onLine) void keepPage(worker).catch(() => undefined);
  return box;
}

async function begin(root: HTMLElement): Promise<void> {
  const props = JSON.parse(root.dataset.props ?? '{}') as Props;
  const field = root.querySelector<HTMLInputElement>('#bukti');
  const form = root.querySelector('form');
  const home = form?.parentElement;
  if (!field || !form || !home) return;
  const shown = make('section', '', 'card stack');
  shown.setAttribute('aria-live', 'polite');
  shown.hidden = true;
  home.prepend(shown);
  const check = () => void say(field.value, shown, props);
  field.addEventListener('input', check);
  // Without a line the page that was kept answers in the register's place: it says so, and what it can tell by itself.
  const asked = new URLSearchParams(location.search).get('bukti') ?? '';
  if (asked !== '' && field.value === '') {
    const unasked = make('p', props.words.noLine, 'note wait');
    unasked.setAttribute('role', 'alert');
    home.prepend(unasked);
    field.addEventListener('input', () => unasked.remove(), { once: true });
    field.value = asked;
    check();
  }
  form.before(
    scanner((text) => {
      field.value = text;
      check();
    }, props),
  );
  form.after(await keeper(props));
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="inspect-proof"]')) void begin(root);
