import type { JobHandler } from '#platform/jobs';
import type { WhatsAppDeps } from './deps.ts';
import { mediaHandler } from './media.ts';
import { readHandler } from './read.ts';
import { seenHandler } from './seen.ts';
import { sendHandler } from './send.ts';
import { takeHandler } from './take.ts';

export { whatsAppSweeps } from './sweeps.ts';

/** What is done after a webhook came and after somebody asked for something to be said. */
export function handlers(deps: WhatsAppDeps): readonly JobHandler[] {
  return [readHandler(deps), mediaHandler(deps), takeHandler(deps), sendHandler(deps), seenHandler(deps)];
}
