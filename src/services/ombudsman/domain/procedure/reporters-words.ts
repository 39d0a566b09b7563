import type { Entry } from '../entries.ts';

/**
 * All a reporter said, by whatever way it came: what they sent to begin with and its title, messages, mails, what they wrote by
 * WhatsApp, told by telephone or across the counter. Of whom it was about they share the words with everybody.
 */
export function wordsOfReporter(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ content, by, lock }) => {
    switch (content.type) {
      case 'sent':
        return [content.title, ...Object.entries(content.answers).flatMap(([key, value]) => (key.startsWith('agency') ? [] : [value]))];
      case 'message':
        return by.side === 'reporter' ? [content.text] : [];
      // Also from somebody who was not verified: it may be theirs all the same.
      case 'mail':
        return [content.subject, content.text];
      case 'chat':
        return content.ours ? [] : [content.text];
      case 'contact':
        return lock === 'shared' ? [content.text] : [];
      default:
        return [];
    }
  });
}
