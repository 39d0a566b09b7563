import { castOf, type DemoApp, seedPermit } from '#demo';
import { type Figure, round } from './figures.ts';

const BAR = 100;

/** Permits issued one after the other: rendered as PDF/A, signed, kept, entered in the register. */
export async function measureSigning(app: DemoApp, printed: number, count: number): Promise<Figure> {
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
    what: `permits approved, rendered, signed and registered, ${count} one after the other`,
    measured: `${round(count / seconds)} /s; ${round(perCpuSecond)} per CPU-second of the application`,
    beside: `headless Chromium printing two pages of text: ${round(printed, 1)} /s`,
    bar: `≥ ${BAR} /s on one core`,
    met: perCpuSecond >= BAR,
  };
}
