import { useView } from '#web';
import { Icon, Page, Tag, type Tone } from '#web/ui';
import type { ComponentChildren } from 'preact';
import type { BankPayment } from './bank.ts';
import { texts } from './texts.ts';

/** The bank's app in the frame of a telephone; beside it, or below where there is no room, what is for experts. */
export function Telephone({
  bank,
  title,
  back,
  aside,
  children,
}: {
  readonly bank: string;
  readonly title: string;
  readonly back?: { readonly href: string; readonly label: string };
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <Page wide>
      <div class="bank">
        <div class="phone bank-phone">
          <header class="bank-bar">
            {back && (
              <a class="target" href={back.href}>
                <Icon name="back" />
                <span class="vh">{back.label}</span>
              </a>
            )}
            <div>
              <p class="small" lang="id">
                {bank}
              </p>
              <h1 class="t-l">{title}</h1>
            </div>
          </header>
          <div class="bank-screen stack">{children}</div>
        </div>
        {aside && <div class="bank-aside stack">{aside}</div>}
      </div>
    </Page>
  );
}

const tones: Readonly<Record<BankPayment['state'], Tone>> = { untold: 'wait', paid: 'done', refused: 'bad', reversed: 'plain' };

export function StateTag({ state }: { readonly state: BankPayment['state'] }) {
  return <Tag tone={tones[state]}>{texts(useView().locale).states[state]}</Tag>;
}

/** A number in groups of four, as people compare it. */
export function grouped(digits: string): string {
  return digits.trim().replace(/(\d{4})(?=\d)/g, '$1 ');
}

export function numberOf({ partnerServiceId, customerNo }: Pick<BankPayment, 'partnerServiceId' | 'customerNo'>): string {
  return grouped(partnerServiceId.trim() + customerNo);
}
