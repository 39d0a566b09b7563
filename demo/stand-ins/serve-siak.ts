import { createInterface } from 'node:readline';
import { type SiakMood, startSiak } from './siak.ts';

// `npm run demo:siak`: an interface in front of SIAK for trying, on this machine alone. Type how it shall be.
const moods: readonly SiakMood[] = ['accept', 'reject', 'defer', 'take', 'slow', 'down', 'cut-before', 'cut-after', 'gateway', 'stranger'];
const standIn = await startSiak({ port: Number(process.argv[2] ?? 3167) });
const say = (text: string) => process.stdout.write(`${text}\n`);
say(`An example SIAK answers at ${standIn.url}. Start the application with`);
say(`  SIAK_URL=${standIn.url} SIAK_TOKEN=${standIn.token}`);
say('and propose the value `api` for the rule "Cara masuk SIAK" of the registry.');
say(`It accepts. Type another mood (${moods.join(', ')}), with a reason after reject or defer; "list" shows what it was handed.`);
for await (const line of createInterface({ input: process.stdin })) {
  const [word = '', ...reason] = line.trim().split(/\s+/);
  const mood = moods.find((one) => one === word);
  if (mood) standIn.mood = mood;
  if (mood && reason.length > 0) standIn.reason = reason.join(' ');
  if (word === 'list')
    for (const [key, { state, registerNo }] of standIn.entered)
      say(`${key} came ${standIn.came.get(key) ?? 0} times, ${state} ${registerNo ?? ''}`);
  else say(mood ? `Now: ${mood}` : `It knows: ${moods.join(', ')}, list`);
}
