import { transaction } from '#db';
import type { JobHandler, Sweep } from '#platform/jobs';
import type { WebApp } from '#web';
import { join } from 'node:path';
import { accountRoutes } from './features/account/route.tsx';
import { changePasswordRoutes } from './features/change-password/route.tsx';
import { deviceRoutes } from './features/devices/route.tsx';
import { enrolRoutes } from './features/enrol/route.tsx';
import { eraseRoutes } from './features/erase/route.tsx';
import { firstPasswordRoutes } from './features/first-password/route.tsx';
import { oidcRoutes } from './features/oidc/route.tsx';
import { passkeyRoutes } from './features/passkeys/route.tsx';
import { proveRoutes } from './features/prove/route.tsx';
import { recoveryRoutes } from './features/recovery/route.tsx';
import { resetHandlers, resetPasswordRoutes } from './features/reset-password/route.tsx';
import { byPasskeyRoutes } from './features/sign-in/by-passkey.tsx';
import { signInRoutes } from './features/sign-in/route.tsx';
import { signUpRoutes } from './features/sign-up/route.tsx';
import { eraseDue } from './erasing.ts';
import { forgetGuesses, guessHandlers } from './guessing.ts';
import { paths } from './paths.ts';
import { onwards } from './reply.ts';
import type { IdentityDeps } from './session.ts';

export { demoPeopleRoutes } from './features/demo-people/route.tsx';
export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: IdentityDeps): void {
  signInRoutes(app, deps);
  byPasskeyRoutes(app, deps);
  firstPasswordRoutes(app, deps);
  signUpRoutes(app, deps);
  resetPasswordRoutes(app, deps);
  accountRoutes(app, deps);
  changePasswordRoutes(app, deps);
  deviceRoutes(app, deps);
  enrolRoutes(app, deps);
  eraseRoutes(app, deps);
  recoveryRoutes(app, deps);
  oidcRoutes(app, deps);
  passkeyRoutes(app, deps);
  proveRoutes(app, deps);
}

export function handlers(deps: IdentityDeps): readonly JobHandler[] {
  return [...guessHandlers(deps), ...resetHandlers(deps)];
}

export function sweeps(deps: IdentityDeps): readonly Sweep[] {
  const { db, clock } = deps;
  return [
    { name: 'identity.forget-guesses', cron: '27 * * * *', run: () => transaction(db, (tx) => forgetGuesses(tx, clock.now())) },
    // Every hour, so that many at once are done by and by.
    { name: 'identity.erase', cron: '37 * * * *', run: () => eraseDue(deps) },
  ];
}

/** Where a page that needs an account sends whoever has none, or an officer whose account has one factor only. */
export function signInAddress(to: string, why: string | undefined): string {
  return why === 'second-factor' ? paths.enrol({}, onwards(to)) : paths.signIn({}, { ...onwards(to), why });
}
