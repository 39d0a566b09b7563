import { raiseComplaint } from '#services/pengaduan';
import { beginFromComplaint, sendDraft } from '#services/ombudsman';
import type { DemoApp } from './app.ts';
import { walkComplaint } from './factories/complaint.ts';
import type { Pace } from './factories/walk.ts';
import { castOf } from './people.ts';

/**
 * Complaints of the demonstration: one answered and rated, one that waits, one long overdue, one about an officer, one
 * anonymous, and one taken to the Ombudsman. The Ombudsman's office must have its keys.
 */
export async function seedComplaints(app: DemoApp, pace: Pace): Promise<void> {
  const today = app.clock.now();
  const begun = (daysAgo: number) => ({ app, start: pace(today, -daysAgo), pace });
  await walkComplaint('satisfied', {
    ...begun(24),
    applicant: 'komang',
    of: {
      kind: 'system',
      title: 'Unggahan gambar selalu gagal',
      story: 'Setiap malam unggahan berhenti di tengah dan harus diulang dari awal.',
    },
  });
  const raised = await walkComplaint('unsatisfied', {
    ...begun(19),
    applicant: 'made',
    of: {
      title: 'Tidak ada kabar dari penilai gambar',
      story: 'Dua kali bertanya lewat pesan dan dua kali diminta menunggu tanpa tanggal.',
    },
  });
  await walkComplaint('verified', { ...begun(16), applicant: 'wayan', of: { title: 'Berkas pemugaran diam tiga minggu' } });
  await walkComplaint('submitted', {
    ...begun(3),
    applicant: 'putu',
    of: {
      kind: 'conduct',
      title: 'Dibentak di loket',
      story: 'Ketika menanyakan nomor antrean, saya dibentak di depan orang banyak.',
      about: 'named',
      officer: 'Ni Made Ayu Lestari',
    },
  });
  await walkComplaint('submitted', {
    ...begun(1),
    applicant: 'niluh',
    of: {
      anonymous: true,
      kind: 'money',
      title: 'Diminta uang rokok',
      story: 'Seseorang di tempat parkir menawarkan mempercepat berkas dengan imbalan.',
    },
  });
  const { citizens } = await castOf(app);
  const prior = await raiseComplaint(app.cases, citizens.made, raised.caseId);
  if (!prior) throw new Error('the demonstration’s complaint cannot be raised');
  const ticket = await beginFromComplaint(app.ombudsman, prior);
  await sendDraft(app.ombudsman, { ticket, excluded: [] });
}
