import type { Clock } from '#kernel';
import { betterAuth } from 'better-auth';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { emailOTP, twoFactor } from 'better-auth/plugins';
import pg from 'pg';
import { PASSWORD_LENGTH } from './domain/password.ts';
import { sessionOpener } from './open-session.ts';
import { proofOf } from './proof.ts';
import { areHashed } from './recovery-codes.ts';
import { tokenReader } from './session-token.ts';

/** Seconds a session lives, and seconds after which a visit lets it live so long again. */
export const sessionAges = { expiresIn: 14 * 86_400, updateAge: 86_400 };

/** Where better-auth finds the network address, as our own server read it: never a header of the browser's. */
export const ADDRESS_HEADER = 'x-wantilan-address';

const proofFields = {
  proof: { type: 'string', required: false, input: false },
  provedAt: { type: 'date', required: false, input: false },
  seenAt: { type: 'date', required: false, input: false },
} as const;

/** Recovery codes come as hashes and are kept as they come; sets made before that are encrypted, and stay so. */
function codesKept(key: string) {
  return {
    encrypt: async (data: string) => (areHashed(data) ? data : symmetricEncrypt({ key, data })),
    decrypt: async (data: string) => (data.startsWith('[') ? data : symmetricDecrypt({ key, data })),
  };
}

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
  const secure = publicUrl.startsWith('https:');
  const auth = betterAuth({
    appName: 'Wantilan',
    baseURL: publicUrl,
    secret,
    database: pool,
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      autoSignIn: false,
      revokeSessionsOnPasswordReset: true,
    },
    // The page that signs somebody up mails the code itself, once there is a person behind the account.
    emailVerification: { autoSignInAfterVerification: true, sendOnSignUp: false },
    session: { ...sessionAges, additionalFields: proofFields },
    databaseHooks: {
      session: {
        create: {
          // What a session was opened by is written down as it is opened: by the call that opens it, or by our own page.
          before: async (session, context) => {
            const at = new Date();
            return { data: { ...session, proof: proofOf(context?.path, session.proof), provedAt: at, seenAt: at } };
          },
        },
      },
    },
    advanced: {
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: 'uuid' },
      // `__Host-`: no other host of the region can set one. The library's own prefix would be `__Secure-`, which any can.
      cookiePrefix: secure ? '__Host-wl' : 'wl',
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure, path: '/' },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: 10 * 60,
        allowedAttempts: 5,
        overrideDefaultEmailVerification: true,
        sendVerificationOTP: async ({ email, otp, type }) => sendCode(email, otp, type === 'forget-password' ? 'reset' : 'verify'),
      }),
      twoFactor({
        issuer: 'Wantilan',
        backupCodeOptions: { storeBackupCodes: codesKept(secret) },
        // Whoever knows a password could shut out its owner: wrong codes are slowed by device (guessing.ts).
        accountLockout: { enabled: false },
      }),
      tokenReader,
      sessionOpener,
    ],
  });
  return { auth, close: () => pool.end() };
}

export type Auth = ReturnType<typeof makeAuth>['auth'];
