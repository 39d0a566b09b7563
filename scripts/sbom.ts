import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Bundled, bundled } from './bundled.ts';
import { exceptions } from './licences.ts';

interface Component {
  readonly name: string;
  readonly licenses?: readonly object[];
  readonly [more: string]: unknown;
}

interface Sbom {
  readonly specVersion: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  readonly [more: string]: unknown;
}

const home = join(import.meta.dirname, '..');

/** All that runs here or is worked with (CycloneDX 1.6): packages as npm knows them, and what comes inside them. */
export async function billOfMaterials(): Promise<Sbom> {
  const { stdout } = await promisify(execFile)('npm', ['sbom', '--sbom-format=cyclonedx'], { cwd: home, maxBuffer: 100_000_000 });
  const npm = JSON.parse(stdout) as Sbom;
  const inside = bundled().map((one) => ({ one, component: componentOf(one) }));
  const within = (ref: string) => inside.filter(({ one }) => refName(ref) === one.within).map(({ component }) => component['bom-ref']);
  return {
    ...npm,
    // npm writes 1.5, of which every document is one of 1.6 as well.
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    specVersion: '1.6',
    components: [...npm.components.map(withLicence), ...inside.map(({ component }) => component)],
    dependencies: [
      ...npm.dependencies.map((of) => ({ ...of, dependsOn: [...(of.dependsOn ?? []), ...within(of.ref)] })),
      ...inside.map(({ component }) => ({ ref: component['bom-ref'], dependsOn: [] })),
    ],
  };
}

function refName(ref: string): string {
  return ref.replace(/@[^@]*$/, '');
}

function componentOf({ name, version, licence, within, isTool = false }: Bundled) {
  return {
    'bom-ref': `bundled:${name}@${version}`,
    type: 'library',
    name,
    version,
    scope: isTool ? 'optional' : 'required',
    licenses: [{ license: { id: licence } }],
    properties: [{ name: 'wantilan:within', value: within }],
  };
}

/** A component with the licence we found, where npm could read none from what it says. */
function withLicence(component: Component): Component {
  if (component.licenses && component.licenses.length > 0) return component;
  const found = exceptions.find(({ name }) => name.test(component.name));
  return found ? { ...component, licenses: [{ license: { id: found.licence } }] } : component;
}

if (import.meta.main) {
  const file = join(home, 'dist/sbom.cdx.json');
  await mkdir(join(home, 'dist'), { recursive: true });
  const bill = await billOfMaterials();
  await writeFile(file, `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`${bill.components.length} components, written to dist/sbom.cdx.json`);
}
