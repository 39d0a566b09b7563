import { AppError } from '#kernel';
import type { Reply } from '#web';

interface Stream {
  readonly watchers: Set<Reply['raw']>;
  readonly timer: NodeJS.Timeout;
  last: string;
}

const EVERY = 2000;
/** Comments that keep proxies from closing a stream on which nothing changes. */
const BEAT = 20_000;
const MOST = 400;

/** Server-sent events: what many watch is read once and told to all of them, when it changed. */
export class Streams {
  readonly #streams = new Map<string, Stream>();
  readonly #beat: NodeJS.Timeout;
  #open = 0;

  constructor() {
    this.#beat = setInterval(() => {
      for (const { watchers } of this.#streams.values()) for (const raw of watchers) raw.write(':\n\n');
    }, BEAT);
    this.#beat.unref();
  }

  /** Answers with a stream of what `read` gives. Throws UNAVAILABLE when too many watch. */
  open(reply: Reply, name: string, read: () => Promise<unknown>): void {
    if (this.#open >= MOST) throw new AppError('UNAVAILABLE', { why: 'full' });
    this.#open += 1;
    reply.hijack();
    const { raw } = reply;
    for (const [header, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(header, value);
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    const stream = this.#streams.get(name) ?? this.#begin(name, read);
    stream.watchers.add(raw);
    raw.write('retry: 3000\n\n');
    if (stream.last !== '') raw.write(stream.last);
    raw.on('close', () => {
      this.#open -= 1;
      stream.watchers.delete(raw);
      if (stream.watchers.size > 0) return;
      clearInterval(stream.timer);
      this.#streams.delete(name);
    });
  }

  close(): void {
    clearInterval(this.#beat);
    for (const { watchers, timer } of this.#streams.values()) {
      clearInterval(timer);
      for (const raw of watchers) raw.end();
    }
  }

  #begin(name: string, read: () => Promise<unknown>): Stream {
    let reading = false;
    const stream: Stream = { watchers: new Set(), timer: setInterval(() => void look(), EVERY), last: '' };
    const look = async () => {
      if (reading) return;
      reading = true;
      try {
        const told = `data: ${JSON.stringify(await read())}\n\n`;
        if (told === stream.last) return;
        stream.last = told;
        for (const raw of stream.watchers) raw.write(told);
      } catch {
        // The database was away for a moment: what is shown stays, and is read again.
      } finally {
        reading = false;
      }
    };
    stream.timer.unref();
    this.#streams.set(name, stream);
    void look();
    return stream;
  }
}
