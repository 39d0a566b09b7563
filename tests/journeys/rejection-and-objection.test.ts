import { seedPermit } from '#demo';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fill, follow, headingOf } from './people/form.ts';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';
import { officer } from './people/officer.ts';
import { paper } from './people/papers.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

it(
  'is rejected on a ground the applicant reads, and taken up again when the objection is granted',
  async () => {
    const { caseId } = await seedPermit.proposedRejection(hall.app.deps);
    const head = officer(await hall.pageOf('kepala@contoh.test'));
    await head.opensFile(caseId);
    await head.does('rejectProposed', { ground: 'protected', reason: 'Lokasi di sempadan sungai.' });

    const hers = await hall.pageOf('niluh@contoh.test', { width: 360 });
    await hers.goto(`/berkas/${caseId}`);
    const read = await hers.getByRole('main').innerText();
    expect(read).toContain('Permohonan ditolak');
    expect(read).toContain('Lokasi di sempadan sungai.');
    await follow(hers, 'Ajukan keberatan');
    expect(await hers.getByRole('main').innerText()).toMatch(/Paling lambat \d+ \w+ 20\d\d/);
    await fill(hers, { grounds: 'Pengukuran dilakukan saat banjir; mohon diukur ulang.', evidence: [await paper('Foto sungai')] });
    await hers.locator('main form button[type=submit]').last().click();
    await hers.waitForURL(/selesai/);
    expect(await headingOf(hers)).toContain('Keberatan diajukan');

    await head.opensFile(caseId);
    expect(await head.page.getByText('Foto sungai.pdf').count(), 'the evidence lies at the desk').toBeGreaterThan(0);
    await head.does('decideObjection', { decision: 'granted', reason: 'Pengukuran ulang diperlukan.' });
    await hers.goto(`/berkas/${caseId}`);
    const again = await hers.getByRole('main').innerText();
    expect(again).toContain('Pengukuran ulang diperlukan.');
    expect(again).toContain('Sekarang: Penilaian teknis');
  },
  PATIENCE,
);

it(
  'stays rejected when the objection is refused, with the reason, and is finished at the desk',
  async () => {
    const { caseId } = await seedPermit.underObjection(hall.app.deps);
    const head = officer(await hall.pageOf('kepala@contoh.test'));
    await head.opensFile(caseId);
    await head.does('decideObjection', { decision: 'refused', reason: 'Pengukuran ulang memberi hasil yang sama.' });
    const hers = await hall.pageOf('niluh@contoh.test');
    await hers.goto(`/berkas/${caseId}`);
    const read = await hers.getByRole('main').innerText();
    expect(read).toContain('Permohonan ditolak');
    expect(read).toContain('Pengukuran ulang memberi hasil yang sama.');
    await head.opensFile(caseId);
    expect(await head.page.locator('section.act').innerText()).toContain('Berkas ini sudah selesai.');
  },
  PATIENCE,
);
