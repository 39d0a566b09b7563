import { email, longText, nikField, optional, personName, phone, type RegisteredPages } from '#platform/forms';
import { texts } from './messages/index.ts';

const t = texts.text;

/** Who somebody is and how to reach them: asked in the same words wherever an application is made. */
export const personFields = () => ({
  name: personName({ label: t((m) => m.applicant.name) }),
  nik: nikField({ label: t((m) => m.applicant.nik) }),
  phone: phone({ label: t((m) => m.applicant.phone) }),
  // Whoever comes to the counter or writes from a telephone may have none.
  email: optional(email({ label: t((m) => m.applicant.email) })),
  address: longText({ label: t((m) => m.applicant.address) }, { max: 300, rows: 3 }),
});

/** What a register of residents says of whoever applies, on the page about them. */
export const registeredApplicant: RegisteredPages = {
  applicant: {
    about: 'self',
    answers: ({ name, nik, address, village }) => ({
      name,
      nik,
      ...(address !== null && { address: village === null ? address : `${address}, ${village}` }),
    }),
  },
};
