import type { DemoApp } from '#demo';
import { loadCalendar, type WorkingCalendar } from '#platform/calendar';
import { type CaseRecord, findDrawn, foldAll } from '#platform/cases';
import { type DocumentOrder, drawSigned, formatDocumentNumber } from '#platform/documents';
import { RuleBook } from '#platform/rules';
import { exampleAnswers, permit } from '#services/laperon';
import { type Figure, round } from './figures.ts';

const BAR = 100;
const GIVEN = ['Putu', 'Made', 'Nyoman', 'Ketut', 'Ayu', 'Dewa', 'Luh', 'Gede'];
const FAMILY = ['Wirawan', 'Suardana', 'Lestari', 'Artana', 'Sukerti', 'Pradnyana', 'Widiani'];

/** Permits drawn as PDF/A with their QR code and signed, and nothing else: each for somebody else, about another house. */
export async function measureLetters({ db, cases: { documents } }: DemoApp, printed: number, count: number): Promise<Figure> {
  const calendar = await loadCalendar(db, '51.03');
  const draw = async (n: number) => {
    const letter = letterOf(n, calendar);
    const by = await documents.signers.signerOf(letter.signer, new Set());
    return drawSigned(documents, letter, { by, code: `BENCH-${n}-${n * 7919}`, at: documents.clock.now(), withoutTime: 'issue' });
  };
  for (let n = 0; n < 5; n++) await draw(n);
  const letters = Array.from({ length: count }, (_, n) => n + 5);
  const cpu = process.cpuUsage();
  for (const n of letters) await draw(n);
  const { user, system } = process.cpuUsage(cpu);
  const perCpuSecond = count / ((user + system) / 1_000_000);
  return {
    what: `a permit of two pages drawn as PDF/A with its QR code and signed as PAdES, ${count} different ones; nothing stored`,
    measured: `${round(perCpuSecond)} per CPU-second`,
    beside: `headless Chromium printing two pages of text, unsigned: ${round(printed, 1)} /s`,
    bar: `≥ ${BAR} /s on one core`,
    met: perCpuSecond >= BAR,
  };
}

function letterOf(n: number, calendar: WorkingCalendar): DocumentOrder {
  const letter = findDrawn(permit, 'permit');
  if (!letter) throw new Error('the permit has a letter');
  const name = `I ${GIVEN[n % GIVEN.length]} ${FAMILY[n % FAMILY.length]} ${n}`;
  const answers = exampleAnswers({
    applicant: { name, address: `Jalan Melati ${n}, Sempidi` },
    land: { number: `22.03.02.01.1.${String(n).padStart(5, '0')}`, area: 200 + n, address: `Jalan Kenanga ${n}` },
    building: { name: `Rumah ${n}`, area: 60 + n, height: 6 + (n % 5) },
    infrastructure: { fence: 10 + n },
  });
  const state = { ...foldAll([]), number: `PBG-5103-2026-${n}`, submittedAt: '2026-02-02T02:00:00.000Z', records: recordsOf(n) };
  const on = `2026-03-${String(1 + (n % 28)).padStart(2, '0')}`;
  return {
    agency: { id: '', key: '', name: 'Dinas Contoh', regionCode: '51.03', address: 'Mangupura', government: 'Pemerintah Kabupaten Badung' },
    caseId: null,
    kind: 'bench',
    title: { id: letter.title('id'), en: letter.title('en') },
    number: formatDocumentNumber(RuleBook.ofDefaults([letter.numbering]).value(letter.numbering), { n, on }),
    holderName: name,
    template: letter.template,
    data: letter.data({ answers: answers as never, state, rules: RuleBook.ofDefaults(permit.rules), on, calendar }),
    signer: { name: 'I Gede Contoh', office: letter.office?.('id') ?? '', employeeNo: '197001011995031001' },
    on,
    ownerPersonId: null,
  };
}

function recordsOf(n: number): CaseRecord[] {
  const record = (name: string, value: Record<string, unknown>): CaseRecord => ({
    name,
    value,
    at: '2026-03-02T02:00:00.000Z',
    actor: { kind: 'officer', personId: null, name: 'Petugas', role: null },
  });
  return [
    record('assessTechnical', { panel: 'tpt', minutesNumber: `BA-${n}/TPT/2026`, minutesDate: '2026-02-20' }),
    record('assessLevy', { amountRupiah: 400_000 + n * 1250 }),
    record('recordDeposit', { slipNumber: `STS-${n}`, slipDate: '2026-03-01' }),
  ];
}
