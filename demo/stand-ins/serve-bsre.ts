import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startBsre } from './bsre.ts';

// `npm run demo:bsre`: an Esign Client Service for trying, on this machine alone. It knows everybody: a NIK that ends
// in 0 is not registered, one that ends in 9 has a certificate that ended.
const folder = resolve(process.env.DATA_DIR ?? join(import.meta.dirname, '../../data'), 'stand-ins');
const passphrase = 'Contoh-2026!';
await mkdir(folder, { recursive: true, mode: 0o700 });
const { url, user, password, root } = await startBsre({
  folder,
  now: () => new Date(),
  port: Number(process.argv[2] ?? 3162),
  accountOf: (nik) =>
    nik.endsWith('0') ? undefined : { name: 'Pejabat Contoh', office: 'Pemegang NIK contoh', passphrase, expired: nik.endsWith('9') },
});
const roots = join(folder, 'bsre.pem');
await writeFile(roots, root);
process.stdout.write(
  `An example BSrE answers at ${url}; everybody's passphrase is ${passphrase} Start the application with\n` +
    `  BSRE_URL=${url} BSRE_USER=${user} BSRE_PASSWORD=${password} BSRE_ROOTS=${roots}\n`,
);
