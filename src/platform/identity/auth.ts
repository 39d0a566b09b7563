import type { Clock } from '#kernel';
import { betterAuth } from 'better-auth';
import { emailOTP, twoFactor } from 'better-auth/plugins';
import pg from 'pg';
import { tokenReader } from './session-token.ts';

/** Seconds a session lives, and seconds after which a visit lets it live so long again. */
export const sessionAges = { expiresIn: 14 * 86_400, updateAge: 86_400 };

export interface AuthOptions {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly publicUrl: string;
  readonly clock: Clock;
  /** Hands a six-digit code to the person behind an address. */
  sendCode(email: string, code: string, purpose: 'verify' | 'reset'): Promise<void>;
}

/** Accounts, sessions and second factors by better-auth, in the schema `identity`. */
export function makeAuth({ databaseUrl, secret, publicUrl, sendCode }: AuthOptions) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 6,
    application_name: 'wantilan-identity',
    options: '-c search_path=identity',
  });
  pool.on('error', () => {});
  const auth = betterAuth({
    appName: 'Wantilan',
    baseURL: publicUrl,
    secret,
    database: pool,
    // NIST SP 800-63B: length counts, composition rules do not.
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      autoSignIn: false,
      revokeSessionsOnPasswordReset: true,
    },
    emailVerification: { autoSignInAfterVerification: true },
    session: sessionAges,
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: 'wl',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: 15 * 60,
        allowedAttempts: 5,
        overrideDefaultEmailVerification: true,
        sendVerificationOTP: async ({ email, otp, type }) => sendCode(email, otp, type === 'forget-password' ? 'reset' : 'verify'),
      }),
      twoFactor({ issuer: 'Wantilan' }),
      tokenReader,
    ],
  });
  return { auth, close: () => pool.end() };
}

export type Auth = ReturnType<typeof makeAuth>['auth'];
