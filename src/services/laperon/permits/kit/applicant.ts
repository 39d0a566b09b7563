import { said } from '#i18n';
import { choice, confirmation } from '#platform/forms';
import { personFields } from '../../person-fields.ts';
import { texts as itrTexts } from '../../itr-letter/texts/index.ts';

const t = itrTexts.text;

/** Who asks: the same of every permit. */
export const applicantFields = () => ({
  role: choice(
    { label: t((m) => m.applicant.role) },
    {
      owner: said('Pemilik atau penanggung jawab', 'The owner, or who answers for it'),
      proxy: { label: t((m) => m.applicant.proxy), hint: t((m) => m.applicant.proxyHint) },
    },
  ),
  ...personFields(),
});

export const applicantTitle = said('Siapa yang mengajukan', 'Who applies');

export const declarationTitle = t((m) => m.declaration.title);

/** The last question of every permit. */
export const declarationFields = () => ({
  agreed: confirmation(
    { label: t((m) => m.declaration.ask) },
    said(
      'Keterangan dan dokumen ini benar; bila tidak, izin dapat dicabut.',
      'What I wrote and the papers are true; if not, the permit can be revoked.',
    ),
  ),
});

/** What an account knows, to start a draft with. */
export const prefilled = ({ name, nik, email: address, phone: number }: Record<'name' | 'nik' | 'email' | 'phone', string | null>) => ({
  applicant: Object.fromEntries(Object.entries({ name, nik, email: address, phone: number }).filter(([, known]) => known !== null)),
});
