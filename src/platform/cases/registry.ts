import type { Locale } from '#i18n';
import { AppError } from '#kernel';
import type { Agency } from '#platform/access';
import type { Checklist } from '#platform/forms';
import type { ServiceDefinition } from './domain/definition.ts';

/** A service and an agency that offers it. */
export interface Offer {
  readonly service: ServiceDefinition;
  readonly agency: Agency;
}

/** The services of this hall and who offers them. Put together by main, once. */
export class ServiceRegistry {
  readonly #offers: readonly Offer[];
  readonly #services: ReadonlyMap<string, ServiceDefinition>;

  /** Throws when two services bear the same key. */
  constructor(offers: readonly Offer[]) {
    this.#offers = offers;
    this.#services = new Map(offers.map(({ service }) => [service.key, service]));
    const strange = offers.find(({ service }) => this.#services.get(service.key) !== service);
    if (strange) throw new Error(`two services are called ${strange.service.key}`);
  }

  /** Throws, naming the place, where an action or an examination looks something up in a register that nobody keeps. */
  assertKept(registers: Readonly<Record<string, unknown>>): void {
    for (const { key: service, actions, examines } of this.#services.values()) {
      const asking = Object.entries(actions).map(([key, { looksUp }]) => [`action ${key}`, looksUp?.register] as const);
      for (const [who, register] of [...asking, ['examination', examines?.looksUp?.register] as const])
        if (register !== undefined && !Object.hasOwn(registers, register))
          throw new Error(`service ${service}: ${who} looks up ${register}, a register nobody keeps`);
    }
  }

  /** Throws, naming the place, where a case would go on as what nobody offers, with answers or files nobody asks for there. */
  assertGoesOn(): void {
    for (const { key: from, continues = [], checklist: here } of this.#services.values())
      for (const { service, files } of continues) {
        const to = this.#services.get(service);
        const asked = ({ value }: ServiceDefinition['checklist']) => new Set((value as Checklist).items.map(({ key }) => key));
        const strange = to
          ? Object.entries(files).find(([own, there]) => !asked(here).has(own) || !asked(to.checklist).has(there))
          : [service, service];
        if (strange) throw new Error(`service ${from} goes on as ${service}: nobody asks for ${strange.join(' or ')}`);
      }
  }

  /** Throws NOT_FOUND for a key nobody offers. */
  get(key: string): ServiceDefinition {
    const service = this.#services.get(key);
    if (!service) throw new AppError('NOT_FOUND', { service: key });
    return service;
  }

  offersOf(key: string): readonly Offer[] {
    return this.#offers.filter(({ service }) => service.key === key);
  }

  /** What an office is called, after the desk it sits at; null for an office without a desk. */
  roleTitle(role: string, locale: Locale): string | null {
    const desks = [...this.#services.values()].flatMap(({ desks }) => Object.values(desks));
    return desks.find((desk) => desk.role === role)?.title(locale) ?? null;
  }

  all(): readonly Offer[] {
    return this.#offers;
  }
}
