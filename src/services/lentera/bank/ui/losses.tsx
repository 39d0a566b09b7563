import { useView } from '#web';
import { Table } from '#web/ui';
import { lossInWords } from '../../exchange/in-words.ts';
import type { Left } from '../domain/parsed.ts';
import { texts } from '../features/intake/texts.ts';

/** What did not go across, each by its place in the file. */
export function Losses({ left }: { readonly left: readonly Left[] }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Table
      label={m.lost}
      rows={left}
      empty={m.nothingLost}
      columns={[
        { title: m.where, cell: ({ where }) => <div lang="id">{where || '–'}</div> },
        { title: m.what, cell: (one) => lossInWords(one, locale) },
        { title: m.named, cell: ({ named }) => <code class="breaks">{named}</code> },
      ]}
    />
  );
}
