import { useView } from '#web';
import { Button, Form } from '#web/ui';
import { ombudsmanPaths } from '../../paths.ts';
import type { MatterProps } from './props.ts';
import { texts } from './arrived-texts.ts';

/** What came for a matter since somebody last took it in: shown, and taken in by a press. */
export function ArrivedPart({ matter, mails, unread, lacking }: Pick<MatterProps, 'matter' | 'mails' | 'unread' | 'lacking'>) {
  const m = texts(useView().locale).arrived;
  const waiting = mails.filter(({ state }) => state === 'waiting');
  if (waiting.length === 0 && unread === 0 && lacking.length === 0) return null;
  return (
    <section class="card stack" aria-labelledby="masuk">
      <h2 id="masuk">{m.title}</h2>
      <ul>
        {waiting.map(({ medium, about: { mail, chat } }) => (
          <li>
            {medium === 'email' ? m.mail : m.chat}: {mail?.from?.address ?? chat?.with.phone ?? chat?.with.bsuid ?? m.unknown}
            {mail?.subject ? `, ${mail.subject}` : ''}
          </li>
        ))}
        {unread > 0 && <li>{m.answers(unread)}</li>}
        {lacking.map((name) => (
          <li>{m.lacks(name)}</li>
        ))}
      </ul>
      <Form action={ombudsmanPaths.takeIn({ matterId: matter.id })} label={m.title}>
        <Button>{m.take}</Button>
      </Form>
    </section>
  );
}
