import { said, type Text } from '#i18n';
import { type ActionWords, inForce } from '#platform/cases';
import { type BroughtReading, BROUGHT_PDF } from '#platform/documents';
import { type Field, files, storedStatement, text } from '#platform/forms';
import { type Comparison, compare, type Expected } from '../domain/compare.ts';
import { reason } from './actions.ts';
import type { DocumentDesk } from './desks.ts';

const found: Readonly<Record<BroughtReading['finding'], Text>> = {
  valid: said('sah', 'holds'),
  untrusted: said('penerbit sertifikatnya tidak kami kenal', 'its authority is not known here'),
  expired: said('sertifikatnya tidak berlaku saat itu', 'its certificate did not hold then'),
  'certificate-revoked': said('sertifikatnya dicabut', 'its certificate was revoked'),
  unsigned: said('tidak ada', 'there is none'),
  changed: said('isi berubah sesudah ditandatangani', 'the content was changed afterwards'),
  'changed-after': said('ada tambahan sesudahnya', 'something was added afterwards'),
  broken: said('rusak', 'broken'),
  'not-pdf': said('berkas ini bukan PDF', 'the file is no PDF'),
};

/** The number of a document; never one of a person, which the public register must not show. */
function documentNumber(): Field<string> {
  const line = text(
    {
      label: said('Nomor dokumen', 'Number of the document'),
      hint: said(
        'Nomor akta, atau nomor register SIAK. Jangan NIK atau nomor KK.',
        'Number of the certificate, or the SIAK register number. Never a NIK or KK number.',
      ),
    },
    { max: 60 },
  );
  return {
    ...line,
    parse: (raw, context) => {
      const read = line.parse(raw, context);
      return read.ok && /(?<!\d)\d{16}(?!\d)/.test(read.value.replace(/[\s.]/g, ''))
        ? {
            ok: false,
            error: said(
              'Ini terbaca seperti NIK atau nomor KK. Pakai nomor register SIAK.',
              'This reads like a NIK or KK number. Use the SIAK register number.',
            ),
          }
        : read;
    },
  };
}

const asked = () => ({
  number: documentNumber(),
  pdf: files(
    {
      label: said('PDF bertanda tangan dari SIAK', 'Signed PDF from SIAK'),
      hint: said('PDF aslinya, bukan hasil pindai.', 'The PDF itself, not a scan.'),
    },
    { accepts: 'pdf', min: 1, max: 1 },
  ),
});

/** The signed PDF comes from SIAK: read, held against the case, and sent out, put before a second officer, or not taken. */
export const attachActions = <A>(w: ActionWords<DocumentDesk, 'document', A>, kind: string, expects: (answers: A) => Expected) => {
  const bring = (title: Text) =>
    w
      .at('siak', title)
      .asks(asked())
      .looksUp(BROUGHT_PDF, ({ input, state }) => ({
        fileId: (input.pdf as readonly string[])[0],
        kind,
        number: input.number,
        instead: inForce(state, 'document')?.documentId,
      }))
      .computes(({ found: read, input, answers }) => {
        const reading = read as unknown as BroughtReading;
        const comparison = compare(reading, input.number, expects(answers));
        return { way: comparison.way, sheet: storedStatement(sheetOf(reading, comparison)) };
      });
  return {
    attach: bring(said('Lampirkan dokumen dari SIAK', 'Attach the document from SIAK'))
      .hint(
        said(
          'Tanda tangan, nama, dan NIK dibandingkan dengan berkas. Bila semuanya cocok, dokumen langsung diserahkan.',
          'Signature, names and NIK are held against the case. Where all fit, the document goes out at once.',
        ),
      )
      .toldBy({
        fits: said('Dokumen bertanda tangan diterima dari SIAK', 'The signed document came from SIAK'),
        doubtful: said('Dokumen dari SIAK diperiksa dua orang', 'The document from SIAK is checked by two'),
        unfit: said(
          'PDF tidak diterima: tanda tangan atau nomornya tidak cocok',
          'The PDF was not taken: its signature or number does not fit',
        ),
      })
      .inside('unfit')
      .byWay({ fits: [w.issue('document', null)], doubtful: [w.to('check')], unfit: [] }),
    release: w
      .at('check', said('Serahkan dokumen', 'Let the document out'))
      .hint(said('Bandingkan sendiri dengan SIAK dahulu.', 'Compare it with SIAK yourself first.'))
      .told(said('Dokumen diperiksa dan diserahkan', 'The document was checked and let out'))
      .notByWhoDid('attach')
      .reads('attach')
      .asks({ reason: reason() })
      .then(w.issue('document', null)),
    returnToSiak: w
      .at('check', said('Kembalikan ke operator SIAK', 'Back to the SIAK operator'))
      .told(said('Dikembalikan ke operator SIAK', 'Sent back to the SIAK operator'))
      .asks({ reason: reason() })
      .quiet()
      .undoable()
      .then(w.to('siak')),
    attachCorrected: bring(said('Lampirkan dokumen yang diperbaiki', 'Attach the corrected document'))
      .during('issued')
      .whileFlagged('correction-requested')
      .toldBy({
        fits: said('Dokumen yang diperbaiki diterima', 'The corrected document came'),
        doubtful: said('PDF tidak diterima: isinya tidak cocok dengan berkas', 'The PDF was not taken: it does not fit the case'),
        unfit: said(
          'PDF tidak diterima: tanda tangan atau nomornya tidak cocok',
          'The PDF was not taken: its signature or number does not fit',
        ),
      })
      .inside('doubtful', 'unfit')
      .byWay({ fits: [w.replace('document'), w.unflag('correction-requested'), w.leave()], doubtful: [], unfit: [] }),
  };
};

function sheetOf({ finding, signer, issuer, taken }: BroughtReading, { missingNames, missingNiks, otherKind }: Comparison) {
  const none = said('semua ada', 'all there');
  return {
    title: said('Hasil pembandingan', 'What the comparison found'),
    lines: [
      { label: said('Tanda tangan', 'Signature'), amount: found[finding] },
      ...(signer === null
        ? []
        : [{ label: said('Penanda tangan', 'Signer'), amount: () => (issuer === null ? signer : `${signer} (${issuer})`) }]),
      {
        label: said('Nama dalam berkas', 'Names of the case'),
        amount:
          missingNames.length === 0 ? none : said(`tidak ditemukan: ${missingNames.join(', ')}`, `not found: ${missingNames.join(', ')}`),
      },
      {
        label: said('NIK dalam berkas', 'NIK of the case'),
        amount: missingNiks === 0 ? none : said(`${missingNiks} tidak ditemukan`, `${missingNiks} not found`),
      },
    ],
    cautions: [
      ...(!taken ? [] : [said('Nomor ini sudah dipakai dokumen lain.', 'Another document has this number.')]),
      ...(otherKind
        ? [said('Nomor ini terbaca sebagai akta jenis lain.', 'The number reads as that of another kind of certificate.')]
        : []),
    ],
  };
}
