import { formatDate } from '#i18n';
import { isId } from '#kernel';
import { ownCaseNumbered } from '#platform/cases';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { showMenu } from './menu.ts';

/** Rows a list can hold. */
const ROWS = 10;
const NUMBERED = /^\s*(?:cetak|print)\s+([A-Z]{2,6}-\d{4}-\d{4}-\d{5,})\s*$/i;

/** The number of the case somebody wants to print what came of; undefined where a message asks for something else. */
export function printNumberIn(text: string): string | undefined {
  return NUMBERED.exec(text)?.[1]?.toUpperCase();
}

/** Says the way to print a finished document of this chat, or asks which; nothing of anybody else's. */
export async function showPrint(turn: Turn, number?: string): Promise<void> {
  const { tx, actor, deps, locale } = turn;
  const m = texts(locale);
  if (!deps.printing) return showMenu(turn, m.notUnderstood);
  const ready = await deps.printing.printable(tx, actor);
  if (number !== undefined) {
    const one = ready.find((each) => each.number === number);
    if (one) return givePrint(turn, one.caseId, false);
    const own = await ownCaseNumbered(tx, actor.personId, number);
    return turn.say({ text: own === undefined ? m.print.notYours : m.print.notYet(number) });
  }
  const [first, second] = ready;
  if (!first) return turn.say({ text: m.print.none });
  if (!second) return givePrint(turn, first.caseId, false);
  const rows = ready.slice(0, ROWS).map(({ caseId, number: title, title: of }) => ({ id: `print:${caseId}`, title, hint: of(locale) }));
  return turn.say({ text: m.print.which(ready.length > ROWS), choices: rows, open: m.print.open });
}

/** The link of one document; the PIN goes another way and is never said here. */
export async function givePrint(turn: Turn, caseId: string, evenWithoutPin: boolean): Promise<void> {
  const { tx, actor, deps, locale } = turn;
  const m = texts(locale);
  const one = isId(caseId) ? (await deps.printing?.printable(tx, actor))?.find((each) => each.caseId === caseId) : undefined;
  if (!one || !deps.printing) return turn.say({ text: m.stale });
  const answer = await deps.printing.ask(tx, actor, { caseId, evenWithoutPin });
  const name = m.caseLine(one.number, one.title(locale));
  const about = { caseId };
  if (answer.kind === 'refused') return turn.say({ text: `${name}\n${m.print.refused[answer.why]}` }, about);
  if (answer.kind === 'choose-pin')
    return turn.say(
      {
        text: `${name}\n${m.print.choosePin(answer.address)}`,
        choices: [
          { id: `print:${caseId}`, title: m.print.chosen },
          { id: `print:${caseId}:anyway`, title: m.print.atCounter },
        ],
      },
      about,
    );
  const text = `${name}\n${m.print.link(answer.address, formatDate(answer.until, locale))}\n\n${m.print.pins[answer.pin]}`;
  return turn.say({ text }, about);
}
