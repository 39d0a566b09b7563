import { formatDate } from '#i18n';
import { officeDay } from '#platform/calendar';
import { useView } from '#web';
import { Facts, LinkButton, Note, Tag, type Tone } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { type Holding, holdingOn } from '../../domain/holding.ts';
import type { PublicDocument } from '../../verify-by-code.ts';

const tones: Readonly<Record<Holding, Tone>> = { valid: 'done', replaced: 'wait', revoked: 'bad', ended: 'wait' };

/** How a document stands today. */
export function useHolding(document: PublicDocument): Holding {
  return holdingOn(document, officeDay(useView().now));
}

export function StateTag({ state }: { readonly state: Holding }) {
  return <Tag tone={tones[state]}>{texts(useView().locale).document.states[state]}</Tag>;
}

/** Since when a document no longer counts, and what counts now; why, where an officer wrote it for everybody to read. */
export function StateNote({ document }: { readonly document: PublicDocument }) {
  const { locale } = useView();
  const m = texts(locale).document;
  const { stateAt, stateReason, replacedByCode, validUntil } = document;
  const state = useHolding(document);
  if (state === 'valid') return null;
  return (
    <Note tone={tones[state]}>
      <p>{m[state](formatDate(state === 'ended' ? (validUntil ?? '') : stateAt, locale))}</p>
      {state === 'revoked' && (
        <p>
          {m.reason}: <strong lang="id">{stateReason}</strong>
        </p>
      )}
      {replacedByCode && <LinkButton href={paths.document({ code: replacedByCode })}>{m.newer}</LinkButton>}
    </Note>
  );
}

/** What the public may know of a document. */
export function DocumentFacts({ document }: { readonly document: PublicDocument }) {
  const { locale } = useView();
  const m = texts(locale).document;
  return (
    <Facts
      facts={[
        { label: m.document, value: locale === 'en' ? document.titleEn : document.titleId },
        { label: m.number, value: <span class="num">{document.number}</span> },
        { label: m.agency, value: document.agencyName },
        { label: m.dated, value: formatDate(document.dated, locale) },
        ...(document.validUntil === null ? [] : [{ label: m.until, value: formatDate(document.validUntil, locale) }]),
        {
          label: m.signer,
          value: (
            <>
              {document.signerName}
              <span class="hint block">{document.signerOffice}</span>
            </>
          ),
        },
        {
          label: m.holder,
          value: document.handedOut ? (
            m.holderNone
          ) : document.holderName === '' ? (
            m.holderGone
          ) : (
            <>
              {document.holderName}
              <span class="hint block">{m.holderNote}</span>
            </>
          ),
        },
        { label: m.code, value: <code>{document.verificationCode}</code> },
      ]}
    />
  );
}
