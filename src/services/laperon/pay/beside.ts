import type { Db } from '#db';
import { formatRupiah } from '#i18n';
import type { BesideAt, BesideNow, ServiceDefinition } from '#platform/cases';
import { owedOn } from './owed.ts';
import { payPaths } from './paths.ts';
import { texts } from './texts.ts';

/** The way from a case to paying its levy. */
export const payBeside: NonNullable<ServiceDefinition['beside']>[number] = {
  title: texts.text((m) => m.title),
  lead: texts.text((m) => m.lead),
  href: (caseId) => payPaths.pay({ caseId }),
  at: ['payment'],
};

/** What the applicant still has to pay; nothing where nothing is. */
export async function paymentNow(_db: Db, { service, state, side }: BesideAt): Promise<readonly BesideNow[]> {
  const owed = side === 'applicant' && service.beside?.includes(payBeside) ? owedOn(state) : null;
  return owed === null ? [] : [{ of: payBeside, says: (locale) => texts(locale).waits(formatRupiah(owed, locale)), waits: true }];
}
