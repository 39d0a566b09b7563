import { formatDate, formatRupiah, rupiahInWords } from '#i18n';
import type { ProductDefinition, ProductInput } from '#platform/cases';
import { officeTemplate } from '#platform/documents';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '../../desks.ts';
import { levyInForce } from '../../domain/levy-in-force.ts';
import { texts } from '../../messages/index.ts';

interface Asked {
  readonly applicant: { readonly name: string; readonly address: string };
}

type Letter<A> = Pick<ProductDefinition<A>, 'title' | 'series' | 'numbering' | 'validUntil'> & {
  /** File in `templates/`, without its ending. */
  readonly template: string;
  /** What only this letter says. */
  readonly says: (input: ProductInput<A>) => Readonly<Record<string, unknown>>;
};

/** A permit signed by the head of office, with what every one of them says: to whom, and on which application. */
export function letterOf<A extends Asked>({ template, says, ...rest }: Letter<A>): ProductDefinition<A> {
  return {
    ...rest,
    template: officeTemplate(`laperon-${template}`, readFileSync(join(import.meta.dirname, `../templates/${template}.typ`), 'utf8')),
    signedBy: roles.head,
    office: texts.text((m) => m.headOffice),
    data: (input) => ({
      holder: input.answers.applicant.name,
      holderAddress: input.answers.applicant.address,
      application: { number: input.state.number, date: formatDate(new Date(input.state.submittedAt ?? 0), 'id') },
      ...says(input),
    }),
  };
}

/** The sum that was set, in figures and words. */
export function owedIn({ state }: Pick<ProductInput<never>, 'state'>) {
  const sum = levyInForce(state)?.rupiah ?? 0;
  return { total: formatRupiah(sum, 'id'), words: rupiahInWords(sum), nil: sum === 0 };
}
