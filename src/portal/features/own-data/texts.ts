import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: 'Data Anda di sini',
    lead: 'Anda berhak melihat dan membawa semua data pribadi Anda yang kami simpan (UU 27/2022 pasal 7 dan 13).',
    what: 'Yang ikut diunduh',
    parts: [
      'Akun: nama, NIK, surel, nomor telepon, perangkat yang masuk, pilihan pemberitahuan dan perangkat yang menerimanya',
      'Kuasa: siapa mewakili Anda, dan siapa yang Anda wakili',
      'Draf permohonan yang belum dikirim',
      'Permohonan Anda: isian, perjalanan berkas, pesan, dan daftar dokumennya',
      'Kendaraan Anda, e-pengesahan dengan alamat kirimannya, dan yang Anda tulis kepada petugas',
      'Tagihan, pembayaran, dan pengembalian uang',
      'Percakapan yang tersambung dengan Anda',
      'Kotak masuk',
    ] as readonly string[],
    kept: 'Berkas dan dokumen yang sudah diterbitkan wajib disimpan instansi sebagai arsip (UU 43/2009). Dokumen Anda sendiri dapat diunduh dari berkasnya. Pembukuan pembayaran juga tinggal sebagai arsip, tanpa nama Anda bila akun dihapus.',
    text: 'Unduh untuk dibaca (teks)',
    json: 'Unduh untuk program (JSON)',
    care: 'Isinya memuat NIK dan nomor telepon lengkap. Simpan di tempat yang aman; jangan mengunduh di komputer umum.',
    noted: 'Setiap unduhan dicatat.',
    file: 'data-saya',
    account: 'Akun',
    name: 'Nama',
    email: 'Surel',
    phone: 'Telepon',
    signedIn: 'Masuk sejak',
    notices: 'Pemberitahuan yang dikirim',
    emailRhythm: 'Kapan surel dikirim',
    noticesOn: 'Pemberitahuan langsung sejak',
    standFor: 'Anda mewakili',
    stoodFor: 'Yang mewakili Anda',
    helperOf: 'Perangkat desa untuk',
    draft: 'Draf',
    case: 'Berkas',
    status: 'Status',
    submitted: 'Diajukan',
    files: 'Dokumen',
    messages: 'Pesan',
    you: 'Anda',
    inbox: 'Kotak masuk',
    chat: 'Percakapan',
    forgotten: '(isinya sudah dihapus)',
    speakers: { house: 'layanan', officer: 'petugas' },
    byLink: {
      title: 'Data dari percakapan',
      leads: {
        receipt:
          'Tautan ini datang dari percakapan WhatsApp Anda. Ketik nomor dan kode lacak salah satu permohonan yang Anda kirim di sana, seperti pada pesan tanda terimanya.',
        number: 'Tautan ini datang dari percakapan WhatsApp Anda. Ketik NIK atau nomor KK yang pernah Anda tulis di sana.',
        nothing:
          'Tautan ini datang dari percakapan WhatsApp Anda. Di sana belum ada permohonan, NIK, atau nomor KK: isinya dapat langsung Anda unduh. Yang ditulis sebelum percakapan lama terdiam tidak ikut, sebab nomor telepon dapat berpindah tangan.',
      },
      receipt: 'Nomor permohonan',
      number: 'NIK atau nomor KK',
      code: 'Kode lacak',
      wrong: {
        nothing: (_left: number) => '',
        number: (left: number) =>
          left > 0
            ? `Nomor itu tidak pernah ditulis di percakapan ini. Sisa ${left} kali.`
            : 'Nomor itu tidak cocok. Tautan ini tidak berlaku lagi; tulis “data saya” di percakapan untuk yang baru.',
        receipt: (left: number) =>
          left > 0
            ? `Nomor dan kode itu tidak cocok dengan percakapan ini. Sisa ${left} kali.`
            : 'Nomor dan kode itu tidak cocok. Tautan ini tidak berlaku lagi; tulis “data saya” di percakapan untuk yang baru.',
      },
    },
    joined: 'Anda ikut serta dalam berkas ini; isiannya milik pemohon.',
  },
  {
    title: 'Your data here',
    lead: 'You have the right to see and take along all personal data of yours that we keep (Law 27/2022, articles 7 and 13).',
    what: 'What the download holds',
    parts: [
      'Account: name, NIK, e-mail, telephone, devices signed in, choices about notices and devices that show them',
      'Mandates: who stands for you, and whom you stand for',
      'Drafts of applications not yet sent',
      'Your applications: answers, the way of the file, messages, and a list of its documents',
      'Your vehicles, e-proofs with where the paper went, and what you wrote to officers',
      'Bills, payments and money given back',
      'Chats that belong to you',
      'Inbox',
    ] as readonly string[],
    kept: 'The agency must keep files and issued documents as its archive (Law 43/2009). Your own documents can be downloaded from their file.',
    text: 'Download to read (text)',
    json: 'Download for programs (JSON)',
    care: 'It holds NIK and telephone numbers in full. Keep it safe, and do not download it on a public computer.',
    noted: 'Each download is noted.',
    file: 'my-data',
    account: 'Account',
    name: 'Name',
    email: 'E-mail',
    phone: 'Telephone',
    signedIn: 'Signed in since',
    notices: 'Notices that are sent',
    emailRhythm: 'When e-mail is sent',
    noticesOn: 'Notices at once since',
    standFor: 'You stand for',
    stoodFor: 'Stands for you',
    helperOf: 'Village officer for',
    draft: 'Draft',
    case: 'File',
    status: 'Status',
    submitted: 'Submitted',
    files: 'Documents',
    messages: 'Messages',
    you: 'You',
    inbox: 'Inbox',
    chat: 'Chat',
    forgotten: '(its content was deleted)',
    speakers: { house: 'service', officer: 'officer' },
    byLink: {
      title: 'Data of a chat',
      leads: {
        receipt:
          'This link came in your WhatsApp chat. Type number and tracking code of one of the applications you sent there, as its receipt says.',
        number: 'This link came in your WhatsApp chat. Type a NIK or KK number you wrote there.',
        nothing:
          'This link came in your WhatsApp chat. There is no application, NIK or KK number in it: you can download what it holds at once. What was written before the chat was silent for long is left out, since telephone numbers change hands.',
      },
      receipt: 'Number of the application',
      number: 'NIK or KK number',
      code: 'Tracking code',
      wrong: {
        nothing: (_left: number) => '',
        number: (left: number) =>
          left > 0
            ? `That number was never written in this chat. ${left} tries left.`
            : 'That number does not fit. The link is over; write “my data” in the chat for a new one.',
        receipt: (left: number) =>
          left > 0
            ? `Number and code do not fit this chat. ${left} tries left.`
            : 'Number and code do not fit. The link is over; write “my data” in the chat for a new one.',
      },
    },
    joined: 'You take part in this file; its answers are the applicant’s.',
  },
);
