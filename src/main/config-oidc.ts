import type { OidcSettings } from '#platform/identity';
import { readFileSync } from 'node:fs';
import type { Setting } from './setting.ts';

export const oidcTable: readonly Setting[] = [
  {
    name: 'OIDC_ISSUER',
    otherwise: '',
    meaning:
      'Issuer people may sign in by (OpenID Connect), such as a Keycloak realm or the national digital identity. Register `PUBLIC_URL/masuk/oidc/kembali` there. Empty: nobody.',
  },
  { name: 'OIDC_CLIENT_ID', otherwise: '', meaning: 'Name of this installation there.' },
  { name: 'OIDC_CLIENT_SECRET', otherwise: '', meaning: 'Its secret there.' },
  { name: 'OIDC_CLIENT_SECRET_FILE', otherwise: '', meaning: 'File whose first line is that secret, where OIDC_CLIENT_SECRET is empty.' },
  { name: 'OIDC_NAME', otherwise: '', meaning: 'What people know it by; written on the button.' },
  {
    name: 'OIDC_STRONG',
    otherwise: '',
    meaning: 'Values of `acr` or `amr`, with spaces between them, that stand for two factors. Empty: none, so officers give their own.',
  },
];

/** Another system to sign in by is set up whole or not at all. */
export function readOidc(
  get: (name: string) => string,
  address: (name: string, protocols: readonly string[]) => URL | null,
  problems: string[],
  demo: boolean,
): OidcSettings | null {
  // In the clear only where nothing is real.
  const issuer = address('OIDC_ISSUER', demo ? ['http', 'https'] : ['https']);
  const [clientId, name, file, strong] = [get('OIDC_CLIENT_ID'), get('OIDC_NAME'), get('OIDC_CLIENT_SECRET_FILE'), get('OIDC_STRONG')];
  const given = get('OIDC_CLIENT_SECRET');
  if (!issuer) return null;
  const clientSecret = given || firstLine(file, problems);
  if (clientId === '' || name === '' || (given === '' && file === ''))
    problems.push('OIDC_CLIENT_ID, OIDC_NAME, and OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE must be set with OIDC_ISSUER');
  return { issuer: issuer.href, clientId, clientSecret, name, strong: strong.split(/\s+/).filter(Boolean) };
}

function firstLine(file: string, problems: string[]): string {
  if (file === '') return '';
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0]?.trim() ?? '';
  } catch {
    problems.push(`OIDC_CLIENT_SECRET_FILE cannot be read: ${file}`);
    return '';
  }
}
