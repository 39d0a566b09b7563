// The import rules of ARCHITECTURE.md, each an error. `parser: 'swc'` is a must: with TypeScript 7 the default parser
// reads nothing and reports no violation. tests/architecture plants one violation of each rule and counts the modules.

/** Columns of the platform, from left to right; a module imports only from columns to its right. */
const columns = [
  ['appointments', 'conversations', 'survey'],
  ['cases'],
  ['mandates', 'payments'],
  ['forms', 'documents', 'webhooks'],
  ['notifications', 'clients', 'ledger'],
  ['files', 'access'],
  ['rules', 'identity'],
  ['channels', 'calendar'],
  ['audit', 'jobs', 'keys'],
];

const isTest = '\\.test\\.tsx?$|^src/.*/tests/';
/** A door: what aliases of package.json lead to. */
const doors = '^src/([^/]+|(platform|services)/[^/]+)/(index|ui/index|module)\\.ts$|^src/main/migrations\\.ts$';

const platformOrder = columns.slice(1).flatMap((column, at) =>
  column.map((module) => {
    const right = columns.slice(at + 2).flat();
    return {
      name: `platform-order-${module}`,
      comment: `Rule 2: ${module} imports from platform only ${right.join(', ') || 'nothing'}.`,
      severity: 'error',
      from: { path: `^src/platform/${module}/` },
      to: { path: '^src/platform/', pathNot: `^src/platform/(${[module, ...right].join('|')})/` },
    };
  }),
);

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    forbid(
      'kernel-imports-nothing',
      'Rule 1: the kernel is pure.',
      { path: '^src/kernel/', pathNot: isTest },
      {
        pathNot: '^src/kernel/|^node_modules/uuid/',
      },
    ),
    forbid(
      'ground-imports-kernel',
      'Rule 1: db and i18n import the kernel alone.',
      { path: '^src/(db|i18n)/' },
      {
        path: '^(src|demo|tests)/',
        pathNot: '^src/($1|kernel)/|^tests/support/',
      },
    ),
    forbid(
      'web-imports-ground',
      'Rule 1: web imports kernel, db and i18n.',
      { path: '^src/web/' },
      {
        path: '^(src|demo)/',
        pathNot: '^src/(web|kernel|db|i18n)/',
      },
    ),
    forbid(
      'domain-is-pure',
      'Rule 1: no Fastify, no Kysely, no rendering, no I/O in a domain.',
      { path: '/domain/', pathNot: isTest },
      {
        path: '^src/(db|web|main)/|^node_modules/(fastify|@fastify|kysely|pg|preact|preact-render-to-string|graphile-worker|better-auth|nodemailer|sharp|exceljs)/|^(node:)?(fs|fs/promises|net|http|https|child_process|worker_threads|process|timers/promises)$',
      },
    ),
    forbid(
      'domain-knows-no-edge',
      'Rule 1: a domain imports nothing of its own module but domain.',
      {
        path: '^src/((?:platform|services)/[^/]+)/domain/',
        pathNot: isTest,
      },
      { path: '^src/$1/', pathNot: '^src/$1/(domain|messages)/' },
    ),
    ...platformOrder,
    forbid(
      'platform-knows-no-service',
      'Rule 2: nothing in platform imports services, portal, api or main.',
      { path: '^src/platform/' },
      {
        path: '^src/(services|portal|api|main)/|^demo/',
      },
    ),
    forbid(
      'services-stand-apart',
      'Rule 3: no service imports another service.',
      { path: '^src/services/([^/]+)/' },
      {
        path: '^src/services/',
        pathNot: '^src/services/$1/',
      },
    ),
    forbid(
      'services-stand-below-portal',
      'A service imports neither portal, api nor main.',
      { path: '^src/services/' },
      {
        path: '^src/(portal|api|main)/|^demo/',
      },
    ),
    forbid(
      'portal-sees-registers',
      'Rule 4: the portal sees services only through registers in platform.',
      { path: '^src/portal/' },
      {
        path: '^src/(services|api|main)/|^demo/',
      },
    ),
    forbid(
      'api-sees-registers',
      'Rule 4: so does the API.',
      { path: '^src/api/' },
      {
        path: '^src/(services|portal|main)/|^demo/',
      },
    ),
    forbid(
      'through-the-alias',
      'Rule 5: a folder is crossed only through its alias.',
      {
        path: '^src/((?:platform|services)/[^/]+|[^/]+)/',
      },
      { path: '^src/', pathNot: '^src/$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    ),
    forbid(
      'through-the-alias-from-outside',
      'Rule 5: tests, demo, bench and scripts use the doors too; main, on top of all, has no inside to keep.',
      {
        path: '^(tests|demo|bench|scripts)/',
      },
      { path: '^src/', pathNot: '^src/main/', dependencyTypesNot: ['aliased-subpath-import'] },
    ),
    forbid(
      'through-the-door',
      'Rule 5: an alias leads to index.ts, ui/index.ts or module.ts.',
      {
        path: '^src/((?:platform|services)/[^/]+|[^/]+)/',
      },
      { path: '^src/', pathNot: `^src/$1/|${doors}` },
    ),
    forbid(
      'module-belongs-to-main',
      'Rule 5: module.ts is imported by main alone.',
      {
        pathNot: `^src/main/|^tests/|${isTest}`,
      },
      { path: '^src/(platform|services)/[^/]+/module\\.ts$|^src/(portal|api)/module\\.ts$' },
    ),
    forbid(
      'ui-is-components',
      'Components read no database and no request.',
      { path: '^src/(platform|services)/[^/]+/ui/' },
      {
        path: '^src/db/|/tables\\.ts$|^node_modules/(fastify|@fastify|kysely|pg)/',
      },
    ),
    forbid(
      'islands-stay-in-the-browser',
      'Rule 6: islands import web/ui, i18n, kernel and domains of their own module.',
      {
        path: '^src/((?:platform|services)/[^/]+|portal|web)/.*islands/',
        pathNot: isTest,
      },
      { path: '^(src|demo)/', pathNot: '^src/(web/ui|i18n|kernel)/|^src/$1/.*(?:domain|messages|islands)/' },
    ),
    forbid(
      'islands-need-no-server',
      'Rule 6: nothing of Node and no server library reaches a browser.',
      {
        path: '/islands/',
        pathNot: isTest,
      },
      {
        path: '^node_modules/',
        pathNot:
          '^node_modules/(preact|leaflet|@types/leaflet|@types/geojson|temporal-polyfill|@simplewebauthn/browser|idb|prosemirror-[a-z-]+|qr)/',
      },
    ),
    forbid(
      'islands-need-no-node',
      'Rule 6: nothing of Node reaches a browser.',
      { path: '/islands/', pathNot: isTest },
      {
        dependencyTypes: ['core'],
      },
    ),
    forbid('no-circle', 'A circle has no bottom to understand it from.', {}, { circular: true }),
    forbid('no-unknown-import', 'What is imported exists.', {}, { couldNotResolve: true }),
    forbid(
      'no-tool-in-product',
      'The product imports no development dependency.',
      { path: '^src/', pathNot: isTest },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
