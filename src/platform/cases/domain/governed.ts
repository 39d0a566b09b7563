import type { Text } from '#i18n';
import { type NumberingSchema, numberingLabels, numberingProblem } from '#platform/documents';
import { type Checklist, type Journey, unknownPaths } from '#platform/forms';
import type { Label, Rule, Words } from '#platform/rules';
import { checklistLabels } from './rule-labels.ts';

interface Drafted {
  readonly journey: Journey;
  readonly desks: Readonly<Record<string, { readonly title: Text }>>;
  readonly checklist: Rule;
  readonly clocks: { readonly service: Rule; readonly desks: Rule; readonly mending: Rule };
  readonly standard: Rule;
  readonly numberings: readonly Rule<typeof NumberingSchema>[];
}

type Said = Pick<Rule, 'labels' | 'problem' | 'meanwhile'>;

const meanwhile = {
  clock: {
    id: 'Waktu dihitung dan ditampilkan sebagai belum dikonfirmasi. Petugas diberi tahu bila lewat; pemohon tidak kehilangan apa pun.',
    en: 'Time is counted and shown as not confirmed. Officers are told once it has passed; the applicant loses nothing.',
  },
  mending: {
    id: 'Pemohon diingatkan, tetapi permohonan tidak dianggap ditarik bila waktunya lewat.',
    en: 'The applicant is reminded, but the application does not count as withdrawn once the time has passed.',
  },
  standard: {
    id: 'Ditampilkan di halaman layanan dengan keterangan belum dikonfirmasi.',
    en: 'Shown on the page of the service, and said not to be confirmed.',
  },
  checklist: {
    id: 'Semua dokumen wajib diminta: tanpa itu tidak ada yang dapat diperiksa. Halaman menyebut daftarnya belum dikonfirmasi.',
    en: 'Every required document is asked for: without them there is nothing to examine. The page says that the list is not confirmed.',
  },
  numbering: {
    id: 'Surat tetap diberi nomor menurut pola ini; nomor yang sudah diberikan tidak berubah sesudah pola lain dikonfirmasi.',
    en: 'Letters are numbered by this pattern; numbers given stay once another pattern is confirmed.',
  },
} as const;

/**
 * The rules of a service as an agency governs them: with what only the service can say is wrong in a value of the right
 * shape, and what the parts are called that every service has. Each key once.
 */
export function governedRules(rules: readonly Rule[], drafted: Drafted): readonly Rule[] {
  const { clocks, standard } = drafted;
  const more = new Map<string, Said>([
    [clocks.service.key, { meanwhile: meanwhile.clock }],
    [clocks.mending.key, { meanwhile: meanwhile.mending }],
    [standard.key, { meanwhile: meanwhile.standard }],
    [
      drafted.checklist.key,
      {
        meanwhile: meanwhile.checklist,
        labels: checklistLabels,
        problem: (value) => checklistProblem(value as Checklist, drafted.journey),
      },
    ],
    [
      clocks.desks.key,
      {
        meanwhile: meanwhile.clock,
        labels: deskLabels(drafted.desks),
        problem: (value) => deskProblem(value as Readonly<Record<string, number>>, drafted.desks),
      },
    ],
    ...drafted.numberings.map(({ key }): [string, Said] => [
      key,
      {
        meanwhile: meanwhile.numbering,
        labels: numberingLabels,
        problem: (value) => numberingProblem(value as Rule<typeof NumberingSchema>['value']),
      },
    ]),
  ]);
  const byKey = new Map(rules.map((rule) => [rule.key, { ...rule, ...more.get(rule.key) }]));
  return [...byKey.values()];
}

function checklistProblem(checklist: Checklist, journey: Journey): Words | null {
  const [path] = unknownPaths(checklist, journey);
  const keys = checklist.items.map(({ key }) => key);
  const twice = keys.find((key, at) => keys.indexOf(key) < at);
  if (path !== undefined) return { id: `Tidak ada pertanyaan ${path} pada formulir.`, en: `No question of the form is called ${path}.` };
  return twice === undefined
    ? null
    : { id: `Kunci ${twice} dipakai dua kali; pakai kunci yang berbeda.`, en: `The key ${twice} is used twice; each file needs its own.` };
}

function deskProblem(days: Readonly<Record<string, number>>, desks: Readonly<Record<string, unknown>>): Words | null {
  const strange = Object.keys(days).find((desk) => !Object.hasOwn(desks, desk));
  return strange === undefined ? null : { id: `Tidak ada meja ${strange}.`, en: `There is no desk ${strange}.` };
}

function deskLabels(desks: Drafted['desks']): Readonly<Record<string, Label>> {
  return Object.fromEntries(Object.entries(desks).map(([key, { title }]) => [key, { id: title('id'), en: title('en') }]));
}
