import { ChecklistSchema, choiceFrom, type Requirement } from '#platform/forms';
import type { Text } from '#i18n';
import { defineRule } from '#platform/rules';
import { type Static, Type } from 'typebox';
import { DaysSchema, DeskDaysSchema } from './definition.ts';

type Named = { readonly id: string; readonly en: string };

/** Where the values of rules come from, and since when they hold. */
interface Source {
  /** The law or paper, with its article. */
  readonly citation: string;
  readonly confirmed: boolean;
  /** YYYY-MM-DD. */
  readonly validFrom: string;
}

interface Terms extends Source {
  /** As in `laperon.reklame`: what the keys of the rules begin with. */
  readonly key: string;
  readonly name: Named;
  /** Working days of the office for the whole. */
  readonly days: number;
  /** Working days of each desk for one stay of the case. */
  readonly desks: Readonly<Record<string, number>>;
  readonly papers: readonly Requirement[];
}

/** The papers and time limits of a service, as three rules from one source which the agency then edits apart. */
export function defineTerms({ key, name, days, desks, papers, citation, confirmed, validFrom }: Terms) {
  const source = { citation, confirmed, validFrom };
  return {
    checklist: defineRule({
      key: `${key}.checklist`,
      title: { id: `Daftar syarat: ${name.id}`, en: `Required papers: ${name.en}` },
      schema: ChecklistSchema,
      value: { items: [...papers] },
      ...source,
    }),
    serviceDays: defineRule({
      key: `${key}.service-days`,
      title: { id: `Waktu pelayanan: ${name.id}`, en: `Time for the whole: ${name.en}` },
      schema: DaysSchema,
      value: days,
      unit: 'hari kerja',
      ...source,
    }),
    deskDays: defineRule({
      key: `${key}.desk-days`,
      title: { id: `Waktu tiap meja: ${name.id}`, en: `Time for each desk: ${name.en}` },
      schema: DeskDaysSchema,
      value: { ...desks },
      unit: 'hari kerja',
      ...source,
    }),
  };
}

/** One reason the law knows for a decision: its key, its name in both languages, and the article. */
export const GroundSchema = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z-]*$' }),
  name: Type.Object({ id: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }),
  citation: Type.String({ minLength: 1 }),
});

export type Ground = Static<typeof GroundSchema>;

export const ground = (key: string, id: string, en: string, citation: string): Ground => ({ key, name: { id, en }, citation });

interface Grounds extends Source {
  readonly key: string;
  readonly title: Named;
  readonly grounds: readonly Ground[];
}

/** The reasons an officer chooses from, of a refusal or revocation, as one rule. */
export function defineGrounds({ grounds, ...rest }: Grounds) {
  return defineRule({
    schema: Type.Object({ grounds: Type.Array(GroundSchema, { minItems: 1 }) }),
    value: { grounds: [...grounds] },
    labels: {
      grounds: { id: 'Alasan', en: 'Grounds' },
      key: { id: 'Kunci', en: 'Key' },
      name: { id: 'Nama', en: 'Name' },
      citation: { id: 'Dasar hukum', en: 'Legal ground' },
    },
    ...rest,
  });
}

/** The officer's choice among the reasons of a rule, each shown with its article. */
export const groundField = (label: Text, rule: ReturnType<typeof defineGrounds>) =>
  choiceFrom({ label }, rule, ({ grounds }) =>
    grounds.map(({ key, name, citation }) => ({ value: key, label: (locale) => `${name[locale]} (${citation})` })),
  );

/** Working days in which an objection may be laid, and in which it must be decided: by law the same for every office. */
export const defineObjectionDays = (key: string) =>
  defineRule({
    key,
    title: { id: 'Waktu mengajukan dan memutus keberatan', en: 'Time to object, and to decide an objection' },
    schema: Type.Object({ toObject: DaysSchema, toDecide: DaysSchema }),
    value: { toObject: 21, toDecide: 10 },
    unit: 'hari kerja',
    citation: 'UU 30/2014 pasal 77 ayat (1) dan (4)',
    confirmed: true,
    validFrom: '2014-10-17',
    labels: {
      toObject: { id: 'Untuk mengajukan', en: 'To object' },
      toDecide: { id: 'Untuk memutus', en: 'To decide' },
    },
  });
