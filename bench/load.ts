import autocannon from 'autocannon';

export interface Load {
  /** Answers per second. */
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not 2xx, and requests without one. */
  readonly failed: number;
}

/** Asks one page of this machine over and over: bounded in time and connections, loopback only. */
export async function loadPage(
  url: string,
  seconds: number,
  headers: Readonly<Record<string, string>> = {},
  connections = 50,
): Promise<Load> {
  if (new URL(url).hostname !== '127.0.0.1') throw new Error(`${url} is not this machine`);
  const result = await autocannon({ url, connections, duration: seconds, headers: { 'accept-encoding': 'gzip', ...headers } });
  const failed = result.non2xx + result.errors + result.timeouts;
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99, failed };
}
