import { formatDate } from '#i18n';
import { officeDay } from '#platform/calendar';
import { type Rule, type RuleVersion, rulesAt } from '#platform/rules';
import { useView } from '#web';
import { type Column, Table } from '#web/ui';
import type { PortalDeps } from '../../deps.ts';
import { WholeValue } from './changes.tsx';
import { Confirmed } from './confirmed.tsx';
import { texts } from './texts.ts';
import { Citation, unitIn } from './unit.tsx';

/** A rule of the whole installation, as it holds today. */
export interface HouseLine {
  readonly rule: Rule;
  readonly inForce: RuleVersion;
}

/** What holds for everybody, whichever agency: in the order the house names it. */
export async function readHouseRules({ db, clock, houseRules }: PortalDeps): Promise<readonly HouseLine[]> {
  const book = await rulesAt(db, houseRules, { agencyId: null, on: officeDay(clock.now()) });
  return houseRules.flatMap((rule) => {
    const inForce = book.find(rule.key);
    return inForce ? [{ rule, inForce }] : [];
  });
}

/** Rules nobody proposes here, because they belong to no agency. */
export function HouseRules({ lines }: { readonly lines: readonly HouseLine[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<HouseLine>[] = [
    {
      title: m.rule,
      cell: ({ rule }) => (
        <>
          {rule.title[locale]}
          <code class="small soft block" lang="en">
            {rule.key}
          </code>
        </>
      ),
    },
    {
      title: m.value,
      cell: ({ rule, inForce }) => (
        <>
          <WholeValue rule={rule} value={inForce.value} most={6} />{' '}
          {inForce.unit && <span class="soft">{unitIn(inForce.unit, locale)}</span>}
        </>
      ),
    },
    { title: m.citation, cell: ({ inForce }) => <Citation>{inForce.citation}</Citation> },
    { title: m.since, cell: ({ inForce }) => formatDate(inForce.validFrom, locale) },
    { title: m.state, cell: ({ inForce }) => <Confirmed confirmed={inForce.confirmed} /> },
  ];
  return (
    <section class="stack">
      <h2>{m.house}</h2>
      <p class="soft col">{m.houseLead}</p>
      <Table label={m.house} columns={columns} rows={lines} empty={m.none} />
    </section>
  );
}
