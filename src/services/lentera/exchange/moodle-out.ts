import type { ToWrite } from '../bank/domain/parsed.ts';
import type { Rich } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';

/** What writing one question needs beside it. */
export interface MoodleOut {
  readonly where: string;
  readonly leave: Leave;
  readonly media: ToWrite['media'];
  /** `<name format="html"><text>…</text><file/></name>`, with attributes and elements of its own. */
  readonly text: (name: string, rich: Rich, attributes?: Readonly<Record<string, string>>, ...more: readonly string[]) => string;
  readonly file: (name: string) => string;
}
