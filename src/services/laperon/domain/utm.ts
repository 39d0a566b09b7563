/** A position on the earth in degrees, WGS 84. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

/** A position on the plane in metres. */
export interface Metres {
  readonly east: number;
  readonly north: number;
}

const EQUATORIAL_RADIUS = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const SCALE = 0.9996;
const FALSE_EAST = 500_000;
const FALSE_NORTH = 10_000_000;
/** Zone 50 reaches from 114° to 120° east: all of Bali (EPSG:32750, unconfirmed as the agency's own choice). */
const CENTRAL_MERIDIAN = 117;

const n = FLATTENING / (2 - FLATTENING);
const RECTIFYING_RADIUS = (EQUATORIAL_RADIUS / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const ALPHA = [n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3, (13 / 48) * n ** 2 - (3 / 5) * n ** 3, (61 / 240) * n ** 3];
const ECCENTRICITY = (2 * Math.sqrt(n)) / (1 + n);

/** WGS 84 to UTM zone 50 south, by Krüger's series to the third order (L. Krüger, 1912): exact to millimetres in Bali. */
export function toUtm50South({ lat, lon }: Position): Metres {
  const phi = (lat * Math.PI) / 180;
  const lambda = ((lon - CENTRAL_MERIDIAN) * Math.PI) / 180;
  const t = Math.sinh(Math.atanh(Math.sin(phi)) - ECCENTRICITY * Math.atanh(ECCENTRICITY * Math.sin(phi)));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.atanh(Math.sin(lambda) / Math.hypot(1, t));
  const series = (of: (order: number) => number) => ALPHA.reduce((sum, alpha, index) => sum + alpha * of(2 * (index + 1)), 0);
  return {
    east: FALSE_EAST + SCALE * RECTIFYING_RADIUS * (eta + series((k) => Math.cos(k * xi) * Math.sinh(k * eta))),
    north: FALSE_NORTH + SCALE * RECTIFYING_RADIUS * (xi + series((k) => Math.sin(k * xi) * Math.cosh(k * eta))),
  };
}
