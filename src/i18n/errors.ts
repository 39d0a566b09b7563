import type { ErrorCode } from '#kernel';
import { catalogue } from './catalogue.ts';

interface Sentence {
  readonly title: string;
  readonly advice: string;
}

const id: Readonly<Record<ErrorCode, Sentence>> = {
  NOT_FOUND: {
    title: 'Halaman tidak ditemukan',
    advice: 'Alamatnya mungkin salah ketik, atau berkas itu bukan milik Anda. Mulai lagi dari beranda, atau lacak berkas dengan nomornya.',
  },
  SIGN_IN_REQUIRED: { title: 'Masuk dahulu', advice: 'Halaman ini milik seseorang. Masuk dengan akun Anda untuk melihatnya.' },
  FORBIDDEN: {
    title: 'Anda tidak berwenang',
    advice: 'Akun Anda tidak memegang tugas untuk ini. Bila seharusnya bisa, hubungi admin instansi Anda.',
  },
  INVALID_INPUT: { title: 'Ada isian yang perlu diperbaiki', advice: 'Periksa isian yang disebut di bawah, lalu kirim lagi.' },
  BAD_REQUEST: { title: 'Permintaan tidak terbaca', advice: 'Kembali ke halaman sebelumnya dan coba lagi.' },
  CONFLICT: {
    title: 'Berkas sudah berubah',
    advice: 'Orang lain mengubah berkas ini sejak Anda membukanya. Buka kembali untuk melihat keadaan terbaru, lalu ulangi.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'Kunci permintaan sudah dipakai',
    advice: 'Kunci yang sama pernah dikirim dengan isi berbeda. Pakai kunci baru.',
  },
  ACTION_NOT_ALLOWED: {
    title: 'Tindakan ini tidak tersedia sekarang',
    advice: 'Berkas sudah berpindah meja atau berubah status. Buka kembali berkasnya untuk melihat yang bisa dilakukan.',
  },
  FORM_EXPIRED: {
    title: 'Formulir kedaluwarsa',
    advice: 'Halaman terlalu lama terbuka. Muat ulang halaman sebelumnya lalu kirim lagi; isian yang sudah tersimpan tidak hilang.',
  },
  TOO_MANY_REQUESTS: { title: 'Terlalu banyak percobaan', advice: 'Tunggu beberapa menit lalu coba lagi.' },
  FORM_TOO_LARGE: {
    title: 'Isian formulir terlalu banyak',
    advice:
      'Formulir ini memuat lebih banyak isian atau dokumen daripada yang dapat kami terima sekaligus. Kembali, kurangi isinya, lalu kirim lagi.',
  },
  FILE_TOO_LARGE: { title: 'Dokumen terlalu besar', advice: 'Kecilkan dokumennya atau bagi menjadi beberapa dokumen, lalu unggah lagi.' },
  FILE_REFUSED: { title: 'Jenis dokumen tidak diterima', advice: 'Kirim PDF atau foto (JPG, PNG, WebP) tanpa isi aktif.' },
  UNAVAILABLE: { title: 'Layanan sedang penuh', advice: 'Coba lagi sebentar lagi. Yang sudah Anda kirim tidak hilang.' },
  FILE_HELD: {
    title: 'Dokumen ini ditahan',
    advice:
      'Pemeriksa virus belum selesai memeriksanya, atau menemukan sesuatu yang berbahaya. Coba lagi beberapa menit lagi; bila tetap ditahan, minta pengirimnya mengirim dokumen yang dibuat ulang.',
  },
  FILES_AWAY: {
    title: 'Dokumen sedang tidak dapat disimpan atau dibuka',
    advice: 'Coba lagi beberapa menit lagi. Dokumen yang sudah tersimpan tidak hilang; yang baru Anda kirim belum tersimpan.',
  },
  INTERNAL: {
    title: 'Ada kesalahan pada kami',
    advice: 'Kesalahan ini sudah tercatat. Coba lagi; bila berulang, sebutkan nomor rujukan di bawah kepada petugas.',
  },
};

const en: Readonly<Record<ErrorCode, Sentence>> = {
  NOT_FOUND: {
    title: 'Page not found',
    advice: 'The address may be mistyped, or the file is not yours. Start again from the home page, or track the file by its number.',
  },
  SIGN_IN_REQUIRED: { title: 'Sign in first', advice: 'This page belongs to somebody. Sign in with your account to see it.' },
  FORBIDDEN: {
    title: 'You are not authorised',
    advice: 'Your account does not hold the office for this. If it should, ask the administrator of your agency.',
  },
  INVALID_INPUT: { title: 'Some answers need mending', advice: 'Check the fields named below and send again.' },
  BAD_REQUEST: { title: 'The request could not be read', advice: 'Go back to the page before and try again.' },
  CONFLICT: {
    title: 'The file has changed',
    advice: 'Somebody else changed this file since you opened it. Open it again to see how it stands, then repeat.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'The request key was used before',
    advice: 'The same key came before with different content. Use a new key.',
  },
  ACTION_NOT_ALLOWED: {
    title: 'This action is not available now',
    advice: 'The file moved to another desk or changed status. Open it again to see what can be done.',
  },
  FORM_EXPIRED: {
    title: 'The form has expired',
    advice: 'The page was open too long. Reload the page before and send again; saved answers are not lost.',
  },
  TOO_MANY_REQUESTS: { title: 'Too many attempts', advice: 'Wait a few minutes, then try again.' },
  FORM_TOO_LARGE: {
    title: 'The form holds too much',
    advice: 'It holds more answers or documents than we can take at once. Go back, take some out, and send it again.',
  },
  FILE_TOO_LARGE: { title: 'The document is too large', advice: 'Make it smaller or split it into several documents, then upload again.' },
  FILE_REFUSED: {
    title: 'This kind of document is not accepted',
    advice: 'Send a PDF or a photo (JPG, PNG, WebP) without active content.',
  },
  UNAVAILABLE: { title: 'The service is full', advice: 'Try again shortly. What you have sent is not lost.' },
  FILE_HELD: {
    title: 'This document is held back',
    advice:
      'The virus scanner has not looked at it yet, or found something harmful. Try again in a few minutes; if it is still held, ask whoever sent it for one made anew.',
  },
  FILES_AWAY: {
    title: 'Documents cannot be saved or opened right now',
    advice: 'Try again in a few minutes. Saved documents are not lost; what you have just sent was not saved.',
  },
  INTERNAL: {
    title: 'Something went wrong on our side',
    advice: 'The fault has been recorded. Try again; if it comes back, give the reference below to an officer.',
  },
};

/** What a refusal is called and what the reader can do about it, by its code. */
export const errorSentences = catalogue(id, en);

/** The same for whoever writes a program: it has no page to go back to, and no account to sign in with. */
export const apiErrorSentences = catalogue(
  {
    ...id,
    NOT_FOUND: {
      title: 'Tidak ditemukan',
      advice: 'Tidak ada apa pun di alamat ini, atau token Anda tidak boleh melihatnya. Cocokkan alamat dan id dengan dokumentasi API.',
    },
    SIGN_IN_REQUIRED: {
      title: 'Perlu token',
      advice: 'Kirim token yang berlaku sebagai “Authorization: Bearer”. Cara memintanya ada di /api/docs.',
    },
    FORBIDDEN: {
      title: 'Tidak berwenang',
      advice: 'Lingkup token ini, atau jabatan pemegangnya, tidak mencakup permintaan ini. Admin instansi dapat memberikannya.',
    },
    BAD_REQUEST: { title: 'Permintaan tidak terbaca', advice: 'Periksa isi, jenis isi, dan tajuknya; “reason” menyebut sebabnya.' },
    CONFLICT: { title: 'Sudah berubah', advice: 'Orang lain mengubahnya sejak Anda membacanya. Baca lagi, lalu ulangi.' },
    FORM_EXPIRED: {
      title: 'Bukan permintaan program',
      advice: 'Isinya seperti formulir sebuah halaman, tanpa token halaman itu. Kirim JSON dengan token “Authorization: Bearer”.',
    },
  },
  {
    ...en,
    NOT_FOUND: {
      title: 'Not found',
      advice: 'Nothing is at this address, or your token may not see it. Compare address and id with the documentation of the API.',
    },
    SIGN_IN_REQUIRED: {
      title: 'A token is needed',
      advice: 'Send a valid token as “Authorization: Bearer”. How to get one stands in /api/docs.',
    },
    FORBIDDEN: {
      title: 'Not authorised',
      advice:
        'The scope of this token, or the office of whoever holds it, does not cover this request. The administrator of the agency can grant it.',
    },
    BAD_REQUEST: {
      title: 'The request could not be read',
      advice: 'Check the body, its type of content and the headers; “reason” says why.',
    },
    CONFLICT: { title: 'Changed meanwhile', advice: 'Somebody else changed it since you read it. Read it again, then repeat.' },
    FORM_EXPIRED: {
      title: 'Not a request of a program',
      advice: 'It looks like the form of a page, without the token of that page. Send JSON with a token as “Authorization: Bearer”.',
    },
  },
);
