import { useView } from '#web';
import type { Kind, Policy } from '../../domain/question.ts';
import { idOf, rowsOf } from '../../domain/typed-rows.ts';
import { texts as common } from '../../texts.ts';
import { type Filling, LETTERS, Line, Pick, RichField, Rows, Tick } from './fields.tsx';
import { AcceptedFields, ClozeFields, EssayFields, HotspotFields, NumericFields } from './more-fields.tsx';
import { texts } from './texts.ts';

const policies: Readonly<Partial<Record<Kind, readonly Policy[]>>> = {
  choices: ['all', 'clamped', 'ratio'],
  grid: ['all', 'ratio'],
  matching: ['all', 'clamped', 'ratio'],
  ordering: ['ratio', 'all'],
  cloze: ['ratio', 'all'],
  hotspot: ['all', 'clamped'],
};
const shuffles: readonly Kind[] = ['choice', 'choices', 'grid', 'matching'];

/** What a question of a kind is answered with. */
export function BodyFields({ kind, ...filling }: Filling & { readonly kind: Kind }) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const allowed = policies[kind];
  return (
    <>
      <KindFields kind={kind} {...filling} />
      {allowed && (
        <Pick
          name="aturan"
          label={m.scoring}
          value={filling.typed.aturan}
          options={allowed.map((value) => ({ value, label: words.policies[value] }))}
        />
      )}
      {shuffles.includes(kind) && <Tick name="acak" label={m.shuffle} typed={filling.typed} />}
      {kind === 'choice' && <Tick name="benar-salah" label={m.trueFalse} typed={filling.typed} />}
    </>
  );
}

function KindFields({ kind, ...filling }: Filling & { readonly kind: Kind }) {
  switch (kind) {
    case 'choice':
    case 'choices':
      return <OptionFields several={kind === 'choices'} {...filling} />;
    case 'grid':
      return <GridFields {...filling} />;
    case 'matching':
      return <MatchingFields {...filling} />;
    case 'ordering':
      return <OrderingFields {...filling} />;
    case 'short':
      return <AcceptedFields {...filling} />;
    case 'numeric':
      return <NumericFields {...filling} />;
    case 'essay':
      return <EssayFields {...filling} />;
    case 'cloze':
      return <ClozeFields {...filling} />;
    case 'hotspot':
      return <HotspotFields {...filling} />;
  }
}

function OptionFields({ several, typed, wrong }: Filling & { readonly several: boolean }) {
  const m = texts(useView().locale);
  return (
    <Rows group="pilihan" title={m.option} typed={typed}>
      {(nth, title) => {
        const row = `pilihan.${nth}`;
        const id = idOf(typed, 'pilihan', nth);
        return (
          <>
            <RichField name={`${row}.teks`} label={title} rows={2} typed={typed} wrong={wrong} />
            {several ? (
              <Tick name={`${row}.kunci`} label={m.isKey} typed={typed} />
            ) : (
              <label class="choice small">
                <input id={nth === 0 ? 'kunci' : undefined} type="radio" name="kunci" value={id} checked={typed.kunci === id} />
                <span>{m.isKey}</span>
              </label>
            )}
            <details open={wrong.has(`${row}.bagian`) || wrong.has(`${row}.umpan`)}>
              <summary class="small">{m.more}</summary>
              <Line name={`${row}.bagian`} label={m.share} short optional typed={typed} wrong={wrong} />
              <RichField name={`${row}.umpan`} label={m.feedback} optional rows={2} typed={typed} wrong={wrong} />
            </details>
          </>
        );
      }}
    </Rows>
  );
}

const plain = (typed: string | undefined) => (typed ?? '').replace(/<[^>]*>/g, ' ').trim();

function GridFields({ typed, wrong }: Filling) {
  const m = texts(useView().locale);
  const categories = rowsOf(typed, 'kategori').map((nth) => ({
    value: idOf(typed, 'kategori', nth),
    label: plain(typed[`kategori.${nth}.teks`]) || `${m.category} ${LETTERS[nth] ?? nth + 1}`,
  }));
  return (
    <>
      <Rows group="kategori" title={m.category} typed={typed}>
        {(nth, title) => <RichField name={`kategori.${nth}.teks`} label={title} rows={1} typed={typed} wrong={wrong} />}
      </Rows>
      <Rows group="pernyataan" title={m.statement} typed={typed}>
        {(nth, title) => (
          <>
            <RichField name={`pernyataan.${nth}.teks`} label={title} rows={2} typed={typed} wrong={wrong} />
            <Pick
              name={`pernyataan.${nth}.kunci`}
              label={m.isKey}
              value={typed[`pernyataan.${nth}.kunci`]}
              options={[{ value: '', label: '–' }, ...categories]}
            />
          </>
        )}
      </Rows>
    </>
  );
}

function MatchingFields({ typed, wrong }: Filling) {
  const m = texts(useView().locale);
  const columns = rowsOf(typed, 'kolom').map((nth) => ({
    id: idOf(typed, 'kolom', nth),
    label: plain(typed[`kolom.${nth}.teks`]) || `${m.column} ${LETTERS[nth] ?? nth + 1}`,
  }));
  return (
    <>
      <Rows group="kolom" title={m.column} typed={typed}>
        {(nth, title) => <RichField name={`kolom.${nth}.teks`} label={title} rows={1} typed={typed} wrong={wrong} />}
      </Rows>
      <Rows group="baris" title={m.row} typed={typed}>
        {(nth, title) => (
          <>
            <RichField name={`baris.${nth}.teks`} label={title} rows={2} typed={typed} wrong={wrong} />
            <fieldset class="field">
              <legend class="small">{m.pairs}</legend>
              <div class="row">
                {columns.map(({ id, label }) => (
                  <Tick name={`baris.${nth}.kunci.${id}`} label={label} typed={typed} />
                ))}
              </div>
            </fieldset>
          </>
        )}
      </Rows>
    </>
  );
}

function OrderingFields({ typed, wrong }: Filling) {
  const m = texts(useView().locale);
  return (
    <>
      <p class="hint">{m.itemsHint}</p>
      <Rows group="butir" title={m.item} typed={typed} ordered>
        {(nth, title) => <RichField name={`butir.${nth}.teks`} label={title} rows={1} typed={typed} wrong={wrong} />}
      </Rows>
    </>
  );
}
