import { newId } from '#kernel';
import { exampleAnswers } from '#services/laperon';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';

/** What one person handed in and sent, as far as it was said to be done. */
export interface Citizen {
  /** Id of each file that was said to be kept, and its bytes. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Number of each application that was said to be sent, and the key it was sent under. */
  readonly sent: ReadonlyMap<string, { readonly caseId: string; readonly key: string }>;
  /** Hands files in and sends them with an application, until told to stop; what is begun is brought to its end. */
  goOn(load: { readonly over: boolean }): Promise<void>;
}

/** Somebody who applies through the API again and again, each time for another piece of land. */
export function applyingCitizen(address: string, cookie: string, agencyId: string): Citizen {
  const files = new Map<string, Buffer>();
  const sent = new Map<string, { caseId: string; key: string }>();
  /** The answer, once there is one; while a part is away people are told so and try again. */
  const ask = async (
    path: string,
    type: string,
    body: Uint8Array<ArrayBuffer> | string,
    key: string,
  ): Promise<{ status: number; said: unknown }> => {
    for (; ; await sleep(50)) {
      const answer = await fetch(`${address}${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': type, 'idempotency-key': key },
        body,
      }).catch(() => null);
      if (answer === null || answer.status >= 500) continue;
      const said = await answer.json().catch(() => null);
      if (said !== null) return { status: answer.status, said };
    }
  };
  const handIn = async (): Promise<string> => {
    const content = Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%${newId()}\ntrailer<</Root 1 0 R>>\n%%EOF`);
    const { status, said } = await ask('/api/v1/files?kind=document&name=syarat.pdf', 'application/pdf', content, newId());
    expect(status, JSON.stringify(said)).toBe(201);
    const { id } = said as { id: string };
    files.set(id, content);
    return id;
  };
  let lands = 0;
  let asked: readonly string[] = [];
  const apply = async (papers: Readonly<Record<string, readonly string[]>>) => {
    lands++;
    const answers = exampleAnswers({
      land: { number: `22.03.02.01.7.${String(lands).padStart(5, '0')}` },
      place: [{ lat: -8.6 - lands / 10_000, lon: 115.1 }],
    });
    const key = newId();
    const body = JSON.stringify({ service: 'imb-pbg', agency: agencyId, answers, files: papers });
    return { key, ...(await ask('/api/v1/cases', 'application/json', body, key)) };
  };
  return {
    files,
    sent,
    goOn: async (load) => {
      const { said: refused } = await apply({});
      asked = (refused as { errors: { field: string }[] }).errors.map(({ field }) => field);
      while (!load.over) {
        const papers: Record<string, string[]> = {};
        for (const requirement of asked) papers[requirement] = [await handIn()];
        const { key, status, said } = await apply(papers);
        expect(status, JSON.stringify(said)).toBe(201);
        const { id: caseId, number } = said as { id: string; number: string };
        sent.set(number, { caseId, key });
        await sleep(500);
      }
    },
  };
}
