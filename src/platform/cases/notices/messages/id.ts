/** What every notice of a case may name; each language puts it in its own words. */
export interface Said {
  readonly number: string;
  readonly service: string;
  readonly agency: string;
  /** Where the case lies now, or null. */
  readonly desk: string | null;
  /** Last day for whoever holds it, in words, or null. */
  readonly due: string | null;
  /** What is listed: files to mend, answers given openly; one a line. */
  readonly lines: readonly string[];
  /** What was done, for actions of the service's own. */
  readonly what: string;
  /** Who asks or writes. */
  readonly by: string;
}

const list = (lines: readonly string[]) => lines.map((line) => `\n- ${line}`).join('');
/** A list and what comes after it: a paragraph of its own once something was listed. */
const listed = ({ lines }: Said, next: string) => (list(lines) + (lines.length > 0 ? '\n\n' : ' ') + next).trimEnd();
const until = (due: string | null) => (due === null ? '' : `, paling lambat ${due}`);
const at = ({ desk, due }: Said) => (desk === null ? '' : ` Sekarang di ${desk}${until(due)}.`);

export const id = {
  submitted: {
    subject: ({ number }: Said) => `Permohonan ${number} kami terima`,
    body: (said: Said) =>
      `Permohonan ${said.service} Anda kami terima dengan nomor ${said.number}.${at(said)} Tanda terima dengan kode lacak dapat diunduh di halaman berkas.`,
  },
  moved: {
    subject: ({ number, desk }: Said) => `Berkas ${number} sekarang di ${desk ?? ''}`,
    body: (said: Said) => `${said.what}.${at(said)} Anda tidak perlu berbuat apa-apa.`,
  },
  waiting: {
    subject: ({ number }: Said) => `Berkas ${number} menunggu`,
    body: (said: Said) => `${said.what}. Waktu kantor berhenti selama menunggu. Buka halaman berkas untuk melihat siapa yang ditunggu.`,
  },
  yourTurn: {
    subject: ({ number, desk }: Said) => `Berkas ${number} menunggu Anda${desk === null ? '' : `: ${desk}`}`,
    body: (said: Said) =>
      `${said.what}. Langkah Anda ada di halaman berkas. Tanpa akun, tanyakan di loket, atau kepada petugas di percakapan WhatsApp.`,
    inChat: ({ what }: Said) => `${what}.`,
  },
  returned: {
    subject: ({ number }: Said) => `Berkas ${number} perlu Anda perbaiki`,
    body: ({ lines }: Said) =>
      `${lines.join('\n')}\n\nKirim perbaikannya di halaman berkas atau di percakapan WhatsApp tempat Anda mengajukannya.`,
    inChat: ({ lines }: Said) => lines.join('\n'),
  },
  approved: {
    subject: ({ number }: Said) => `Permohonan ${number} disetujui`,
    body: ({ service, lines }: Said) =>
      `Permohonan ${service} Anda disetujui. Dokumennya sedang dibuat dan ditandatangani; kami memberi tahu begitu siap diunduh.${list(lines)}`,
  },
  issued: {
    subject: ({ number }: Said) => `Dokumen untuk ${number} sudah terbit`,
    body: ({ service }: Said) => `Dokumen ${service} Anda sudah terbit dan ditandatangani secara elektronik. Unduh di halaman berkas.`,
    inChat: ({ service }: Said) => `Dokumen ${service} Anda sudah terbit dan ditandatangani secara elektronik.`,
  },
  replaced: {
    subject: ({ number }: Said) => `Salinan yang diperbaiki untuk ${number} sudah terbit`,
    body: (_said: Said) => 'Dokumen yang diperbaiki menggantikan yang lama, yang tidak berlaku lagi. Unduh di halaman berkas.',
    inChat: (_said: Said) => 'Dokumen yang diperbaiki menggantikan yang lama, yang tidak berlaku lagi.',
  },
  lettered: {
    subject: ({ number, what }: Said) => `${what}: ${number}`,
    body: (said: Said) => `${said.what} untuk permohonan Anda sudah terbit dan ditandatangani. Unduh di halaman berkas.${at(said)}`,
    inChat: (said: Said) => `${said.what} untuk permohonan Anda sudah terbit dan ditandatangani.${at(said)}`,
  },
  rejected: {
    subject: ({ number }: Said) => `Permohonan ${number} ditolak`,
    body: ({ lines }: Said) =>
      `Permohonan Anda ditolak.${list(lines)}\n\nAlasan dan langkah yang masih dapat Anda tempuh ada di halaman berkas.`,
    inChat: ({ lines }: Said) => `Permohonan Anda ditolak.${list(lines)}`,
  },
  withdrawn: {
    subject: ({ number }: Said) => `Permohonan ${number} ditarik`,
    body: (said: Said) => `${said.what}.${listed(said, 'Permohonan ini tidak diproses lagi. Anda dapat mengajukan yang baru kapan saja.')}`,
  },
  lapsed: {
    subject: ({ number }: Said) => `Permohonan ${number} dianggap ditarik`,
    body: (_said: Said) =>
      'Perbaikan tidak kami terima sampai batas waktunya, sehingga permohonan ini dianggap ditarik. Anda dapat mengajukan yang baru kapan saja.',
  },
  revoked: {
    subject: ({ number }: Said) => `Dokumen untuk ${number} dicabut`,
    body: ({ lines }: Said) => `Dokumen yang terbit untuk berkas ini dicabut dan tidak berlaku lagi.${list(lines)}`,
  },
  told: {
    subject: ({ number, what }: Said) => `${what}: ${number}`,
    body: (said: Said) => `${said.what}.${listed(said, at(said).trim())}`,
  },
  message: {
    subject: ({ number }: Said) => `Pesan petugas tentang ${number}`,
    body: ({ lines }: Said) => `${lines.join('\n')}\n\nBalas di halaman berkas.`,
    inChat: ({ lines }: Said) => lines.join('\n'),
  },
  leaving: {
    subject: ({ number, due }: Said) => `Berkas ${number} akan dihapus mulai ${due ?? ''}`,
    body: ({ service, agency, due }: Said) =>
      `Permohonan ${service} Anda sudah lama ditutup, dan masa simpannya di ${agency} sudah lewat. Mulai ${due ?? ''} berkas itu dihapus beserta dokumen yang Anda serahkan. Unduh sebelum itu apa yang masih Anda perlukan. Dokumen terbit yang masih berlaku tetap berlaku dan tetap dapat diperiksa keasliannya.`,
  },
  staying: {
    subject: ({ number }: Said) => `Berkas ${number} tetap disimpan`,
    body: ({ service, agency }: Said) =>
      `Kami memberi tahu bahwa permohonan ${service} Anda akan dihapus. ${agency} memutuskan lain: berkas itu tetap disimpan, dan Anda tidak perlu berbuat apa-apa.`,
  },
  invitationLapsed: {
    subject: ({ number }: Said) => `Undangan untuk ${number} kedaluwarsa`,
    body: ({ lines }: Said) => `Undangan kepada ${lines.join(', ')} tidak dijawab sampai batas waktunya. Kirim lagi dari halaman berkas.`,
  },
  messageIn: {
    subject: ({ number }: Said) => `Pesan pemohon tentang ${number}`,
    body: ({ by }: Said) => `${by} menulis pesan. Balas di halaman berkas.`,
  },
  extensionAnswered: {
    subject: ({ number }: Said) => `Jawaban atas waktu tambahan: ${number}`,
    body: (said: Said) => `${said.by} menjawab permintaan waktu tambahan.${listed(said, at(said).trim())}`,
  },
  resubmitted: {
    subject: ({ number }: Said) => `Perbaikan ${number} masuk`,
    body: (said: Said) => `Pemohon mengirim perbaikan untuk ${said.service}.${at(said)}`,
  },
  objection: {
    subject: ({ number }: Said) => `Keberatan atas ${number}`,
    body: (said: Said) => `Pemohon mengajukan keberatan atas keputusan ${said.service}.${at(said)}`,
  },
  arrived: {
    subject: ({ number, desk }: Said) => `Berkas ${number} masuk ke ${desk ?? 'meja Anda'}`,
    body: (said: Said) => `Berkas ${said.service} menunggu di meja Anda${until(said.due)}.`,
  },
  assigned: {
    subject: ({ number }: Said) => `Berkas ${number} diserahkan kepada Anda`,
    body: (said: Said) => `${said.by} menyerahkan berkas ${said.service} kepada Anda.${at(said)}`,
  },
  due: {
    subject: ({ number, due }: Said) => `Berkas ${number} jatuh tempo ${due ?? ''}`,
    body: (said: Said) => `Hari kerja berikutnya adalah hari terakhir untuk berkas ${said.service} ini.${at(said)}`,
  },
  late: {
    subject: ({ number }: Said) => `Berkas ${number} lewat batas waktu`,
    body: (said: Said) => `Berkas ${said.service} ini melewati batas waktu di ${said.desk ?? ''}. Dahulukan pemeriksaannya.`,
  },
  invited: {
    subject: ({ service }: Said) => `Persetujuan Anda diminta: ${service}`,
    body: ({ by, service, agency, due }: Said) =>
      `${by} mengajukan ${service} di ${agency} dan menyebut Anda sebagai pihak yang harus menyetujui. Buka tautan ini${until(due)}; di sana Anda meminta kode untuk membukanya. Bila Anda tidak tahu tentang ini, abaikan surat ini.`,
  },
  code: {
    subject: (_said: Said) => 'Kode untuk membuka undangan',
    body: ({ lines }: Said) => `Kode Anda: ${lines.join('')}\n\nBerlaku 10 menit. Jangan berikan kode ini kepada siapa pun.`,
  },
  consent: {
    subject: ({ service }: Said) => `Kode persetujuan: ${service}`,
    body: ({ service, by, lines }: Said) =>
      `${by} mengisi ${service} untuk Anda di loket. Bila Anda sudah membaca isinya dan setuju, bacakan kode ini kepadanya: ${lines.join('')}\n\nBerlaku 10 menit. Bila Anda tidak sedang di loket, abaikan pesan ini.`,
  },
  answer: (label: string, value: string) => `${label}: ${value}`,
};
