import type { Decision } from './facts.ts';
import type { LetterKind } from './letter-kinds.ts';

export interface LetterFacts {
  readonly number: string;
  /** What is missing, in the order of the rule. */
  readonly missing: readonly { readonly name: string; readonly decision: Decision }[];
  /** Last day the reporter has, written out; null where none runs. */
  readonly until: string | null;
  /** Whether the limit behind that day was confirmed: else it is a request and no law. */
  readonly untilIsLaw: boolean;
  readonly ground: string | null;
  readonly groundLaw: string | null;
  readonly finding: 'found' | 'not-found' | null;
  readonly note: string;
  /** The office it was transferred to. */
  readonly where?: string;
  /** What became of an objection. */
  readonly upheld?: boolean;
}

/**
 * A letter to the reporter, line by line, in Indonesian as an office writes. What nobody confirmed is asked for and not
 * called law. It names nobody.
 */
export function letterOf(kind: LetterKind, facts: LetterFacts): readonly string[] {
  const { number, until, untilIsLaw } = facts;
  const head = `Perihal laporan nomor ${number}`;
  const note = facts.note === '' ? [] : [facts.note];
  switch (kind) {
    case 'completion':
      return [
        head,
        'Laporan Anda sudah kami periksa. Agar dapat dilanjutkan, kami memerlukan:',
        ...facts.missing.map(({ name, decision }) => `• ${name}${decision.note ? ` — ${decision.note}` : ''}`),
        ...note,
        ...(until === null
          ? []
          : [
              untilIsLaw
                ? `Lengkapi paling lambat ${until}. Setelah itu laporan dianggap dicabut.`
                : `Mohon dilengkapi sebelum ${until}. Bila Anda memerlukan waktu lebih, sampaikan kepada kami.`,
            ]),
      ];
    case 'refusal':
      return [
        head,
        'Laporan Anda tidak dapat kami lanjutkan.',
        `Alasan: ${facts.ground ?? '-'}${facts.groundLaw ? ` (${facts.groundLaw})` : ''}.`,
        ...note,
        'Bila keadaan berubah, atau Anda mempunyai bukti baru, Anda dapat melapor kembali.',
      ];
    case 'withdrawn':
      return [
        head,
        'Sampai batas yang kami sampaikan, kelengkapan belum kami terima. Laporan dianggap dicabut. Anda dapat melapor kembali.',
        ...note,
      ];
    case 'accepted':
      return [head, 'Laporan Anda diterima dan mulai diperiksa.', ...note];
    case 'result':
      return [
        head,
        facts.finding === 'found' ? 'Hasil pemeriksaan: ditemukan maladministrasi.' : 'Hasil pemeriksaan: tidak ditemukan maladministrasi.',
        ...note,
        until === null ? 'Anda dapat menanggapi disertai bukti.' : `Anda dapat menanggapi disertai bukti, mohon sebelum ${until}.`,
      ];
    case 'found':
      return [
        head,
        'Laporan Hasil Pemeriksaan sudah terbit: ditemukan maladministrasi. Instansi diminta melakukan tindakan korektif, dan pelaksanaannya kami pantau.',
        ...note,
      ];
    case 'recommended':
      return [
        head,
        'Tindakan korektif belum dilaksanakan sebagaimana mestinya. Kami menerbitkan rekomendasi kepada instansi dan atasannya.',
        ...note,
      ];
    case 'transfer':
      return [head, `Laporan Anda dilimpahkan kepada ${facts.where ?? 'kantor Ombudsman lain'} sesuai wilayahnya.`, ...note];
    case 'objection':
      return [
        head,
        facts.upheld ? 'Keberatan Anda diterima. Laporan diperiksa kembali.' : 'Keberatan Anda kami pertimbangkan. Laporan tetap ditutup.',
        ...note,
      ];
    case 'published':
      return [head, 'Tidak dilaksanakannya rekomendasi kami umumkan, tanpa nama Anda, bersama tanggapan instansi.', ...note];
    case 'closed':
      return [head, facts.ground ? `Laporan ditutup: ${facts.ground}.` : 'Laporan ditutup.', ...note];
  }
}
