// What a person is called and reached by, in the one form that is kept. Each reader takes what somebody typed and
// gives null where it is no such thing; the sentences to say so stand in `src/i18n/particulars.ts`.

/** One line of text: Unicode form NFC, control characters and runs of spaces made one space. */
export function oneLine(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A person's name as on the KTP-el: letters, marks, spaces, and . , ' - / between them. One word is a name. */
export function readPersonName(typed: string): string | null {
  const name = withCapitals(oneLine(typed));
  return name.length <= 120 && /^\p{L}[\p{L}\p{M} .,'’/-]*$/u.test(name) ? name : null;
}

/** A name typed without any capital letter, as people do on a telephone, with one at each word; any other as it is. */
export function withCapitals(name: string): string {
  if (name !== name.toLowerCase()) return name;
  return name.replace(/(?<=^|[\s/-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** An e-mail address, lower-cased; only the form is checked, a code proves the rest. */
export function readEmail(typed: string): string | null {
  const address = typed.normalize('NFC').trim().toLowerCase();
  return address.length <= 254 && /^[^\s@<>"(),:;[\]\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/u.test(address) ? address : null;
}

/** A telephone number in E.164 form (+62…); a leading 0 is Indonesia's. */
export function readPhone(typed: string): string | null {
  const number = typed
    .trim()
    .replace(/[\s().-]/g, '')
    .replace(/^00/, '+')
    .replace(/^0/, '+62')
    .replace(/^62/, '+62');
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : null;
}
