import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    tab: 'Bukti NIK',
    lead: 'Seseorang di loket memperlihatkan KTP-el-nya. Cocokkan wajah dengan foto, lalu ketik alamat surel akunnya dan NIK dari kartu. Setelah itu ia dapat mengisi formulir dari data kependudukannya sendiri.',
    email: 'Alamat surel akunnya',
    nik: 'NIK pada kartu',
    nikHint: 'Salin dari KTP-el, bukan dari ucapan.',
    seen: 'Pemeriksaan',
    seenIt: 'Saya melihat KTP-el asli dan orangnya; foto dan wajahnya cocok.',
    prove: 'Nyatakan terbukti',
    wrong: {
      email: 'Tulis alamat surel akunnya.',
      nik: 'Tulis 16 angka NIK dari kartu.',
      seen: 'Nyatakan bahwa Anda melihat kartu dan orangnya.',
    },
    unfit:
      'Tidak cocok: akun dengan alamat itu belum dikonfirmasi, tidak ada, atau NIK di akunnya bukan ini. Mintalah pemilik akun memeriksa halaman Akun-nya. Percobaan ini tercatat.',
    done: (name: string) => `NIK ${name} terbukti. Akunnya diberi tahu.`,
  },
  {
    tab: 'Proof of NIK',
    lead: 'Somebody at the counter shows their identity card. Compare face and photograph, then type the e-mail address of their account and the NIK on the card. From then on they can fill in forms from their own data in the register.',
    email: 'E-mail address of their account',
    nik: 'NIK on the card',
    nikHint: 'Copy it from the card, not from what is said.',
    seen: 'Checked',
    seenIt: 'I saw the original card and its holder; photograph and face agree.',
    prove: 'Note it as proven',
    wrong: {
      email: 'Write the address of their account.',
      nik: 'Write the 16 digits of the card.',
      seen: 'Say that you saw the card and its holder.',
    },
    unfit:
      'It does not fit: the account of that address is not confirmed or not there, or its NIK is another. Ask its holder to look at their account page. This try was recorded.',
    done: (name: string) => `The NIK of ${name} is proven. The account was told.`,
  },
);
