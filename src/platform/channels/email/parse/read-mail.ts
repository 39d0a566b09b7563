import PostalMime, { type Address, type Attachment } from 'postal-mime';
import { mailLimits } from '../domain/limits.ts';
import { bareAddress, type Mail, type MailFile } from '../domain/mail.ts';
import { messageIdsIn } from '../domain/threading.ts';

/** What a mail says, from its bytes. Throws where it is nested too deep or its headers have no end. */
export async function readMail(raw: Uint8Array): Promise<Mail> {
  const read = await PostalMime.parse(raw, {
    // A mail within a mail is a file: it speaks for somebody else.
    forceRfc822Attachments: true,
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: mailLimits.depth,
    maxHeadersSize: mailLimits.headerBytes,
  });
  const [sender] = addressesOf(read.from ? [read.from] : []);
  const type = read.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const parts = read.attachments.map(partOf);
  const isReport = /^multipart\/report\b/i.test(type) && /report-type\s*=\s*"?delivery-status/i.test(type);
  const status = parts.find(({ mediaType }) => mediaType === 'message/delivery-status' || mediaType === 'message/global-delivery-status');
  const about = parts.find(({ mediaType }) => /^(text\/rfc822-headers|message\/(global(-headers)?|rfc822))$/.test(mediaType));
  const hasText = read.text !== undefined && read.text.trim() !== '';
  return {
    headers: read.headers.map(({ key, value }) => ({ key, value: value.slice(0, 4000) })),
    from: sender ?? null,
    to: addressesOf(read.to).map(({ address }) => address),
    cc: addressesOf(read.cc).map(({ address }) => address),
    subject: oneLine(read.subject ?? '').slice(0, 500),
    messageId: messageIdsIn(read.messageId ?? '')[0] ?? null,
    text: plain(hasText ? (read.text ?? '') : await textOfHtml(read.html ?? '')).slice(0, mailLimits.text),
    files: parts.slice(0, mailLimits.files),
    report: isReport && status ? { status: textIn(status), about: about ? textIn(about).slice(0, 20_000) : '' } : null,
  };
}

/** The words of a page without the page: no style, no script, no picture fetched from anywhere. */
export async function textOfHtml(html: string): Promise<string> {
  if (html === '') return '';
  // Loaded where there is a page to read: most mails bring their words as words.
  const { default: sanitizeHtml } = await import('sanitize-html');
  const broken = html.replace(/<(br|\/p|\/div|\/tr|\/li|\/h[1-6]|\/blockquote)\b[^>]*>/gi, '$&\n');
  return sanitizeHtml(broken, {
    allowedTags: [],
    allowedAttributes: {},
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title'],
  })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Without signs that hide or turn round what is read, and with no more empty lines than a letter has. */
function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const oneLine = (text: string) => plain(text).replace(/\s+/g, ' ');

function addressesOf(list: readonly Address[] = []): readonly { readonly name: string; readonly address: string }[] {
  return list
    .flatMap((one) => (one.group ? one.group : [one]))
    .flatMap(({ name, address }) => (address.includes('@') ? [{ name: oneLine(name).slice(0, 200), address: bareAddress(address) }] : []));
}

function partOf({ filename, mimeType, content }: Attachment): MailFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: oneLine(filename ?? '').slice(0, 200), mediaType: mimeType, content: bytes };
}

const textIn = ({ content }: MailFile): string => Buffer.from(content).toString('utf8');
