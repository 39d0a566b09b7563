import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Locale, Text } from '#i18n';
import type { Actor, AppError, Scope } from '#kernel';
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

/** What a program may still ask in its present minute. */
export interface Allowance {
  /** Requests a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until it begins anew. */
  readonly seconds: number;
  /** This request is beyond it. */
  readonly exceeded: boolean;
}

/** How much a request matters when not all can be served. */
export type Importance = 'first' | 'usual' | 'later';

/** What an operation of the JSON API says of itself in the document of the API. */
export interface Operation {
  /** Its name in generated clients. */
  readonly id: string;
  readonly tag: string;
  readonly summary: Text;
  readonly description?: Text;
  /** What a program must have been allowed; without it programs are not let in, unless the policy lets in everybody. */
  readonly scope?: Scope;
  /** Media types of a body that is no JSON. */
  readonly takes?: readonly string[];
  /** Media type of an answer that is no JSON. */
  readonly gives?: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy;
    operation?: Operation;
    /** What it gives way to when not all can be served; otherwise what is done goes before what is looked at. */
    importance?: Importance;
    /** Requests per minute from one address, where fewer than usual. */
    perMinute?: number;
    /** Takes forms of programs, which show who they are in the form itself; no cookie counts here. */
    takesForeignForms?: boolean;
    /** The handler reads a multipart form, and with it the form's token. Other routes take no such form. */
    takesFiles?: boolean;
  }
  interface FastifyRequest {
    actor: Actor | null;
    /** What a program that is limited may still ask; null for everybody else. */
    allowance: Allowance | null;
    locale: Locale;
    nonce: string;
    /** Why whoever was signed out while they typed is turned away, once their form was read. */
    turnedAway: AppError | null;
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
