import type { Locale } from '#i18n';
import type { Window } from '../../exams/domain/windows.ts';
import { countdown } from '../domain/countdown.ts';
import type { Paper } from '../domain/paper.ts';
import { texts } from '../messages/index.ts';

interface SectionLineProps {
  readonly locale: Locale;
  readonly paper: Paper;
  readonly section: number;
  readonly window: Window | undefined;
  readonly now: number;
  readonly nth: number;
  readonly all: number;
  readonly points: number;
}

/** Above a question: its section, how long that is open where it has a time of its own, its number and points. */
export function SectionLine({ locale, paper, section: at, window, now, nth, all, points }: SectionLineProps) {
  const m = texts(locale).work;
  const section = paper.sections[at];
  const named = section && (section.title !== '' || paper.sections.length > 1) ? section.title || m.section(at + 1) : null;
  const runs = section && section.minutes !== null && window && now >= window.from && now <= window.to;
  return (
    <p class="small soft">
      {[named, m.question(nth, all), m.points(String(points)), runs && m.closesIn(countdown(window.to - now))].filter(Boolean).join(' · ')}
    </p>
  );
}
