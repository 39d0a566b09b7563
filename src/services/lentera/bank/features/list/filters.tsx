import { useView } from '#web';
import { Button, Select, TextInput } from '#web/ui';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { difficulties, kinds, levels } from '../../domain/question.ts';
import { questionStatuses } from '../../domain/rights.ts';
import { bankPaths } from '../../paths.ts';
import { type ListFilter, listSorts, owners } from '../../store/list.ts';
import { texts as common } from '../../texts.ts';
import { texts } from './texts.ts';

/** The filter as a form that asks by address, so that it can be kept and sent on. */
export function Filters({ filter, subjects }: { readonly filter: ListFilter; readonly subjects: readonly Subject[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const said = <K extends string>(values: readonly K[], titles: Readonly<Record<K, string>>) =>
    values.map((value) => ({ value, label: titles[value] }));
  const rare = [filter.level, filter.difficulty, filter.status, filter.topic || null, filter.sort === 'changed' ? null : filter.sort];
  const used = rare.filter((value) => value !== null).length;
  return (
    <form action={bankPaths.list()} method="get" aria-label={m.filter} role="search">
      <div class="filters">
        <TextInput id="q" label={m.words} type="search" value={filter.q} />
        <Select id="milik" label={m.whose} filters value={filter.owner ?? ''} options={said(owners, m.owners)} />
        <Select
          id="mapel"
          label={words.subject}
          filters
          value={filter.subject ?? ''}
          options={subjects.map(({ key }) => ({ value: key, label: subjectTitle(subjects, key, locale) }))}
        />
        <Select
          id="tingkat"
          label={words.grade}
          filters
          value={String(filter.grade ?? '')}
          options={Array.from({ length: 12 }, (_, nth) => ({ value: String(nth + 1), label: words.gradeOf(nth + 1) }))}
        />
        <Select id="bentuk" label={words.kind} filters value={filter.kind ?? ''} options={said(kinds, words.kinds)} />
        <Button kind="quiet">{m.apply}</Button>
      </div>
      <details>
        <summary class="small">{used > 0 ? m.moreUsed(used) : m.more}</summary>
        <div class="filters">
          <TextInput id="topik" label={m.topicLabel} value={filter.topic} />
          <Select id="berpikir" label={words.level} filters value={filter.level ?? ''} options={said(levels, words.levels)} />
          <Select
            id="kesukaran"
            label={words.difficulty}
            filters
            value={filter.difficulty ?? ''}
            options={said(difficulties, words.difficulties)}
          />
          <Select id="status" label={words.status} filters value={filter.status ?? ''} options={said(questionStatuses, words.statuses)} />
          <Select
            id="urut"
            label={m.sort}
            none={m.sorts.changed}
            value={filter.sort}
            options={said(
              listSorts.filter((sort) => sort !== 'changed'),
              m.sorts,
            )}
          />
        </div>
        <a href={bankPaths.list()} class="small">
          {m.clear}
        </a>
      </details>
    </form>
  );
}
