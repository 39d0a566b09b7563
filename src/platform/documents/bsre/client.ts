import { tracedCall, traceHeaders } from '#kernel';

/**
 * Why BSrE gives nothing. passphrase: wrong. unregistered: it does not know the NIK. certificate: it knows the person,
 * and their certificate does not hold. account: it does not know this installation. refused: for another reason.
 * answer: it said something that is no answer, or no signed PDF. slow, down: try again.
 */
export type BsreFault = 'passphrase' | 'unregistered' | 'certificate' | 'account' | 'refused' | 'answer' | 'slow' | 'down';

/** Holds neither NIK nor passphrase. */
export class BsreFailure extends Error {
  readonly why: BsreFault;
  /** As BSrE says it. */
  readonly code: number | null;

  constructor(why: BsreFault, code: number | null = null) {
    super(`BSrE did not do it: ${why}${code === null ? '' : ` (${code})`}`);
    this.name = 'BsreFailure';
    this.why = why;
    this.code = code;
  }
}

export interface BsreSettings {
  /** Root certificates (DER) its signatures must lead to. */
  readonly roots: readonly Buffer[];
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Milliseconds from the question to the whole answer. */
  readonly patience: number;
}

/** What signs in somebody's name, and is kept nowhere. */
export interface Credentials {
  readonly nik: string;
  readonly passphrase: string;
}

/** The Esign Client Service of BSrE (Balai Sertifikasi Elektronik): it signs whole PDFs, with keys it keeps. */
export interface BsreClient {
  readonly roots: readonly Buffer[];
  /** Whether somebody may sign. Throws BsreFailure where it cannot be told. */
  statusOf(nik: string): Promise<'issued' | 'unregistered' | 'certificate'>;
  /** The PDF with an invisible signature. Throws BsreFailure. */
  sign(pdf: Buffer, by: Credentials): Promise<Buffer>;
}

// What is known of the service from its users, not from a document of BSrE's: to be confirmed by the agency.
const STATUS = { issued: 1111, unregistered: 1110 } as const;
const CODES: Readonly<Record<number, BsreFault>> = { 2031: 'passphrase', 2011: 'unregistered' };
/** Bytes of the largest answer: a letter with a signature and its certificates. */
const MOST = 30_000_000;

interface Answer {
  readonly status: number;
  readonly pdf: boolean;
  readonly body: Buffer;
}

export function bsreClient({ url, user, password, patience, roots }: BsreSettings): BsreClient {
  const base = url.replace(/\/+$/, '');
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    try {
      const signal = AbortSignal.timeout(patience);
      const answer = await tracedCall(init.method ?? 'GET', new URL(base), () =>
        fetch(base + path, { ...init, headers: { authorization, ...traceHeaders() }, signal, redirect: 'error' }),
      );
      const pdf = answer.headers.get('content-type')?.startsWith('application/pdf') ?? false;
      return { status: answer.status, pdf, body: await bodyOf(answer) };
    } catch (error) {
      if (error instanceof BsreFailure) throw error;
      // The cause is left out: it may name the address, and with it a NIK.
      throw new BsreFailure((error as Error).name === 'TimeoutError' ? 'slow' : 'down');
    }
  };

  const statusOf = async (nik: string) => {
    const answer = await ask(`/api/user/status/${encodeURIComponent(nik)}`);
    if (answer.status === 401 || answer.status === 403) throw new BsreFailure('account');
    if (answer.status >= 500) throw new BsreFailure('down');
    const code = codeIn(answer);
    if (code === STATUS.issued) return 'issued';
    if (code === null) throw new BsreFailure('answer');
    return code === STATUS.unregistered || CODES[code] === 'unregistered' ? 'unregistered' : 'certificate';
  };

  const sign = async (pdf: Buffer, { nik, passphrase }: Credentials): Promise<Buffer> => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'surat.pdf');
    form.set('nik', nik);
    form.set('passphrase', passphrase);
    form.set('tampilan', 'invisible');
    const answer = await ask('/api/sign/pdf', { method: 'POST', body: form });
    if (answer.status === 200 && answer.pdf) return answer.body;
    if (answer.status === 401 || answer.status === 403) throw new BsreFailure('account');
    const code = codeIn(answer);
    const known = code === null ? undefined : CODES[code];
    if (known) throw new BsreFailure(known, code);
    if (answer.status >= 500) throw new BsreFailure('down', code);
    if (code === null) throw new BsreFailure('answer');
    // Whatever the reason is called, a certificate that does not hold shows in the status.
    const status = await statusOf(nik);
    throw new BsreFailure(status === 'issued' ? 'refused' : status, code);
  };

  return { roots, statusOf, sign };
}

async function bodyOf(answer: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
    if (bytes > MOST) throw new BsreFailure('answer');
  }
  return Buffer.concat(chunks);
}

function codeIn({ body }: Answer): number | null {
  try {
    const code = Number((JSON.parse(body.toString('utf8')) as { status_code?: unknown } | null)?.status_code);
    return Number.isInteger(code) ? code : null;
  } catch {
    return null;
  }
}
