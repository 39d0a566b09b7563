/** Services of SNAP BI by their two digits, as far as they are spoken here. */
export const services = {
  inquiry: '24',
  payment: '25',
  status: '26',
  report: '35',
  qrGenerate: '47',
  qrQuery: '51',
  qrNotify: '52',
  token: '73',
  qrRefund: '78',
} as const;
export type SnapService = keyof typeof services;

/** Cases: HTTP status, two digits, and what ASPI says of them; `{…}` stands for the field or reason. */
const cases = {
  success: [200, '00', 'Successful'],
  inProgress: [202, '00', 'Request In Progress'],
  badRequest: [400, '00', 'Bad Request'],
  badFormat: [400, '01', 'Invalid Field Format {…}'],
  missing: [400, '02', 'Invalid Mandatory Field {…}'],
  unauthorized: [401, '00', 'Unauthorized. {…}'],
  invalidToken: [401, '01', 'Invalid Token (B2B)'],
  tokenNotFound: [401, '03', 'Token Not Found (B2B)'],
  transactionExpired: [403, '00', 'Transaction Expired'],
  cutOff: [403, '06', 'Feature Not Allowed At This Time. {…}'],
  notPermitted: [403, '15', 'Transaction Not Permitted. {…}'],
  notFound: [404, '01', 'Transaction Not Found'],
  invalidAccount: [404, '11', 'Invalid Virtual Account'],
  unknownBill: [404, '12', 'Invalid Bill/Virtual Account {…}'],
  wrongAmount: [404, '13', 'Invalid Amount'],
  paid: [404, '14', 'Paid Bill'],
  inconsistent: [404, '18', 'Inconsistent Request'],
  expired: [404, '19', 'Invalid Bill/Virtual Account'],
  conflict: [409, '00', 'Conflict'],
  duplicateReference: [409, '01', 'Duplicate partnerReferenceNo'],
  tooMany: [429, '00', 'Too Many Requests'],
  generalError: [500, '00', 'General Error'],
  internalError: [500, '01', 'Internal Server Error'],
  externalError: [500, '02', 'External Server Error'],
  timeout: [504, '00', 'Timeout'],
} as const;
export type SnapCase = keyof typeof cases;
export const snapCases = Object.keys(cases) as readonly SnapCase[];

/** What a reply begins with, and the status it goes with. */
export interface SnapAnswer {
  readonly status: number;
  readonly responseCode: string;
  readonly responseMessage: string;
}

/** HTTP status, service and case in seven digits, with the message ASPI gives it; `about` names the field or the reason. */
export function snapAnswer(service: SnapService, what: SnapCase, about?: string): SnapAnswer {
  const [status, digits, message] = cases[what];
  const said = message
    .replace('{…}', about ?? '')
    .trim()
    .replace(/\.$/, '');
  return { status, responseCode: `${status}${services[service]}${digits}`, responseMessage: said.slice(0, 150) };
}

/** A refusal of a request, before anything of it was looked at. */
export interface SnapRefusal {
  readonly case: SnapCase;
  /** The field it is about, by its path in the body. */
  readonly field: string;
}

/** A code taken apart; null where it has not seven digits. `case` stays open: banks have codes of their own. */
export function readResponseCode(code: string): { readonly status: number; readonly service: string; readonly case: string } | null {
  const parts = /^([1-5]\d\d)(\d\d)(\d\d)$/.exec(code);
  return parts ? { status: Number(parts[1]), service: parts[2] ?? '', case: parts[3] ?? '' } : null;
}
