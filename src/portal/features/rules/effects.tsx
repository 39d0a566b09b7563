import type { Locale, Text } from '#i18n';
import { loadCalendar } from '#platform/calendar';
import { type Measure, measuresOf } from '#platform/cases';
import { type Proposal, type RuleBook, rulesAt } from '#platform/rules';
import { useView } from '#web';
import { type Column, Table } from '#web/ui';
import type { PortalDeps } from '../../deps.ts';
import type { Governed } from './governed.ts';
import { texts } from './texts.ts';

/** One sample case, by the rules as they are and as they would be. */
export interface SampleEffect {
  readonly label: Text;
  readonly before: Text;
  readonly after: Text;
}

/**
 * What a proposal would do to the sample cases of every service that reads the rule: those it changes. Null where the
 * rule belongs to no service, so that nothing is measured. `today` is YYYY-MM-DD at the agency.
 */
export async function effectsOf(
  { db }: PortalDeps,
  { agency, rule, services, wing }: Governed,
  proposal: Extract<Proposal, { kind: 'change' }>,
  today: string,
): Promise<readonly SampleEffect[] | null> {
  const of = [...services.map(({ rules }) => rules), ...(wing?.measures ? [wing.rules] : [])];
  if (of.length === 0) return null;
  const calendar = await loadCalendar(db, agency.regionCode);
  const on = proposal.validFrom < today ? today : proposal.validFrom;
  const effects = await Promise.all(
    of.map(async (rules, at) => {
      const book = await rulesAt(db, rules, { agencyId: agency.id, on });
      const service = services[at];
      const measured = (now: RuleBook) => byLabel(service ? measuresOf(service, now, { calendar, on }) : (wing?.measures?.(now, on) ?? []));
      const [before, after] = [measured(book), measured(book.with(rule.key, proposal))];
      const labels = [...new Set([...before.keys(), ...after.keys()])];
      return labels.flatMap((label): SampleEffect[] => {
        const [one, other] = [before.get(label), after.get(label)];
        const named = one ?? other;
        const same = one !== undefined && other !== undefined && one.value('id') === other.value('id');
        return named === undefined || same ? [] : [{ label: named.label, before: one?.value ?? nothing, after: other?.value ?? nothing }];
      });
    }),
  );
  return effects.flat();
}

const nothing: Text = (locale: Locale) => texts(locale).empty;

function byLabel(measures: readonly Measure[]) {
  return new Map(measures.map((measure) => [measure.label('id'), measure]));
}

/** The sample cases a proposal would change, before and after. */
export function Effects({ effects }: { readonly effects: readonly SampleEffect[] | null }) {
  const { locale } = useView();
  const m = texts(locale);
  if (effects === null) return null;
  const columns: Column<SampleEffect>[] = [
    { title: m.sample, cell: ({ label }) => label(locale) },
    { title: m.before, cell: ({ before }) => before(locale) },
    { title: m.after, cell: ({ after }) => after(locale) },
  ];
  return (
    <section class="stack">
      <h4 class="t-m">{m.effects}</h4>
      {effects.length === 0 ? <p>{m.noEffects}</p> : <Table label={m.effects} columns={columns} rows={effects} empty={m.empty} />}
    </section>
  );
}
