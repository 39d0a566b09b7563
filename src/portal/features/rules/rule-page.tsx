import { formatDate } from '#i18n';
import { useView } from '#web';
import { Crumbs, Facts, Note, Tag } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { WholeValue } from './changes.tsx';
import { Confirmed } from './confirmed.tsx';
import { servicesInWords } from './list-page.tsx';
import { OfferCard } from './offer-card.tsx';
import { OpenProposal, TurnedDown } from './proposal-card.tsx';
import { ProposeForm } from './propose-form.tsx';
import type { RulePageProps } from './rule-props.ts';
import { texts } from './texts.ts';
import { unitIn } from './unit.tsx';
import { Versions } from './versions.tsx';

/** One rule of one agency: what holds, what is proposed, and how it came to be. */
export function RulePage(props: RulePageProps) {
  const { governed, inForce, versions, proposals, may, done } = props;
  const { locale } = useView();
  const m = texts(locale);
  const { rule, services, agency } = governed;
  const open = proposals.find(({ state }) => state === 'open');
  return (
    <AdminPage at="rules">
      <Crumbs above={[{ href: portalPaths.rules(), label: m.back }]} here={rule.title[locale]} />
      {done && (
        <Note tone="done">
          <p>{m.told[done]}</p>
        </Note>
      )}
      <div>
        <h2>{rule.title[locale]}</h2>
        <p class="small soft">
          {agency.government}. {m.usedBy(servicesInWords(services, locale))}. <code lang="en">{rule.key}</code>
        </p>
      </div>
      <InForce {...props} own={versions.find(({ id }) => id === inForce.id)?.own === true} />
      <OfferCard {...props} />
      {open && <OpenProposal {...props} proposal={open} />}
      {!open && may.propose && <ProposeForm governed={governed} form={props.form} />}
      <Versions {...props} canPropose={may.propose && !open} />
      <TurnedDown proposals={proposals} />
    </AdminPage>
  );
}

function InForce({ governed: { rule }, inForce, own }: RulePageProps & { readonly own: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const isOne = typeof inForce.value !== 'object';
  return (
    <section class="card stack" aria-labelledby="berlaku">
      <div class="row between">
        <h3 class="t-l" id="berlaku">
          {m.inForce}
        </h3>
        <span class="row">
          <Tag>{own ? m.own : m.general}</Tag> <Confirmed confirmed={inForce.confirmed} />
        </span>
      </div>
      <div class={isOne ? 't-l' : undefined}>
        <WholeValue rule={rule} value={inForce.value} /> {isOne && inForce.unit && unitIn(inForce.unit, locale)}
      </div>
      <Facts
        facts={[
          ...(inForce.unit && !isOne ? [{ label: m.unit, value: unitIn(inForce.unit, locale) }] : []),
          { label: m.citation, value: inForce.citation },
          { label: m.since, value: formatDate(inForce.validFrom, locale) },
        ]}
      />
    </section>
  );
}
