import type { TestApp, Visitor } from '#support';
import { createDecipheriv } from 'node:crypto';

export interface ShownPaper {
  readonly items: readonly {
    readonly item: number;
    readonly prompt: string;
    readonly asked: { readonly kind: string } & Readonly<Record<string, unknown>>;
  }[];
}

/** A device in the exam room, with the ticket its page was given. */
export class Device {
  readonly app: TestApp;
  readonly visitor: Visitor;
  ticket = '';
  seq = 0;
  props: Readonly<Record<string, unknown>> = {};

  constructor(app: TestApp) {
    this.app = app;
    this.visitor = app.visitor();
  }

  async enter(code: string) {
    await this.visitor.get('/lentera/ujian');
    const answer = await this.visitor.post('/lentera/ujian', { kode: code });
    if (answer.statusCode === 303) await this.look();
    return answer;
  }

  async look() {
    const page = await this.visitor.get('/lentera/ruang');
    const [, props] = /data-island="exam-room" data-props="([^"]*)"/.exec(page.body) ?? [];
    if (props !== undefined)
      this.props = JSON.parse(props.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")) as Record<string, unknown>;
    this.ticket = typeof this.props.ticket === 'string' ? this.props.ticket : this.ticket;
    return page;
  }

  async ask(url: string, body?: unknown) {
    const sent = body !== undefined;
    const answer = await this.app.inject({
      method: sent ? 'POST' : 'GET',
      url,
      headers: { authorization: `Ujian ${this.ticket}`, accept: 'application/json', ...(sent && { 'content-type': 'application/json' }) },
      ...(sent && { payload: JSON.stringify(body) }),
    });
    return { status: answer.statusCode, json: answer.json<Record<string, unknown>>() };
  }

  begin = (token = '') => this.ask('/lentera/ruang/mulai', { token });
  entry = (item: number, value: unknown, at = this.app.clock.now().getTime()) => ({ seq: ++this.seq, item, value, at });
  send = (...entries: readonly unknown[]) => this.ask('/lentera/ruang/jawaban', { entries });
  finish = (...entries: readonly unknown[]) => this.ask('/lentera/ruang/selesai', { entries });

  /** The sealed paper, opened with the key that beginning gave. */
  async paper(key: string): Promise<ShownPaper> {
    const { paper } = this.props.addresses as { paper: string };
    const { rawPayload: sealed } = await this.app.inject({ method: 'GET', url: paper });
    const cipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), sealed.subarray(0, 12));
    cipher.setAuthTag(sealed.subarray(-16));
    return JSON.parse(Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]).toString()) as ShownPaper;
  }
}

/** What somebody answers who knows everything, in the parts of a paper: read from what stands there. */
export function knownAnswer({ asked, prompt }: ShownPaper['items'][number], right: Readonly<Record<string, unknown>>): unknown {
  const byText = (parts: unknown) => new Map((parts as { id: string; html: string }[]).map(({ id, html }) => [html, id]));
  if (asked.kind === 'ordering') {
    const ids = byText(asked.items);
    return ['telur', 'ulat', 'kepompong', 'kupu-kupu'].map((text) => ids.get(text));
  }
  if (asked.kind === 'matching') {
    const ids = byText(asked.columns);
    return { a: [ids.get('Tabanan')], b: [ids.get('Karangasem')] };
  }
  if (!(asked.kind in right)) throw new Error(`no answer for ${prompt}`);
  return right[asked.kind];
}
