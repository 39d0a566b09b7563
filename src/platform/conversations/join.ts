import type { Db, Tx } from '#db';
import { said } from '#i18n';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { ownCaseNumbered } from '#platform/cases';
import { getPersonById } from '#platform/identity';
import { type JoinedChat, joinChat, partChat } from '#platform/mandates';
import { defineNotice, notify } from '#platform/notifications';
import { createHash, randomInt } from 'node:crypto';
import { conversationPaths } from './paths.ts';
import { actorOf, getForUpdate } from './tables.ts';

/** How long a code may be sent, and how long number and tracking code may be given once it was. */
const CODE_GOOD_FOR = 15 * 60_000;
const PROOF_GOOD_FOR = 60 * 60_000;
const MOST_TRIES = 5;
// Without letters and digits that look alike.
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

const plain = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '');
const hashOf = (code: string) => createHash('sha256').update(plain(code)).digest('hex');

/** A new code of an account, to be sent in a chat; the one before is good for nothing any more. Reads as ABCD-EFGH. */
export async function makeJoinCode(tx: Tx, actor: PersonActor, at: Date): Promise<string> {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const code = {
    code_hash: hashOf(letters),
    made_at: at,
    expires_at: new Date(at.getTime() + CODE_GOOD_FOR),
    conversation_id: null,
    tries: 0,
  };
  await tx.deleteFrom('conversations.join_code').where('expires_at', '<', at).execute();
  await tx
    .insertInto('conversations.join_code')
    .values({ account_person_id: actor.personId, ...code })
    .onConflict((on) => on.column('account_person_id').doUpdateSet(code))
    .execute();
  await appendAudit(tx, { actor, action: 'conversations.join-code', subject: { type: 'person', id: actor.personId }, at });
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** An account that asks to join a chat, as far as the chat may know it. */
export interface Asking {
  readonly accountPersonId: string;
  readonly name: string;
  readonly email: string | null;
}

/** Who asks by a code, held until the transaction ends; undefined where it is none, ran out, or was sent in another chat. */
export async function holdJoinCode(
  tx: Tx,
  by: { readonly code: string } | { readonly account: string },
  at: Date,
): Promise<Asking | undefined> {
  const row = await tx
    .selectFrom('conversations.join_code as j')
    .innerJoin('identity.person as p', 'p.id', 'j.account_person_id')
    .select(['p.id as accountPersonId', 'p.name', 'p.email'])
    .where((eb) => ('code' in by ? eb('j.code_hash', '=', hashOf(by.code)) : eb('j.account_person_id', '=', by.account)))
    .where('j.conversation_id', 'is', null)
    .where('j.expires_at', '>', at)
    .forUpdate('j')
    .executeTakeFirst();
  return row;
}

/** The chat agreed: what is left is number and tracking code of an application of it, given at the account. */
export async function awaitProof(tx: Tx, accountPersonId: string, conversationId: string, at: Date): Promise<void> {
  await tx
    .updateTable('conversations.join_code')
    .set({ conversation_id: conversationId, expires_at: new Date(at.getTime() + PROOF_GOOD_FOR) })
    .where('account_person_id', '=', accountPersonId)
    .execute();
}

export async function dropJoinCode(tx: Tx, accountPersonId: string): Promise<void> {
  await tx.deleteFrom('conversations.join_code').where('account_person_id', '=', accountPersonId).execute();
}

/** How far an account is with joining: no code, one that may be sent, or a chat that agreed and waits for its proof. */
export type Joining = { readonly step: 'none' | 'code' } | { readonly step: 'proof'; readonly triesLeft: number };

export async function readJoining(db: Db, accountPersonId: string, at: Date): Promise<Joining> {
  const row = await db
    .selectFrom('conversations.join_code')
    .select(['conversation_id as conversationId', 'tries'])
    .where('account_person_id', '=', accountPersonId)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  if (!row) return { step: 'none' };
  return row.conversationId === null ? { step: 'code' } : { step: 'proof', triesLeft: MOST_TRIES - row.tries };
}

/** Number and code of an application, proven already to belong together by whoever asks; null where they do not. */
export type ProvenNumber = string | null;

/** Joins the chat that agreed, once an application of it is proven; else how many tries are left, none of a code that is over. */
export async function proveJoining(
  tx: Tx,
  actor: PersonActor,
  number: ProvenNumber,
  at: Date,
): Promise<{ readonly joined: true } | { readonly joined: false; readonly triesLeft: number }> {
  const row = await tx
    .selectFrom('conversations.join_code')
    .select(['conversation_id as conversationId', 'tries'])
    .where('account_person_id', '=', actor.personId)
    .where('conversation_id', 'is not', null)
    .where('expires_at', '>', at)
    .forUpdate()
    .executeTakeFirst();
  if (!row?.conversationId) return { joined: false, triesLeft: 0 };
  const conversation = await getForUpdate(tx, row.conversationId);
  if (number === null || (await ownCaseNumbered(tx, conversation.personId, number)) === undefined) {
    const tries = row.tries + 1;
    if (tries >= MOST_TRIES) await dropJoinCode(tx, actor.personId);
    else await tx.updateTable('conversations.join_code').set({ tries }).where('account_person_id', '=', actor.personId).execute();
    const subject = { type: 'conversation', id: conversation.id } as const;
    await appendAudit(tx, { actor, action: 'conversations.join-wrong', subject, detail: { tries }, at });
    return { joined: false, triesLeft: Math.max(0, MOST_TRIES - tries) };
  }
  const { name } = await getPersonById(tx, conversation.personId);
  await join(tx, { accountPersonId: actor.personId, conversationId: conversation.id, chat: actorOf(conversation, name) }, at);
  await notify(tx, {
    personId: conversation.personId,
    notice: told,
    facts: { joined: true, toChat: true, name: '' },
    link: conversationPaths.join(),
    at,
  });
  return { joined: true };
}

interface Joins {
  readonly accountPersonId: string;
  readonly conversationId: string;
  readonly chat: PersonActor;
}

/** The account stands for whoever writes in the chat from now on, and is told of it. */
export async function join(tx: Tx, { accountPersonId, conversationId, chat }: Joins, at: Date): Promise<void> {
  await joinChat(tx, { accountPersonId, chat }, at);
  await dropJoinCode(tx, accountPersonId);
  const subject = { type: 'conversation', id: conversationId } as const;
  await appendAudit(tx, { actor: chat, action: 'conversations.join', subject, detail: { account: accountPersonId }, at });
  const facts = { joined: true, toChat: false, name: chat.name };
  await notify(tx, { personId: accountPersonId, notice: told, facts, link: conversationPaths.join(), at });
}

/** Ends it, by either side; the other is told. Throws NOT_FOUND for anybody else's. */
export async function part(tx: Tx, actor: PersonActor, mandateId: string, at: Date): Promise<JoinedChat> {
  const before = await partChat(tx, actor, mandateId, at);
  const { accountPersonId, chatPersonId, chatName } = before;
  const inChat = actor.personId === chatPersonId;
  const facts = { joined: false, toChat: !inChat, name: chatName };
  await notify(tx, { personId: inChat ? accountPersonId : chatPersonId, notice: told, facts, link: conversationPaths.join(), at });
  return before;
}

interface Told {
  readonly joined: boolean;
  /** Said in the chat; else to the account. */
  readonly toChat: boolean;
  readonly name: string;
}

const told = defineNotice<Told>('conversations.joined', 'security', ({ joined, toChat, name }, locale) => {
  if (toChat)
    return joined
      ? {
          subject: said('Percakapan ini tergabung dengan akun Anda', 'This chat is joined to your account')(locale),
          body: said(
            'Permohonan dari sini sekarang tampak juga di Berkas saya pada situs. Bukan Anda? Tulis *pisah akun*, lalu *petugas*.',
            'Applications made here now stand under My files on the website as well. Not you? Write *unlink account*, then *officer*.',
          )(locale),
        }
      : {
          subject: said('Percakapan ini dipisahkan dari akun', 'This chat is parted from the account')(locale),
          body: said(
            'Permohonan dari sini tidak tampak lagi di situs. Di percakapan ini tidak ada yang berubah.',
            'Applications made here no longer stand on the website. Nothing changes in this chat.',
          )(locale),
        };
  return joined
    ? {
        subject: said(
          `Percakapan WhatsApp “${name}” tergabung dengan akun Anda`,
          `The WhatsApp chat “${name}” is joined to your account`,
        )(locale),
        body: said(
          'Permohonan dari percakapan itu tampak di Berkas saya. Bukan Anda yang menggabungkan? Pisahkan, lalu ganti kata sandi.',
          'Applications of that chat stand under My files. Not you who joined it? Part it, then change your password.',
        )(locale),
      }
    : {
        subject: said(`Percakapan WhatsApp “${name}” dipisahkan`, `The WhatsApp chat “${name}” was parted`)(locale),
        body: said(
          'Pemegang telepon memisahkannya. Permohonannya tidak tampak lagi di akun Anda dan tetap diproses.',
          'Whoever holds the telephone parted it. Its applications no longer stand under your account and go on.',
        )(locale),
      };
});
