import type { Reply, Request } from '#web';

/** Cookies of this wing: what is being written, the receipt an officer reads out, what a reporter opened, what an officer opened. */
const names = { draft: 'wl_konsep', entered: 'wl_loket', report: 'wl_laporan', key: 'wl_kunci' } as const;
export type CookieName = keyof typeof names;

const options = { path: '/ombudsman', httpOnly: true, sameSite: 'strict', secure: 'auto' } as const;

export const ticketIn = (request: Request, name: CookieName): string => request.cookies[names[name]] ?? '';

/** Gives a browser its ticket: until it is closed, or for some days where its user wants that. */
export function giveTicket(reply: Reply, name: CookieName, ticket: string, days?: number): Reply {
  return reply.setCookie(names[name], ticket, { ...options, ...(days !== undefined && { maxAge: days * 86_400 }) });
}

export const takeTicket = (reply: Reply, name: CookieName): Reply => reply.clearCookie(names[name], options);

/** No page of this wing is kept by anything between us and its reader. */
export const secret = (reply: Reply): Reply => reply.header('cache-control', 'no-store');
