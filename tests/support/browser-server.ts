import { type BrowserServer, chromium } from 'playwright-core';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { findChromium } from './chromium.ts';

/** Starts the one browser of a test run when the first test asks for it; `port` answers with its address. */
export async function offerBrowser(): Promise<{ readonly port: number; close(): Promise<void> }> {
  let started: Promise<BrowserServer> | undefined;
  const server = createServer((socket) => {
    started ??= startBrowser();
    started.then(
      (browser) => socket.end(browser.wsEndpoint()),
      (error: unknown) => socket.end(`failed: ${String(error)}`),
    );
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      await (await started)?.close();
    },
  };
}

export async function startBrowser(): Promise<BrowserServer> {
  const { executablePath, args, env } = await findChromium();
  return chromium.launchServer({ executablePath, args: [...args], env: { ...(process.env as Record<string, string>), ...env } });
}
