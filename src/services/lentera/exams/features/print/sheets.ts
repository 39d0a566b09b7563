import { formatDateTime, type Locale } from '#i18n';
import { renderPdf } from '#platform/documents';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SessionRow, TestRow } from '../../store.ts';
import type { ParticipantLine } from '../../read-test.ts';
import type { WatchLine } from '../../watch-lines.ts';
import { texts } from './texts.ts';

const template = { name: 'lentera-exam-sheet', source: readFileSync(join(import.meta.dirname, 'sheet.typ'), 'utf8') };

interface Sheet {
  readonly test: TestRow;
  readonly holder: string;
  readonly subject: string;
  readonly session: SessionRow;
  readonly locale: Locale;
  readonly demo: boolean;
}

function common({ test, holder, subject, session, locale, demo }: Sheet) {
  const m = texts(locale);
  return {
    lang: locale,
    demo,
    demonote: m.demo,
    subheading: `${test.title}, ${holder}`,
    facts: [
      [m.subject, `${subject}, ${test.grade}`],
      [m.time, `${formatDateTime(session.opens_at, locale)}, ${m.minutes(session.minutes)}`],
      [m.room, session.room || '.................'],
      [m.session, String(session.nth)],
    ],
  };
}

/** Daftar hadir: who sits a session, with a place to sign. */
export function attendanceSheet(sheet: Sheet, participants: readonly ParticipantLine[], at: Date): Buffer {
  const m = texts(sheet.locale);
  const data = {
    ...common(sheet),
    title: m.attendance,
    heading: m.attendance,
    columns: ['No', m.number, m.name, m.class, m.sign],
    widths: ['1.1cm', '2.2cm', '1fr', '2cm', '3.6cm'],
    rows: participants.map(({ number, name, className }, nth) => [String(nth + 1), number, name, className, `${nth + 1}.`]),
    paragraphs: [],
    signs: [m.proctor, m.secondProctor],
  };
  return renderPdf(template, data, at);
}

/** Berita acara: how a session went, from what the server saw. */
export function minutesSheet(sheet: Sheet, lines: readonly WatchLine[], notes: readonly string[], at: Date): Buffer {
  const m = texts(sheet.locale);
  const count = (...states: readonly WatchLine['state'][]) => lines.filter(({ state }) => states.includes(state)).length;
  const absent = lines.filter(({ state }) => state === 'absent');
  const data = {
    ...common(sheet),
    title: m.minutesOf,
    heading: m.minutesOf,
    columns: [m.what, m.count],
    widths: ['1fr', '3cm'],
    rows: [
      [m.admitted, String(lines.length)],
      [m.present, String(lines.length - absent.length)],
      [m.handed, String(count('handed'))],
      [m.timeUp, String(count('time'))],
      [m.ended, String(count('ended'))],
      [m.stillRunning, String(count('running'))],
      [m.absent, String(absent.length)],
    ],
    paragraphs: [
      ...(absent.length > 0 ? [`${m.absentNames}: ${absent.map(({ name, number }) => `${name} (${number})`).join('; ')}.`] : []),
      ...(notes.length > 0 ? [`${m.acts}: ${notes.join('; ')}.`] : [m.noActs]),
      `${m.remarks}: ..............................................................................................................`,
    ],
    signs: [m.proctor, m.headOfSchool],
  };
  return renderPdf(template, data, at);
}
