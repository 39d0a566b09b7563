import { catalogue, formatAgo, formatNumber } from '#i18n';
import { faultInWords, type WhatsAppState } from '#platform/channels';
import { useView } from '#web';
import { Facts, Note } from '#web/ui';
import { portalPaths } from '../../paths.ts';

const texts = catalogue(
  {
    title: 'Saluran WhatsApp',
    number: 'Nomor',
    none: 'Belum ada nomor yang tersambung.',
    lastIn: 'Terakhir terdengar dari Meta',
    never: 'belum pernah',
    waitingIn: 'Pesan warga yang menunggu',
    waitingOut: 'Pesan kita yang menunggu',
    since: (n: string, minutes: string) => `${n}, terlama ${minutes} menit`,
    unknown: 'Tidak diketahui terkirim atau tidak',
    closed: 'Tidak terkirim karena lewat 24 jam, sehari ini',
    failed: (code: string) => `Gagal sehari ini, kode ${code}`,
    count: (n: string, words: string) => `${n}: ${words}`,
    unnamed: 'Gagal sehari ini, tanpa kode',
    month: 'Diterima Meta bulan ini',
    billed: (n: string, billed: string) => `${n}, ditagih ${billed}`,
    held: (code: string, words: string, ago: string) => `Tidak ada yang dikirim sejak ${ago}. Kode ${code}: ${words}.`,
    aside: (n: string) => `${n} pesan warga gagal diproses berulang kali dan disisihkan.`,
    unread: (n: string) => `${n} kiriman Meta berisi bagian yang tidak dikenali; sisanya sudah dibaca.`,
    decide: 'Lihat dan putuskan',
  },
  {
    title: 'WhatsApp channel',
    number: 'Number',
    none: 'No number is connected.',
    lastIn: 'Last heard from Meta',
    never: 'never',
    waitingIn: 'Messages of people that wait',
    waitingOut: 'Messages of ours that wait',
    since: (n: string, minutes: string) => `${n}, the oldest for ${minutes} minutes`,
    unknown: 'Nobody knows whether they were sent',
    closed: 'Not sent within a day: 24 hours were over',
    failed: (code: string) => `Failed within a day, code ${code}`,
    count: (n: string, words: string) => `${n}: ${words}`,
    unnamed: 'Failed within a day, without a code',
    month: 'Accepted by Meta this month',
    billed: (n: string, billed: string) => `${n}, billed ${billed}`,
    held: (code: string, words: string, ago: string) => `Nothing has been sent since ${ago}. Code ${code}: ${words}.`,
    aside: (n: string) => `${n} messages of people failed again and again and were laid aside.`,
    unread: (n: string) => `${n} deliveries of Meta hold parts nobody knows; the rest was read.`,
    decide: 'Look and decide',
  },
);

/** How the channel stands: what waits, what failed and why, what it has cost so far. */
export function WhatsAppSection({ whatsapp }: { readonly whatsapp: { readonly number: string; readonly state: WhatsAppState } | null }) {
  const { locale, now } = useView();
  const m = texts(locale);
  if (!whatsapp)
    return (
      <section class="card stack">
        <h2>{m.title}</h2>
        <p>{m.none}</p>
      </section>
    );
  const { number, state } = whatsapp;
  const count = (n: number) => formatNumber(n, locale);
  const waiting = (n: number, seconds: number) => (n === 0 ? count(n) : m.since(count(n), count(Math.round(seconds / 60))));
  return (
    <section class="card stack">
      <h2>{m.title}</h2>
      {state.heldBy !== null && (
        <Note tone="bad">
          <p>{m.held(String(state.heldBy), faultInWords(state.heldBy, locale), formatAgo(state.heldSince ?? now, now, locale))}</p>
        </Note>
      )}
      {state.aside > 0 && (
        <Note tone="bad">
          <p>{m.aside(count(state.aside))}</p>
        </Note>
      )}
      {state.unread > 0 && (
        <Note tone="wait">
          <p>{m.unread(count(state.unread))}</p>
        </Note>
      )}
      <p>
        <a href={portalPaths.aside()}>{m.decide}</a>
      </p>
      <Facts
        facts={[
          { label: m.number, value: number },
          { label: m.lastIn, value: state.lastIn ? formatAgo(state.lastIn, now, locale) : m.never },
          { label: m.waitingIn, value: waiting(state.waitingIn, state.oldestInSeconds) },
          { label: m.waitingOut, value: waiting(state.waitingOut, state.oldestOutSeconds) },
          { label: m.unknown, value: count(state.unknown) },
          ...state.failed.map(({ code, count: n }) => ({
            label: code === 0 ? m.unnamed : m.failed(String(code)),
            value: m.count(count(n), faultInWords(code, locale)),
          })),
          { label: m.closed, value: count(state.closed) },
          { label: m.month, value: m.billed(count(state.month), count(state.monthBilled)) },
        ]}
      />
    </section>
  );
}
