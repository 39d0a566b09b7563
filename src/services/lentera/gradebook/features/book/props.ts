import type { FormError } from '#web/ui';
import type { Subject } from '../../../schools/city.ts';
import type { Book, BookRights } from '../../book.ts';
import type { OfferedTest } from '../../take-tests.ts';

export interface BookProps {
  readonly book: Book;
  readonly rights: BookRights;
  readonly subjects: readonly Subject[];
  readonly tests: readonly OfferedTest[];
  readonly today: string;
  readonly news: string | undefined;
  readonly form: string | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}
