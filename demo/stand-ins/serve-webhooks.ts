import { startWebhooks } from './webhooks.ts';

// `npm run demo:webhook`: another system that hears of cases, on this machine alone. Prints what came and whether it
// is believed. The secret is the one the console shows when the subscription is added.
const [secret = '', port = '3162'] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);
const { url } = await startWebhooks({
  secret,
  port: Number(port),
  now: () => new Date(),
  heard: ({ id, body, verdict }) => say(`${new Date().toISOString()}  ${verdict}  ${id}\n  ${body}`),
});
say(`Another system listens at ${url}`);
if (secret === '')
  say(
    `Add that address under /kelola/sistem, Webhook, keep the secret the page shows, and start this again with it:\n  npm run demo:webhook -- whsec_…`,
  );
