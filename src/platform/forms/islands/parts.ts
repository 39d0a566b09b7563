// A large file sent in parts, by tus 1.0: after a break the server is asked how far it came, and the rest follows.
// What is under way is remembered for this tab, so that it also goes on after the page was loaded anew.

export interface Answer {
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
  readonly problems: readonly { readonly name: string; readonly message: string }[];
}

/** The server's advice where it did not take the file; undefined when it was not reached. */
export interface Refused {
  readonly refused: string | undefined;
}

interface Following {
  readonly onProgress: (part: number) => void;
  /** The line broke, or is back. */
  readonly onBroken: (broken: boolean) => void;
}

interface Heard {
  /** 0: nobody was reached. */
  readonly status: number;
  header(name: string): string | null;
  readonly body: string;
}

/** Bytes of one part: what a break costs at most, also behind a proxy that gathers a request before it passes it on. */
const PART = 2_000_000;
/** Breaks in a row after which somebody is asked whether to go on. */
const MOST_BREAKS = 8;
const TUS = { 'tus-resumable': '1.0.0' };
const BYTES = 'application/offset+octet-stream';

/** Sends a file; resolves once the server took it in, refused it, or was not reached for some minutes. */
export async function sendInParts(file: File, kind: string, { onProgress, onBroken }: Following): Promise<Answer | Refused> {
  const key = `upload:${kind}:${file.name}:${file.size}:${file.lastModified}`;
  let address = recall(key);
  for (let breaks = 0; breaks < MOST_BREAKS; ) {
    const step = await next(address);
    if (step.heard === undefined || step.heard.status === 0 || step.heard.status >= 500 || step.heard.status === 429) {
      onBroken(true);
      await untilOnline(1000 * 2 ** breaks);
      breaks += 1;
      continue;
    }
    onBroken(false);
    const { status, body } = step.heard;
    if (step.done && status === 200) {
      remember(key, null);
      return JSON.parse(body) as Answer;
    }
    if (address !== null && (status === 404 || status === 410)) {
      // The server has forgotten it: from the start.
      remember(key, null);
      address = null;
      breaks += 1;
      continue;
    }
    if (status >= 400 && status !== 409) return { refused: adviceIn(body) };
    if (step.address) {
      address = step.address;
      remember(key, address);
    }
    if (status < 400) breaks = 0;
  }
  return { refused: undefined };

  /** Begins it, or asks how far it came and sends what follows, or asks what came of it. */
  async function next(at: string | null): Promise<{ heard: Heard | undefined; address?: string | null; done?: boolean }> {
    if (at === null) {
      const begun = await ask('POST', `/unggahan/lanjut?jenis=${kind}`, {
        'upload-length': String(file.size),
        'upload-metadata': `filename ${base64(file.name)}`,
        'content-type': BYTES,
      });
      return { heard: begun, address: begun.header('location') };
    }
    const head = await ask('HEAD', at, {});
    if (head.status === 410) {
      // Taken in already, or swept away: asked for once, it says which.
      const answer = await ask('GET', at, { accept: 'application/json' });
      return { heard: answer, done: answer.status === 200 };
    }
    const offset = Number(head.header('upload-offset') ?? Number.NaN);
    if (head.status !== 200 || Number.isNaN(offset)) return { heard: head };
    onProgress(offset / file.size);
    if (offset >= file.size) {
      const answer = await ask('GET', at, { accept: 'application/json' });
      return { heard: answer, done: answer.status === 200 };
    }
    const part = file.slice(offset, offset + PART);
    const headers = { 'upload-offset': String(offset), 'content-type': BYTES };
    return { heard: await ask('PATCH', at, headers, part, (sent) => onProgress((offset + sent) / file.size)) };
  }
}

function ask(
  method: string,
  address: string,
  headers: Readonly<Record<string, string>>,
  body?: Blob,
  onSent?: (bytes: number) => void,
): Promise<Heard> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries({ ...TUS, ...headers })) request.setRequestHeader(name, value);
    if (onSent) request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    const end = () => resolve({ status: request.status, header: (name) => request.getResponseHeader(name), body: request.responseText });
    for (const event of ['load', 'error', 'abort', 'timeout']) request.addEventListener(event, end);
    request.send(body ?? null);
  });
}

/** Waits so long, or until the browser says that there is a line again. */
function untilOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(milliseconds, 30_000));
    addEventListener('online', end);
  });
}

function recall(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, address: string | null): void {
  try {
    if (address === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, address);
  } catch {
    // A browser that keeps nothing goes on within this page.
  }
}

function adviceIn(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { detail?: string }).detail;
  } catch {
    return undefined;
  }
}

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}
