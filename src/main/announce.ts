import { DEMO_PASSWORD } from '#platform/identity';
import type { Config } from './config.ts';
import type { Deps } from './compose.ts';

/** Tells whoever started the application where it is and, in the demonstration, as whom to come in. */
export async function announce({ publicUrl, demo, smtpUrl }: Config, { db }: Deps, caution: string | null): Promise<void> {
  const lines = ['', `Wantilan is open: ${publicUrl}`];
  if (demo) {
    const accounts = await db
      .selectFrom('identity.person as p')
      .innerJoin('identity.user as u', 'u.id', 'p.user_id')
      .leftJoin('access.assignment as a', 'a.person_id', 'p.id')
      .select(['u.email', 'p.name', 'a.role'])
      .where('u.email', 'like', '%@contoh.test')
      .orderBy('a.role')
      .orderBy('p.created_at')
      .limit(40)
      .execute();
    const width = Math.max(0, ...accounts.map((account) => account.email.length));
    lines.push('', `Example accounts, all with the password ${DEMO_PASSWORD}:`);
    for (const { email, name, role } of accounts) lines.push(`  ${email.padEnd(width)}  ${name}${role ? `, ${role}` : ''}`);
    lines.push(
      '',
      `Officers are asked for a second-factor code: ${publicUrl}/demo/akun shows it, and signs in as anybody with one button.`,
    );
  }
  if (smtpUrl === null) lines.push(`E-mail stops in the example mailbox: ${publicUrl}/demo/mailbox`);
  if (caution !== null) lines.push('', caution);
  lines.push('', 'Ctrl-C stops it.', '');
  process.stdout.write(lines.join('\n'));
}
