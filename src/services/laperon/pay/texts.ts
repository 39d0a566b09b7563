import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: 'Bayar retribusi',
    lead: 'Dengan virtual account, QRIS, atau di kas kantor; lunas tanpa mengunggah bukti setor.',
    waits: (sum: string) => `Bayar ${sum} secara daring`,
    owed: 'Yang harus dibayar',
    file: 'Berkas',
    explain:
      'Kode bayar berlaku untuk jumlah ini saja. Begitu uang diterima, berkas berlanjut sendiri ke kepala dinas. Cara lama tetap ada: setor di bank dan serahkan bukti setor.',
    make: 'Buat kode bayar',
    toBill: 'Buka tagihan yang berjalan',
    nothing: 'Tidak ada yang harus dibayar untuk berkas ini sekarang.',
    back: 'Kembali ke berkas',
    line: 'Retribusi daerah',
    moneyWithout: 'Pembayaran untuk berkas yang tidak menagihnya lagi',
    moneyWithoutBody: (number: string, sum: string) =>
      `${sum} dibayar untuk berkas ${number}, yang tidak menunggu pembayaran lagi. Periksa, dan kembalikan uangnya bila memang tidak terutang.`,
  },
  {
    title: 'Pay the levy',
    lead: 'By virtual account, QRIS or at the cash desk; paid without uploading a deposit slip.',
    waits: (sum: string) => `Pay ${sum} online`,
    owed: 'What is owed',
    file: 'File number',
    explain:
      'The payment code is for this sum alone. Once the money has come the file goes on to the head of office by itself. The old way is still there: deposit it at the bank and hand in the slip.',
    make: 'Make a payment code',
    toBill: 'Open the bill that is waiting',
    nothing: 'Nothing is owed for this file now.',
    back: 'Back to the file',
    line: 'Regional levy',
    moneyWithout: 'Payment for a file that no longer asks for it',
    moneyWithoutBody: (number: string, sum: string) =>
      `${sum} was paid for file ${number}, which waits for no payment any more. Look into it, and give the money back if it is not owed.`,
  },
);
