import type { TestApp, Visitor } from '#support';
import { expect } from 'vitest';

/** Answers pages of a draft as a program would, in the name of an account. */
export async function answerPages(app: TestApp, email: string, draft: string, pages: Readonly<Record<string, unknown>>): Promise<void> {
  const visitor = await app.signedIn(email);
  for (const [page, answers] of Object.entries(pages)) {
    const { statusCode, body } = await asProgram(visitor, 'PUT', `/api/v1/drafts/${draft}/answers/${page}`, answers);
    expect([page, statusCode, statusCode === 200 ? '' : body]).toEqual([page, 200, '']);
  }
}

/** Asks the JSON API in the session of a visitor. */
export function asProgram(visitor: Visitor, method: 'POST' | 'PUT', url: string, body: unknown = {}) {
  return visitor.send({ method, url, headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) });
}
