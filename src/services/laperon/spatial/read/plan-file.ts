import { open } from 'shapefile';
import { unzipSync } from 'fflate';
import { epsgOf, type Project, projectionOfEpsg, projectionOfWkt, UnknownProjection } from './projection.ts';

/** One row of a plan as its file has it. */
export interface SourceRow {
  /** From 1. */
  readonly row: number;
  /** As GeoJSON has it, in the source's own coordinates. */
  readonly geometry: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface PlanFile {
  readonly format: 'geojson' | 'shapefile';
  /** How positions become longitude and latitude. */
  readonly project: Project;
  readonly rows: AsyncIterable<SourceRow>;
}

export type PlanFileFault =
  | 'neither-geojson-nor-zip'
  | 'broken-json'
  | 'no-features'
  | 'broken-zip'
  | 'no-shapefile'
  | 'several-shapefiles'
  | 'no-projection'
  | 'unknown-projection'
  | 'too-large'
  | 'too-slow';

/** Why a file cannot be read as a plan at all; `named` says what stood there. */
export class UnreadablePlan extends Error {
  readonly fault: PlanFileFault;
  readonly named: string;
  constructor(fault: PlanFileFault, named = '', options?: ErrorOptions) {
    super(`${fault} ${named}`.trim(), options);
    this.fault = fault;
    this.named = named;
  }
}

/** What a zip may grow to: a file that promises more is not opened. */
const MOST_UNZIPPED = 600_000_000;

/**
 * Opens a plan: GeoJSON, or a shapefile in a zip (.shp, .dbf, .prj and, where there is one, .cpg). `epsg` says in which
 * coordinates it is where the file does not, and wins over what it says. Throws UnreadablePlan.
 */
export async function openPlanFile(bytes: Uint8Array, epsg: number | null): Promise<PlanFile> {
  try {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await openShapefile(bytes, epsg);
    return await openGeoJson(bytes, epsg);
  } catch (error) {
    if (error instanceof UnknownProjection) throw new UnreadablePlan('unknown-projection', error.message, { cause: error });
    throw error;
  }
}

async function openGeoJson(bytes: Uint8Array, epsg: number | null): Promise<PlanFile> {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!/^\s*\{/.test(text)) throw new UnreadablePlan('neither-geojson-nor-zip');
  let read: { features?: unknown; crs?: unknown };
  try {
    read = JSON.parse(text) as typeof read;
  } catch (error) {
    throw new UnreadablePlan('broken-json', (error as Error).message.slice(0, 120), { cause: error });
  }
  const { features, crs } = read;
  if (!Array.isArray(features) || features.length === 0) throw new UnreadablePlan('no-features');
  const project = await projectionOfEpsg(epsg ?? epsgOf(crs) ?? 4326);
  return { format: 'geojson', project, rows: rowsOf(features as readonly unknown[]) };
}

async function* rowsOf(features: readonly unknown[]): AsyncGenerator<SourceRow> {
  for (const [index, feature] of features.entries()) {
    const { geometry, properties } = (feature ?? {}) as { geometry?: unknown; properties?: unknown };
    const attributes = typeof properties === 'object' && properties !== null ? (properties as Record<string, unknown>) : {};
    yield { row: index + 1, geometry, attributes };
  }
}

async function openShapefile(bytes: Uint8Array, epsg: number | null): Promise<PlanFile> {
  const parts = unzip(bytes);
  const shapes = [...parts.keys()].filter((name) => name.endsWith('.shp'));
  const [shp] = shapes;
  if (shp === undefined) throw new UnreadablePlan('no-shapefile');
  if (shapes.length > 1) throw new UnreadablePlan('several-shapefiles', shapes.join(', ').slice(0, 200));
  const beside = (ending: string) => parts.get(`${shp.slice(0, -4)}${ending}`);
  const prj = beside('.prj');
  if (epsg === null && !prj) throw new UnreadablePlan('no-projection');
  const project = epsg === null ? projectionOfWkt(new TextDecoder().decode(prj)) : await projectionOfEpsg(epsg);
  const encoding = encodingIn(beside('.cpg'));
  return { format: 'shapefile', project, rows: shapefileRows(parts.get(shp) ?? new Uint8Array(), beside('.dbf'), encoding) };
}

async function* shapefileRows(shp: Uint8Array, dbf: Uint8Array | undefined, encoding: string): AsyncGenerator<SourceRow> {
  const source = await open(shp, dbf, { encoding });
  for (let row = 1; ; row++) {
    const { done, value } = await source.read();
    if (done) return;
    yield { row, geometry: value.geometry, attributes: value.properties ?? {} };
  }
}

function unzip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let promised = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(shp|dbf|prj|cpg)$/i.test(name) || /(^|\/)(__MACOSX|\.)/.test(name)) return false;
        promised += originalSize;
        if (promised > MOST_UNZIPPED) throw new UnreadablePlan('too-large');
        return true;
      },
    });
    return new Map(Object.entries(parts).map(([name, part]) => [name.toLowerCase(), part]));
  } catch (error) {
    if (error instanceof UnreadablePlan) throw error;
    throw new UnreadablePlan('broken-zip', (error as Error).message.slice(0, 120), { cause: error });
  }
}

/** The encoding a .cpg file names, in the words TextDecoder knows; UTF-8 where it names none that is known. */
function encodingIn(cpg: Uint8Array | undefined): string {
  const named = new TextDecoder().decode(cpg ?? new Uint8Array()).trim();
  const label = /^\d{3,5}$/.test(named) ? `windows-${named}` : named;
  try {
    return new TextDecoder(label || 'utf-8').encoding;
  } catch {
    return 'utf-8';
  }
}
