import { castOf, type DemoApp, seedPermit } from '#demo';
import { type Figure, round } from './figures.ts';

/** Permits issued one after the other, the whole way: approved, numbered, drawn, signed, kept, entered in register and record. */
export async function measureSigning(app: DemoApp, count: number): Promise<Figure> {
  await castOf(app);
  const waiting = [];
  for (let n = 0; n < count; n++) waiting.push(await seedPermit.atHead(app));
  const cpu = process.cpuUsage();
  const begun = performance.now();
  for (const walk of waiting) await walk.makesLetter('permit', 'head', 'approve');
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const perCpuSecond = count / ((user + system) / 1_000_000);
  return {
    what: `the whole way of a permit: approved, numbered, drawn, signed, kept, registered; ${count} one after the other`,
    measured: `${round(count / seconds)} /s; ${round(perCpuSecond)} per CPU-second of the application`,
    beside: 'the row above: drawn and signed alone',
    bar: 'none set',
    met: null,
  };
}
