/** An e-mail address of which its owner knows it, and nobody else: its first letter and where it is kept. */
export function maskedEmail(email: string): string {
  return email.replace(/^(.)[^@]*/, '$1…');
}
