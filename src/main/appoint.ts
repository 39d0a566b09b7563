import { systemClock } from '#kernel';
import { transaction } from '#db';
import { appoint, findAgencyByKey } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { findConfirmedPerson } from '#platform/identity';
import { openDeps } from './deps.ts';
import { readConfig } from './config.ts';
import { reachDatabase } from './database.ts';
import { wingsOf } from './wings.ts';

// The first administrator of an agency, who appoints the others: npm run appoint -- E-MAIL AGENCY ROLE
try {
  const [email, agencyKey, role, ...more] = process.argv.slice(2);
  if (!email || !agencyKey || !role || more.length > 0)
    throw new Error('Say whom and where: npm run appoint -- E-MAIL AGENCY ROLE, such as admin');
  const config = readConfig(process.env);
  const server = await reachDatabase(config);
  const { deps, close } = await openDeps(config, { clock: systemClock, databaseUrl: server.url });
  try {
    process.stdout.write(`${await give(email, agencyKey, role)}\n`);
  } finally {
    await close();
    await server.stop();
  }

  async function give(address: string, key: string, office: string): Promise<string> {
    const { db, cases } = deps;
    const wings = wingsOf(deps);
    const agencies = new Map([...cases.registry.all(), ...wings].map(({ agency }) => [agency.key, agency]));
    const agency = await findAgencyByKey(db, key);
    if (!agency) throw new Error(`There is no agency ${key}; there are ${[...agencies.keys()].join(', ')}`);
    const roles = [
      'admin',
      ...new Set([
        ...cases.registry.all().flatMap(({ service }) => Object.values(service.desks).map((desk) => desk.role)),
        ...wings.flatMap(({ roles: own }) => own.map(({ key: role }) => role)),
      ]),
    ];
    if (!roles.includes(office)) throw new Error(`There is no role ${office}; there are ${roles.join(', ')}`);
    const person = await findConfirmedPerson(db, address);
    if (!person) throw new Error(`There is no confirmed account ${address}: the person signs up first`);
    const at = systemClock.now();
    const validFrom = officeDay(at);
    const given = { personId: person.id, agencyId: agency.id, role: office, employeeNo: null, validFrom };
    await transaction(db, (tx) => appoint(tx, { kind: 'system', name: 'operator' }, given, at));
    return `${person.name} is ${office} at ${agency.name} from ${validFrom} on.`;
  }
} catch (error) {
  const reason = (error as { detail?: { reason?: unknown } }).detail?.reason;
  process.stderr.write(
    `\n${reason === 'held-already' ? 'This person holds that office already.' : error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
