import type { Tx } from '#db';
import { formatDate } from '#i18n';
import { rulesAt } from '#platform/rules';
import { BsreFailure, type Credentials } from './bsre/client.ts';
import { revocations } from './certificates.ts';
import { timestampRule, type WithoutTime } from './domain/signing-rules.ts';
import { paths } from './paths.ts';
import { qrSvg } from './pdf/qr.ts';
import { renderPdf } from './pdf/render.ts';
import { ownOf } from './signing/fingerprint.ts';
import { refuseUnlessHeld, type SignedPdf, type Signer, signPdf } from './signing/signer.ts';
import { TimestampFailure, type TimestampFault } from './signing/timestamp.ts';
import type { DocumentOrder, DocumentsDeps } from './types.ts';

interface SignedBy extends Drawn {
  /** The signer's certificate, DER. */
  readonly by: Buffer;
}

/** A document drawn and signed: here, or through BSrE where the order brings what signs there. */
export async function sign(tx: Tx, deps: DocumentsDeps, order: DocumentOrder, code: string, at: Date): Promise<SignedBy> {
  const revoked = await revocations(tx);
  if (order.credentials) return signThere(deps, { order, code, at, revoked, credentials: order.credentials });
  const by = await deps.signers.signerOf(order.signer, new Set(revoked.keys()));
  const drawn = await drawSigned(deps, order, { by, code, at, withoutTime: await withoutTime(tx, deps, order) });
  return { ...drawn, by: ownOf(by) };
}

interface There {
  readonly order: DocumentOrder;
  readonly code: string;
  readonly at: Date;
  readonly revoked: ReadonlyMap<string, Date>;
  readonly credentials: Credentials;
}

/** Throws BsreFailure, also where what comes back is not signed by somebody its roots vouch for. */
async function signThere(deps: DocumentsDeps, { order, code, at, revoked, credentials }: There): Promise<SignedBy> {
  const { bsre, timeAnchors } = deps;
  if (!bsre) throw new BsreFailure('account');
  const pdf = await bsre.sign(draw(deps, order, code), credentials);
  // Loaded when it is needed: the reader of signatures is large.
  const { checkPdf } = await import('./signing/check.ts');
  const { finding, certificate, timestamp } = await checkPdf(pdf, { anchors: bsre.roots, timeAnchors, revoked }, at);
  if (finding !== 'valid' || !certificate) throw new BsreFailure('answer');
  return { pdf, by: certificate, stampedAt: timestamp?.finding === 'valid' ? timestamp.at : null, unstamped: null };
}

/** What the agency does when the authority on time is not reached. */
async function withoutTime(tx: Tx, { timestamps }: DocumentsDeps, { agency, on }: DocumentOrder): Promise<WithoutTime> {
  if (!timestamps) return 'issue';
  return (await rulesAt(tx, [timestampRule], { agencyId: agency.id, on })).value(timestampRule);
}

interface Drawn extends SignedPdf {
  /** Why the signature carries no timestamp, although an authority is known. */
  readonly unstamped: TimestampFault | null;
}

/**
 * The signed PDF of a document, which nothing is written of yet. Throws TimestampFailure where it must wait for one,
 * SigningRefused where the signer's certificate does not hold.
 */
export async function drawSigned(
  deps: DocumentsDeps,
  order: DocumentOrder,
  {
    by,
    code,
    at,
    withoutTime: otherwise,
  }: { readonly by: Signer; readonly code: string; readonly at: Date; readonly withoutTime: WithoutTime },
): Promise<Drawn> {
  refuseUnlessHeld(by, at);
  const pdf = draw(deps, order, code);
  const facts = { reason: order.title.id, location: order.agency.name, at };
  const { timestamps } = deps;
  if (!timestamps) return { ...(await signPdf(pdf, by, facts)), unstamped: null };
  let unstamped: TimestampFault | null = null;
  const signed = await signPdf(pdf, by, facts, (signature) =>
    timestamps.stamp(signature).catch((error: unknown) => {
      if (!(error instanceof TimestampFailure) || otherwise === 'wait') throw error;
      unstamped = error.why;
      return null;
    }),
  );
  return { ...signed, unstamped };
}

function draw(deps: Pick<DocumentsDeps, 'publicUrl' | 'demo'>, order: DocumentOrder, code: string): Buffer {
  const { agency, signer } = order;
  const address = deps.publicUrl + paths.document({ code });
  return renderPdf(order.template, {
    ...order.data,
    title: `${order.title.id} ${order.number}`,
    agency: { name: agency.name, government: agency.government, address: agency.address },
    number: order.number,
    date: formatDate(order.on, 'id'),
    signer,
    verification: { code, address, qr: qrSvg(address) },
    demo: deps.demo,
  });
}
