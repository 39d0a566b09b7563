import proj4 from 'proj4';

/** Turns a position of a source into longitude and latitude of WGS 84. */
export type Project = (position: readonly [number, number]) => readonly [lon: number, lat: number];

/** Why the coordinates of a source cannot be read. */
export class UnknownProjection extends Error {}

const asIs: Project = ([lon, lat]) => [lon, lat];

/**
 * From the text of a .prj file (WKT 1 or 2, also Esri's dialect). Throws UnknownProjection with what stands in it.
 */
export function projectionOfWkt(wkt: string): Project {
  return by(wkt, wkt.trim().slice(0, 80));
}

/** From an EPSG number, such as 32750 or 23836. Throws UnknownProjection for a number nobody gave out. */
export async function projectionOfEpsg(epsg: number): Promise<Project> {
  // WGS 84 itself, with longitude first as GeoJSON wants it.
  if (epsg === 4326) return asIs;
  // The list of all systems is 15 MB of JSON: read only when a file names its system by number.
  const { lookup } = await import('@esri/proj-codes');
  const found = lookup(epsg);
  if (!found) throw new UnknownProjection(`EPSG:${epsg}`);
  return by(found.wkt, `EPSG:${epsg}`);
}

/** The EPSG number in the `crs` member that older GeoJSON files carry; null where there is none. Throws UnknownProjection. */
export function epsgOf(crs: unknown): number | null {
  if (crs === undefined || crs === null) return null;
  const name = (crs as { properties?: { name?: unknown } }).properties?.name;
  if (typeof name !== 'string') throw new UnknownProjection(JSON.stringify(crs).slice(0, 80));
  if (/CRS:?:?84$/i.test(name)) return 4326;
  const number = /EPSG:(?::|[\d.]+:)?(\d{4,6})$/i.exec(name)?.[1];
  if (number === undefined) throw new UnknownProjection(name.slice(0, 80));
  return Number(number);
}

function by(definition: string, name: string): Project {
  try {
    const { forward } = proj4(definition, 'WGS84');
    return (position) => {
      const [lon = Number.NaN, lat = Number.NaN] = forward([position[0], position[1]]);
      return [lon, lat];
    };
  } catch (error) {
    throw new UnknownProjection(name, { cause: error });
  }
}
