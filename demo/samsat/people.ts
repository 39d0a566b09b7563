const tells = (id: string, en: string) => ({ id, en });

/** Officers of the invented Samsat of Bali. */
export const samsatPeople = {
  clerk: {
    name: 'Ni Nyoman Sri Wahyuni',
    email: 'samsat@contoh.test',
    roles: ['vehicle-officer'],
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
  head: {
    name: 'Anak Agung Ketut Raka',
    email: 'kepala.samsat@contoh.test',
    roles: ['head'],
    story: tells('Kepala UPTD Samsat: menyetujui tarif dan ketentuan.', 'Head of Samsat: approves rates and grounds.'),
  },
} as const;

export type SamsatPersonKey = keyof typeof samsatPeople;
