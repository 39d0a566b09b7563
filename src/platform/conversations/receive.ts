import type { Tx } from '#db';
import type { Content, Inbound, Receives } from '#platform/channels';
import { ownFile } from '#platform/files';
import { enqueue } from '#platform/jobs';
import type { ConversationDeps } from './deps.ts';
import { replyOf } from './domain/ask.ts';
import { asksWhatIsWrong, commandIn, isQuestion, yesOrNo } from './domain/command.ts';
import { namesOnly, wrongPhotoIn } from './domain/paper.ts';
import { offeredAs } from './domain/talk.ts';
import { sayAfterPhotos } from './jobs.ts';
import { texts } from './messages/index.ts';
import { goOnMendingAny, hello, obey, speak } from './obey.ts';
import { answerQuestion, takeOption, takeRelative, takeWords } from './steps/answer.ts';
import { askToGiveUp, giveUp, giveUpBeside, send } from './steps/finish.ts';
import { goOn } from './steps/go-on.ts';
import { leaveHuman, takeOffice, takeWish, waitForOfficer } from './steps/human.ts';
import { answerJoining, askJoining, joinCodeIn, takeJoinCode } from './steps/join.ts';
import { askTimeAgain, meetingPressed, takeMeeting, takeTimeSaid } from './steps/meet.ts';
import { takeMore } from './steps/more.ts';
import { goOnMending, takeMended, takeMendingWords, takeUpMending, takeUpMendingOf } from './steps/mend.ts';
import { begin, servicesNamed, showMenu, showNamed, showTopic } from './steps/menu.ts';
import { erase } from './steps/own-data.ts';
import { namePaper, takeBackPaper, takePaper, unnamedNamed } from './steps/paper.ts';
import { givePrint, printNumberIn, showPrint } from './steps/print.ts';
import { showStatus, showTracked } from './steps/status.ts';
import { resumeDraft, showUnfinished } from './steps/unfinished.ts';
import { actorOf, enterConversation, fileOfInbound, writeDown } from './tables.ts';
import { Turn } from './turn.ts';

/** Photos come in a row: what is lacking is said once nothing came for this long, in milliseconds. */
const ROW = 4_000;

/**
 * Answers what somebody wrote. Everything stands in the transaction that takes the message: answers, files, cases made
 * of them, and what is said back.
 */
export const receiver =
  (deps: ConversationDeps): Receives =>
  async (tx, inbound) => {
    const { contact, content, at } = inbound;
    const { conversation, fresh } = await enterConversation(tx, contact, at);
    const actor = actorOf(conversation, contact.name ?? contact.phone ?? 'WhatsApp');
    const turn = new Turn({ tx, deps, conversation, actor, contact, at: deps.clock.now(), key: `turn:${inbound.id}` });
    await note(tx, inbound, turn);
    if (content.kind === 'reaction') return turn.end();
    const joins = content.kind === 'text' ? joinCodeIn(content.text) : undefined;
    if (joins !== undefined) await takeJoinCode(turn, joins);
    else if (conversation.mode === 'officer') await besideOfficer(turn, content);
    else await answer(turn, inbound, fresh);
    await turn.end();
  };

async function besideOfficer(turn: Turn, content: Content): Promise<void> {
  const command = content.kind === 'text' ? commandIn(content.text) : null;
  if (command === 'bot' || command === 'menu') return leaveHuman(turn);
  // Where their files stand, and that they wait, is said by the house; the officer keeps the conversation.
  if (command === 'status') return showStatus(turn);
  if (command === 'human') return say(turn, texts(turn.locale).toHumanAsked);
  if (command === 'english' || command === 'indonesian') return speak(turn, command);
  const stops = content.kind === 'choice' && content.id.startsWith('give-up:') ? content.id === 'give-up:yes' : null;
  const said = stops ?? (turn.talk.giving && content.kind === 'text' ? (command === 'cancel' ? true : yesOrNo(content.text)) : null);
  if (turn.talk.giving && said !== null) return giveUpBeside(turn, said);
  if (command === 'cancel' && turn.talk.draft !== undefined) return askToGiveUp(turn);
  waitForOfficer(turn);
  // The house's own words and buttons are not understood by an officer, who is to be left here first.
  if (command === 'cancel' || content.kind === 'choice') return say(turn, texts(turn.locale).withOfficer);
}

async function answer(turn: Turn, inbound: Inbound, fresh: boolean): Promise<void> {
  const { content } = inbound;
  switch (content.kind) {
    case 'text':
      return takeText(turn, content.text, fresh);
    case 'choice':
      return takeChoice(turn, content.id);
    case 'media':
      return takeMedia(turn, inbound, content);
    case 'location':
      return takeText(turn, texts(turn.locale).place(String(content.latitude), String(content.longitude)), fresh);
    default:
      return say(turn, texts(turn.locale).unread);
  }
}

/** Words of a question that names nothing. */
const SHORT = 5;

async function takeText(turn: Turn, text: string, fresh: boolean): Promise<void> {
  const { talk } = turn;
  const command = commandIn(text);
  if (talk.giving) {
    const said = command === 'cancel' ? true : yesOrNo(text);
    if (said !== null) return giveUp(turn, said);
  }
  if (talk.erasing) {
    const said = yesOrNo(text);
    if (said !== null) return erase(turn, said);
  }
  if (talk.joining !== undefined) {
    const said = command === 'cancel' ? false : yesOrNo(text);
    if (said !== null) return answerJoining(turn, said);
    // Anything else that is no command is no answer to this: it is asked once more.
    if (command === null) return askJoining(turn);
  }
  const ofMeeting = meetingPressed(turn, text, command);
  if (ofMeeting !== undefined) return takeChoice(turn, ofMeeting);
  if (command !== null && (await obey(turn, command, fresh))) return;
  const { giving: _, erasing: __, joining: ___, calling, ...rest } = turn.talk;
  turn.talk = rest;
  if (calling) {
    const office = offeredAs(rest.offered, text);
    return office === undefined ? takeWish(turn, text) : takeChoice(turn, office);
  }
  const toPrint = printNumberIn(text);
  if (toPrint !== undefined) return showPrint(turn, toPrint);
  const named = await unnamedNamed(turn, text);
  if (named) return goOn(turn, { ahead: await namePaper(turn, named.one.file, named.key) });
  if (turn.talk.mending) return takeMendingWords(turn, text);
  if (turn.talk.draft !== undefined) {
    const wrongPhoto = wrongPhotoIn(text);
    if (wrongPhoto !== null) return takeBackPaper(turn, wrongPhoto);
    if (turn.talk.shown !== undefined && yesOrNo(text) === true) return send(turn, turn.talk.draft, turn.talk.shown);
    if (isQuestion(text)) return answerQuestion(turn, text);
    return takeWords(turn, text);
  }
  if (await takeTimeSaid(turn, text)) return;
  const pressed = offeredAs(turn.talk.offered, text);
  if (pressed !== undefined) return takeChoice(turn, pressed);
  if (await showTracked(turn, text)) return;
  if (asksWhatIsWrong(text)) {
    if (await goOnMendingAny(turn)) return;
    // So short a question is about what they sent, and begins nothing by the word for what is wrong.
    if (text.trim().split(/\s+/).length <= SHORT) return say(turn, texts(turn.locale).mendNone);
  }
  // Answers with a number of a person name no service, whatever words are among them.
  const [offer, ...others] = namesOnly(text) || !/\d{16}/.test(text) ? servicesNamed(turn.deps.offers(), text) : [];
  if (offer && others.length === 0) return begin(turn, offer.service.key, offer.agency.id, fresh ? hello(turn, [offer]) : '');
  if (offer) return showNamed(turn, [offer, ...others], text, fresh ? hello(turn, [offer, ...others]) : '');
  if ((await askTimeAgain(turn)) || (await takeTimeSaid(turn, text, true))) return;
  return showMenu(turn, fresh ? hello(turn) : texts(turn.locale).notUnderstood);
}

async function takeChoice(turn: Turn, id: string): Promise<void> {
  const [kind = '', ...parts] = id.split(':');
  const m = texts(turn.locale);
  const reply = replyOf(id);
  if (reply) return turn.talk.draft === undefined ? showMenu(turn, m.stale) : takeOption(turn, reply.field, reply.value);
  switch (kind) {
    case 'menu':
      return showMenu(turn);
    case 'topic':
      return showTopic(turn, Number(parts[0]));
    case 'service':
      return begin(turn, parts[0] ?? '', parts[1] ?? '');
    case 'office':
      return takeOffice(turn, parts[0] ?? '');
    case 'draft':
      return (await resumeDraft(turn, parts[0] ?? '')) ? undefined : showMenu(turn, m.stale);
    case 'drafts':
      return (await showUnfinished(turn)) ? undefined : showMenu(turn, m.nothingUnfinished);
    case 'more':
      return takeMore(turn, parts[0] === 'yes');
    case 'family':
      return takeRelative(turn, parts[0] ?? '');
    case 'relatives':
      return turn.talk.draft === undefined ? showMenu(turn, m.stale) : goOn(turn, { relativesFrom: Number(parts[0]) });
    case 'paper':
      return goOn(turn, { ahead: await namePaper(turn, parts[0] ?? '', parts[1] === '' ? null : (parts[1] ?? null)) });
    case 'send':
      return send(turn, parts[0] ?? '', Number(parts[1]));
    case 'cancel':
      return askToGiveUp(turn);
    case 'erase':
      return erase(turn, parts[0] === 'yes');
    case 'print':
      return givePrint(turn, parts[0] ?? '', parts[1] === 'anyway');
    case 'meet':
      return takeMeeting(turn, parts);
    case 'join':
      return answerJoining(turn, parts[0] === 'yes');
    case 'give-up':
      return giveUp(turn, parts[0] === 'yes');
    case 'mend':
      if (parts[0] === 'send' && turn.talk.mending) return goOnMending(turn, '', true);
      return (await goOnMendingAny(turn)) ? undefined : say(turn, m.mendNone);
    default:
      return showMenu(turn, m.stale);
  }
}

async function takeMedia(turn: Turn, inbound: Inbound, content: Extract<Content, { kind: 'media' }>): Promise<void> {
  const m = texts(turn.locale);
  if (content.media === 'audio') return say(turn, m.voice);
  if (content.media === 'sticker') return say(turn, m.sticker);
  if (content.media === 'video') return say(turn, m.video);
  if (content.fate.state === 'lost') return say(turn, m.lostFile[content.fate.why]);
  const answersTo = inbound.quoted?.inbound ? await fileOfInbound(turn.tx, turn.conversation.id, inbound.quoted.inbound) : null;
  const paper = { content: { ...content, fate: content.fate }, wamid: inbound.wamid, answersTo };
  // A reply to a photo that was refused goes in its place, whatever else is being filled in.
  const mends = (answersTo !== null && (await takeUpMendingOf(turn, answersTo))) || turn.talk.mending !== undefined;
  if (mends) return sayLater(turn, await takeMended(turn, paper));
  if (turn.talk.draft === undefined) {
    if (await takeUpMending(turn)) await sayLater(turn, await takeMended(turn, paper));
    else await showMenu(turn, m.noPapersNow);
    return;
  }
  const said = await takePaper(turn, paper);
  if (said !== null) await sayLater(turn, said);
}

/** Answers photos that come in a row together, once the row has ended. */
async function sayLater(turn: Turn, said: string): Promise<void> {
  if (said !== '') turn.set({ after: [...(turn.talk.after ?? []), said] });
  const conversationId = turn.conversation.id;
  await enqueue(
    turn.tx,
    sayAfterPhotos,
    { conversationId },
    { key: `conversations.after:${conversationId}`, runAt: new Date(turn.at.getTime() + ROW) },
  );
}

function say(turn: Turn, text: string): Promise<void> {
  return turn.say({ text });
}

async function note(tx: Tx, { id, at, content, forwarded }: Inbound, turn: Turn): Promise<void> {
  const file = content.kind === 'media' && content.fate.state === 'kept' ? content.fate.file : null;
  // Whatever came is theirs, so that what nothing needs goes with the sweep of files.
  if (file !== null) await ownFile(tx, file, turn.actor.personId);
  const spoken = {
    conversationId: turn.conversation.id,
    by: 'person',
    said: wordsOf(content),
    fileId: file,
    forwarded,
    draftId: turn.talk.draft ?? null,
    caseId: turn.talk.mending?.caseId ?? null,
    inboundId: id,
  } as const;
  await writeDown(tx, spoken, turn.at);
  // One that came late says nothing about when they wrote last.
  const { lastInAt } = turn.conversation;
  if (lastInAt === null || at > lastInAt) turn.change({ lastInAt: at });
}

function wordsOf(content: Content): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'choice':
      return content.title;
    case 'media':
      return [`[${content.media}]`, content.filename, content.caption].filter((part) => part !== null && part !== '').join(' ');
    case 'location':
      return `[${content.latitude}, ${content.longitude}]`;
    case 'reaction':
      return `[${content.emoji ?? '–'}]`;
    default:
      return `[${content.kind}]`;
  }
}
