import { changeLocale } from '#platform/identity';
import type { Command } from './domain/command.ts';
import { texts } from './messages/index.ts';
import { goOnUnfinished } from './steps/unfinished.ts';
import { askToGiveUp, send } from './steps/finish.ts';
import { goOn } from './steps/go-on.ts';
import { askHuman } from './steps/human.ts';
import { partFromAccount, tellJoining } from './steps/join.ts';
import { showMeetings } from './steps/meet.ts';
import { goOnMending, takeUpMending } from './steps/mend.ts';
import { showMenu } from './steps/menu.ts';
import { askToErase, tellOwnData } from './steps/own-data.ts';
import { showPrint } from './steps/print.ts';
import { showStatus } from './steps/status.ts';
import type { Turn } from './turn.ts';

/** Does what may be asked for at any time; false where the word means something else just now. */
export async function obey(turn: Turn, command: Command, fresh: boolean): Promise<boolean> {
  const m = texts(turn.locale);
  const busy = turn.talk.draft !== undefined || turn.talk.mending !== undefined;
  switch (command) {
    case 'menu':
      await showMenu(turn, fresh ? hello(turn) : '');
      return true;
    case 'greet':
      // In the middle of something, a greeting asks where it stood.
      await (busy ? goOnAny(turn) : showMenu(turn, hello(turn)));
      return true;
    case 'status':
      await showStatus(turn);
      return true;
    case 'human':
      await askHuman(turn);
      return true;
    case 'english':
    case 'indonesian':
      await changeTo(turn, command);
      await (busy ? goOnAny(turn, texts(turn.locale).switched) : showMenu(turn, texts(turn.locale).switched));
      return true;
    case 'data':
      await tellOwnData(turn);
      return true;
    case 'erase':
      await askToErase(turn);
      return true;
    case 'join':
      await tellJoining(turn);
      return true;
    case 'print':
      await showPrint(turn);
      return true;
    case 'meet':
      await showMeetings(turn);
      return true;
    case 'part':
      await partFromAccount(turn);
      return true;
    case 'cancel':
      await askToGiveUp(turn);
      return true;
    case 'help':
      await (busy ? goOnAny(turn, m.help) : showMenu(turn, m.help));
      return true;
    case 'more':
      if (turn.talk.draft !== undefined) await goOn(turn);
      else if (turn.talk.mending) await goOnMending(turn);
      else if (!(await goOnMendingAny(turn))) {
        if (!(await goOnUnfinished(turn))) await showMenu(turn);
      }
      return true;
    case 'later':
      await turn.say({ text: busy ? m.later : m.laterNothing });
      return true;
    case 'send':
      if (turn.talk.draft === undefined) return false;
      await (turn.talk.shown === undefined ? goOn(turn) : send(turn, turn.talk.draft, turn.talk.shown));
      return true;
    case 'bot':
      await (busy ? goOnAny(turn) : showMenu(turn));
      return true;
    case 'thanks':
      await turn.say({ text: busy ? m.welcomeBusy : m.welcome });
      return true;
    case 'fine':
      // Where something was asked it may be an answer.
      if (busy || (turn.talk.offered ?? []).length > 0) return false;
      await turn.say({ text: m.welcome });
      return true;
    case 'change':
      return false;
  }
}

async function changeTo(turn: Turn, language: 'english' | 'indonesian'): Promise<void> {
  turn.locale = language === 'english' ? 'en' : 'id';
  await changeLocale(turn.tx, turn.actor.personId, turn.locale, turn.at);
}

/** The other language from now on, and nothing else. */
export async function speak(turn: Turn, language: 'english' | 'indonesian'): Promise<void> {
  await changeTo(turn, language);
  await turn.say({ text: texts(turn.locale).switched });
}

/** Takes up what was given back, where something was. */
export async function goOnMendingAny(turn: Turn): Promise<boolean> {
  const taken = await takeUpMending(turn);
  if (taken) await goOnMending(turn);
  return taken;
}

function goOnAny(turn: Turn, ahead = ''): Promise<void> {
  return turn.talk.mending ? goOnMending(turn, ahead) : goOn(turn, { ahead });
}

/** Who speaks here, the offices of `offers` alone where those are meant, and what never is asked for. */
export function hello({ deps, locale }: Turn, offers = deps.offers()): string {
  const agencies = new Set(offers.map(({ agency }) => agency.name));
  return texts(locale).hello(new Intl.ListFormat(locale).format(agencies));
}
