import { ApiRefusal, answerOf, follow, openWantilan, readEvent, type Wantilan } from '#client';

// The code of docs/how-to/connect-a-system.md, run by client.test.ts: a test compares them.

export function connect(baseUrl: string, id: string, secret: string): Wantilan {
  return openWantilan({ baseUrl, id, secret, language: 'id' });
}

/** The open cases at one desk, oldest first. */
export async function readQueue(api: Wantilan, desk: string): Promise<string[]> {
  const cases = follow((after) =>
    answerOf(api.GET('/api/v1/desk/cases', { params: { query: { desk, open: true, sort: 'oldest', limit: 100, after } } })),
  );
  const ids: string[] = [];
  for await (const { id } of cases) ids.push(id);
  return ids;
}

/** Finds a file unreadable, on the version that was read: whoever was faster is not overruled. */
export async function findUnreadable(api: Wantilan, caseId: string, note: string): Promise<'told' | 'changed meanwhile'> {
  const path = { caseId };
  const { version, files } = await answerOf(api.GET('/api/v1/cases/{caseId}', { params: { path } }));
  const [requirement, [file] = []] = Object.entries(files)[0] ?? [];
  if (requirement === undefined || file === undefined) throw new Error('a case without files');
  try {
    await api.POST('/api/v1/cases/{caseId}/verdicts', {
      params: { path, header: { 'if-match': `"${version}"` } },
      body: { requirement, fileId: file.fileId, verdict: 'unreadable', note },
    });
    return 'told';
  } catch (refusal) {
    if (refusal instanceof ApiRefusal && refusal.code === 'CONFLICT') return 'changed meanwhile';
    throw refusal;
  }
}

/** Answers a webhook at once and hands what it tells to `later`; answers 401 to whoever is not the house. */
export async function hear(
  request: Request,
  secret: string,
  later: (caseId: string, type: string) => void,
  now = new Date(),
): Promise<Response> {
  const event = await readEvent(request.headers, await request.text(), secret, now);
  if (event === null) return new Response(null, { status: 401 });
  if (event.type !== 'webhook.test') later(event.data.case.id, event.type);
  return new Response(null, { status: 204 });
}
