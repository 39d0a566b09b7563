/**
 * What was said with numbers of a person covered: ten digits and more keep their first four and last two. The number of a
 * case, which begins with letters, is nobody's; its tracking code is the applicant's alone, and nothing of it is shown.
 * What whoever typed it is shown covered in part is covered here as every other.
 */
export function masked(said: string): string {
  const covered = said.replace(/(\d•+)\d\d(?=\d\d\b)/g, '$1••');
  return covered.replace(/\b[A-Z]{2,6}-\d{4}-\d{4}-\d{5}\b|\b[A-Z\d]{4}(?:-[A-Z\d]{4}){3}\b|\+?\d(?:[ .-]?\d){9,}/g, (found) => {
    if (/^[A-Z]{2,6}-\d{4}-\d{4}-\d{5}$/.test(found)) return found;
    if (/[A-Z]/.test(found)) return found.replace(/[^-]/g, '•');
    const digits = found.replace(/\D/g, '');
    return `${digits.slice(0, 4)}${'•'.repeat(digits.length - 6)}${digits.slice(-2)}`;
  });
}
