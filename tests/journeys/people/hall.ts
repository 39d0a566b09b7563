import { castOf } from '#demo';
import { drainJobs, openBrowser, type PageOptions, startApp, type TestApp } from '#support';
import type { Page } from 'playwright-core';
import { startBalancer } from './balancer.ts';

/** The open hall of one test file: the whole application, twice, with the people of the demonstration, and a browser. */
export interface Hall {
  readonly app: TestApp;
  readonly address: string;
  /** A browser of nobody in particular. */
  page(options?: PageOptions): Promise<Page>;
  /** Gives a browser to somebody else, who has this cookie header, or to nobody in particular. */
  becomes(page: Page, cookie: string | undefined): Promise<void>;
  /** The browser of somebody, signed in. */
  pageOf(email: string, options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

/** How long a journey may take where the machine is slow; none waits without a reason. */
export const PATIENCE = 600_000;

/** So that the pages of signing in by another system exist; nobody answers there. */
export const otherSystem = {
  OIDC_ISSUER: 'http://127.0.0.1:1',
  OIDC_CLIENT_ID: 'wantilan',
  OIDC_CLIENT_SECRET: 'rahasia',
  OIDC_NAME: 'Identitas Contoh',
};

/**
 * Two web servers and two workers on one database. Requests go to the servers in turn, and jobs are done by both workers
 * at once: what one of them remembers alone is found out.
 */
export async function openHall(): Promise<Hall> {
  const [one, browser] = await Promise.all([startApp({ env: otherSystem }), openBrowser()]);
  const { url, dataDir, clock } = one;
  const other = await startApp({ env: { ...otherSystem, DATA_DIR: dataDir }, database: { url }, clock });
  const workers = [one, other].map(({ application }) => application.worker.handlers);
  const app = { ...one, runJobs: () => drainJobs(one.deps.pool, clock, ...workers) };
  await castOf(app.deps);
  const balancer = await startBalancer([await app.listen(), await other.listen()]);
  const { address } = balancer;
  const page = async (options: PageOptions = {}) => {
    const opened = await browser.page(address, options);
    opened.setDefaultTimeout(60_000);
    return opened;
  };
  return {
    app,
    address,
    page,
    becomes: (opened, cookie) => browser.becomes(opened, address, cookie),
    pageOf: async (email, options = {}) => page({ ...options, cookie: await app.signIn(email) }),
    // The browser goes first: nothing it still loads keeps the application. What a page reported fails the file.
    close: async () => {
      try {
        await browser.close();
      } finally {
        await balancer.close();
        await other.close();
        await app.close();
      }
      if (balancer.had.includes(0)) throw new Error(`one of the two servers had nothing to do: ${balancer.had.join(', ')}`);
    },
  };
}
