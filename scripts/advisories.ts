import { billOfMaterials } from './sbom.ts';

// `npm run advisories`: weaknesses published of what runs here or is worked with, and whether SECURITY.md's time to mend them is over.

export type Severity = 'CRITICAL' | 'HIGH' | 'MODERATE' | 'LOW';

/** A weakness of a component, as the databases know it. */
export interface Advisory {
  readonly id: string;
  /** Package URLs of the components it is in. */
  readonly components: readonly string[];
  readonly summary: string;
  readonly severity: Severity;
  /** Used in attacks, as CISA's catalogue of exploited vulnerabilities says. */
  readonly isExploited: boolean;
  readonly published: Date;
}

/** Where the databases answer: OSV's API, and CISA's catalogue. */
export interface Databases {
  readonly osv: string;
  readonly exploited: string;
}

const PUBLIC: Databases = {
  osv: 'https://api.osv.dev',
  exploited: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
};
/** Queries in one request; OSV takes a thousand. */
const BATCH = 1000;
/** Days from publication until a release mends it, as SECURITY.md promises; "the next release" is within half a year. */
const DAYS: Readonly<Record<Severity, number>> = { CRITICAL: 7, HIGH: 30, MODERATE: 182, LOW: 182 };

/** The day by which it must be mended. */
export function mendBy({ severity, isExploited, published }: Advisory): Date {
  const days = isExploited ? DAYS.CRITICAL : DAYS[severity];
  return new Date(published.getTime() + days * 86_400_000);
}

/** Asks OSV for what is known of the components; throws when a database does not answer, so that silence is never taken for health. */
export async function advisoriesOf(purls: readonly string[], { osv, exploited }: Databases = PUBLIC): Promise<readonly Advisory[]> {
  const found = new Map<string, string[]>();
  const asked = [...new Set(purls)];
  for (let from = 0; from < asked.length; from += BATCH) await askBatch(osv, asked.slice(from, from + BATCH), found);
  if (found.size === 0) return [];
  const catalogue = await answerOf<Catalogue>(exploited);
  const attacked = new Set(catalogue.vulnerabilities.map(({ cveID }) => cveID));
  const all = await Promise.all([...found].map(async ([id, components]) => readAdvisory(osv, id, components, attacked)));
  return all.filter((one) => one !== null).sort((a, b) => mendBy(a).getTime() - mendBy(b).getTime());
}

interface Catalogue {
  readonly vulnerabilities: readonly { readonly cveID: string }[];
}

interface Batch {
  readonly results: readonly { readonly vulns?: readonly { readonly id: string }[]; readonly next_page_token?: string }[];
}

interface Vulnerability {
  readonly id: string;
  readonly summary?: string;
  readonly details?: string;
  readonly aliases?: readonly string[];
  readonly published: string;
  readonly withdrawn?: string;
  readonly database_specific?: { readonly severity?: string };
}

/** One batch with all its pages, into what is found. */
async function askBatch(osv: string, purls: readonly string[], found: Map<string, string[]>): Promise<void> {
  let queries = purls.map((purl): { purl: string; token?: string } => ({ purl }));
  while (queries.length > 0) {
    const body = { queries: queries.map(({ purl, token }) => ({ package: { purl }, ...(token && { page_token: token }) })) };
    const { results } = await answerOf<Batch>(`${osv}/v1/querybatch`, body);
    const further: typeof queries = [];
    for (const [place, { vulns = [], next_page_token: token }] of results.entries()) {
      const purl = queries[place]?.purl ?? '';
      for (const { id } of vulns) found.set(id, [...(found.get(id) ?? []), purl]);
      if (token) further.push({ purl, token });
    }
    queries = further;
  }
}

async function readAdvisory(
  osv: string,
  id: string,
  components: readonly string[],
  attacked: ReadonlySet<string>,
): Promise<Advisory | null> {
  const {
    summary,
    details,
    aliases = [],
    published,
    withdrawn,
    ...more
  } = await answerOf<Vulnerability>(`${osv}/v1/vulns/${encodeURIComponent(id)}`);
  if (withdrawn) return null;
  return {
    id,
    components,
    summary: summary ?? details?.slice(0, 100) ?? '',
    severity: severityOf(more.database_specific?.severity),
    isExploited: [id, ...aliases].some((name) => attacked.has(name)),
    published: new Date(published),
  };
}

/** What says nothing of its severity is taken for high until somebody has read it. */
function severityOf(said: string | undefined): Severity {
  return said === 'CRITICAL' || said === 'MODERATE' || said === 'LOW' ? said : 'HIGH';
}

async function answerOf<T>(url: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return (await response.json()) as T;
}

if (import.meta.main) {
  const { components } = await billOfMaterials();
  const purls = components.flatMap(({ purl }) => (typeof purl === 'string' ? [purl] : []));
  const found = await advisoriesOf(purls);
  const now = new Date();
  for (const one of found) {
    const isLate = mendBy(one) < now;
    console.log(
      `${isLate ? 'LATE' : 'open'}  ${one.id}  ${one.isExploited ? 'exploited' : one.severity.toLowerCase()}  mend by ${mendBy(one).toISOString().slice(0, 10)}`,
    );
    console.log(`      ${one.components.join(', ')}: ${one.summary}`);
    if (isLate) process.exitCode = 1;
  }
  console.log(`${purls.length} components asked about, ${found.length} known weaknesses`);
}
