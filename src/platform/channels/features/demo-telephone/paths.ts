import { path } from '#web';

/** Addresses of telephones that write to one number. */
export const telephonePathsAt = <Base extends string>(base: Base) => ({
  all: path(base),
  chat: path(`${base}/:personId` as const),
  file: path(`${base}/:personId/berkas/:nth` as const),
});

/** The house's number. */
export const telephonePaths = telephonePathsAt('/demo/whatsapp');
export type TelephonePaths = ReturnType<typeof telephonePathsAt<string>>;

/** Another number of the demonstration, with telephones of its own at the other end. */
export interface TelephonesElsewhere {
  readonly name: string;
  readonly href: string;
}
