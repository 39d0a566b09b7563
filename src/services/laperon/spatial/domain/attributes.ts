/** What one area of a plan says of itself, after cleaning; what the source says stays beside it as it was. */
export interface AreaNames {
  readonly zoneCode: string | null;
  readonly zoneName: string | null;
  readonly subzoneCode: string | null;
  readonly subzoneName: string | null;
  /** Kecamatan and desa or kelurahan. */
  readonly district: string | null;
  readonly village: string | null;
  readonly block: string | null;
  /** Special provisions that apply here, by the column that says so: `LP2B_2`, with what it says. */
  readonly provisions: Readonly<Record<string, string>>;
}

/** What was found to be dirty in a row, and how it was read. */
export type Dirt = 'code-in-name' | 'no-code' | 'no-name' | 'name-and-code-swapped';

/**
 * The columns of the national standard for detailed plans that carry special provisions, by their stem: the figure after
 * it is the edition of the standard.
 */
const PROVISIONS = [
  'KKOP',
  'LP2B',
  'KRB',
  'TOD',
  'TEB',
  'PUSLIT',
  'CAGBUD',
  'RESAIR',
  'KSMPDN',
  'HANKAM',
  'KKARST',
  'PTBGMB',
  'MGRSAT',
  'RDBUMI',
  'TPZ',
];

const NOTHING = /^(tidak ada|null|none|-+|n\/?a|<null>)$/i;
const CODE = /^([A-Z]{1,5}([-.]?\d{1,2})?([-.][A-Z0-9]{1,3})*|\d{5,12})$/;

/**
 * Reads the attributes of one row of a plan, whose columns may stand in any letter case (national attribute set of RDTR
 * data: NAMZON, KODZON, NAMSZN, KODSZN, WADMKC, WADMKD, KODBLK and the columns of special provisions). Total.
 */
export function readAttributes(row: Readonly<Record<string, unknown>>): { readonly names: AreaNames; readonly dirt: readonly Dirt[] } {
  const columns = new Map(Object.entries(row).map(([name, value]) => [name.toUpperCase(), clean(value)]));
  const column = (...names: readonly string[]) => names.map((name) => columns.get(name)).find((value) => typeof value === 'string') ?? null;
  const zone = pair(column('KODZON'), column('NAMZON', 'NAMOBJ'));
  const subzone = pair(column('KODSZN'), column('NAMSZN'));
  const dirt = new Set<Dirt>([...zone.dirt, ...(subzone.code === null && subzone.name === null ? [] : subzone.dirt)]);
  const provisions: Record<string, string> = {};
  for (const [name, value] of columns)
    if (
      value !== null &&
      PROVISIONS.some((stem) => name === stem || (name.startsWith(`${stem}_`) && /^\d{1,2}$/.test(name.slice(stem.length + 1))))
    )
      provisions[name] = value;
  return {
    names: {
      zoneCode: zone.code,
      zoneName: zone.name,
      subzoneCode: subzone.code ?? zone.code,
      subzoneName: subzone.name ?? zone.name,
      district: column('WADMKC'),
      village: column('WADMKD'),
      block: column('KODSBL', 'KODBLK'),
      provisions,
    },
    dirt: [...dirt],
  };
}

/** A code and its name, set right where a source has them in each other's column. */
function pair(code: string | null, name: string | null): { code: string | null; name: string | null; dirt: readonly Dirt[] } {
  if (code !== null && name !== null && CODE.test(name) && !CODE.test(code))
    return { code: name, name: code, dirt: ['name-and-code-swapped'] };
  if (name !== null && /^\d{5,}$/.test(name))
    return { code, name: null, dirt: code === null ? ['code-in-name', 'no-code'] : ['code-in-name'] };
  const dirt: Dirt[] = [];
  if (code === null) dirt.push('no-code');
  if (name === null) dirt.push('no-name');
  return { code, name, dirt };
}

function clean(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  return text === '' || NOTHING.test(text) || text === '0' ? null : text.slice(0, 200);
}
