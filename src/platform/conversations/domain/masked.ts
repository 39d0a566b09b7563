/** What was said with numbers of a person covered: ten digits and more keep their first four and last two. */
export function masked(said: string): string {
  return said.replace(/\+?\d(?:[ .-]?\d){9,}/g, (found) => {
    const digits = found.replace(/\D/g, '');
    return `${digits.slice(0, 4)}${'•'.repeat(digits.length - 6)}${digits.slice(-2)}`;
  });
}
