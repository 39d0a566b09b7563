import { formatDate } from '#i18n';
import type { ProductInput } from '#platform/cases';
import { villageName, villages } from './domain/villages.ts';
import type { PermitAnswers } from './journey.ts';

/** What every letter about an application says of it; `address` is where the land lies, corrected or not. */
export function applicationInLetters(
  { answers, state, rules }: Pick<ProductInput<PermitAnswers>, 'answers' | 'state' | 'rules'>,
  address = answers.land.address,
) {
  return {
    holderAddress: ownerAddress(answers),
    application: { number: state.number, date: formatDate(new Date(state.submittedAt ?? 0), 'id') },
    purpose: answers.project.purpose,
    site: `${address}, ${villageName(rules.value(villages), answers.land.village)}, Kabupaten Badung`,
  };
}

/** Where the owner lives; null in a case begun before a proxy was asked for it, since the proxy's own is not the owner's. */
function ownerAddress({ applicant, principal }: PermitAnswers): string | null {
  if (!principal) return applicant.address;
  const { address }: { readonly address?: string } = principal;
  return address ?? null;
}
