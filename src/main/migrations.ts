import { migrate, type MigrateOptions, type MigrationSource } from '#db';
import { migrations as access } from '#module/platform/access';
import { migrations as appointments } from '#module/platform/appointments';
import { migrations as audit } from '#module/platform/audit';
import { migrations as calendar } from '#module/platform/calendar';
import { migrations as cases } from '#module/platform/cases';
import { migrations as channels } from '#module/platform/channels';
import { migrations as clients } from '#module/platform/clients';
import { migrations as conversations } from '#module/platform/conversations';
import { migrations as documents } from '#module/platform/documents';
import { migrations as files } from '#module/platform/files';
import { migrations as forms } from '#module/platform/forms';
import { migrations as identity } from '#module/platform/identity';
import { migrations as keys } from '#module/platform/keys';
import { migrations as ledger } from '#module/platform/ledger';
import { migrations as mandates } from '#module/platform/mandates';
import { migrations as notifications } from '#module/platform/notifications';
import { migrations as payments } from '#module/platform/payments';
import { migrations as rules } from '#module/platform/rules';
import { migrations as survey } from '#module/platform/survey';
import { migrations as webhooks } from '#module/platform/webhooks';
import { migrations as dukcapil } from '#module/services/dukcapil';
import { migrations as laperon } from '#module/services/laperon';
import { migrations as lentera } from '#module/services/lentera';
import { migrations as ombudsman } from '#module/services/ombudsman';
import { migrations as samsat } from '#module/services/samsat';
import { prepareQueue } from '#platform/jobs';

/** Every module with tables, each after those it refers to. */
export const migrationSources: readonly MigrationSource[] = Object.entries({
  audit,
  keys,
  calendar,
  identity,
  access,
  rules,
  files,
  channels,
  clients,
  ledger,
  payments,
  notifications,
  forms,
  mandates,
  documents,
  cases,
  webhooks,
  appointments,
  conversations,
  survey,
  laperon,
  dukcapil,
  lentera,
  samsat,
  ombudsman,
}).map(([module, folder]) => ({ module, folder }));

/** Brings a database to the present schema; returns the migrations that ran. Safe to run from several processes at once. */
export async function migrateAll(url: string, options: MigrateOptions = {}): Promise<string[]> {
  await prepareQueue(url);
  return migrate(url, migrationSources, options);
}
