import { OIDC_CLIENT, startOidc, type There } from './oidc.ts';

// `npm run demo:oidc`: another system to sign in by, on this machine alone, with invented people of whom nobody is
// asked for anything. Prints the settings the application needs. A word after it: where the application is.
const [house = 'http://localhost:3000', port = '3164'] = process.argv.slice(2);
const people: readonly There[] = [
  { sub: 'niluh', name: 'Ni Luh Sambungan', email: 'niluh.sambungan@contoh.test', email_verified: true, acr: 'loa2' },
  { sub: 'wayan', name: 'I Wayan Dua Faktor', email: 'wayan.sambungan@contoh.test', email_verified: true, acr: 'loa3', amr: ['mfa'] },
  { sub: 'tanpa', name: 'Komang Tanpa Surel', acr: 'loa2' },
];
const { issuer } = await startOidc({ redirectUri: new URL('/masuk/oidc/kembali', house).href, people, port: Number(port) });
process.stdout.write(`Another system to sign in by runs at ${issuer}. Start the application with:
  OIDC_ISSUER=${issuer} OIDC_CLIENT_ID=${OIDC_CLIENT.client_id} OIDC_CLIENT_SECRET=${OIDC_CLIENT.client_secret} \\
  OIDC_NAME='Identitas Contoh' OIDC_STRONG='loa3 mfa' npm start
then sign in at ${house}/masuk, with the button "Masuk dengan Identitas Contoh".
`);
