import { newId } from '#kernel';
import { people, type Who, type World } from './world.ts';

type Sent = Readonly<Record<string, string>>;

/** What one route gives to whom. Whoever is not named is refused: sent to sign in, 403 or 404. */
export interface Row {
  /** Who is served. */
  readonly may: readonly Who[];
  /** What being served looks like; 200 or 303 unless said. A form sent empty is served with what is wrong in it. */
  readonly gives?: readonly number[];
  /** Who sees the case and is told why it cannot be done: 409 or 422. */
  readonly told?: readonly Who[];
  /** Where those without a pass are led back to. */
  readonly back?: (world: World) => string;
  /** Ids in the address. */
  readonly at?: (world: World) => Sent;
  readonly query?: string;
  /** How it is asked where no form does: headers of a request without a body. */
  readonly headers?: Sent;
  readonly form?: (world: World, who: Who) => Sent;
  /** What a program sends. */
  readonly json?: (world: World, who: Who) => unknown;
  /** Changes who asks: everybody comes with a session of their own. */
  readonly anew?: boolean;
  /** Shows the people of the demonstration to everybody, on purpose. */
  readonly demonstration?: boolean;
}

export const everybody = people;
export const signedIn = people.filter((who) => who !== 'visitor' && who !== 'guest');
export const officers = ['front', 'planner', 'head', 'admin'] as const;
export const anyOfficer = [...officers, 'neighbour'] as const;

export const open: Row = { may: everybody };
export const form: Row = { may: everybody, gives: [422] };
export const inAccount: Row = { may: signedIn };
/** News of an office are for whoever has proved to hold it. */
export const proven: Row = { may: signedIn.filter((who) => who !== 'weak') };
export const console_: Row = { may: ['admin'] };
export const mine = (at: (world: World) => Sent, rest: Partial<Row> = {}): Row => ({ may: ['applicant'], at, ...rest });
export const desk = (at: (world: World) => Sent, rest: Partial<Row> = {}): Row => ({ may: officers, at, ...rest });

export const meeting = ({ ids }: World) => ({ caseId: ids.meeting });
export const chat = ({ ids }: World) => ({ conversationId: ids.conversation, messageId: ids.chatMessage });
export const place = ({ ids }: World) => ({ placeId: ids.place });
export const queued = ({ ids }: World) => ({ placeId: ids.queuePlace });
export const plan = ({ ids }: World) => ({ planId: ids.plan });
export const webhook = ({ ids }: World) => ({ clientId: ids.client, subscriptionId: ids.subscription, deliveryId: ids.delivery });
export const printed = ({ ids }: World) => ({ caseId: ids.printed });
export const printLink = ({ ids }: World) => ({ token: ids.printToken });
export const toPrintLink = ({ ids }: World) => `/cetak/${ids.printToken}`;
export const returned = ({ ids }: World) => ({ caseId: ids.returned });
export const front = ({ ids }: World) => ({ caseId: ids.front });
export const pair = ({ ids }: World) => ({ caseId: ids.front, otherId: ids.returned });
export const remarked = ({ ids }: World) => ({ caseId: ids.remarked });
export const drawing = ({ ids }: World) => ({ caseId: ids.remarked, fileId: ids.drawing });
export const draft = ({ ids }: World) => ({ draftId: ids.draft });
export const invited = ({ ids }: World) => ({ token: ids.token, action: 'confirm' });
export const toInvitation = ({ ids }: World) => `/undangan/${ids.token}`;
export const service = () => ({ service: 'imb-pbg' });
export const says = () => ({ text: 'Mohon diperiksa.', _key: newId() });
export const aRule = () => ({ agency: 'dpmptsp-badung', key: 'laperon.permit.service-days' });
