import type { Answers } from '#platform/forms';

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
