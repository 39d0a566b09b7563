import type { Text } from '#i18n';
import { choice, choices, date, type Fields, files, nikField, optional, type Page, personName, text } from '#platform/forms';
import type { Offered } from '../../deps.ts';
import { texts } from '../../messages/index.ts';
import type { OfficialKind } from '../../official.ts';

const t = (pick: Parameters<typeof texts.text>[0]): Text => texts.text(pick);

/** What each kind is called in its address. */
export const officialKinds = { anak: 'child', 'badan-usaha': 'company', warga: 'village' } as const satisfies Readonly<
  Record<string, OfficialKind>
>;

/** What is asked of somebody who wants an agency to confirm whom they stand for. */
export function askingPage(kind: OfficialKind, offers: readonly Offered[]): Page {
  const agencies = Object.fromEntries(offers.map(({ agencyId, agencyName }) => [agencyId, () => agencyName]));
  const services = Object.fromEntries(offers.map(({ service, title }) => [service, title]));
  const who: Fields =
    kind === 'company'
      ? { name: text({ label: t((m) => m.official.company.name) }, { max: 200 }) }
      : { name: personName({ label: t((m) => m.official[kind].name) }), nik: nikField({ label: t((m) => m.official[kind].nik) }) };
  return {
    key: 'ask',
    title: t((m) => m.official[kind].title),
    fields: {
      agency: choice({ label: t((m) => m.official.agency) }, agencies),
      ...who,
      ...(kind === 'child' && { born: date({ label: t((m) => m.official.born), when: 'past' }) }),
      basis: text({ label: t((m) => m.official.basis), hint: t((m) => m.official[kind].basisHint) }, { max: 300 }),
      evidence: files(
        { label: t((m) => m.official.evidence), hint: t((m) => m.official[kind].evidenceHint) },
        { accepts: 'document', max: 3 },
      ),
      services: optional(choices({ label: t((m) => m.services), hint: t((m) => m.servicesHint) }, services)),
      from: date({ label: t((m) => m.validFrom), when: 'any' }),
      ...(kind !== 'child' && { to: optional(date({ label: t((m) => m.validTo), hint: t((m) => m.validToHint), when: 'future' })) }),
    },
  };
}

export interface AskingAnswers {
  readonly agency: string;
  readonly name: string;
  readonly nik?: string;
  readonly born?: string;
  readonly basis: string;
  readonly evidence: readonly string[];
  readonly services?: readonly string[];
  readonly from: string;
  readonly to?: string;
}
