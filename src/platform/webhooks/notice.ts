import { catalogue } from '#i18n';
import { defineNotice } from '#platform/notifications';

interface Facts {
  readonly client: string;
  readonly host: string;
  readonly why: 'failing' | 'gone' | 'dropped';
  /** Days that were too long, and how much waited longer. */
  readonly days?: number;
  readonly messages?: number;
}

const texts = catalogue(
  {
    failing: {
      subject: ({ client }: Facts) => `Webhook ${client} dijeda: tidak dapat dihubungi`,
      body: ({ host }: Facts) =>
        `Selama sehari semua kiriman ke ${host} gagal, jadi pengiriman dijeda. Tidak ada yang hilang: peristiwa menunggu sampai Anda melanjutkannya. Beri tahu penanggung jawab sistem itu.`,
    },
    dropped: {
      subject: ({ client }: Facts) => `Webhook ${client}: kiriman yang terlalu lama menunggu dilepas`,
      body: ({ host, days = 0, messages = 0 }: Facts) =>
        `Langganan ke ${host} dijeda, dan ${messages} kiriman menunggu lebih dari ${days} hari. Kiriman itu tidak akan dikirim lagi dengan sendirinya. Lanjutkan atau akhiri langganannya; yang terlewat masih ada di catatan kiriman.`,
    },
    gone: {
      subject: ({ client }: Facts) => `Webhook ${client} berakhir: alamatnya sudah tidak ada`,
      body: ({ host }: Facts) =>
        `${host} menjawab bahwa alamat itu sudah tidak ada (410), jadi langganannya diakhiri. Bila sistem itu masih memerlukan kabar, tambahkan langganan baru.`,
    },
  },
  {
    failing: {
      subject: ({ client }: Facts) => `The webhook of ${client} is paused: it cannot be reached`,
      body: ({ host }: Facts) =>
        `For a day every delivery to ${host} failed, so nothing more is sent. Nothing is lost: events wait until you resume it. Tell whoever answers for that system.`,
    },
    dropped: {
      subject: ({ client }: Facts) => `The webhook of ${client}: what waited too long was let go`,
      body: ({ host, days = 0, messages = 0 }: Facts) =>
        `The subscription to ${host} is paused, and ${messages} ${messages === 1 ? 'message has' : 'messages have'} waited for more than ${days} days. They are not sent by themselves any more. Resume the subscription or end it; what was missed is still in the log.`,
    },
    gone: {
      subject: ({ client }: Facts) => `The webhook of ${client} has ended: its address is gone`,
      body: ({ host }: Facts) =>
        `${host} answered that the address is gone (410), so the subscription was ended. If that system still needs news, add a new subscription.`,
    },
  },
);

/** To the administrators of an agency: a subscription was stopped by what its receiver answered, or did not. */
export const stoppedNotice = defineNotice<Facts>('webhooks.stopped', 'upkeep', (facts, locale) => {
  const { subject, body } = texts(locale)[facts.why];
  return { subject: subject(facts), body: body(facts) };
});
