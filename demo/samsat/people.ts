const tells = (id: string, en: string) => ({ id, en });

/** Officers of the invented Samsat of Bali. */
export const samsatPeople = {
  clerk: {
    name: 'Ni Nyoman Sri Wahyuni',
    email: 'samsat@contoh.test',
    roles: ['vehicle-officer', 'complaints-officer'],
    story: tells(
      'Petugas Samsat Bali: kartu keluarga dan alasan yang menunggu.',
      'Officer of Samsat Bali: family cards and grounds that wait.',
    ),
  },
  keeper: {
    name: 'I Gusti Made Oka Antara',
    email: 'register.samsat@contoh.test',
    roles: ['admin'],
    story: tells('Samsat Bali: register kendaraan, tarif, petugas.', 'Samsat Bali: register of vehicles, rates, officers.'),
  },
  treasurer: {
    name: 'Ni Wayan Suci Artini',
    email: 'bendahara.samsat@contoh.test',
    roles: ['treasurer'],
    story: tells(
      'Bendahara Samsat Bali: pembayaran, titipan, berkas bank, buku besar.',
      'Treasurer of Samsat Bali: payments, suspense, bank files, ledger.',
    ),
  },
  cashier: {
    name: 'I Ketut Budiasa',
    email: 'kasir.samsat@contoh.test',
    roles: ['cashier'],
    story: tells('Kasir Samsat Bali: menerima uang tunai.', 'Cashier of Samsat Bali: takes cash.'),
  },
  head: {
    name: 'Anak Agung Ketut Raka',
    email: 'kepala.samsat@contoh.test',
    roles: ['head', 'complaints-supervisor', 'ombudsman-liaison'],
    story: tells('Kepala UPTD Samsat: menyetujui tarif dan ketentuan.', 'Head of Samsat: approves rates and grounds.'),
  },
} as const;

export type SamsatPersonKey = keyof typeof samsatPeople;
