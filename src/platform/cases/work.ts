import type { JobHandler } from '#platform/jobs';
import { batchHandler } from './batch.ts';
import { tellHandler } from './notices/tell.ts';
import { productHandler } from './products.ts';
import { receiptHandler } from './receipt.ts';
import { recountHandler } from './recount.ts';
import { signHandler } from './sign.ts';
import type { CasesDeps } from './types.ts';

/** The work that follows commands: documents, signatures, receipts, notices, batches, days counted anew. */
export function handlers(deps: CasesDeps): JobHandler[] {
  return [tellHandler(deps), receiptHandler(deps), productHandler(deps), signHandler(deps), batchHandler(deps), recountHandler(deps)];
}
