import { catalogue } from '#i18n';

/** Reason and remedy of each ground. `{limit}` months, hours or years. */
export const texts = catalogue(
  {
    NOT_OWNER_OR_KK: {
      reason: () => 'Kendaraan ini terdaftar atas nama orang yang bukan Anda dan tidak satu kartu keluarga dengan Anda.',
      remedy: 'Mintalah pemilik membayar dari akunnya, atau tunjukkan kartu keluarga kepada petugas.',
    },
    NIK_MISMATCH: {
      reason: () => 'NIK Anda tidak sama dengan NIK pemilik di data Samsat.',
      remedy: 'Periksa NIK di akun Anda. Bila sudah benar, bawa KTP dan STNK ke Samsat agar datanya dibetulkan.',
    },
    VEHICLE_CLASS: {
      reason: () => 'Kendaraan jenis ini tidak dilayani daring.',
      remedy: 'Bayar di kantor Samsat dengan STNK, KTP, dan bila ada, surat kuasa perusahaan.',
    },
    FIVE_YEAR_RENEWAL: {
      reason: () => 'Tahun ini STNK dan pelat diganti: kendaraan perlu dicek fisik.',
      remedy: 'Bawa kendaraan, STNK, BPKB, dan KTP ke kantor Samsat. Pajaknya dibayar di sana.',
    },
    ADDRESS_MISMATCH: {
      reason: () => 'Alamat di KTP berbeda dari alamat di STNK; tanda bukti dikirim ke alamat STNK.',
      remedy: 'Ubah alamat STNK di kantor Samsat, atau minta petugas memeriksa.',
    },
    TOO_EARLY: {
      reason: (limit: string) => `Pajak baru dapat dibayar daring mulai ${limit} bulan sebelum jatuh tempo.`,
      remedy: 'Pilih hari bayar yang lebih dekat ke jatuh tempo. Anda diingatkan 60, 30, dan 7 hari sebelumnya.',
    },
    WINDOW_PASSED: {
      reason: (limit: string) => `Pembayaran daring hanya sampai ${limit} bulan setelah jatuh tempo.`,
      remedy: 'Bayar di kantor Samsat, Samsat keliling, atau gerai dengan STNK dan KTP.',
    },
    BLOCKED: {
      reason: () => 'Data kendaraan ini diblokir oleh kepolisian atau Bapenda.',
      remedy: 'Tanyakan sebabnya ke kantor Samsat, lalu minta blokir dibuka.',
    },
    DISPUTE: {
      reason: () => 'Kendaraan ini tercatat dalam perkara atau sengketa.',
      remedy: 'Selesaikan di instansi yang mencatatnya, lalu hubungi Samsat.',
    },
    DATA_STALE: {
      reason: (limit: string) => `Data kendaraan sudah lebih dari ${limit} jam tidak diperbarui; jumlahnya mungkin berubah.`,
      remedy: 'Muat ulang data kendaraan. Bila belum bisa, coba lagi nanti.',
    },
    CUT_OFF: {
      reason: (hours: string) => `Pembayaran ditutup setiap hari pukul ${hours} untuk rekonsiliasi.`,
      remedy: 'Bayar setelah jam itu. Perhitungan di halaman ini tetap dapat dibaca.',
    },
    ARREARS_OVER_LIMIT: {
      reason: (limit: string) => `Tunggakan lebih dari ${limit} tahun tidak dibayar daring.`,
      remedy: 'Datang ke kantor Samsat dengan STNK, KTP, dan BPKB; tanyakan pula keringanan yang berlaku.',
    },
    NO_TARIFF: {
      reason: () => 'Tarif untuk kendaraan ini belum ada di sini, sehingga jumlahnya tidak dapat dihitung.',
      remedy: 'Tanyakan jumlahnya ke kantor Samsat provinsi tempat kendaraan terdaftar.',
    },
  },
  {
    NOT_OWNER_OR_KK: {
      reason: () => 'This vehicle is registered to somebody else, who is not on your family card.',
      remedy: 'Ask the owner to pay from their account, or show the family card to an officer.',
    },
    NIK_MISMATCH: {
      reason: () => 'Your NIK is not the NIK of the owner in the records of Samsat.',
      remedy: 'Check the NIK of your account. Where it is right, take KTP and STNK to Samsat to have the record mended.',
    },
    VEHICLE_CLASS: {
      reason: () => 'Vehicles of this kind are not served online.',
      remedy: 'Pay at a Samsat office with STNK, KTP and, where there is one, the power of attorney of the company.',
    },
    FIVE_YEAR_RENEWAL: {
      reason: () => 'This year STNK and plate are renewed: the vehicle must be looked at.',
      remedy: 'Take the vehicle, STNK, BPKB and KTP to a Samsat office. The tax is paid there.',
    },
    ADDRESS_MISMATCH: {
      reason: () => 'The address on the KTP differs from the one on the STNK, where the proof is sent.',
      remedy: 'Change the address of the STNK at a Samsat office, or ask an officer to look.',
    },
    TOO_EARLY: {
      reason: (limit: string) => `Tax can be paid online from ${limit} months before the due day.`,
      remedy: 'Choose a day closer to the due day. You are reminded 60, 30 and 7 days before.',
    },
    WINDOW_PASSED: {
      reason: (limit: string) => `Tax can be paid online until ${limit} months after the due day.`,
      remedy: 'Pay at a Samsat office, a mobile Samsat or an outlet with STNK and KTP.',
    },
    BLOCKED: {
      reason: () => 'The record of this vehicle is blocked by the police or by Bapenda.',
      remedy: 'Ask a Samsat office why, then have it unblocked.',
    },
    DISPUTE: {
      reason: () => 'This vehicle is on record in a case or dispute.',
      remedy: 'Settle it with the body that recorded it, then turn to Samsat.',
    },
    DATA_STALE: {
      reason: (limit: string) => `The record of the vehicle is older than ${limit} hours; the sum may change.`,
      remedy: 'Load the record of the vehicle anew. Where that fails, try again later.',
    },
    CUT_OFF: {
      reason: (hours: string) => `Payment is closed every day ${hours} for reconciliation.`,
      remedy: 'Pay after those hours. What is reckoned on this page can still be read.',
    },
    ARREARS_OVER_LIMIT: {
      reason: (limit: string) => `Arrears of more than ${limit} year(s) are not paid online.`,
      remedy: 'Come to a Samsat office with STNK, KTP and BPKB; ask which reliefs hold as well.',
    },
    NO_TARIFF: {
      reason: () => 'No rate is on record here for this vehicle, so no sum can be named.',
      remedy: 'Ask the Samsat office of the province where the vehicle is registered.',
    },
  },
);
