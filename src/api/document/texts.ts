import { catalogue, type Locale } from '#i18n';
import type { Scope } from '#kernel';

export const texts = catalogue(
  {
    description:
      'Semua yang dapat dilakukan warga dan petugas, sebagai JSON, melalui tindakan yang sama dengan halaman. Penolakan mengikuti RFC 9457. Kirim Idempotency-Key pada setiap perubahan.',
    session: 'Sesi orang yang masuk di situs ini.',
    client: 'Sistem lain, dengan token yang berlaku lima belas menit.',
    done: 'Berhasil.',
    refused: (status: number) => `Ditolak (${status}).`,
  },
  {
    description:
      'Everything a citizen or an officer can do, as JSON, through the same actions as the pages. Refusals follow RFC 9457. Send an Idempotency-Key with every change.',
    session: 'The session of a person signed in at this site.',
    client: 'Another system, with a token that counts for fifteen minutes.',
    done: 'Done.',
    refused: (status: number) => `Refused (${status}).`,
  },
);

export const webhookTexts = catalogue(
  {
    headers: {
      'webhook-id': 'Sama pada setiap percobaan: yang sudah dicatat boleh diabaikan.',
      'webhook-timestamp': 'Saat percobaan ini dikirim, dalam detik Unix. Tolak yang lebih dari lima menit dari sekarang.',
      'webhook-signature': 'v1 dan HMAC-SHA256 dalam base64 atas id, waktu, dan isi, dipisahkan titik. Selama pergantian rahasia ada dua.',
    },
    taken: 'Diterima. Jawab dalam sepuluh detik; kerjakan sesudahnya.',
    gone: 'Alamat ini tidak dipakai lagi: langganannya diakhiri.',
    again: 'Tidak diterima: dicoba lagi, makin jarang, sampai tiga hari.',
  },
  {
    headers: {
      'webhook-id': 'The same with every attempt: what is noted already may be ignored.',
      'webhook-timestamp': 'When this attempt was sent, in Unix seconds. Refuse what is more than five minutes from now.',
      'webhook-signature':
        'v1 and the HMAC-SHA256, in base64, of id, time and body with dots between them. While a secret is changed there are two.',
    },
    taken: 'Taken. Answer within ten seconds; work afterwards.',
    gone: 'This address is used no more: the subscription is ended.',
    again: 'Not taken: tried again, more and more seldom, for three days.',
  },
);

/** What each part of the API is about, in the order it is read. */
export function tagTexts(locale: Locale): Readonly<Record<string, string>> {
  return locale === 'id'
    ? {
        services: 'Yang dapat diajukan, standarnya, dan kinerjanya.',
        tracking: 'Letak berkas, untuk siapa pun yang memegang nomor dan kodenya.',
        documents: 'Keaslian dokumen.',
        me: 'Siapa yang meminta, dan kabar untuknya.',
        files: 'Dokumen yang diunggah.',
        meetings: 'Janji temu: waktu kosong, memesan, memindahkan, kehadiran.',
        queues: 'Antrean di tempat: berapa lama menunggu, mengambil nomor, memanggil. Nomor tidak menyebut siapa pun.',
        drafts: 'Permohonan yang diisi bertahap.',
        cases: 'Berkas dan semua tindakan atasnya.',
        desk: 'Pekerjaan petugas.',
        materials: 'Materi pelajaran sekolah, dan kemajuan siswa yang membacanya. Untuk orang, bukan untuk sistem.',
        schools: 'Sekolah: jadwal, hasil, dan nilai sendiri atau anak sendiri; buku nilai; hasil antar sekolah.',
        vehicles:
          'Kendaraan sendiri: yang terutang menurut peraturan yang mana, dan apakah dapat dibayar. Untuk orang, bukan untuk sistem.',
        bills: 'Tagihan dan kuitansi sendiri, dan cara membayarnya. Untuk orang, bukan untuk sistem.',
        proofs: 'E-pengesahan sendiri dan kiriman TBPKP; pemeriksaan sebuah bukti, untuk siapa pun.',
        webhooks: 'Kabar yang kami kirim ke alamat sistem Anda begitu berkas yang boleh dilihatnya berubah.',
      }
    : {
        services: 'What can be applied for, by what standard, and how well it is kept.',
        tracking: 'Where a case is, for whoever holds its number and secret.',
        documents: 'Whether a document is genuine.',
        me: 'Who asks, and what they were told.',
        files: 'Files handed in.',
        meetings: 'Meetings: free times, booking, moving, attendance.',
        queues: 'Queues at a place: how long one waits, taking a number, calling. A number names nobody.',
        drafts: 'Applications filled in step by step.',
        cases: 'Cases, and everything done to them.',
        desk: 'The work of officers.',
        materials: 'Lessons of schools, and the progress of the student who reads them. For people, not for systems.',
        schools: 'Schools: schedule, results and grades of oneself or one’s children; gradebooks; results of schools.',
        vehicles: 'One’s own vehicles: what they owe by which law, and whether it can be paid. For people, not for systems.',
        bills: 'One’s own bills and receipts, and how they are paid. For people, not for systems.',
        proofs: 'One’s own e-proofs and the way of the TBPKP; the check of a proof, for everybody.',
        webhooks: 'News we send to the address of your system as soon as a case it may see changes.',
      };
}

export function scopeTexts(locale: Locale): Readonly<Record<Scope, string>> {
  return locale === 'id'
    ? {
        'cases:read': 'Membaca berkas sendiri dan berkas instansinya.',
        'cases:act': 'Melakukan tindakan atas berkas, sesuai jabatan yang diberikan.',
        'cases:apply': 'Mengajukan permohonan dan mengunggah dokumen.',
        'webhooks:manage': 'Mengatur langganan webhook sendiri.',
        'schools:read': 'Membaca sekolah, sejauh jabatan yang diberikan: hasil antar sekolah tanpa nama siswa.',
      }
    : {
        'cases:read': 'Read own cases and those of the agency.',
        'cases:act': 'Act on cases, as far as the offices it was given go.',
        'cases:apply': 'Apply, and upload files.',
        'webhooks:manage': 'Look after one’s own webhook subscriptions.',
        'schools:read': 'Read the schools as far as the offices it was given go: results of schools, without any student.',
      };
}

/** What a parameter means, by its name; those that say it themselves are absent. */
export function parameterTexts(locale: Locale): Readonly<Record<string, string>> {
  return locale === 'id'
    ? {
        'idempotency-key': 'Pilihan pengirim, misalnya UUID. Kunci dan isi yang sama dijawab seperti pertama kali.',
        'if-match': 'Versi yang dilihat pengirim; ditolak dengan 409 bila orang lain sudah bertindak sesudahnya.',
        after: '"next" dari halaman sebelumnya.',
        desk: 'Satu meja, atau mine-desks untuk semua meja sendiri.',
        q: 'Bagian dari nomor, nama, atau tempat.',
      }
    : {
        'idempotency-key': 'Chosen by the sender, such as a UUID. The same key with the same content is answered as the first time.',
        'if-match': 'The version the sender saw; refused with 409 where others have acted since.',
        after: 'The "next" of the page before.',
        desk: 'A desk, or mine-desks for every desk of one’s own.',
        q: 'Parts of a number, a name or a place.',
      };
}
