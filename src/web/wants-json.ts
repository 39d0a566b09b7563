import type { FastifyRequest } from 'fastify';

/** Whether whoever asks reads JSON rather than a page: a program, or a script of ours. */
export function wantsJson(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || String(request.headers.accept ?? '').startsWith('application/json');
}
