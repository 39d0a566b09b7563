import type { ComponentChildren } from 'preact';
import { Choices, ErrorSummary, FileInput, Form, Select, TextArea, TextInput } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { type IconName, icons } from '../ui/icons.ts';
import {
  Button,
  EmptyState,
  Facts,
  Figure,
  LinkButton,
  Note,
  Pagination,
  Progress,
  Table,
  Tabs,
  Tag,
  type Tone,
  Trail,
} from '../ui/parts.tsx';
import { useView } from '../view.ts';
import { texts } from './texts.ts';

const tones: readonly Tone[] = ['plain', 'wait', 'done', 'bad'];

function Sample({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function Words() {
  const m = texts(useView().locale);
  return (
    <>
      <Sample title="Tag">
        <p class="row">
          {tones.map((tone) => (
            <Tag tone={tone}>{m.tags[tone]}</Tag>
          ))}
        </p>
      </Sample>
      <Sample title="Note">
        {tones.map((tone) => (
          <Note tone={tone}>
            <p>{m.note}</p>
          </Note>
        ))}
        <Note tone="wait" title={m.noteTitle}>
          <p>{m.note}</p>
        </Note>
      </Sample>
      <Sample title="Facts, Figure">
        <Facts
          facts={[
            { label: m.name, value: 'Ni Luh Contoh' },
            { label: m.area, value: '200 m²', action: <a href="/_kit">{m.change}</a> },
          ]}
        />
        <Facts small facts={[{ label: m.days, value: '12' }]} />
        <div class="grid">
          <Figure value="1.250" label={m.list} />
          <Figure value="12" label={m.days} />
        </div>
      </Sample>
      <Sample title="Trail, Progress">
        <Trail
          steps={[
            { title: m.received, state: 'past', detail: m.since },
            { title: m.checked, state: 'now', detail: m.desk },
            { title: m.signed, state: 'next' },
          ]}
        />
        <Progress done={12} total={50} label={m.batch} />
      </Sample>
      <Sample title={`Icon: ${m.icons}`}>
        <p class="row">
          {(Object.keys(icons) as IconName[]).map((name) => (
            <span class="row small">
              <Icon name={name} /> {name}
            </span>
          ))}
        </p>
      </Sample>
    </>
  );
}

export function Lists() {
  const m = texts(useView().locale);
  const columns = [
    { title: m.name, cell: (row: string) => row },
    { title: m.days, cell: () => '12', right: true },
  ];
  return (
    <>
      <Sample title="Table, EmptyState, Pagination">
        <Table label={m.list} columns={columns} rows={['Ni Luh Contoh', 'I Wayan Contoh']} empty={m.empty} />
        <Pagination page={2} size={25} total={60} at={(page) => `/_kit?hal=${page}`} />
        <EmptyState>{m.empty}</EmptyState>
      </Sample>
      <Sample title="Tabs">
        <Tabs
          label={m.list}
          tabs={[
            { href: '/_kit', label: m.desk, current: true },
            { href: '/_kit?2', label: m.overdue, current: false },
          ]}
        />
        <Tabs
          label={m.days}
          tabs={[m.desk, m.overdue, m.signed, m.change, m.main, m.quiet].map((label, nth) => ({
            href: `/_kit?tab=${nth}`,
            label,
            current: nth === 1,
          }))}
        />
      </Sample>
      <Sample title="Button, LinkButton">
        <Form action="/_kit" label="Button">
          <p class="row">
            <Button>{m.main}</Button>
            <Button kind="quiet">{m.quiet}</Button>
            <Button kind="danger">{m.danger}</Button>
            <Button icon="check">{m.signed}</Button>
            <Button small kind="quiet">
              {m.change}
            </Button>
          </p>
          <p>
            <Button wide>{m.main}</Button>
          </p>
          <p class="row">
            <LinkButton href="/_kit">{m.main}</LinkButton>
            <LinkButton href="/_kit" kind="quiet" icon="download">
              PDF
            </LinkButton>
          </p>
        </Form>
      </Sample>
    </>
  );
}

export function Questions() {
  const m = texts(useView().locale);
  const options = [
    { value: 'a', label: m.house },
    { value: 'b', label: m.shop, hint: m.shopHint },
  ];
  return (
    <Sample title="Form">
      <ErrorSummary
        errors={[
          { field: 'kit-name-bad', message: m.nameError },
          { field: 'kit-reason-bad', message: m.reasonError },
        ]}
      />
      <Form action="/_kit" label="Form">
        <TextInput id="kit-name" label={m.name} hint={m.nameHint} value="Ni Luh Contoh" />
        <TextInput id="kit-name-optional" label={m.name} optional />
        <TextInput id="kit-name-bad" label={m.name} hint={m.nameHint} value="4" error={m.nameError} />
        <TextInput id="kit-area" label={m.area} inputMode="decimal" short suffix="m²" value="200" />
        <TextArea id="kit-reason" label={m.reason} rows={3} />
        <TextArea id="kit-reason-bad" label={m.reason} rows={3} error={m.reasonError} />
        <Select id="kit-use" label={m.use} options={options} value="a" />
        <Select id="kit-use-bad" label={m.use} options={options} error={m.reasonError} />
        <Choices id="kit-one" label={m.use} type="radio" values={['a']} options={options} />
        <Choices id="kit-many" label={m.use} type="checkbox" values={['b']} options={options} error={m.reasonError} />
        <FileInput id="kit-file" label={m.file} hint={m.fileHint} accept="application/pdf" />
        <FileInput id="kit-file-bad" label={m.file} hint={m.fileHint} accept="application/pdf" error={m.fileError} />
      </Form>
    </Sample>
  );
}
