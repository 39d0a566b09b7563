import { errorSentences } from '#i18n';
import type { AppError } from '#kernel';
import { useView } from '../view.ts';
import { texts } from './messages/index.ts';
import { Page } from './page.tsx';
import { LinkButton } from './parts.tsx';

/** What a refusal looks like to a person: what happened, and what to do now. */
export function ErrorPage({ refusal }: { readonly refusal: AppError }) {
  const { locale } = useView();
  const m = texts(locale);
  const sentence = errorSentences(locale)[refusal.code];
  const reference = refusal.detail.reference;
  const sentences = Array.isArray(refusal.detail.sentences) ? (refusal.detail.sentences as string[]) : [];
  return (
    <Page>
      <div class="col stack">
        <h1>{sentence.title}</h1>
        {sentences.length > 0 && (
          <ul>
            {sentences.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        )}
        <p class="lead">{sentence.advice}</p>
        {typeof reference === 'string' && (
          <p>
            {m.reference}: <code>{reference}</code>
          </p>
        )}
        <LinkButton href="/" kind="quiet">
          {m.toHome}
        </LinkButton>
      </div>
    </Page>
  );
}
