import type { Answers, Checklist } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import type { Guest, ServiceDefinition } from '../domain/definition.ts';
import { type FileIds, lackingIn } from '../domain/mending.ts';
import { invalid } from './read-input.ts';

/** Throws INVALID_INPUT naming the page or the files that a whole application still lacks. */
export function checkComplete(service: ServiceDefinition, answers: Answers, files: FileIds, rules: RuleBook): void {
  const { page, files: missing } = lackingIn(service, rules.value(service.checklist) as Checklist, answers, files);
  if (page)
    throw invalid([{ field: page.key, message: `Lengkapi bagian ${page.title('id')}.`, en: `Complete the part ${page.title('en')}.` }]);
  if (missing.length > 0)
    throw invalid(missing.map(({ key, name }) => ({ field: key, message: `Unggah ${name.id}.`, en: `Upload ${name.en}.` })));
}

/** Who must say yes; never whoever asks, under another name. Throws INVALID_INPUT naming the question. */
export function checkGuests(guests: readonly Guest[], ownEmail: string): readonly Guest[] {
  const self = guests.find(({ email, askerEmail = ownEmail }) => [ownEmail, askerEmail].map(plain).includes(plain(email)));
  if (!self) return guests;
  const message = 'Alamat surel pihak yang diundang tidak boleh sama dengan alamat Anda.';
  throw invalid([{ field: self.askedAt, message, en: 'The e-mail address of whoever is invited cannot be your own.' }]);
}

function plain(email: string): string {
  return email.trim().toLowerCase();
}
