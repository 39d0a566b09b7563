import { startOidc, type There } from '#demo/stand-ins';

export { OIDC_CLIENT as CLIENT, type There } from '#demo/stand-ins';

export interface RunningProvider {
  readonly issuer: string;
  /** Goes where a browser is sent, as this person; gives the address that leads back, or the page that refuses. */
  visit(address: string, who: There | 'cancel'): Promise<string>;
  close(): Promise<void>;
}

/** The provider of the demonstration, and whoever walks through its pages. */
export async function startProvider(redirectUri: string): Promise<RunningProvider> {
  const { issuer, know, close } = await startOidc({ redirectUri, people: [], port: 0 });
  return {
    issuer,
    visit: async (address, who) => {
      if (who !== 'cancel') know(who);
      const cookies = new Map<string, string>();
      let at = address;
      for (let step = 0; step < 10 && !at.startsWith(redirectUri); step++) {
        const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
        const asks = new URL(at).pathname.startsWith('/interaksi/');
        const body = new URLSearchParams({ sub: who === 'cancel' ? '' : who.sub });
        const page = await fetch(at, { redirect: 'manual', headers, ...(asks && { method: 'POST', body }) });
        for (const cookie of page.headers.getSetCookie()) {
          const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
          cookies.set(name, value);
        }
        const to = page.headers.get('location');
        if (to === null) return `${page.status} ${await page.text()}`;
        at = new URL(to, at).href;
      }
      return at;
    },
    close,
  };
}
