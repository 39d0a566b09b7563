import type { PermitAnswers } from './journey.ts';

type Building = PermitAnswers['buildings'][number];

export interface Wishes {
  readonly applicant?: Partial<PermitAnswers['applicant']>;
  readonly proxyFor?: NonNullable<PermitAnswers['principal']>;
  readonly land?: Partial<PermitAnswers['land']>;
  readonly place?: PermitAnswers['site']['place'];
  readonly project?: Partial<PermitAnswers['project']>;
  readonly building?: Partial<Building>;
  readonly infrastructure?: Partial<PermitAnswers['infrastructure']>;
}

/** A complete, invented application for a two-storey house in Sempidi, changed as wished: for tests and the demonstration. */
export function exampleAnswers(wishes: Wishes = {}): PermitAnswers {
  const { proxyFor } = wishes;
  const applicant = {
    role: proxyFor ? 'proxy' : 'owner',
    name: 'Ni Luh Contoh',
    nik: '5103025505880001',
    phone: '+6281200000001',
    email: 'niluh@contoh.test',
    address: 'Jalan Contoh 1, Sempidi',
    ...wishes.applicant,
  } as const;
  const owner = proxyFor ?? applicant;
  return {
    applicant,
    ...(proxyFor && { principal: proxyFor }),
    owners: [{ name: owner.name, nik: owner.nik, share: 100 }],
    land: {
      title: 'ownership',
      number: '22.03.02.01.1.00001',
      holder: owner.name,
      area: 304,
      address: 'Jalan Contoh 1',
      village: 'mengwi-sempidi',
      ...wishes.land,
    },
    site: { place: wishes.place ?? parcelAt(-8.5806, 115.1779) },
    project: { purpose: 'rumah tinggal', ownership: 'private', nib: undefined, simbg: undefined, ...wishes.project },
    buildings: [
      {
        name: 'Rumah utama',
        use: 'house',
        work: 'new',
        complexity: 'simple',
        permanence: 'permanent',
        floors: 2,
        basements: 0,
        area: 120,
        height: 8,
        heightException: undefined,
        ...wishes.building,
      },
    ],
    infrastructure: { fence: 30, paving: undefined, pool: undefined, wasteTank: 1, ...wishes.infrastructure },
    team: { by: 'owner', architect: undefined, architectLicence: undefined, structural: undefined, structuralLicence: undefined },
    declaration: { agreed: true },
  };
}

/** The corners of a parcel of about 16 m by 19 m (304 m²) around a point. */
export function parcelAt(lat: number, lon: number): PermitAnswers['site']['place'] {
  const [south, north, west, east] = [lat - 0.0000859, lat + 0.0000859, lon - 0.0000727, lon + 0.0000727].map((degrees) =>
    Number(degrees.toFixed(7)),
  );
  if (south === undefined || north === undefined || west === undefined || east === undefined) return [];
  return [
    { lat: north, lon: west },
    { lat: north, lon: east },
    { lat: south, lon: east },
    { lat: south, lon: west },
  ];
}
