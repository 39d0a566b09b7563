import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** What people most often want to build or run. */
export const activities = [
  'house',
  'boarding',
  'villa',
  'hotel',
  'eatery',
  'shop',
  'office',
  'warehouse',
  'workshop',
  'clinic',
  'school',
  'worship',
  'farming',
] as const;
export type Activity = (typeof activities)[number];

/** I: permitted, T: limited, B: conditional, X: not permitted (ITBX, the matrix of a zoning regulation). */
export const answers = ['I', 'T', 'B', 'X'] as const;
export type Answer = (typeof answers)[number];

const Said = Type.Enum(['I', 'T', 'B', 'X']);
const said = Object.fromEntries(activities.map((activity) => [activity, Said])) as Record<Activity, typeof Said>;

const SYNTHETIC = 'Rencana contoh buatan; bukan ketentuan Kabupaten Badung';
const LIMITED = 'T: paling luas 60% persil dan jam usaha sampai 22.00.';
const CONDITIONAL = 'B: dengan persetujuan penyanding dan kajian lalu lintas.';

function row(subzone: string, letters: string) {
  const read = activities.map((activity, at) => [activity, letters.charAt(at) as Answer] as const);
  const conditions = [...(letters.includes('T') ? [LIMITED] : []), ...(letters.includes('B') ? [CONDITIONAL] : [])].join(' ');
  return {
    plan: 'rdtr-contoh-badung',
    subzone,
    ...(Object.fromEntries(read) as Record<Activity, Answer>),
    ...(conditions !== '' && { conditions }),
    citation: SYNTHETIC,
  };
}

/** The activity matrix: what may be done in which subzone of which plan. Letters in the order of `activities`. */
export const activityMatrix = defineRule({
  key: 'laperon.spatial.activities',
  title: { id: 'Matriks kegiatan (ITBX)', en: 'Activity matrix (ITBX)' },
  schema: Type.Object({
    matrix: Type.Array(
      Type.Object({
        plan: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
        subzone: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{0,19}$' }),
        ...said,
        conditions: Type.Optional(Type.String({ maxLength: 500 })),
        citation: Type.String({ minLength: 3, maxLength: 300 }),
      }),
      { minItems: 1 },
    ),
  }),
  value: {
    matrix: [
      row('R-2', 'IITXTIBXTIIII'),
      row('R-3', 'IITXTTBXBIIII'),
      row('R-4', 'ITBXTTXXXTIII'),
      row('K-2', 'TIBBIIITBIIBX'),
      row('K-3', 'ITTBIITBTIIBX'),
      row('W', 'TTIIIITXXTXIT'),
      row('SPU-2', 'XXXXTXTXXIIIX'),
      row('KT', 'XXXXTXIXXTTTX'),
      row('P-1', 'BXXXXXXXXXXTI'),
      row('RTH-2', 'XXXXBXXXXXXTT'),
      row('PS', 'XXXXXXXXXXXBX'),
    ],
  },
  citation: SYNTHETIC,
  confirmed: false,
  validFrom: '2020-01-01',
});

export interface Allowed {
  readonly answer: Answer;
  readonly conditions: string | null;
  readonly citation: string;
}

/** Whether an activity may be done in a subzone of a plan; undefined where the matrix says nothing of it. */
export function allowedIn(
  table: typeof activityMatrix.value,
  plan: string,
  subzone: string | null,
  activity: Activity,
): Allowed | undefined {
  const found = table.matrix.find((one) => one.plan === plan && one.subzone === subzone);
  return found && { answer: found[activity], conditions: found.conditions ?? null, citation: found.citation };
}
