import type { EndpointMode } from './sign/endpoint.ts';
import type { Minifier } from './sign/minify.ts';
import type { SignatureEncoding } from './sign/signature.ts';
import type { BankZone } from './sign/timestamp.ts';

/** Type 1 with a secret and a token, or type 2 with a private key and none. */
export type SignatureType = 'hmac' | 'rsa';

/** What was agreed with one bank; its own contract prevails over SNAP BI. Holds no secret. */
export interface BankSettings {
  /** What it is called here, `contoh`; part of addresses and of accounts of the ledger. */
  readonly key: string;
  /** What people know it by. */
  readonly name: string;
  /** Digits, without padding. */
  readonly partnerServiceId: string;
  readonly minifier: Minifier;
  /** How we write signatures; read, either is taken. */
  readonly signatureEncoding: SignatureEncoding;
  /** How it signs what it sends us, and how we sign what we send it. */
  readonly signatureType: { readonly inbound: SignatureType; readonly outbound: SignatureType };
  readonly endpointMode: EndpointMode;
  /** Seconds its clock and ours may differ. */
  readonly clockSkew: number;
  /** Lines of a bill it shows, 1 to 24. */
  readonly mostBillDetails: number;
  /** Where its day begins. */
  readonly zone: BankZone;
  /** Whether money it holds comes to us though we refused or never answered; otherwise it goes back to the customer. */
  readonly forceSettle: boolean;
  /** Where its services answer, without a slash at the end: `…/snap/v1.0/…` follows. */
  readonly baseUrl: string;
  /** Under which name we ask it for a token, and it asks us. */
  readonly clientId: { readonly ours: string; readonly theirs: string };
  /** `X-PARTNER-ID`, at most 36 letters, and `CHANNEL-ID`, at most 5, of what we send. */
  readonly partnerId: string;
  readonly channelId: string;
}
