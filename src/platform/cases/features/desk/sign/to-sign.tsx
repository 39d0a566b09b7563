import { useView } from '#web';
import { LinkButton, Note } from '#web/ui';
import { deskPaths } from '../paths.ts';
import { texts } from './texts.ts';

/** That documents wait for the officer's signature, and the way there. */
export function ToSign({ count }: { readonly count: number }) {
  const m = texts(useView().locale);
  return (
    <Note tone="wait">
      <p>{m.waiting(count)}</p>
      <p>
        <LinkButton href={deskPaths.sign()} icon="shield">
          {m.toPage}
        </LinkButton>
      </p>
    </Note>
  );
}
