import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import * as client from 'openid-client';
import { Value } from 'typebox/value';
import { type Static, Type } from 'typebox';
import { paths } from './paths.ts';

/** Another system that says who somebody is: OpenID Connect Core 1.0, authorization code with PKCE. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people know it by: on the button. */
  readonly name: string;
  /** Values of `acr` or `amr` that stand for two factors. */
  readonly strong: readonly string[];
}

/** What somebody went there for. Kept in their browser, sealed, until they come back. */
const Journey = Type.Object({
  verifier: Type.String(),
  state: Type.String(),
  nonce: Type.String(),
  to: Type.String(),
  /** The account to be joined to; null where somebody signs in. */
  join: Type.Union([Type.String(), Type.Null()]),
  /** Proves themselves anew: what was proved there before does not count. */
  again: Type.Boolean(),
  until: Type.Integer(),
});
type Journey = Static<typeof Journey>;

/** Who somebody is there. */
export interface Claims {
  /** Issuer and subject: the only name that never changes hands. */
  readonly account: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly strong: boolean;
}

const MINUTES = 10;

/** Sends people there and reads what they bring back. Throws what `openid-client` throws, and where the other side is away. */
export class OidcGate {
  readonly name: string;
  readonly #settings: OidcSettings;
  readonly #redirectUri: string;
  readonly #secret: string;
  #config: Promise<client.Configuration> | undefined;

  constructor(settings: OidcSettings, { publicUrl, secret }: { readonly publicUrl: string; readonly secret: string }) {
    this.name = settings.name;
    this.#settings = settings;
    this.#redirectUri = new URL(paths.oidcBack(), publicUrl).href;
    this.#secret = secret;
  }

  /** The address to go to, and what the browser keeps meanwhile. */
  async leave(trip: Pick<Journey, 'to' | 'join' | 'again'>): Promise<{ readonly address: string; readonly kept: string }> {
    const config = await this.#discover();
    const verifier = client.randomPKCECodeVerifier();
    const journey: Journey = {
      ...trip,
      verifier,
      state: client.randomState(),
      nonce: client.randomNonce(),
      until: Date.now() + MINUTES * 60_000,
    };
    const address = client.buildAuthorizationUrl(config, {
      redirect_uri: this.#redirectUri,
      scope: 'openid profile email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: journey.state,
      nonce: journey.nonce,
      ...(trip.again && { prompt: 'login', max_age: '0' }),
      // What cannot be asked for is not: some providers refuse what they do not know.
      ...(config.serverMetadata().claims_parameter_supported && { claims: JSON.stringify({ id_token: { acr: null, amr: null } }) }),
    });
    return { address: address.href, kept: await symmetricEncrypt({ key: this.#secret, data: JSON.stringify(journey) }) };
  }

  /** What the browser kept; null where it is not ours, or too old. */
  async readKept(kept: string | undefined): Promise<Journey | null> {
    if (!kept) return null;
    const opened = await symmetricDecrypt({ key: this.#secret, data: kept }).catch(() => null);
    const journey: unknown = opened === null ? null : JSON.parse(opened);
    return Value.Check(Journey, journey) && journey.until > Date.now() ? journey : null;
  }

  /**
   * Who came back. State, nonce, PKCE, issuer, audience, times and the token's signature are checked by `openid-client`.
   */
  async arrive(url: string, { verifier, state, nonce, again }: Journey): Promise<Claims> {
    const config = await this.#discover();
    const back = new URL(this.#redirectUri);
    back.search = new URL(url, this.#redirectUri).search;
    const tokens = await client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
      ...(again && { maxAge: MINUTES * 60 }),
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('no identity token');
    const { strong } = this.#settings;
    const ways = [claims.acr, ...(Array.isArray(claims.amr) ? claims.amr : [])];
    const about = claims.email === undefined ? await this.#ask(config, tokens.access_token, claims.sub) : claims;
    const text = (claim: unknown) => (typeof claim === 'string' && claim !== '' ? claim : null);
    return {
      account: `${claims.iss} ${claims.sub}`,
      name: text(about.name),
      email: text(about.email)?.toLowerCase() ?? null,
      emailVerified: about.email_verified === true,
      strong: ways.some((way) => typeof way === 'string' && strong.includes(way)),
    };
  }

  /** Name and address, from providers that do not write them into the token. */
  async #ask(config: client.Configuration, token: string, subject: string): Promise<Readonly<Record<string, unknown>>> {
    return config.serverMetadata().userinfo_endpoint === undefined ? {} : client.fetchUserInfo(config, token, subject);
  }

  /** Asked once; what could not be read is asked for again. */
  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const server = new URL(issuer);
    // oxlint-disable-next-line typescript/no-deprecated -- marked so to stand out: http:// is taken in the demonstration alone
    const plain = server.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    this.#config ??= client
      .discovery(server, clientId, clientSecret, client.ClientSecretBasic(clientSecret), {
        execute: [client.enableNonRepudiationChecks, ...plain],
        timeout: 10,
      })
      .catch((error: unknown) => {
        this.#config = undefined;
        throw error;
      });
    return this.#config;
  }
}
