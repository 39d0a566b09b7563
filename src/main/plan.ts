import { transaction } from '#db';
import { systemClock } from '#kernel';
import { findAgencyByKey } from '#platform/access';
import {
  findPlan,
  importPlan,
  type ImportReport,
  isOverlayKind,
  MOST_DISTANCE_M,
  overlayKinds,
  type PlanSort,
  putInForce,
  tryPlan,
  UnreadablePlan,
} from '#services/laperon';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { openDeps } from './deps.ts';
import { readConfig } from './config.ts';
import { reachDatabase } from './database.ts';

// A spatial plan, from a file into the database, and then in force from a day on. See docs/how-to/enter-a-spatial-plan.md.
const usage = `npm run plan -- check FILE [--kind places | --overlay KIND [--distance METRES]] [--epsg N]
npm run plan -- enter FILE --agency KEY --key KEY --title TEXT --citation TEXT
  [--kind rtrw|places | --overlay lp2b|kkop|hazard|heritage|temple|coast|cliff [--distance METRES]] [--epsg N] [--synthetic]
npm run plan -- in-force --agency KEY --key KEY --version N --from YYYY-MM-DD`;

const operator = { kind: 'system', name: 'operator' } as const;

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      agency: { type: 'string' },
      key: { type: 'string' },
      title: { type: 'string' },
      citation: { type: 'string' },
      kind: { type: 'string', default: 'rdtr' },
      overlay: { type: 'string' },
      distance: { type: 'string' },
      epsg: { type: 'string' },
      synthetic: { type: 'boolean', default: false },
      version: { type: 'string' },
      from: { type: 'string' },
    },
  });
  const [verb, file, ...more] = positionals;
  const epsg = values.epsg === undefined ? null : wholeNumber(values.epsg, '--epsg');
  if (more.length > 0) throw new Error(usage);
  if (verb === 'check' && file !== undefined) say(await tryPlan({ bytes: await readFile(file), epsg, sort: sortOf() }));
  else if (verb === 'enter' && file !== undefined) await withDeps((deps) => enter(deps, file));
  else if (verb === 'in-force' && file === undefined) await withDeps(bringInForce);
  else throw new Error(usage);

  async function enter({ db, clock }: Opened, path: string): Promise<void> {
    const { planId, report } = await importPlan({ db, clock }, operator, {
      agencyId: await agencyIdOf(db),
      key: need(values.key, '--key'),
      title: need(values.title, '--title'),
      citation: need(values.citation, '--citation'),
      sort: sortOf(),
      synthetic: values.synthetic,
      fileName: basename(path),
      bytes: await readFile(path),
      epsg,
    });
    say(report);
    const { version } = await findPlan(db, { id: planId });
    process.stdout.write(`Entered as version ${version} of ${values.key}. It is not in force yet.\n`);
  }

  function sortOf(): PlanSort {
    const { kind, overlay, distance } = values;
    if (overlay === undefined && distance !== undefined) throw new Error('--distance belongs to an --overlay.');
    if (overlay === undefined && kind !== 'rdtr' && kind !== 'rtrw' && kind !== 'places')
      throw new Error('--kind is rdtr, rtrw or places.');
    if (overlay === undefined) return { kind: kind === 'rtrw' || kind === 'places' ? kind : 'rdtr' };
    if (!isOverlayKind(overlay)) throw new Error(`--overlay is one of ${overlayKinds.join(', ')}.`);
    const metres = distance === undefined ? null : Number(distance);
    if (metres !== null && !(metres > 0 && metres <= MOST_DISTANCE_M)) throw new Error(`--distance is 1 to ${MOST_DISTANCE_M} metres.`);
    return { kind: 'overlay', overlay, distanceM: metres };
  }

  async function bringInForce({ db, clock }: Opened): Promise<void> {
    const [key, from] = [need(values.key, '--key'), need(values.from, '--from')];
    if (!/^\d{4}-\d{2}-\d{2}$/.test(from)) throw new Error('--from is a day: YYYY-MM-DD');
    const version = wholeNumber(need(values.version, '--version'), '--version');
    const { id, title } = await findPlan(db, { agencyId: await agencyIdOf(db), key, version });
    await transaction(db, (tx) => putInForce(tx, operator, id, from, clock.now()));
    process.stdout.write(`${title}, version ${version}, is in force from ${from} on.\n`);
  }

  async function agencyIdOf(db: Opened['db']): Promise<string> {
    const key = need(values.agency, '--agency');
    const agency = await findAgencyByKey(db, key);
    if (!agency) throw new Error(`There is no agency ${key}`);
    return agency.id;
  }
} catch (error) {
  process.stderr.write(`\n${sentence(error)}\n`);
  process.exit(1);
}

type Opened = Awaited<ReturnType<typeof openDeps>>['deps'];

async function withDeps(work: (deps: Opened) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const server = await reachDatabase(config);
  const { deps, close } = await openDeps(config, { clock: systemClock, databaseUrl: server.url });
  try {
    await work(deps);
  } finally {
    await close();
    await server.stop();
  }
}

function need(value: string | undefined, name: string): string {
  if (value === undefined || value.trim() === '') throw new Error(`${name} is missing.\n\n${usage}`);
  return value.trim();
}

function wholeNumber(text: string, name: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Error(`${name} is a whole number.`);
  return Number(text);
}

function say({ rows, kept, counts, faulty }: ImportReport): void {
  process.stdout.write(`${rows} rows, ${kept} fit to be kept.\n`);
  for (const [fault, count] of Object.entries(counts)) process.stdout.write(`  ${fault}: ${count}\n`);
  for (const { row, kept: stays, faults, liesOver = [] } of faulty) {
    const over = liesOver.length > 0 ? ` (rows ${liesOver.join(', ')})` : '';
    process.stdout.write(`  row ${row}${stays ? '' : ', left out'}: ${faults.join(', ')}${over}\n`);
  }
}

function sentence(error: unknown): string {
  if (error instanceof UnreadablePlan) return `This file cannot be read as a plan: ${error.message}.`;
  const reason = (error as { detail?: { reason?: unknown } }).detail?.reason;
  if (reason === 'approved-already') return 'This version was put in force before.';
  if (reason === 'before-the-last') return 'The version before it begins on that day or later.';
  return error instanceof Error ? error.message : String(error);
}
