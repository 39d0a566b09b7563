import { AppError, refusalOf } from '#kernel';

/** As `refusalOf`, where somebody else changing the same question first is a reason too: `changed-since`. */
export async function refusedFor(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    return await refusalOf<string>(work);
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT' && error.detail.reason === 'changed-since') return 'changed-since';
    throw error;
  }
}
