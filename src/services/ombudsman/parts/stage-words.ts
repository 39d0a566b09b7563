import type { Locale } from '#i18n';
import type { MatterKind } from '../domain/procedure/stages.ts';
import { texts } from '../messages/index.ts';
import { texts as officeTexts } from './texts.ts';

interface Placed {
  readonly kind: MatterKind;
  readonly stage: string;
}

/** What a stage is called to a reporter: a question waits for its answer, and nobody looks whether a tip is complete. */
export function stageTitle({ kind, stage }: Placed, locale: Locale): string {
  const m = texts(locale);
  return m.stagesOf[kind]?.[stage] ?? m.stages[stage] ?? stage;
}

/** The same to officers. */
export const officeStageTitle = (placed: Placed, locale: Locale): string =>
  officeTexts(locale).stages[placed.stage] ?? stageTitle(placed, locale);

/** What happens next, to a reporter; undefined where nothing does. */
export function whatIsNext({ kind, stage }: Placed, locale: Locale): string | undefined {
  const m = texts(locale);
  return m.nextsOf[kind]?.[stage] ?? m.nexts[stage];
}
