import { X509Certificate } from 'node:crypto';
import type { DocumentsDeps } from './types.ts';
import { fingerprintOf } from './signing/fingerprint.ts';

/** A root certificate that signatures or timestamps lead to. */
export interface Authority {
  readonly kind: 'signing' | 'time';
  readonly name: string;
  readonly fingerprint: string;
  readonly validTo: Date;
}

/** The authorities this installation believes. */
export function authoritiesOf({ anchors, timeAnchors }: Pick<DocumentsDeps, 'anchors' | 'timeAnchors'>): readonly Authority[] {
  const read = (kind: Authority['kind']) => (der: Buffer) => {
    const { subject, validToDate } = new X509Certificate(der);
    return { kind, name: /^CN=(.*)$/m.exec(subject)?.[1] ?? subject, fingerprint: fingerprintOf(der), validTo: validToDate };
  };
  return [...anchors.map(read('signing')), ...timeAnchors.map(read('time'))];
}
