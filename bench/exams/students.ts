import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds each request took, and those that were not answered as they should be. */
export interface Told {
  readonly took: number[];
  failed: number;
}

export const told = (): Told => ({ took: [], failed: 0 });

interface Student {
  ticket: string;
  paper: string;
  seq: number;
  /** Lines the server said it has. */
  acknowledged: number;
}

/** Everybody who sits the exam, over connections that are kept: on this machine only. */
export class Students {
  readonly all: Student[];
  readonly #agent: Agent;
  readonly #port: number;

  constructor(address: string, count: number, connections = 256) {
    const { hostname, port } = new URL(address);
    if (hostname !== '127.0.0.1') throw new Error(`${address} is not this machine`);
    this.#port = Number(port);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
    this.all = Array.from({ length: count }, () => ({ ticket: '', paper: '', seq: 0, acknowledged: 0 }));
  }

  close(): void {
    this.#agent.destroy();
  }

  async enter(nth: number, code: string, into: Told): Promise<void> {
    const student = this.#student(nth);
    const answer = await this.#ask(into, '/lentera/ruang/masuk', '', { kode: code });
    Object.assign(student, JSON.parse(answer || '{}'));
  }

  async fetchPaper(nth: number, into: Told): Promise<void> {
    await this.#ask(into, this.#student(nth).paper, '');
  }

  async begin(nth: number, into: Told): Promise<void> {
    await this.#ask(into, '/lentera/ruang/mulai', this.#student(nth).ticket, {});
  }

  async answer(nth: number, item: number, into: Told): Promise<void> {
    await this.#send(nth, '/lentera/ruang/jawaban', [item], into);
  }

  async finish(nth: number, into: Told): Promise<void> {
    await this.#send(nth, '/lentera/ruang/selesai', [], into);
  }

  async #send(nth: number, path: string, items: readonly number[], into: Told): Promise<void> {
    const student = this.#student(nth);
    const entries = items.map((item) => ({ seq: ++student.seq, item, value: 'abcd'[(nth + item) % 4], at: Date.now() }));
    const answer = await this.#ask(into, path, student.ticket, { entries });
    if (answer !== '') student.acknowledged += entries.length;
  }

  #student(nth: number): Student {
    return this.all[nth] as Student;
  }

  #ask(into: Told, path: string, ticket: string, body?: unknown): Promise<string> {
    const begun = performance.now();
    return new Promise((resolve) => {
      const done = (text: string, fine: boolean) => {
        into.took.push(performance.now() - begun);
        if (!fine) into.failed += 1;
        resolve(fine ? text : '');
      };
      const sent = body === undefined ? undefined : JSON.stringify(body);
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          path,
          method: sent === undefined ? 'GET' : 'POST',
          agent: this.#agent,
          headers: {
            accept: 'application/json',
            ...(ticket !== '' && { authorization: `Ujian ${ticket}` }),
            ...(sent !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('latin1');
          answer.on('data', (chunk: string) => {
            text += chunk;
          });
          answer.on('end', () => done(text || ' ', answer.statusCode === 200));
          answer.on('error', () => done('', false));
        },
      );
      asked.on('error', () => done('', false));
      asked.end(sent);
    });
  }
}

/** Has everybody do something at a moment of their own within so many seconds, whatever the others' answers take. */
export async function within(seconds: number, count: number, work: (nth: number) => Promise<void>): Promise<void> {
  const begun = performance.now();
  const moments = Array.from({ length: count }, (_, nth) => ({ nth, at: Math.random() * seconds * 1000 })).sort((a, b) => a.at - b.at);
  const running: Promise<void>[] = [];
  for (const { nth, at } of moments) {
    const early = begun + at - performance.now();
    if (early > 2) await sleep(early);
    running.push(work(nth));
  }
  await Promise.all(running);
}
