import type { Locale } from '#i18n';
import type { PersonActor } from '#kernel';
import type { CasesDeps } from '#platform/cases';
import type { Reply } from '#web';
import { Readable } from 'node:stream';
import { ownData, type Part } from './collect.ts';
import { texts } from './texts.ts';

/** Sends everything held about a person as a file, made while it is read, so that no copy lies anywhere. */
export function sendOwnData(
  reply: Reply,
  deps: CasesDeps,
  actor: PersonActor,
  { format, locale, since = null }: { readonly format: 'txt' | 'json'; readonly locale: Locale; readonly since?: Date | null },
): Reply {
  const parts = ownData(deps, actor, locale, since);
  return reply
    .type(format === 'json' ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${texts(locale).file}.${format}"`)
    .send(Readable.from(format === 'json' ? asJson(parts) : asText(parts)));
}

async function* asJson(parts: AsyncIterable<Part>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const { kind, data } of parts) {
    yield `${before}${JSON.stringify({ kind, ...(data as object) })}`;
    before = ',\n';
  }
  yield '\n]\n';
}

async function* asText(parts: AsyncIterable<Part>): AsyncGenerator<string> {
  for await (const { lines } of parts) yield `${lines.join('\n')}\n\n`;
}
