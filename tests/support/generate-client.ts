import { registerHooks } from 'node:module';
import type { OpenAPI3 } from 'openapi-typescript';

const said = `// Written by \`npm run api:client\` from the document of the API: changed there, not here.

`;

/** The TypeScript of the API: every operation and shape of its document, in one text. */
export async function generateClient(document: unknown): Promise<string> {
  // The generator writes through the compiler's own interface, which TypeScript 7 has no more: it is given the one before.
  const hooks = registerHooks({
    resolve: (name, context, next) => next(name === 'typescript' ? '@typescript/typescript6' : name, context),
  });
  try {
    const { astToString, default: openapi } = await import('openapi-typescript');
    const types = astToString(await openapi(document as OpenAPI3, { alphabetize: true, silent: true }));
    return `${said}${types}${keyedOf(document as OpenAPI3)}`;
  } finally {
    hooks.deregister();
  }
}

/** What types cannot say to a running program: which operations take an Idempotency-Key. */
function keyedOf({ paths = {} }: OpenAPI3): string {
  const keyed = Object.entries(paths).flatMap(([address, operations]) =>
    Object.entries(operations as Record<string, { readonly parameters?: readonly { readonly name: string }[] }>)
      .filter(([, { parameters = [] }]) => parameters.some(({ name }) => name === 'idempotency-key'))
      .map(([method]) => `${method.toUpperCase()} ${address}`),
  );
  return `/** Operations that take an Idempotency-Key. */\nexport const keyed: readonly string[] = ${JSON.stringify(keyed.sort(), null, 4)};\n`;
}
