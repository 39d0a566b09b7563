import { path } from '#web';

export const bankPaths = {
  all: path('/demo/bank'),
  expert: path('/demo/bank/ahli'),
  file: path('/demo/bank/setoran'),
  account: path('/demo/bank/:customerId'),
  number: path('/demo/bank/:customerId/va'),
  bill: path('/demo/bank/:customerId/va/:inquiryId'),
  scan: path('/demo/bank/:customerId/qris'),
  qr: path('/demo/bank/:customerId/qris/:referenceNo'),
  blind: path('/demo/bank/:customerId/tanpa-tanya'),
  receipt: path('/demo/bank/:customerId/transaksi/:paymentId'),
};
