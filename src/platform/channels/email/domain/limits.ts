/** What one mail may be at most; beyond, it is put aside unread. */
export const mailLimits = {
  /** Bytes as it comes. */
  bytes: 20 * 1024 * 1024,
  headerBytes: 256 * 1024,
  /** Parts within parts. */
  depth: 20,
  files: 20,
  /** Letters of text kept for reading; the raw mail has all. */
  text: 100_000,
  /** Milliseconds and megabytes that reading it may take, its thread's start on a busy machine included. */
  time: 30_000,
  memory: 256,
  /** How often one that brings the house to fail is tried. */
  tries: 3,
} as const;

/** Why a mail was put aside. */
export type MailFault = 'too-large' | 'too-deep' | 'malformed' | 'too-slow' | 'no-sender' | 'unprocessable';
