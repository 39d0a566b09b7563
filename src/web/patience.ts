import type { FastifyRequest } from 'fastify';
import type { WebApp } from './types.ts';

/** How long the body of a request is waited for, in milliseconds, and how slowly it may come. */
export interface Patience {
  readonly forms: number;
  readonly files: number;
  /** Bytes that must come within each `every` milliseconds. */
  readonly least: number;
  readonly every: number;
}

/**
 * A form is a few kilobytes. Files may be 60 MB, which take 15 minutes on a 3G line of half a megabit; twice that is
 * allowed. Whoever sends a byte now and then to keep a place does not bring 30 kB in half a minute.
 */
export const patience: Patience = { forms: 120_000, files: 1_800_000, least: 30_000, every: 30_000 };

/** Ends requests whose body does not come in time, each by what its route takes: Node itself knows one time for all. */
export function limitBodies(app: Pick<WebApp, 'addHook'>, limits: Patience): void {
  const watched = new WeakMap<FastifyRequest, () => void>();
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.raw.complete) return;
    const { socket } = request;
    // A request that came over no line, as tests send them, is never slow.
    if (socket.bytesRead === undefined) return;
    const stop = watch(request, limits.every, (began, before) => {
      if (Date.now() - began >= (request.routeOptions.config.takesFiles ? limits.files : limits.forms)) return true;
      // What waits to be read by us is not the sender's fault.
      return request.raw.readableLength === 0 && socket.bytesRead - before < limits.least;
    });
    watched.set(request, stop);
  });
  app.addHook('onResponse', async (request) => watched.get(request)?.());
}

function watch({ raw, socket }: FastifyRequest, every: number, isOver: (began: number, bytesBefore: number) => boolean): () => void {
  const began = Date.now();
  let before = socket.bytesRead;
  const timer = setInterval(() => {
    if (raw.complete) return clearInterval(timer);
    if (isOver(began, before)) {
      clearInterval(timer);
      if (socket.writable) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      socket.destroySoon();
    }
    before = socket.bytesRead;
  }, every);
  timer.unref();
  const stop = () => clearInterval(timer);
  raw.once('close', stop);
  return stop;
}
