import { demoPeople } from '#demo';
import { DEMO_PASSWORD } from '#platform/identity';
import type { Config } from './config.ts';

/** Tells whoever started the application where it is and, in the demonstration, as whom to come in. */
export function announce({ publicUrl, demo, smtpUrl, ombudsmanMail, whatsapp, banks }: Config, caution: string | null): void {
  const lines = ['', `Wantilan is open: ${publicUrl}`];
  if (demo) {
    const width = Math.max(...demoPeople.map(({ email }) => email.length));
    lines.push('', `Example accounts, all with the password ${DEMO_PASSWORD}:`);
    for (const { email, name, story } of demoPeople) lines.push(`  ${email.padEnd(width)}  ${name}: ${story.en}`);
    lines.push(
      '',
      `Officers are asked for a second-factor code: ${publicUrl}/demo/akun shows it, and signs in as anybody with one button.`,
    );
  }
  if (smtpUrl === null) lines.push(`E-mail stops in the example mailbox: ${publicUrl}/demo/mailbox`);
  if (demo && ombudsmanMail === null) lines.push(`E-mail to and from the Ombudsman, as a citizen: ${publicUrl}/demo/surat`);
  if (demo && whatsapp === null) lines.push(`A telephone that writes to the office by WhatsApp: ${publicUrl}/demo/whatsapp`);
  if (demo && banks.length === 0) lines.push(`A bank's app to pay bills with: ${publicUrl}/demo/bank`);
  if (caution !== null) lines.push('', caution);
  lines.push('', 'Ctrl-C stops it.', '');
  process.stdout.write(lines.join('\n'));
}
