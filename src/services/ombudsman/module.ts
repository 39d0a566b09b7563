import { transaction } from '#db';
import type { Sweep } from '#platform/jobs';
import { can } from '#platform/access';
import type { WebApp, WorkPage } from '#web';
import { join } from 'node:path';
import { texts as agencyTexts } from './agency/texts.ts';
import type { OmbudsmanDeps } from './deps.ts';
import { chatRoutes } from './features/chat/route.tsx';
import { contactRoutes } from './features/matter/contact-route.ts';
import { enterRoutes } from './features/enter/route.tsx';
import { mailRoutes } from './features/mail/route.tsx';
import { mailReceiptRoutes } from './features/mail-receipt/route.tsx';
import { ombudsmanPaths } from './paths.ts';
import { linkRoutes } from './features/agency/link-route.tsx';
import { agencyRoutes } from './features/agency/route.tsx';
import { deskRoutes } from './features/desk/route.tsx';
import { draftRoutes } from './features/draft/route.tsx';
import { fromComplaintRoutes } from './features/from-complaint/route.ts';
import { disposalRoutes } from './features/disposal/route.tsx';
import { figureRoutes } from './features/figures/route.tsx';
import { patternRoutes } from './features/patterns/route.tsx';
import { frontRoutes } from './features/front/route.tsx';
import { leadRoutes } from './features/lead/route.tsx';
import { keyRoutes } from './features/key/route.tsx';
import { identityRoutes } from './features/matter/identity.tsx';
import { matterAgencyRoutes } from './features/matter/agency-routes.tsx';
import { matterRoutes } from './features/matter/route.tsx';
import { backRoutes } from './features/mine/back.tsx';
import { mineRoutes } from './features/mine/route.tsx';
import { officeRoutes } from './features/office/route.tsx';
import { scoreRoutes } from './features/scores/route.tsx';
import { statementRoutes } from './features/statements/route.tsx';
import { receiptRoutes } from './features/receipt/route.tsx';
import { dropClosed } from './sealing/opened.ts';

/** The page of whoever answers for another agency. */
export const workPages = (): readonly WorkPage[] => [
  {
    href: ombudsmanPaths.agencyDesk(),
    label: agencyTexts.text((m) => m.title),
    mayOpen: (actor) => can(actor, 'ombudsman-letters.answer'),
  },
];

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: OmbudsmanDeps): void {
  frontRoutes(app, deps);
  fromComplaintRoutes(app, deps);
  draftRoutes(app, deps);
  receiptRoutes(app, deps);
  backRoutes(app, deps);
  mineRoutes(app, deps);
  keyRoutes(app, deps);
  officeRoutes(app, deps);
  deskRoutes(app, deps);
  scoreRoutes(app, deps);
  statementRoutes(app, deps);
  mailReceiptRoutes(app, deps);
  const matter = matterRoutes(app, deps);
  identityRoutes(app, deps, matter);
  leadRoutes(app, deps);
  disposalRoutes(app, deps, matter);
  patternRoutes(app, deps, matter.withKey);
  figureRoutes(app, deps, matter.withKey);
  contactRoutes(app, deps, matter);
  mailRoutes(app, deps, matter.withKey);
  chatRoutes(app, deps, matter.withKey);
  enterRoutes(app, deps, matter.withKey);
  matterAgencyRoutes(app, deps, matter);
  agencyRoutes(app, deps);
  linkRoutes(app, deps);
}

export function sweeps({ db, clock }: Pick<OmbudsmanDeps, 'db' | 'clock'>): readonly Sweep[] {
  return [{ name: 'ombudsman.close', cron: '*/15 * * * *', run: () => transaction(db, (tx) => dropClosed(tx, clock.now())) }];
}
