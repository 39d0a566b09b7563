import { said } from '#i18n';
import {
  type AnswersIn,
  choice,
  choiceFrom,
  confirmation,
  email,
  type Journey,
  journey,
  kkField,
  longText,
  nikField,
  optional,
  personName,
  phone,
} from '#platform/forms';
import type { RegisteredPage } from '#platform/forms';
import type { Resident } from '#platform/identity';
import { districts } from '../domain/districts.ts';
import { village } from '../fields.ts';

const asConcerned = { self: said('Yang bersangkutan', 'The person concerned') };
const asOthers = {
  family: said('Keluarga', 'A relative'),
  proxy: {
    label: said('Penerima kuasa', 'A proxy'),
    hint: said('Dengan surat kuasa F-1.07.', 'With the power of attorney F-1.07.'),
  },
  village: {
    label: said('Perangkat desa', 'A village officer'),
    hint: said(
      'Terdaftar pada dinas, untuk warga desanya saja, dengan F-1.07 dari warga.',
      'Registered with the agency, for residents of their village alone, with F-1.07 of the resident.',
    ),
  },
};
const capacityLabel = { label: said('Anda melapor sebagai', 'You report as') };

const reporter = {
  name: personName({ label: said('Nama lengkap Anda', 'Your full name') }),
  nik: nikField({ label: said('NIK Anda', 'Your NIK') }),
  kk: kkField({
    label: said('Nomor KK keluarga yang dilaporkan', 'KK number of the family concerned'),
    hint: said('16 angka di kiri atas Kartu Keluarga.', 'The 16 digits at the top left of the family card.'),
  }),
  phone: phone({ label: said('Nomor telepon', 'Telephone number') }),
  email: optional(email({ label: said('Surel', 'E-mail'), ask: said('Alamat email', 'E-mail address') })),
  district: choiceFrom({ label: said('Kecamatan', 'District') }, districts, ({ districts: all }) =>
    all.map(({ code, name }) => ({ value: code, label: () => name })),
  ),
  village: village({ label: said('Desa', 'Village') }),
  address: longText({ label: said('Alamat: banjar, jalan, nomor', 'Address: banjar, street, number') }, { max: 300, rows: 3 }),
};

const title = said('Pelapor', 'Who reports');

/** Who reports, in which capacity, and where the family is registered: the first page of every service. */
export const begin = journey.page('applicant', title, { capacity: choice(capacityLabel, { ...asConcerned, ...asOthers }), ...reporter });

/** The same where whoever it is about cannot report: the dead. */
export const beginForOthers = journey.page('applicant', title, { capacity: choice(capacityLabel, asOthers), ...reporter });

/** What every application of this agency says. */
export type Asked = AnswersIn<typeof begin>;

/** The last question of every service. */
export const declare = <A>(questions: Journey<A>) =>
  questions.page('declaration', said('Pernyataan', 'Declaration'), {
    agreed: confirmation(
      { label: said('Pernyataan kebenaran', 'Declaration') },
      said(
        'Keterangan dan dokumen ini benar. Saya tahu bahwa memalsukannya diancam pidana.',
        'What I wrote and the papers are true. I know that falsifying them is punishable.',
      ),
    ),
  });

/** What an account knows, to start a draft with. */
export const prefilled = ({ name, nik, email: address, phone: number }: Record<'name' | 'nik' | 'email' | 'phone', string | null>) => ({
  applicant: Object.fromEntries(Object.entries({ name, nik, email: address, phone: number }).filter(([, known]) => known !== null)),
});

/** What the register says of whoever reports. */
export const registeredApplicant: RegisteredPage = {
  about: 'self',
  answers: ({ name, nik, kk, district, village: desa, address }) => without({ name, nik, kk, district, village: desa, address }),
};

/** What it says of a person whose name, NIK and day of birth a page asks for. */
export const registeredPerson = (about: RegisteredPage['about']): RegisteredPage => ({
  about,
  answers: ({ name, nik, bornOn }: Resident) => ({ name, nik, bornOn }),
});

// What the register leaves open stays as it was.
function without(answers: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(answers).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}
