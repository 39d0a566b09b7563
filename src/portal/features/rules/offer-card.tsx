import { useView } from '#web';
import { Button, Facts, Form, LinkButton } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { Changes } from './changes.tsx';
import type { RulePageProps } from './rule-props.ts';
import { texts } from './texts.ts';

/** A version that a release brought while the agency has its own: taken by a proposal, or declined. */
export function OfferCard({ governed: { rule, agency }, inForce, offer, may, proposals }: RulePageProps) {
  const m = texts(useView().locale);
  if (!offer) return null;
  const at = { agency: agency.key, key: rule.key };
  const isOpen = proposals.some(({ state }) => state === 'open');
  return (
    <section class="card stack" aria-labelledby="tawaran">
      <h3 class="t-l" id="tawaran">
        {m.offer}
      </h3>
      <p class="small soft">{m.offerLead}</p>
      <Changes rule={rule} before={inForce.value} after={offer.value} />
      <Facts facts={[{ label: m.citation, value: offer.citation }]} />
      {may.propose && !isOpen && (
        <div class="row">
          <LinkButton kind="quiet" href={`${portalPaths.rule(at, { dari: offer.versionId })}#usulkan`}>
            {m.takeOffer}
          </LinkButton>
          <Form action={portalPaths.keepRule(at)}>
            <input type="hidden" name="versi" value={offer.versionId} />
            <Button kind="quiet">{m.keepOwn}</Button>
          </Form>
        </div>
      )}
    </section>
  );
}
