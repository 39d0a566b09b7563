import { formatTime } from '#i18n';
import { useView } from '#web';
import { Button, Choices, ErrorSummary, Form, type FormError, Note, Select, Table, TextInput } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { type BankPayment, type DemoBank, fileFaults, payFaults, qrFaults, troubles } from './bank.ts';
import { expertTexts } from './expert-texts.ts';
import { bankPaths } from './paths.ts';
import { texts } from './texts.ts';

/** What shall go wrong with the payment of this form. */
export function FaultChoice({ fault }: { readonly fault: string }) {
  const m = expertTexts(useView().locale);
  const options = payFaults.map((value) => ({ value, label: m.faults[value] }));
  return (
    <details class="bank-expert" open={fault !== ''}>
      <summary>{m.title}</summary>
      <Select id="ulah" label={m.fault} none={m.noFault} options={options} value={fault} />
    </details>
  );
}

/** What holds for the whole bank: how it settles, what its next calls meet, and its file of a day. */
export function ExpertPanel({
  bank,
  blind,
  isSet = false,
}: {
  readonly bank: DemoBank;
  readonly blind?: ComponentChildren;
  readonly isSet?: boolean;
}) {
  const m = expertTexts(useView().locale);
  const waiting = bank.books.payments().filter(({ state }) => state === 'untold').length;
  return (
    <details class="bank-expert card" open={isSet}>
      <summary>{m.title}</summary>
      <p class="soft">{m.lead}</p>
      {isSet && (
        <Note tone="done">
          <p>{m.applied}</p>
        </Note>
      )}
      <Form action={bankPaths.expert()} label={m.title}>
        <Choices
          id="paksa"
          type="radio"
          label={m.force}
          values={[bank.isForcing() ? 'ya' : 'tidak']}
          options={[
            { value: 'tidak', label: m.forceOff },
            { value: 'ya', label: m.forceOn },
          ]}
        />
        <Select id="gangguan" label={m.trouble} none={m.none} options={troubles.map((value) => ({ value, label: m.troubles[value] }))} />
        <Select id="qr" label={m.qr} none={m.none} options={qrFaults.map((value) => ({ value, label: m.qrFaults[value] }))} />
        <div class="row">
          <Button small>{m.apply}</Button>
          {waiting > 0 && (
            <Button small kind="quiet" name="kabari" value="ya">
              {m.tellAll(waiting)}
            </Button>
          )}
        </div>
      </Form>
      {blind}
      <form method="get" action={bankPaths.file()} class="stack">
        <h2 class="t-l">{m.file}</h2>
        <p class="small soft">{m.fileLead}</p>
        <TextInput id="hari" label={m.day} type="date" value={bank.today()} />
        <Choices
          id="salah"
          type="checkbox"
          label={m.fileFaults}
          values={[]}
          options={fileFaults.map((value) => ({ value, label: m.fileFault[value] }))}
        />
        <Button small kind="quiet" icon="download">
          {m.download}
        </Button>
      </form>
    </details>
  );
}

/** Money to a number nobody was asked about. */
export function BlindForm({
  customerId,
  typed,
  errors,
}: {
  readonly customerId: string;
  readonly typed: { readonly number?: string; readonly amount?: string };
  readonly errors: readonly FormError[];
}) {
  const { locale } = useView();
  const [m, own] = [texts(locale), expertTexts(locale)];
  const errorOf = (id: string) => errors.find(({ field }) => field === id)?.message;
  return (
    <Form action={bankPaths.blind({ customerId })} label={own.blind} class="stack">
      <h2 class="t-l">{own.blind}</h2>
      <p class="small soft">{own.blindLead}</p>
      <ErrorSummary errors={errors} />
      <TextInput id="ke" label={m.number} inputMode="numeric" autocomplete="off" value={typed.number} error={errorOf('ke')} />
      <TextInput id="jumlah" label={own.amount} inputMode="numeric" autocomplete="off" value={typed.amount} error={errorOf('jumlah')} />
      <Button small kind="quiet">
        {own.send}
      </Button>
    </Form>
  );
}

/** What the bank and its biller said to each other about a payment, and what may still happen to it. */
export function ReceiptExpert({ payment }: { readonly payment: BankPayment }) {
  const { locale } = useView();
  const m = expertTexts(locale);
  const receipt = bankPaths.receipt({ customerId: payment.customerId, paymentId: payment.paymentRequestId });
  return (
    <details class="bank-expert card">
      <summary>{m.title}</summary>
      <h2 class="t-l">{m.trail}</h2>
      <Table
        label={m.trail}
        rows={payment.trail}
        empty={m.noTrail}
        columns={[
          {
            title: m.sent,
            cell: ({ at, externalId, advice }) => (
              <>
                {formatTime(at, locale)} {advice && <strong>{m.advice}</strong>}
                <code class="block small breaks">{externalId}</code>
              </>
            ),
          },
          { title: m.answered, cell: ({ status, responseCode }) => (status === 0 ? m.silence : <code>{responseCode || status}</code>) },
          { title: m.flag, cell: ({ flag }) => <code>{flag || '–'}</code> },
          { title: m.reason, cell: ({ reason }) => <span lang="id">{reason || '–'}</span> },
        ]}
      />
      {(payment.state === 'untold' || payment.state === 'paid') && (
        <Form action={receipt} class="row">
          {payment.state === 'untold' ? (
            <Button small name="lakukan" value="kabari">
              {m.tell}
            </Button>
          ) : (
            <Button small kind="quiet" name="lakukan" value="kembalikan">
              {m.reverse}
            </Button>
          )}
        </Form>
      )}
    </details>
  );
}
