import { choice, confirmation, email, longText, nikField, personName, phone } from '#platform/forms';
import { texts as itrTexts } from '../../itr-letter/texts/index.ts';
import { said } from './said.ts';

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
  name: personName({ label: t((m) => m.applicant.name) }),
  nik: nikField({ label: t((m) => m.applicant.nik) }),
  phone: phone({ label: t((m) => m.applicant.phone) }),
  email: email({ label: t((m) => m.applicant.email) }),
  address: longText({ label: t((m) => m.applicant.address) }, { max: 300, rows: 3 }),
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
