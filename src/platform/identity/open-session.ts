import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { Proof } from './proof.ts';

/** Whose session, and what they proved. */
interface Opening {
  readonly userId: string;
  readonly proof: Proof;
}

/** Opens a session for somebody whom one of our own pages has found to be who they are. */
export const sessionOpener = {
  id: 'session-opener',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', requireHeaders: true, metadata: { $Infer: { body: {} as Opening } } },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        // Called by our own pages alone, which say it in this shape.
        const { userId, proof } = ctx.body as Opening;
        const user = await internalAdapter.findUserById(userId);
        if (!user) throw new APIError('NOT_FOUND');
        const session = await internalAdapter.createSession(userId, false, { proof });
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ id: session.id });
      },
    ),
  },
} satisfies BetterAuthPlugin;
