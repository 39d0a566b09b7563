import { exampleAnswers, parcelAt, type PermitAnswers } from '#services/laperon';
import { type StateName, wishesFor } from './factories/states.ts';
import { citizens, type CitizenKey } from './people.ts';

/** One of the sixty: whose, since when, and how far it has come. */
export interface Story {
  readonly applicant: CitizenKey;
  /** Working days before today on which it was sent, or left. */
  readonly daysAgo: number;
  readonly state: StateName | 'draft';
  readonly answers: PermitAnswers;
}

/** The states they are in, each with the working days since it was sent. */
const plan: readonly (readonly [Story['state'], readonly number[]])[] = [
  ['draft', [1, 6]],
  ['awaitingOwner', [0, 3]],
  ['declinedByOwner', [60]],
  ['submitted', [0, 0, 1, 1]],
  ['atPlanning', [2, 3, 4, 5]],
  // Long past their time: two here, one at the levy, one at the head.
  ['atTechnical', [5, 7]],
  // Drawn in DXF: checked, remarked on, sent again, and judged by an officer.
  ['drawnInDxf', [9]],
  ['atTechnical', [22, 30]],
  ['atField', [10, 12]],
  ['scheduled', [11, 12]],
  ['atLevy', [13, 17]],
  ['awaitingPayment', [15, 20]],
  ['reassessed', [18]],
  ['overridden', [14]],
  ['atLevyCheck', [18]],
  ['atHead', [19, 20, 20, 25]],
  ['exempt', [19]],
  ['proposedRejection', [9]],
  ['returned', [3]],
  ['returnedFromPlanning', [8]],
  ['returnedFromTechnical', [12]],
  ['resubmitted', [5]],
  // Sent back for its plans, which came again: with remarks on both revisions.
  ['remarked', [14]],
  ['issued', [21, 22, 22]],
  ['archived', [28, 60, 95, 140, 190, 235]],
  ['rejected', [40, 140]],
  ['underObjection', [16]],
  ['objectionGranted', [22]],
  ['objectionRefused', [100]],
  ['withdrawn', [30, 120]],
  ['revoked', [150]],
  ['correctionRequested', [32]],
  ['corrected', [34]],
];

const owners = [
  'I Wayan Suarta',
  'Ni Kadek Ariani',
  'I Nyoman Mertayasa',
  'Ni Putu Widiastuti',
  'I Ketut Arnawa',
  'Ni Komang Rasmini',
  'I Gede Sudiana',
  'Ni Made Wirati',
  'I Putu Agus Saputra',
  'Ni Luh Kartini Asih',
  'I Made Darmayasa',
  'Ni Wayan Sriasih',
  'I Kadek Yudana',
  'Ni Nyoman Tirtawati',
] as const;

const sites = [
  ['mengwi-sempidi', 'Jalan Contoh Raya', -8.593, 115.187],
  ['kuta-selatan-jimbaran', 'Jalan Contoh Uluwatu', -8.79, 115.161],
  ['kuta-utara-canggu', 'Jalan Contoh Pantai', -8.647, 115.139],
  ['abiansemal-blahkiuh', 'Jalan Contoh Ciung', -8.514, 115.209],
  ['kuta-utara-kerobokan', 'Gang Contoh Melati', -8.668, 115.169],
  ['petang-pelaga', 'Jalan Contoh Puncak', -8.32, 115.23],
] as const;

const projects = {
  niluh: ['rumah tinggal keluarga', 'Rumah utama', 'house', 'new', 120, 2],
  wayan: ['pemugaran bale keluarga', 'Bale dangin', 'social', 'renovation-medium', 64, 1],
  putu: ['vila sewa', 'Vila', 'business', 'new', 240, 2],
  made: ['rumah tinggal', 'Rumah', 'house', 'new', 96, 1],
  komang: ['warung dan kamar kos', 'Warung', 'msme', 'new', 85, 1],
} as const satisfies Readonly<Record<CitizenKey, readonly [string, string, string, string, number, number]>>;

const byProxy: ReadonlySet<string> = new Set(['awaitingOwner', 'declinedByOwner']);
const turns: readonly CitizenKey[] = ['putu', 'made', 'niluh', 'komang', 'made', 'wayan', 'putu', 'komang'];

/** The sixty stories, first sent first. Every name, number and place in them is invented. */
export function stories(): readonly Story[] {
  const planned = plan.flatMap(([state, days]) => days.map((daysAgo) => ({ state, daysAgo })));
  const all = planned.map(({ state, daysAgo }, index): Story => {
    const applicant = byProxy.has(state) ? 'made' : (turns[index % turns.length] ?? 'niluh');
    return { applicant, state, daysAgo, answers: answersOf(applicant, index, state) };
  });
  const [first] = all.filter(({ state }) => state === 'submitted');
  // The same land asked for twice: an officer has to decide.
  const doubles = first ? [{ ...first, daysAgo: 0 }] : [];
  return [...all, ...doubles].sort((a, b) => b.daysAgo - a.daysAgo);
}

function answersOf(applicant: CitizenKey, index: number, state: Story['state']): PermitAnswers {
  const wishes = state === 'draft' ? {} : (wishesFor[state] ?? {});
  const [purpose, name, use, work, area, floors] = projects[applicant];
  const [village, street, lat, lon] = sites[index % sites.length] ?? sites[0];
  const { story: _, ...person } = citizens[applicant];
  const owner = owners[index % owners.length] ?? owners[0];
  return exampleAnswers({
    applicant: { ...person, address: `${street} ${index + 1} (contoh)` },
    ...(applicant === 'made' && {
      proxyFor: {
        name: owner,
        nik: `51030${(index % 6) + 1}0101709${String(index).padStart(3, '0')}`,
        email: `pemilik${index + 1}@contoh.test`,
        address: `Jalan Contoh Pemilik ${index + 1} (contoh)`,
      },
    }),
    land: { number: `22.03.0${(index % 6) + 1}.01.1.${String(1000 + index)}`, area: 304, address: `${street} ${index + 1}`, village },
    place: parcelAt(lat + index * 0.0007, lon + (index % 7) * 0.0009),
    ...wishes,
    project: { purpose, simbg: `PBG-5103-CONTOH-${String(index + 1).padStart(3, '0')}`, ...wishes.project },
    building: { name, use, work, area: area + (index % 5) * 12, floors, height: floors * 4, ...wishes.building },
  });
}
