import { useView } from '#web';
import { addressOf } from '../../shown.ts';
import { type Filling, Line, Lines, Pick, RichField, Rows, Tick } from './fields.tsx';
import { TextArea } from '#web/ui';
import { texts } from './texts.ts';

export function AcceptedFields({ typed, wrong }: Filling) {
  const m = texts(useView().locale);
  return (
    <>
      <p class="hint">{m.acceptedHint}</p>
      <Rows group="jawaban" title={m.accepted} typed={typed} ordered>
        {(nth, title) => (
          <>
            <Line name={`jawaban.${nth}.teks`} label={title} typed={typed} wrong={wrong} />
            <More row={`jawaban.${nth}`} typed={typed} wrong={wrong} />
          </>
        )}
      </Rows>
      <Tick name="huruf-besar" label={m.caseSensitive} typed={typed} />
    </>
  );
}

function More({ row, typed, wrong }: Filling & { readonly row: string }) {
  const m = texts(useView().locale);
  return (
    <details open={wrong.has(`${row}.bagian`) || (typed[`${row}.bagian`] ?? '') !== ''}>
      <summary class="small">{m.more}</summary>
      <Line name={`${row}.bagian`} label={m.share} short optional typed={typed} wrong={wrong} />
      <RichField name={`${row}.umpan`} label={m.feedback} optional rows={2} typed={typed} wrong={wrong} />
    </details>
  );
}

export function NumericFields({ typed, wrong }: Filling) {
  const m = texts(useView().locale);
  return (
    <>
      <Rows group="angka" title={m.accepted} typed={typed} ordered>
        {(nth) => (
          <>
            <div class="inline-form">
              <Line name={`angka.${nth}.nilai`} label={m.number} typed={typed} wrong={wrong} />
              <Line name={`angka.${nth}.selisih`} label={m.within} optional typed={typed} wrong={wrong} />
              <Line name={`angka.${nth}.sampai`} label={m.upTo} optional typed={typed} wrong={wrong} />
            </div>
            <More row={`angka.${nth}`} typed={typed} wrong={wrong} />
          </>
        )}
      </Rows>
      <Rows group="satuan" title={m.unit} typed={typed} ordered>
        {(nth, title) => (
          <div class="inline-form">
            <Line name={`satuan.${nth}.nama`} label={title} typed={typed} wrong={wrong} />
            <Line name={`satuan.${nth}.faktor`} label={m.factor} hint={m.factorHint} typed={typed} wrong={wrong} />
          </div>
        )}
      </Rows>
      <Tick name="satuan-wajib" label={m.unitNeeded} typed={typed} />
      <Line name="satuan-hilang" label={m.unitLoses} short optional typed={typed} wrong={wrong} />
    </>
  );
}

export function EssayFields({ typed, wrong }: Filling) {
  const m = texts(useView().locale);
  return (
    <>
      <Line name="baris-tulis" label={m.lines} short typed={{ 'baris-tulis': '8', ...typed }} wrong={wrong} />
      <RichField name="pedoman" label={m.guide} optional rows={3} typed={typed} wrong={wrong} />
      <TextArea id="isi-awal" label={m.template} optional rows={2} value={typed['isi-awal'] ?? ''} />
      <Rows group="kriteria" title={m.criterion} typed={typed} ordered>
        {(nth, title) => (
          <>
            <Line name={`kriteria.${nth}.nama`} label={title} typed={typed} wrong={wrong} />
            <Line
              name={`kriteria.${nth}.bobot`}
              label={m.weight}
              short
              typed={{ [`kriteria.${nth}.bobot`]: '1', ...typed }}
              wrong={wrong}
            />
            <Lines name={`kriteria.${nth}.peringkat`} label={m.levels} hint={m.levelsHint} rows={3} typed={typed} wrong={wrong} />
          </>
        )}
      </Rows>
    </>
  );
}

export function ClozeFields({ typed, wrong }: Filling) {
  const m = texts(useView().locale);
  const kinds = (['choice', 'short', 'numeric'] as const).map((value) => ({ value, label: m.gapKinds[value] }));
  return (
    <>
      <RichField name="teks" label={m.clozeText} hint={m.clozeHint} typed={typed} wrong={wrong} />
      <Rows group="isian" title={m.gap} typed={typed} ordered>
        {(nth) => (
          <>
            <div class="inline-form">
              <Line
                name={`isian.${nth}.nama`}
                label={m.gapName}
                typed={{ [`isian.${nth}.nama`]: 'abcdefghijklmnopqrstuvwxyz'[nth] ?? '', ...typed }}
                wrong={wrong}
              />
              <Pick name={`isian.${nth}.jenis`} label={m.gapKind} value={typed[`isian.${nth}.jenis`] ?? 'short'} options={kinds} />
            </div>
            <Lines name={`isian.${nth}.isi`} label={m.gapContent} hint={m.gapHint} rows={3} typed={typed} wrong={wrong} />
            <Tick name={`isian.${nth}.huruf-besar`} label={m.caseSensitive} typed={typed} />
          </>
        )}
      </Rows>
    </>
  );
}

export function HotspotFields({ typed, wrong }: Filling) {
  const m = texts(useView().locale);
  const picture = typed.gambar ?? '';
  return (
    <>
      <div class={wrong.has('gambar') ? 'field bad' : 'field'} id="gambar">
        <span class="label">{m.picture}</span>
        {wrong.has('gambar') && <p class="err">{wrong.get('gambar')}</p>}
        <input type="hidden" name="gambar" value={picture} />
        {picture === '' ? (
          <p class="hint">{m.pictureNone}</p>
        ) : (
          <div class="hotspot" data-areas>
            <img src={addressOf(picture)} alt={typed['gambar-alt'] ?? ''} />
          </div>
        )}
      </div>
      <Line name="gambar-alt" label={m.alt} hint={m.altHint} typed={typed} wrong={wrong} />
      <Rows group="tempat" title={m.place} typed={typed} ordered>
        {(nth, title) => <Line name={`tempat.${nth}.letak`} label={title} hint={m.placeHint} typed={typed} wrong={wrong} />}
      </Rows>
      <Line name="titik" label={m.most} short optional typed={typed} wrong={wrong} />
    </>
  );
}
