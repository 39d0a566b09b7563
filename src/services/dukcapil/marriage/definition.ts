import { said } from '#i18n';
import { type AnswersIn, choice, date, type Field, text } from '#platform/forms';
import { eventDay } from '../fields.ts';
import { begin, declare } from '../kit/applicant.ts';
import { born, named } from '../kit/person.ts';
import { original } from '../kit/rules.ts';
import { documentService } from '../kit/service.ts';
import { topics } from '../topics.ts';

const faiths = {
  hindu: said('Hindu', 'Hindu'),
  catholic: said('Katolik', 'Catholic'),
  protestant: said('Kristen', 'Protestant'),
  buddhist: said('Buddha', 'Buddhist'),
  confucian: said('Khonghucu', 'Confucian'),
  belief: said('Kepercayaan terhadap Tuhan Yang Maha Esa', 'Belief in the One God'),
  islam: said('Islam', 'Islam'),
};

/** The rite by which it was held; those of Muslims are registered elsewhere, and the answer says where. */
function rite(): Field<keyof typeof faiths> {
  const asked = choice({ label: said('Dilangsungkan menurut agama atau kepercayaan', 'Held by the rite of') }, faiths);
  return {
    ...asked,
    parse: (raw, context) => {
      const read = asked.parse(raw, context);
      if (!read.ok || read.value !== 'islam') return read;
      return {
        ok: false,
        error: said(
          'Perkawinan umat Islam dicatat di Kantor Urusan Agama (KUA) kecamatan, bukan di sini. Sesudahnya Anda dapat meminta KK baru di sini.',
          'Marriages of Muslims are registered at the district’s office of religious affairs (KUA), not here. Afterwards you can ask for a new family card here.',
        ),
      };
    },
  };
}

const before = (who: string, whoEn: string) => ({
  ...born(who, whoEn),
  was: choice(
    { label: said(`Status ${who} sebelumnya`, `The ${whoEn} was`) },
    { single: said('Belum kawin', 'Never married'), divorced: said('Cerai hidup', 'Divorced'), widowed: said('Cerai mati', 'Widowed') },
  ),
});

const wedding = declare(
  begin
    .page('rite', said('Perkawinannya', 'The marriage'), {
      rite: rite(),
      leader: text({ label: said('Nama pemuka agama', 'Name of who led the rite') }, { max: 120 }),
      heldOn: eventDay('marriage', { label: said('Tanggal perkawinan', 'Date of the marriage') }),
      place: text({ label: said('Tempat perkawinan', 'Place of the marriage') }, { max: 200 }),
    })
    .page('husband', said('Suami', 'The husband'), before('suami', 'husband'))
    .page('wife', said('Istri', 'The wife'), before('istri', 'wife'))
    .list('witnesses', said('Saksi', 'Witnesses'), named('saksi', 'witness'), {
      min: 2,
      max: 2,
      item: said('saksi', 'witness'),
      distinct: 'nik',
    }),
);

/** Marriage certificate of whoever is not Muslim. */
export const marriageAkta = documentService<AnswersIn<typeof wedding>>({
  key: 'akta-perkawinan',
  series: 'AKW',
  form: 'F-2.01',
  name: { id: 'akta perkawinan', en: 'marriage certificate' },
  summary: said(
    'Mencatat perkawinan selain menurut agama Islam; umat Islam di KUA.',
    'Registers marriages other than of Muslims, who turn to the KUA.',
  ),
  sought: said('menikah nikah kawin pernikahan buku akte', 'wedding married getting'),
  topic: topics.marriage,
  icon: 'person',
  journey: wedding,
  papers: [
    original('rite-letter', 'Surat perkawinan dari pemuka agama', 'Letter of who led the rite'),
    original('couple-photo', 'Pas foto berwarna suami dan istri', 'Colour photograph of the couple', { accepts: 'picture', maxFiles: 1 }),
    original('family-card', 'KK suami dan istri', 'Family cards of both'),
    original('identity-cards', 'KTP-el suami dan istri', 'Identity cards of both'),
    original('divorce-akta', 'Akta perceraian', 'Divorce certificate', {
      when: {
        any: [
          { path: 'husband.was', is: 'divorced' },
          { path: 'wife.was', is: 'divorced' },
        ],
      },
    }),
    original('death-akta', 'Akta kematian pasangan terdahulu', 'Death certificate of the former spouse', {
      when: {
        any: [
          { path: 'husband.was', is: 'widowed' },
          { path: 'wife.was', is: 'widowed' },
        ],
      },
    }),
  ],
  citation: 'UU 1/1974; Perpres 96/2018; Permendagri 108/2019',
  days: 5,
  product: { id: 'Kutipan Akta Perkawinan', en: 'Marriage certificate' },
  about: ({ husband, wife }) => `${husband.name} dan ${wife.name}`,
  people: ({ husband, wife }) => [
    { who: said('suami', 'the husband'), nik: husband.nik, bornOn: husband.bornOn, female: false },
    { who: said('istri', 'the wife'), nik: wife.nik, bornOn: wife.bornOn, female: true },
  ],
  expects: ({ husband, wife }) => ({ names: [husband.name, wife.name], niks: [], akta: ['KW'] }),
  alike: ({ husband, wife }) => [{ reason: 'NIK suami dan istri sama', key: `marriage ${husband.nik} ${wife.nik}` }],
});

const divorce = declare(
  begin
    .page('judgment', said('Putusan pengadilan', 'The judgment'), {
      court: text({ label: said('Pengadilan', 'Court') }, { max: 120 }),
      number: text({ label: said('Nomor putusan', 'Number of the judgment') }, { max: 80 }),
      finalOn: eventDay('divorce', { label: said('Berkekuatan hukum tetap sejak', 'Final since') }),
    })
    .page('marriage', said('Perkawinan yang berakhir', 'The marriage that ended'), {
      number: text({ label: said('Nomor akta perkawinan', 'Number of the marriage certificate') }, { max: 80 }),
      on: date({ label: said('Tanggal perkawinan', 'Date of the marriage'), when: 'past' }),
    })
    .page('husband', said('Suami', 'The husband'), named('suami', 'husband'))
    .page('wife', said('Istri', 'The wife'), named('istri', 'wife')),
);

/** Divorce certificate, on a final judgment. */
export const divorceAkta = documentService<AnswersIn<typeof divorce>>({
  key: 'akta-perceraian',
  series: 'ACR',
  form: 'F-2.01',
  name: { id: 'akta perceraian', en: 'divorce certificate' },
  summary: said('Mencatat perceraian yang sudah diputus pengadilan.', 'Registers a divorce the court has granted.'),
  sought: said('cerai bercerai pisah akte', 'divorced separated'),
  topic: topics.marriage,
  icon: 'file',
  journey: divorce,
  papers: [
    original('judgment', 'Putusan pengadilan yang berkekuatan hukum tetap', 'Final judgment of the court', { maxFiles: 6 }),
    original('marriage-akta', 'Kutipan akta perkawinan', 'Marriage certificate'),
    original('family-card', 'Kartu Keluarga', 'Family card'),
    original('identity-cards', 'KTP-el suami dan istri', 'Identity cards of both'),
  ],
  citation: 'UU 1/1974; Permendagri 108/2019',
  days: 5,
  product: { id: 'Kutipan Akta Perceraian', en: 'Divorce certificate' },
  about: ({ husband, wife }) => `${husband.name} dan ${wife.name}`,
  people: ({ husband, wife }) => [
    { who: said('suami', 'the husband'), nik: husband.nik, female: false },
    { who: said('istri', 'the wife'), nik: wife.nik, female: true },
  ],
  expects: ({ husband, wife }) => ({ names: [husband.name, wife.name], niks: [], akta: ['CR'] }),
  alike: ({ judgment }) => [{ reason: 'Putusan yang sama', key: `divorce ${judgment.court} ${judgment.number}`.toLowerCase() }],
});
