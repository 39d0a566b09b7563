import { useView } from '#web';
import { Table } from '#web/ui';
import { lossInWords, partInWords, placeInWords, type SubjectName } from '../../exchange/in-words.ts';
import type { Left } from '../domain/parsed.ts';
import { texts } from '../features/intake/texts.ts';

interface LossesProps {
  readonly left: readonly Left[];
  /** Of a file that is written: what the bank calls a subject. */
  readonly out?: SubjectName;
}

/** What did not go across, each by its place in the file that was read, or is written (`out`). */
export function Losses({ left, out }: LossesProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Table
      label={m.lost}
      rows={left}
      empty={m.nothingLost}
      columns={[
        { title: m.where, cell: ({ where }) => <div lang={out ? 'id' : undefined}>{placeInWords(where, locale) || '–'}</div> },
        { title: m.what, cell: (one) => lossInWords(one, locale, out !== undefined) },
        {
          title: m.named,
          cell: ({ named }) => (out ? <span class="breaks">{partInWords(named, locale, out)}</span> : <code class="breaks">{named}</code>),
        },
      ]}
    />
  );
}
