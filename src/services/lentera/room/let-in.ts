import type { Reply } from '#web';
import type { RoomDeps } from './deps.ts';
import { type Standing, TICKET_COOKIE } from './standing.ts';
import type { Ticket } from './ticket.ts';

/** Hours a device may come back with its ticket: answers of a device without a line are waited for so long. */
export const TICKET_HOURS = 80;

export function giveTicket({ publicUrl }: Pick<RoomDeps, 'publicUrl'>, reply: Reply, ticket: string): void {
  reply.setCookie(TICKET_COOKIE, ticket, {
    path: '/lentera',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: TICKET_HOURS * 3600,
  });
}

/**
 * The ticket a device goes on with. One that waited at the door while a proctor opened the exam for another device is let in
 * under the number it has; the one that held the attempt until then is not, and enters anew.
 */
export function letWaitingIn(deps: RoomDeps, reply: Reply, { ticket, participant, attempt }: Standing): Ticket {
  if (ticket.epoch >= participant.epoch || attempt?.device === ticket.device) return ticket;
  const renewed = { ...ticket, epoch: participant.epoch };
  giveTicket(deps, reply, deps.tickets.issue(renewed));
  return renewed;
}
