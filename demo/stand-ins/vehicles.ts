import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registered } from '#services/samsat';

/**
 * How the register answers: well; with a record nobody has brought up to date for ten days; not in time; closed for an hour;
 * cut off; somebody between us answering in its place; about another vehicle; to a token it does not know.
 */
export type VehiclesMood = 'well' | 'stale' | 'slow' | 'down' | 'cut' | 'gateway' | 'other' | 'stranger';

/** A national register of vehicles, on this machine alone. */
export interface VehiclesStandIn {
  readonly url: string;
  readonly token: string;
  mood: VehiclesMood;
  /** What stands in it, by number as it is kept. */
  readonly vehicles: Map<string, Registered>;
  /** Numbers it was asked about, in their order. */
  readonly asked: string[];
  close(): Promise<void>;
}

const TOKEN = 'contoh-bukan-rahasia';
const DAY = 86_400_000;

/** An invented car that only the national register knows. */
export const nationalCar: Registered = {
  nrkb: 'DK1777ZZ',
  ownerNik: '5103055203899901',
  ownerName: 'NI LUH SARI DEWI',
  chassis: 'MHCONTOH99099999',
  kind: 'minibus',
  use: 'private',
  owner: 'person',
  energy: 'fuel',
  cc: 1329,
  njkb: 158_000_000,
  order: 1,
  subsidised: false,
  domicile: '51.03',
  dueOn: '2027-01-20',
  stnkUntil: '2029-01-20',
  brand: 'CONTOH',
  model: 'WANAGIRI',
  builtIn: 2022,
  plate: 'white',
  blocked: false,
  disputed: false,
  addressMatches: true,
};

export async function startVehicles({
  port = 0,
  now = () => new Date(),
}: {
  readonly port?: number;
  readonly now?: () => Date;
} = {}): Promise<VehiclesStandIn> {
  const vehicles = new Map<string, Registered>([[nationalCar.nrkb, nationalCar]]);
  const asked: string[] = [];
  const standIn = { mood: 'well' as VehiclesMood, vehicles, asked, token: TOKEN };

  const reply = (request: IncomingMessage, response: ServerResponse) => {
    const { mood } = standIn;
    const say = (status: number, answer: unknown, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
    if (request.headers.authorization !== `Bearer ${TOKEN}` || mood === 'stranger') return say(401, { error: 'token' });
    if (mood === 'down') return say(503, { error: 'maintenance' }, { 'retry-after': '3600' });
    if (mood === 'gateway') return response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
    if (mood === 'cut') return response.destroy();
    if (mood === 'slow') return undefined;
    const nrkb = /^\/vehicles\/([A-Z0-9]{3,9})$/.exec(request.url ?? '')?.[1] ?? '';
    asked.push(nrkb);
    const found = vehicles.get(nrkb);
    if (!found) return say(404, { error: 'no such vehicle' });
    const dataAt = new Date(now().getTime() - (mood === 'stale' ? 10 * DAY : 3_600_000)).toISOString();
    return say(200, { ...found, ...(mood === 'other' && { nrkb: 'DK1A' }), dataAt });
  };
  const server = createServer(reply);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(standIn, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
