import { said } from '#i18n';
import { type AnswersIn, choice, optional, personName, text, time } from '#platform/forms';
import { eventDay, timeCarried } from '../fields.ts';
import { begin, beginForOthers, declare } from '../kit/applicant.ts';
import { born, named, sexes } from '../kit/person.ts';
import { original } from '../kit/rules.ts';
import { documentService } from '../kit/service.ts';
import { topics } from '../topics.ts';

const death = declare(
  beginForOthers
    .page(
      'deceased',
      said('Yang meninggal', 'Who died'),
      {
        ...born('yang meninggal', 'deceased'),
        sex: choice({ label: said('Jenis kelamin', 'Sex') }, sexes),
        diedOn: eventDay('death', { label: said('Tanggal meninggal', 'Date of death') }),
        diedAt: optional(time({ label: said('Pukul', 'Time') })),
        place: text({ label: said('Tempat meninggal', 'Place of death') }, { max: 120 }),
        cause: choice(
          { label: said('Sebab', 'Cause') },
          {
            illness: said('Sakit', 'Illness'),
            age: said('Usia tua', 'Old age'),
            accident: said('Kecelakaan', 'An accident'),
            other: said('Lainnya', 'Something else'),
            unknown: said('Tidak diketahui', 'Unknown'),
          },
        ),
        // Whoever buries a grandparent may not know.
        mother: optional(personName({ label: said('Nama ibunya', 'Name of their mother') })),
        father: optional(personName({ label: said('Nama ayahnya', 'Name of their father') })),
      },
      {
        contradictions: ({ bornOn, diedOn }) =>
          diedOn < bornOn
            ? [
                {
                  field: 'diedOn',
                  message: said(
                    'Tanggal meninggal lebih awal daripada tanggal lahir. Periksa keduanya.',
                    'The date of death is before the date of birth. Check both.',
                  ),
                },
              ]
            : [],
      },
    )
    .page('letter', said('Surat kematian', 'Death letter'), {
      from: choice(
        { label: said('Surat kematian dari', 'The letter is from') },
        {
          doctor: said('Dokter atau rumah sakit', 'A doctor or hospital'),
          village: said('Perbekel', 'The village head'),
          police: said('Polisi', 'The police'),
          court: said('Pengadilan', 'A court'),
        },
      ),
    })
    .list('witnesses', said('Saksi', 'Witnesses'), named('saksi', 'witness'), {
      min: 2,
      max: 2,
      item: said('saksi', 'witness'),
      distinct: 'nik',
    }),
);

/** Death certificate (akta kematian). */
export const deathAkta = documentService<AnswersIn<typeof death>>({
  key: 'akta-kematian',
  series: 'AKM',
  form: 'F-2.01',
  name: { id: 'akta kematian', en: 'death certificate' },
  summary: said(
    'Mencatat kematian; sesudahnya keluarga mendapat KK yang baru.',
    'Registers a death; the family then gets a new family card.',
  ),
  sought: said('meninggal dunia wafat orang mati akte surat', 'somebody died passed away deceased'),
  topic: topics.death,
  icon: 'file',
  journey: death,
  papers: [
    original('death-letter', 'Surat kematian', 'Death letter'),
    original('family-card', 'KK yang meninggal', 'Family card of the deceased'),
    original('deceased-card', 'KTP-el yang meninggal', 'Identity card of the deceased', { need: 'recommended' }),
  ],
  citation: 'Perpres 96/2018; Permendagri 108/2019',
  days: 3,
  product: { id: 'Kutipan Akta Kematian', en: 'Death certificate' },
  about: ({ deceased }) => deceased.name,
  people: ({ deceased }) => [
    { who: said('yang meninggal', 'the deceased'), nik: deceased.nik, bornOn: deceased.bornOn, female: deceased.sex === 'female' },
  ],
  cautions: ({ applicant, deceased, witnesses }) => [
    ...(applicant.nik === deceased.nik
      ? [said('NIK pelapor sama dengan NIK yang meninggal.', 'The NIK of who reports equals that of who died.')]
      : []),
    ...(witnesses.some(({ nik }) => nik === deceased.nik)
      ? [said('NIK seorang saksi sama dengan NIK yang meninggal.', 'The NIK of a witness equals that of who died.')]
      : []),
  ],
  expects: ({ deceased }) => ({ names: [deceased.name], niks: [], akta: ['KM'] }),
  alike: ({ deceased }) => [{ reason: 'NIK yang meninggal sama', key: `death ${deceased.nik}` }],
});

const still = declare(
  begin
    .page('child', said('Kelahirannya', 'The birth'), {
      sex: choice({ label: said('Jenis kelamin', 'Sex') }, sexes),
      bornOn: eventDay('birth', { label: said('Tanggal lahir', 'Date of birth') }),
      place: text({ label: said('Tempat lahir', 'Place of birth') }, { max: 120 }),
      weeks: timeCarried({ label: said('Lama dalam kandungan', 'Time carried') }),
    })
    .page('mother', said('Ibunya', 'The mother'), born('ibu', 'mother'))
    .page('letter', said('Surat keterangan', 'The letter'), {
      proof: choice(
        { label: said('Surat dari rumah sakit atau bidan', 'Letter of hospital or midwife') },
        { has: said('Ada', 'There is one'), none: said('Tidak ada', 'There is none') },
      ),
    }),
);

/** A child born dead: a letter, and no akta. */
export const stillbirth = documentService<AnswersIn<typeof still>>({
  key: 'lahir-mati',
  series: 'LHM',
  form: 'F-2.01',
  name: { id: 'surat keterangan lahir mati', en: 'statement of a stillbirth' },
  short: { id: 'Ket. lahir mati', en: 'Stillbirth statement' },
  summary: said('Mencatat kelahiran anak yang meninggal dalam kandungan atau saat lahir.', 'Registers a child that was born dead.'),
  sought: said('bayi keguguran dalam kandungan', 'baby in the womb stillborn miscarriage'),
  topic: topics.death,
  icon: 'file',
  journey: still,
  papers: [
    original('letter', 'Surat lahir mati dari rumah sakit atau bidan', 'Letter of hospital or midwife', {
      when: { path: 'letter.proof', is: 'has' },
    }),
    original('statement', 'Pernyataan orang tua diketahui perbekel', 'Statement of the parents, known to the village head', {
      when: { path: 'letter.proof', is: 'none' },
    }),
    original('family-card', 'Kartu Keluarga', 'Family card'),
  ],
  citation: 'UU 23/2006; Permendagri 108/2019',
  days: 3,
  product: { id: 'Surat Keterangan Lahir Mati', en: 'Statement of a stillbirth' },
  about: ({ mother }) => mother.name,
  people: ({ mother }) => [{ who: said('ibu', 'the mother'), nik: mother.nik, bornOn: mother.bornOn, female: true }],
  expects: ({ mother }) => ({ names: [mother.name], niks: [] }),
  alike: ({ child, mother }) => [{ reason: 'Ibu dan tanggal sama', key: `stillbirth ${mother.nik} ${child.bornOn}` }],
});
