import { WorkingCalendar } from '#platform/calendar';
import { RuleBook } from '#platform/rules';
import { assess, sampleVehicles, taxRules } from '#services/samsat';
import { asTable, round } from './figures.ts';

// `npm run bench:assessments -- 1000000`: so many different vehicles assessed one after the other by one thread, arrears and
// reliefs among them; the rules of 2020 to 2026 in hand, nothing asked of a database.
const wanted = Number(process.argv[2] ?? 1_000_000);
const samples = sampleVehicles;
const book = RuleBook.ofDefaults(taxRules);
const days = new WorkingCalendar([]);

/** The nth of them: kinds, values, sizes, places and due days in turn, one in five with years of arrears. */
function vehicle(n: number) {
  const [sample] = samples.slice(n % samples.length);
  if (!sample) throw new Error('no sample');
  const year = n % 5 === 0 ? 2023 + (n % 3) : 2026;
  const dueOn = `${year}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
  return { ...sample, nrkb: `DK${(n % 9999) + 1}AB`, njkb: 5_000_000 + (n % 400) * 1_000_000, cc: 100 + (n % 30) * 100, dueOn };
}

let lines = 0;
let gaps = 0;
let total = 0;
const assessOne = (n: number) => {
  const found = assess({ vehicle: vehicle(n), payOn: `2026-${String((n % 12) + 1).padStart(2, '0')}-15`, rules: book, days });
  lines += found.lines.length;
  gaps += found.gaps.length;
  total += found.total;
};
for (let n = 0; n < 5000; n++) assessOne(n);
[lines, gaps, total] = [0, 0, 0];
const cpu = process.cpuUsage();
const begun = performance.now();
for (let n = 0; n < wanted; n++) assessOne(n);
const took = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(cpu);
const used = (user + system) / 1e6;
process.stdout.write(
  `${asTable([
    {
      what: `${round(wanted)} vehicles assessed, ${round(lines)} lines, each with its formula and records; ${round(gaps)} gaps, ${round(total / 1e9)} billion rupiah`,
      measured: `${round(took)} s, ${round(used)} s of one core: ${round(wanted / used)} vehicles a second and core`,
      beside: '–',
      bar: 'none set',
      met: null,
    },
  ])}\n`,
);
