import { AjvCompiler } from '@fastify/ajv-compiler';
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifyServerOptions } from 'fastify';

type Factories = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>;
type Validators = ReturnType<typeof AjvCompiler>;
type Validates = ReturnType<ReturnType<Validators>>;

/** How what comes in is read: text becomes what the schema names, one value a list of one; nothing is taken out. */
export const reading = { customOptions: { coerceTypes: 'array', removeAdditional: false } } as const;

/**
 * Fastify's own compilers of schemas, each schema made into code when first met: hundreds of routes need half a second
 * of a start, and most starts meet few of them. A schema that cannot be compiled is found by a test of every route.
 */
export function compilersWhenMet(): Factories {
  const validators = AjvCompiler();
  const serializers = SerializerSelector();
  const buildValidator: Validators = (schemas, options) => {
    const compile = validators(schemas, options);
    return (route) => {
      let made: Validates | undefined;
      const validate = (data: unknown) => {
        made ??= compile(route);
        const fits = made(data);
        validate.errors = made.errors;
        return fits;
      };
      validate.errors = undefined as Validates['errors'];
      return validate as Validates;
    };
  };
  return {
    buildValidator,
    buildSerializer: (schemas, options) => {
      const compile = serializers(schemas, options);
      return (route) => {
        let made: ((data: unknown) => string) | undefined;
        return (data) => {
          made ??= compile(route);
          return made(data);
        };
      };
    },
  };
}
