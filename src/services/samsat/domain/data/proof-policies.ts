/** How long the proof stands in for the paper, as the press reports of Samolnas and SIGNAL; nobody has read the legal text. */
export const proofPolicies = [
  {
    key: 'one-month',
    region: 'ID',
    from: '2019-04-04',
    instrument: 'Ketentuan Samolnas/SIGNAL menurut pemberitaan; naskah hukumnya belum dibaca',
    article: '',
    confirmed: false,
    months: 1,
    emergencyMonths: 3,
    counted: 'calendar' as const,
    evidence: 'sticker' as const,
    deliveredBy: 'pos' as const,
  },
];
