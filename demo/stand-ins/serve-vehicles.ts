import { createInterface } from 'node:readline';
import { nationalCar, startVehicles, type VehiclesMood } from './vehicles.ts';

// `npm run demo:vehicles`: a national register of vehicles for trying, on this machine alone. Type how it shall be.
const moods: readonly VehiclesMood[] = ['well', 'stale', 'slow', 'down', 'cut', 'gateway', 'other', 'stranger'];
const standIn = await startVehicles({ port: Number(process.argv[2] ?? 3168) });
const say = (text: string) => process.stdout.write(`${text}\n`);
say(`An example register of vehicles answers at ${standIn.url}. Start the application with`);
say(`  SAMSAT_URL=${standIn.url} SAMSAT_TOKEN=${standIn.token}`);
say(`It knows ${nationalCar.nrkb}, chassis ending in ${nationalCar.chassis.slice(-5)}, of niluh@contoh.test.`);
say(`It is well. Type another mood (${moods.join(', ')}); "list" shows what it was asked.`);
for await (const line of createInterface({ input: process.stdin })) {
  const word = line.trim();
  const mood = moods.find((one) => one === word);
  if (mood) standIn.mood = mood;
  if (word === 'list') say(standIn.asked.join(' '));
  else say(mood ? `Now: ${mood}` : `It knows: ${moods.join(', ')}, list`);
}
