import type { FormError } from '#web/ui';
import type { Subject } from '../../../schools/city.ts';
import type { Finding } from '../../domain/check-question.ts';
import type { Difference } from '../../domain/difference.ts';
import type { Question } from '../../domain/question.ts';
import type { Reader } from '../../domain/rights.ts';
import type { AlikeLine, Looked, ReviewLine, UseLine, VersionLine } from '../../store/look.ts';

export interface LookProps {
  readonly held: Looked;
  readonly reader: Reader;
  /** The version looked at, which may be an older one. */
  readonly question: Question;
  readonly version: number;
  readonly changes: readonly Difference[] | null;
  readonly versions: readonly VersionLine[];
  readonly reviews: readonly ReviewLine[];
  readonly uses: readonly UseLine[];
  readonly alike: readonly AlikeLine[];
  readonly colleagues: readonly { readonly personId: string; readonly name: string }[];
  readonly findings: readonly Finding[];
  readonly subjects: readonly Subject[];
  readonly news: string | undefined;
  readonly errors: readonly FormError[];
}
