import type { Locale } from '#i18n';
import type { Answer } from '../../bank/domain/answer.ts';
import type { Asked } from '../domain/paper.ts';

export interface FieldProps<A extends Asked = Asked> {
  readonly asked: A;
  readonly answer: Answer | null;
  readonly locale: Locale;
  readonly disabled?: boolean;
  /** Of the one field there is to write into, where a page asks several questions. */
  readonly id?: string;
  /** Absent where a plain form sends the fields as they are. */
  readonly onAnswer?: ((answer: unknown) => void) | undefined;
  /** While something is being typed: kept when the typing pauses. */
  readonly onTyping?: ((answer: unknown) => void) | undefined;
}

export type Of<K extends Asked['kind']> = FieldProps<Extract<Asked, { kind: K }>>;

export const Html = ({ html }: { readonly html: string }) => <div class="rich" dangerouslySetInnerHTML={{ __html: html }} />;
