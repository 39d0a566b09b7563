import { createInterface } from 'node:readline';
import { type Letter, type PostMood, startPost } from './post.ts';

// `npm run demo:post`: a post for trying, on this machine alone. Type how it shall be, or where a letter is.
const moods: readonly PostMood[] = ['well', 'slow', 'down', 'cut', 'gateway', 'other'];
const states: readonly Letter['state'][] = ['under-way', 'delivered', 'returned', 'lost'];
const standIn = await startPost({ port: Number(process.argv[2] ?? 3169) });
const say = (text: string) => process.stdout.write(`${text}\n`);
say(`An example post answers at ${standIn.url}. Start the application with`);
say(`  POS_URL=${standIn.url} POS_TOKEN=${standIn.token}`);
say(`It is well. Type another mood (${moods.join(', ')}), "list", or a tracking number and ${states.join(', ')}.`);
for await (const line of createInterface({ input: process.stdin })) {
  const [word = '', to = ''] = line.trim().split(/\s+/);
  const mood = moods.find((one) => one === word);
  const state = states.find((one) => one === to);
  const letter = standIn.letters.get(word);
  if (mood) standIn.mood = mood;
  if (letter && state) letter.state = state;
  if (word === 'list') say([...standIn.letters].map(([number, one]) => `${number} ${one.state} ${one.address}`).join('\n'));
  else
    say(mood ? `Now: ${mood}` : letter && state ? `${word}: ${state}` : `It knows: ${moods.join(', ')}, list, NUMBER ${states.join('|')}`);
}
