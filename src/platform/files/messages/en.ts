export const en = {
  tooLarge: (max: string) => `The document is larger than ${max}. Make it smaller or split it into several documents, then upload again.`,
  empty: 'This document is empty. Choose one that has something in it.',
  type: (kinds: string) => `This document is not really a ${kinds}. Save it as one of these, then upload again.`,
  truncated: 'This file breaks off in the middle. Save it again from the program that made it, then upload it.',
  active: 'This PDF holds a script or a hidden attachment. Print it to a new PDF (“Print to PDF”), then upload that.',
  picture: 'This picture is damaged or breaks off. Take or save it again, then upload it.',
  unknown: 'This document cannot be accepted. Send a PDF or a photo (JPG, PNG, WebP).',
  away: 'This document was not saved: our storage cannot be reached right now. Upload it again in a few minutes.',
  scannerAway: 'This document was not taken: our virus scanner cannot be reached right now. Upload it again in a few minutes.',
  infected:
    'The scanner found a harmful program in this document, so we hold it back. Check your device with an antivirus program, scan or photograph the paper again, then upload that.',
  or: 'or',
};
