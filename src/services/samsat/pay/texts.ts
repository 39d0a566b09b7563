import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    pay: (sum: string) => `Bayar ${sum}`,
    payLead: 'Kode bayar untuk virtual account dan QRIS dibuat seketika. Jumlahnya dikunci sampai kode habis masa berlakunya.',
    toBill: 'Buka tagihan yang berjalan',
    billTitle: 'Pajak kendaraan bermotor',
    year: (name: string, day: string) => `${name}, jatuh tempo ${day}`,
    othersBill: (time: string) =>
      `Orang lain yang juga memegang kendaraan ini sudah meminta kode bayar. Kodenya berlaku sampai pukul ${time}; sesudah itu Anda dapat memintanya sendiri.`,
    othersHave: 'Orang lain yang juga memegang kendaraan ini sudah meminta kode bayar yang masih berlaku.',
    notPayable: 'Kendaraan ini tidak dapat dibayar di sini sekarang. Alasannya tertulis di bawah.',
    paid: (plate: string) => `Pajak ${plate} lunas`,
    paidBody: (plate: string, until: string) =>
      `Pembayaran pajak kendaraan ${plate} diterima. Pajaknya lunas sampai ${until}. STNK asli tetap dibawa saat berkendara.`,
    back: (plate: string) => `Uang pajak ${plate} dikembalikan`,
    backBody: (plate: string, until: string) => `Pembayaran pajak kendaraan ${plate} dikembalikan. Pajaknya jatuh tempo ${until}.`,
    history: 'Bukti dan pembayaran',
    receipt: 'Kuitansi',
    noHistory: 'Belum ada pembayaran di sini.',
    toProof: 'E-pengesahan',
    toVehicle: 'Lihat kendaraan',
    paper: 'TBPKP dan stiker',
    pickUp: 'Diambil di kantor Samsat',
    addressLater: 'Lewat pos; alamatnya masih Anda tulis di e-pengesahan sesudah membayar',
    byPost: (address: string) => `Lewat pos ke ${address}`,
    home: 'Ke mana TBPKP dan stiker?',
    address: 'Alamat kirim',
    addressHint:
      'Jalan, nomor, banjar atau kelurahan, kecamatan, kode pos. Boleh ditulis nanti; kiriman menunggu sampai ada. Disimpan tersegel.',
  },
  {
    pay: (sum: string) => `Pay ${sum}`,
    payLead: 'A code for virtual account and QRIS is made at once. The sum is fixed until the code runs out.',
    toBill: 'Open the bill that is waiting',
    othersBill: (time: string) =>
      `Somebody else who holds this vehicle has asked for a payment code. It counts until ${time}; after that you can ask for one yourself.`,
    billTitle: 'Vehicle tax',
    year: (name: string, day: string) => `${name}, due on ${day}`,
    othersHave: 'Somebody else who holds this vehicle has asked for a payment code that still counts.',
    notPayable: 'This vehicle cannot be paid for here now. The reasons stand below.',
    paid: (plate: string) => `The tax of ${plate} is paid`,
    paidBody: (plate: string, until: string) =>
      `The payment of the tax of ${plate} came in. It is paid up to ${until}. Still carry the original STNK when you drive.`,
    back: (plate: string) => `The tax of ${plate} was given back`,
    backBody: (plate: string, until: string) => `The payment of the tax of ${plate} was given back. It is due on ${until}.`,
    history: 'Proofs and payments',
    receipt: 'Receipt',
    noHistory: 'Nothing was paid here yet.',
    toProof: 'E-proof',
    toVehicle: 'See the vehicle',
    paper: 'TBPKP and sticker',
    pickUp: 'Picked up at the Samsat office',
    addressLater: 'By post; you still write the address on the e-proof once you have paid',
    byPost: (address: string) => `By post to ${address}`,
    home: 'Where do TBPKP and sticker go?',
    address: 'Delivery address',
    addressHint:
      'Street, number, banjar or quarter, district, postcode. You may write it later; nothing is sent before. It is kept sealed.',
  },
);
