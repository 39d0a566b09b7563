import { useView } from '#web';
import { Crumbs, LinkButton, Page } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { texts as common } from '../../../schools/texts.ts';
import type { Book } from '../../book.ts';
import { texts } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';

export const addressOf = ({ classId, subject, semester }: Pick<Book, 'classId' | 'subject' | 'semester'>) => ({
  classId,
  subject,
  semester: String(semester),
});

/** The frame of a page of one book. `here`: what the page is beside the book itself; undefined for the book. */
export function BookFrame({
  book,
  subjects,
  here,
  children,
}: {
  readonly book: Book;
  readonly subjects: readonly Subject[];
  readonly here?: string;
  readonly children: ComponentChildren;
}) {
  const { locale } = useView();
  const m = texts(locale);
  const { of, classId, semester } = book;
  const title = `${subjectTitle(subjects, book.subject, locale)}, ${of.name}, ${m.semesterOf(semester)}`;
  const above = [
    { href: schoolPaths.front(), label: common(locale).lentera },
    { href: schoolPaths.class({ classId }), label: of.name },
    { href: bookPaths.books({ classId }), label: m.books },
    ...(here === undefined ? [] : [{ href: bookPaths.book(addressOf(book)), label: title }]),
  ];
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={above} here={here ?? title} />
        <h1>{here ?? title}</h1>
        {here !== undefined && <p class="soft">{title}</p>}
        {children}
      </div>
    </Page>
  );
}

/** Ways a table can be taken along. */
export function Downloads({ csv, xlsx }: { readonly csv: string; readonly xlsx?: string }) {
  const m = texts(useView().locale);
  return (
    <>
      <LinkButton href={csv} kind="quiet" icon="download" small>
        {m.csv}
      </LinkButton>
      {xlsx !== undefined && (
        <LinkButton href={xlsx} kind="quiet" icon="download" small>
          {m.xlsx}
        </LinkButton>
      )}
    </>
  );
}
