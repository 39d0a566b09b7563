import type { ServiceDefinition } from '#platform/cases';

const codes = new WeakMap<ServiceDefinition, string>();

/** The same service, known by the code of its official form. */
export function withForm(service: ServiceDefinition, code: string): ServiceDefinition {
  codes.set(service, code);
  return service;
}

/** The code of a service's official form; undefined where it has none. */
export const formOf = (service: ServiceDefinition): string | undefined => codes.get(service);
