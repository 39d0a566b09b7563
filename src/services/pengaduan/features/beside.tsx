import { type Text, said } from '#i18n';
import { newId } from '#kernel';
import type { CaseView } from '#platform/cases';
import { useView } from '#web';
import { Button, Form, LinkButton, Note } from '#web/ui';
import type { ComplaintDeps } from '../deps.ts';
import { complaint } from '../definition.ts';
import { type Unsettled, unsettled } from '../domain/raising.ts';
import { complaintPaths } from '../paths.ts';

const words = {
  title: said('Ada yang tidak semestinya?', 'Is something not as it should be?'),
  lead: said(
    'Sampaikan kepada instansi ini. Nomor, perjalanan, dan keterlambatan berkas ikut; Anda boleh tetap anonim.',
    'Tell this agency. Number, timeline and delay of the file go along; you may stay anonymous.',
  ),
  start: said('Sampaikan pengaduan', 'Complain'),
  proof: said('Bukti pengaduan', 'Proof of your complaint'),
  proofLead: said(
    'Bertanggal, bernomor, dan bertanda tangan; tanpa nama Anda. Instansi tidak diberi tahu bahwa Anda mengambilnya.',
    'Dated, numbered and signed; without your name. The agency is not told that you took it.',
  ),
  take: said('Simpan bukti (PDF)', 'Save the proof (PDF)'),
  raise: said('Bawa ke Ombudsman', 'Take it to the Ombudsman'),
  raiseLead: said(
    'Buktinya ikut, tersegel. Instansi ini tidak mengetahui bahwa Anda melapor.',
    'The proof goes along, sealed. This agency does not learn that you report.',
  ),
  anyTime: said(
    'Instansi masih dalam waktunya. Dalam keadaan darurat Anda dapat melapor ke Ombudsman sekarang juga.',
    'The agency is still in time. In an emergency you can report to the Ombudsman at once.',
  ),
  direct: said('Ke Ombudsman', 'To the Ombudsman'),
} as const;

const reasons: Readonly<Record<Unsettled, Text>> = {
  overdue: said('Batas waktu instansi sudah lewat.', 'The agency’s time limit has passed.'),
  unsatisfied: said('Anda menilai jawabannya tidak memuaskan.', 'You found the answer unsatisfying.'),
  archived: said('Pengaduan ini diarsipkan tanpa dikerjakan.', 'The complaint was archived and not worked.'),
  'handed-on': said('Instansi menyatakan ini bukan wewenangnya.', 'The agency says it is not its authority.'),
};

/** What stands beside a case for its applicant: a way to complain of how it goes, or where it is a complaint, onwards. */
export function besideOwnCase(deps: ComplaintDeps, view: CaseView) {
  if (view.service.key === complaint.key) return <Onwards view={view} deps={deps} />;
  const offered = deps.cases.registry.offersOf(complaint.key).some(({ agency }) => agency.id === view.agency.id);
  return offered ? <Complain view={view} /> : null;
}

function Complain({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  return (
    <section class="card stack tight" aria-labelledby="adukan">
      <h2 id="adukan" class="t-l">
        {words.title(locale)}
      </h2>
      <p class="small soft">{words.lead(locale)}</p>
      <Form action={complaintPaths.about({ caseId: view.id })}>
        <input type="hidden" name="draft" value={newId()} />
        <Button kind="quiet" small>
          {words.start(locale)}
        </Button>
      </Form>
    </section>
  );
}

function Onwards({ view, deps: { raisePath, ombudsmanPath } }: { readonly view: CaseView; readonly deps: ComplaintDeps }) {
  const { locale } = useView();
  const why = unsettled(view);
  return (
    <section class="card stack" aria-labelledby="bukti">
      <h2 id="bukti" class="t-l">
        {words.proof(locale)}
      </h2>
      <p class="small soft">{words.proofLead(locale)}</p>
      <p>
        <LinkButton href={complaintPaths.proof({ caseId: view.id })} kind="quiet" icon="download">
          {words.take(locale)}
        </LinkButton>
      </p>
      {why !== null && raisePath && (
        <Note tone="wait" title={reasons[why](locale)}>
          <p>{words.raiseLead(locale)}</p>
          <Form action={raisePath(view.id)}>
            <Button>{words.raise(locale)}</Button>
          </Form>
        </Note>
      )}
      {why === null && ombudsmanPath && (
        <p class="small">
          {words.anyTime(locale)} <a href={ombudsmanPath}>{words.direct(locale)}</a>
        </p>
      )}
    </section>
  );
}
