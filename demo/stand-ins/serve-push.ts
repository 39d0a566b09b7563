import { startPush } from './push.ts';

// `npm run demo:push -- KEY`: a push service and a browser behind it, on this machine alone. Prints what came, opened.
// The key is the site's public one, as the page of notifications gives it to browsers.
const [key = '', port = '3163'] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);
const service = await startPush({
  port: Number(port),
  hear: ({ verdict, message }) => say(`${new Date().toISOString()}  ${verdict}  ${message ?? ''}`),
});
const { subscription } = service.browser(key);
if (key === '') say("First read the key, in the browser's console at /akun/pemberitahuan, and start this again with it:\n");
say(
  key === ''
    ? "  JSON.parse(document.querySelector('[data-island=push]').dataset.props).key"
    : `Signed in at /akun/pemberitahuan, in the browser's console:\n
  const field = document.querySelector('input[name=subscription]');
  field.value = ${JSON.stringify(JSON.stringify(subscription))};
  field.form.submit();\n`,
);
if (key === '') await service.close();
