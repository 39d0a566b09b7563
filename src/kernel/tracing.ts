/** A piece of work somebody may want to see the length of. Names and facts hold patterns, codes and statements, never values of a person. */
export interface What {
  readonly name: string;
  /** request: from outside; call: to another system; job: of the queue or the clock; step: within one of these. */
  readonly kind: 'request' | 'call' | 'job' | 'step';
  readonly facts?: Facts;
  /** Where it goes on from, as `traceparent`: what asked for a job. Otherwise from the work it is done in, if any. */
  readonly from?: string | undefined;
  /** A `traceparent` from outside: noted, and nothing is decided by it. */
  readonly beside?: string | undefined;
}

export type Facts = Readonly<Record<string, string | number>>;

export interface Span {
  within<T>(work: () => T): T;
  /** `failed`: a code, never a message. */
  end(outcome?: { readonly facts?: Facts; readonly failed?: string | undefined }): void;
}

/** The work this code is done in. */
export interface Present {
  readonly traceId: string;
  readonly spanId: string;
  /** As W3C Trace Context writes it in a header. */
  readonly traceparent: string;
}

export interface Tracer {
  begin(what: What): Span;
  present(): Present | null;
}

let tracer: Tracer | null = null;

/** Has all work of this process seen by a tracer from now on; null: by nobody. */
export function traceBy(next: Tracer | null): void {
  tracer = next;
}

/** Begins what ends elsewhere; null where nobody looks. */
export function beginSpan(what: () => What): Span | null {
  return tracer && tracer.begin(what());
}

/** Does the work, seen by the tracer if there is one; what it throws is thrown. */
export function traced<T>(what: () => What, work: () => Promise<T>): Promise<T> {
  return tracer ? seen(tracer.begin(what()), work) : work();
}

/** The same for what is worth seeing only as a part of something, such as a statement. */
export function tracedWithin<T>(what: () => What, work: () => Promise<T>): Promise<T> {
  return tracer?.present() ? traced(what, work) : work();
}

export function presentTrace(): Present | null {
  return tracer && tracer.present();
}

/** What another system is sent along, to find its part of the trace by; nothing where nobody looks. */
export function traceHeaders(): Readonly<Record<string, string>> {
  const trace = presentTrace();
  return trace ? { traceparent: trace.traceparent } : {};
}

/** A call to another system, as a part of what asks for it: by its host alone, since an address may name a person. */
export function tracedCall<T>(method: string, to: URL, work: () => Promise<T>): Promise<T> {
  return tracedWithin(
    () => ({ name: `${method} ${to.host}`, kind: 'call', facts: { 'http.request.method': method, 'server.address': to.hostname } }),
    work,
  );
}

async function seen<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    const result = await span.within(work);
    span.end();
    return result;
  } catch (error) {
    span.end({ failed: codeOf(error) });
    throw error;
  }
}

/** What may be said of an error: messages quote what they stumbled over. */
function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}
