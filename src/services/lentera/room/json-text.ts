/**
 * JSON as PostgreSQL keeps it: it knows neither the character 0 nor half of a surrogate pair, which devices can send.
 * Each becomes the replacement character.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value ?? null).replace(/\\(?:u(?:0000|d[89a-f][0-9a-f]{2})|.)/gi, (found) =>
    found.length === 2 ? found : '\\ufffd',
  );
}
