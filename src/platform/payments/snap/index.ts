export { type BankClient, bankClient } from './client/bank-client.ts';
export type { BankAccess, Called } from './client/call.ts';
export type { BankSettings } from './settings.ts';
export { isRequestSigned, isTokenSigned } from './sign/signature.ts';
export { readSnapHeaders, readTokenHeaders } from './wire/headers.ts';
export { readQrNotice } from './wire/read-qr.ts';
export { readInquiry, readPayment } from './wire/read-va.ts';
export { inquiryRefusal, inquiryReply, paymentReply, qrNoticeReply, refusalReply, tokenReply } from './wire/replies.ts';
export { writeVirtualAccount } from './wire/virtual-account.ts';
