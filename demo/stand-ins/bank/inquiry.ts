/** What a biller answered about a number. */
export interface Inquired {
  readonly inquiryRequestId: string;
  readonly customerId: string;
  readonly partnerServiceId: string;
  readonly customerNo: string;
  readonly responseCode: string;
  /** Whether it can be paid. */
  readonly isPayable: boolean;
  readonly reason: { readonly indonesia: string; readonly english: string };
  readonly name: string;
  /** In rupiah. */
  readonly total: number;
  readonly lines: readonly { readonly name: { readonly indonesia: string; readonly english: string }; readonly amount: number }[];
}

/** What a reply to service 24 may hold; nothing of it is certain. */
export interface InquiryAnswer {
  readonly responseMessage?: string;
  readonly virtualAccountData?: {
    readonly inquiryStatus?: string;
    readonly inquiryReason?: { readonly indonesia?: string; readonly english?: string };
    readonly virtualAccountName?: string;
    readonly totalAmount?: { readonly value?: string };
    readonly billDetails?: readonly {
      readonly billName?: string;
      readonly billDescription?: { readonly indonesia?: string; readonly english?: string };
      readonly billAmount?: { readonly value?: string };
    }[];
  };
}

/** What of it a customer is shown. */
export function readInquiry({ responseMessage = '', virtualAccountData = {} }: InquiryAnswer) {
  const { inquiryStatus, inquiryReason, virtualAccountName = '', totalAmount, billDetails = [] } = virtualAccountData;
  const [indonesia, english] = [inquiryReason?.indonesia ?? responseMessage, inquiryReason?.english ?? responseMessage];
  return {
    isPayable: inquiryStatus === '00',
    reason: { indonesia, english },
    name: virtualAccountName,
    total: rupiah(totalAmount?.value),
    lines: billDetails.map(({ billName = '', billDescription, billAmount }) => ({
      name: { indonesia: billDescription?.indonesia ?? billName, english: billDescription?.english ?? billName },
      amount: rupiah(billAmount?.value),
    })),
  };
}

function rupiah(value = '0'): number {
  return Number(value.replace(/\.00$/, ''));
}
