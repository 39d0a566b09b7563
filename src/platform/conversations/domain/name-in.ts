import type { Answers } from '#platform/forms';
import type { Themselves } from './settle.ts';

/** Whom an application is about, by its answers so far: the first name given after the page of whoever reports; else theirs; null while none is. */
export function nameIn(answers: Answers): string | null {
  const pages = Object.entries(answers);
  const ordered = [...pages.filter(([key]) => key !== 'applicant'), ...pages.filter(([key]) => key === 'applicant')];
  for (const [, given] of ordered) {
    const [entry] = Array.isArray(given) ? (given as unknown[]) : [given];
    const name = typeof entry === 'object' && entry !== null ? (entry as Readonly<Record<string, unknown>>).name : undefined;
    if (typeof name === 'string' && name.trim() !== '') return name;
  }
  return null;
}

/** What whoever reports said of themselves, once they did. */
export function ownIn({ applicant }: Answers): Themselves {
  const { name, nik } = (applicant ?? {}) as Readonly<Record<string, unknown>>;
  return { ...(typeof name === 'string' && { name }), ...(typeof nik === 'string' && { nik }) };
}
