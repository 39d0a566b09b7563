import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { officeDay } from '#platform/calendar';
import { acceptMandate, askOfficial, decideOfficial, followOwn, proposeMandate } from '#platform/mandates';
import type { DemoApp } from './app.ts';
import { handInOne } from './papers.ts';
import type { Cast } from './people.ts';

interface Wish {
  readonly by: PersonActor;
  readonly kind: 'child' | 'company' | 'village';
  readonly name: string;
  readonly nik: string | null;
  readonly born?: string;
  readonly basis: string;
  readonly paper: string;
  readonly validTo: string | null;
  /** Already checked by the front office; otherwise it waits. */
  readonly granted: boolean;
}

/** Who stands for whom in the demonstration: invented people, companies and papers. */
function wishesOf({ citizens: { wayan, putu, komang } }: Cast): readonly Wish[] {
  const village = { by: wayan, kind: 'village', paper: 'Surat kuasa dan surat tugas desa', validTo: null } as const;
  return [
    { ...village, name: 'I Nengah Rineh', nik: '5103020107459906', basis: 'Surat tugas perbekel contoh nomor 140/12/2026', granted: true },
    { ...village, name: 'Ni Ketut Rai', nik: '5103024108429907', basis: 'Surat tugas perbekel contoh nomor 140/13/2026', granted: false },
    {
      by: putu,
      kind: 'company',
      name: 'PT Vila Contoh Maharani',
      nik: null,
      paper: 'Akta pendirian',
      validTo: null,
      granted: true,
      basis: 'Akta pendirian contoh nomor 12 tahun 2020, NIB 1234567890123',
    },
    {
      by: komang,
      kind: 'child',
      name: 'Ni Putu Citra Contoh',
      nik: '5103034507159908',
      born: '2015-07-05',
      granted: true,
      basis: 'Akta kelahiran contoh 5103-LT-05072015-0001',
      paper: 'Akta kelahiran',
      validTo: '2033-07-04',
    },
  ];
}

/** Enters them through what a person's click would call; a second time changes nothing. */
export async function seedMandates(app: DemoApp, cast: Cast): Promise<void> {
  const at = app.clock.now();
  const validFrom = officeDay(at);
  const { niluh, made } = cast.citizens;
  if ((await followOwn(app.db, niluh, { limit: 1, after: undefined })).rows.length > 0) return;
  for (const { by, granted, paper, born = null, ...wish } of wishesOf(cast)) {
    const evidence = [await handInOne(app.cases, by.personId, paper)];
    await transaction(app.db, async (tx) => {
      const id = await askOfficial(tx, by, { ...wish, born, evidence, agencyId: cast.agencyId, services: null, validFrom }, at);
      if (!granted) return;
      const decision = { to: 'granted', validFrom, validTo: wish.validTo } as const;
      await decideOfficial(tx, cast.officers.front, { id, agencyIds: [cast.agencyId], decision }, at);
    });
  }
  await transaction(app.db, async (tx) => {
    const giving = { side: 'give', email: made.email, services: null, validFrom, validTo: null } as const;
    await acceptMandate(tx, made, await proposeMandate(tx, niluh, giving, at), at);
  });
}
