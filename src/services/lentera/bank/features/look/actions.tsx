import { useView } from '#web';
import { Button, Form, LinkButton, Note, Select, TextArea } from '#web/ui';
import { mayChange, mayDecide, mayHandOver, mayPropose, mayRestore, mayRetire, nextShare } from '../../domain/rights.ts';
import { bankPaths } from '../../paths.ts';
import { texts as editTexts } from '../edit/texts.ts';
import type { LookProps } from './props.ts';
import { texts } from './texts.ts';

/** What the reader may do with the question. */
export function Actions(props: LookProps) {
  const { held, reader } = props;
  const { locale } = useView();
  const m = texts(locale);
  const { proposedTo } = held;
  const decides = mayDecide(held, reader);
  const to = nextShare(held);
  const proposes = to !== null && mayPropose(held, reader);
  const changes = mayChange(held, reader);
  const any = changes || decides || proposes || mayRetire(held, reader) || mayRestore(held, reader) || mayHandOver(held, reader);
  if (!any && proposedTo === null) return null;
  const questionId = held.id;
  return (
    <section class="card stack" aria-labelledby="tindakan">
      <h2 class="t-l" id="tindakan">
        {decides ? m.decide : m.do}
      </h2>
      {decides && proposedTo !== null && <Decide {...props} />}
      {!decides && proposedTo !== null && <Note tone="wait">{m.waits[proposedTo]}</Note>}
      {changes && (
        <p>
          <LinkButton href={bankPaths.change({ questionId })} kind="quiet">
            {editTexts(locale).change}
          </LinkButton>
        </p>
      )}
      {proposes && (
        <Form action={bankPaths.propose({ questionId })}>
          <Seen version={held.version} />
          <p class="small soft">{m.proposeLead[to]}</p>
          <Button>{m.proposeTo[to]}</Button>
        </Form>
      )}
      {mayRestore(held, reader) && (
        <Form action={bankPaths.restore({ questionId })}>
          <Seen version={held.version} />
          <Button>{m.restore}</Button>
        </Form>
      )}
      {mayHandOver(held, reader) && props.colleagues.length > 0 && <HandOver {...props} />}
      {mayRetire(held, reader) && (
        <details>
          <summary>{m.retire}</summary>
          <Form action={bankPaths.retire({ questionId })}>
            <Seen version={held.version} />
            <p class="small soft">{m.retireLead}</p>
            <TextArea id="alasan" name="catatan" label={m.why} rows={2} optional />
            <Button kind="danger">{m.retire}</Button>
          </Form>
        </details>
      )}
    </section>
  );
}

/** The version that was looked at: whoever decides, decides on that one. */
function Seen({ version }: { readonly version: number }) {
  return <input type="hidden" name="versi" value={String(version)} />;
}

function Decide({ held, errors }: LookProps) {
  const m = texts(useView().locale);
  if (held.proposedTo === null) return null;
  return (
    <Form action={bankPaths.decide({ questionId: held.id })}>
      <Seen version={held.version} />
      <p>{m.decideLead[held.proposedTo]}</p>
      <TextArea
        id="catatan"
        label={m.noteForAuthor}
        hint={m.noteHint}
        rows={3}
        error={errors.find(({ field }) => field === 'catatan')?.message}
      />
      <div class="row">
        <Button name="putusan" value="approved">
          {m.approve}
        </Button>
        <Button kind="quiet" name="putusan" value="returned">
          {m.giveBack}
        </Button>
      </div>
    </Form>
  );
}

function HandOver({ held, colleagues }: LookProps) {
  const m = texts(useView().locale);
  return (
    <details>
      <summary>{m.handOver}</summary>
      <Form action={bankPaths.handOver({ questionId: held.id })}>
        <Seen version={held.version} />
        <Select id="kepada" label={m.handOverTo} options={colleagues.map(({ personId, name }) => ({ value: personId, label: name }))} />
        <Button kind="quiet">{m.handOver}</Button>
      </Form>
    </details>
  );
}
