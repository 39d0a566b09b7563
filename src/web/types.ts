import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Locale } from '#i18n';
import type { Actor } from '#kernel';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';

/** Who may reach a route at all; what they may do there is decided by the action, by role and jurisdiction. */
export type Policy = 'public' | 'signed-in' | 'officer';

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy;
    /** Requests per minute from one address, where fewer than usual. */
    perMinute?: number;
    /** The handler reads a multipart form, and with it the form's token. Other routes take no such form. */
    takesFiles?: boolean;
  }
  interface FastifyRequest {
    actor: Actor | null;
    locale: Locale;
    nonce: string;
  }
}

export type WebApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What a module gives to be reached over HTTP. */
export type Routes = (app: WebApp) => void;

export type { FastifyReply as Reply } from 'fastify';
export type Request = FastifyRequest;
