import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    pay: (sum: string) => `Bayar ${sum}`,
    payLead: 'Kode bayar untuk virtual account dan QRIS dibuat seketika. Jumlahnya dikunci sampai kode habis masa berlakunya.',
    toBill: 'Buka tagihan yang berjalan',
    billTitle: 'Pajak kendaraan bermotor',
    year: (name: string, day: string) => `${name}, jatuh tempo ${day}`,
    notPayable: 'Kendaraan ini tidak dapat dibayar di sini sekarang. Alasannya tertulis di bawah.',
    paid: (plate: string) => `Pajak ${plate} lunas`,
    paidBody: (plate: string, until: string) =>
      `Pembayaran pajak kendaraan ${plate} diterima. Pajaknya lunas sampai ${until}. STNK asli tetap dibawa saat berkendara.`,
    back: (plate: string) => `Uang pajak ${plate} dikembalikan`,
    backBody: (plate: string, until: string) => `Pembayaran pajak kendaraan ${plate} dikembalikan. Pajaknya jatuh tempo ${until}.`,
    history: 'Pembayaran sebelumnya',
  },
  {
    pay: (sum: string) => `Pay ${sum}`,
    payLead: 'A code for virtual account and QRIS is made at once. The sum is fixed until the code runs out.',
    toBill: 'Open the bill that is waiting',
    billTitle: 'Vehicle tax',
    year: (name: string, day: string) => `${name}, due on ${day}`,
    notPayable: 'This vehicle cannot be paid for here now. The reasons stand below.',
    paid: (plate: string) => `The tax of ${plate} is paid`,
    paidBody: (plate: string, until: string) =>
      `The payment of the tax of ${plate} came in. It is paid up to ${until}. Still carry the original STNK when you drive.`,
    back: (plate: string) => `The tax of ${plate} was given back`,
    backBody: (plate: string, until: string) => `The payment of the tax of ${plate} was given back. It is due on ${until}.`,
    history: 'Payments before',
  },
);
