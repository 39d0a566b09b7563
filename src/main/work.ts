import { sweeps as appointmentSweeps } from '#module/platform/appointments';
import { mailHandlers, mailSweeps, whatsAppHandlers, whatsAppSweeps } from '#module/platform/channels';
import { sweeps as clientSweeps } from '#module/platform/clients';
import { sweeps as documentSweeps } from '#module/platform/documents';
import { sweeps as formSweeps } from '#module/platform/forms';
import { handlers as identityHandlers, sweeps as identitySweeps } from '#module/platform/identity';
import { sweeps as ledgerSweeps } from '#module/platform/ledger';
import { sweeps as mandateSweeps } from '#module/platform/mandates';
import { handlers as paymentHandlers, sweeps as paymentSweeps } from '#module/platform/payments';
import { sweeps as surveySweeps } from '#module/platform/survey';
import { handlers as dukcapilHandlers, sweeps as dukcapilSweeps } from '#module/services/dukcapil';
import { sweeps as lenteraSweeps } from '#module/services/lentera';
import { sweeps as ombudsmanSweeps } from '#module/services/ombudsman';
import { handlers as samsatHandlers, sweeps as samsatSweeps } from '#module/services/samsat';
import { sweeps as portalSweeps } from '#module/portal';
import { casePaths, handlers as caseHandlers, sweeps as caseSweeps } from '#platform/cases';
import { filesInConversations, handlers as conversationHandlers } from '#platform/conversations';
import type { IdentityDeps } from '#platform/identity';
import { type JobHandler, parseSweeps, type Sweep } from '#platform/jobs';
import { mandatePaths, mandatesAmong } from '#platform/mandates';
import { dailySweep, emailHandler, type PushKeys, pushHandler, pushSweep } from '#platform/notifications';
import { siakByApi } from '#services/dukcapil';
import { holdingsAmong, samsatPaths } from '#services/samsat';
import { sendHandler, webhookSweeps } from '#platform/webhooks';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { retentionSweep } from './retention.ts';
import { sealSweep } from './seal-sweep.ts';

export interface Work {
  readonly handlers: readonly JobHandler[];
  readonly sweeps: readonly Sweep[];
}

/** What every module does after a transaction, and by the clock. */
export function workOf({ publicUrl, siak }: Config, deps: Deps, identity: IdentityDeps, keys: PushKeys): Work {
  const { db, clock, mailer, stopLinks, webhooks, whatsapp, cases, files, documents } = deps;
  const ofRegistry = { db, clock, cases, siak: siak && siakByApi(siak) };
  const handlers: JobHandler[] = [
    emailHandler({ db, mailer, clock, publicUrl, stopLinks }),
    pushHandler({ db, clock, keys, reach: webhooks.reach }),
    ...identityHandlers(identity),
    ...caseHandlers(cases),
    sendHandler(webhooks),
    ...whatsAppHandlers(whatsapp),
    ...mailHandlers(deps.mail),
    ...conversationHandlers(deps.conversations),
    ...dukcapilHandlers(ofRegistry),
    ...paymentHandlers(deps.payments),
    ...samsatHandlers(deps.samsat),
  ];
  const sweeps: Sweep[] = [
    ...caseSweeps(cases),
    ...appointmentSweeps({ cases }),
    ...mandateSweeps({ db, clock }),
    ...ledgerSweeps({ db, clock }),
    ...paymentSweeps(deps.payments),
    ...formSweeps({
      files,
      heldElsewhere: (unbound) => filesInConversations(db, unbound),
      linkTo: async (tx, id) => {
        if ((await mandatesAmong(tx, [id])).has(id)) return mandatePaths.own();
        return (await holdingsAmong(tx, [id])).has(id) ? samsatPaths.vehicle({ holdingId: id }) : casePaths.file({ caseId: id });
      },
    }),
    ...clientSweeps({ db, clock }),
    ...identitySweeps(identity),
    ...webhookSweeps(webhooks),
    ...whatsAppSweeps(whatsapp),
    ...mailSweeps(deps.mail),
    pushSweep(db),
    dailySweep({ db, clock, publicUrl }),
    ...documentSweeps(documents),
    ...dukcapilSweeps(ofRegistry),
    ...lenteraSweeps(deps.lentera),
    ...samsatSweeps(deps.samsat),
    ...ombudsmanSweeps(deps.ombudsman),
    ...surveySweeps({ cases }),
    ...portalSweeps({ db, clock, registry: cases.registry }),
    sealSweep({ db, clock, tables: deps.sealed }),
    retentionSweep({ db, clock }),
  ];
  // A time nobody can read stops every process at once, not the worker later on.
  parseSweeps(sweeps);
  return { handlers, sweeps };
}
