import { catalogue } from '#i18n';
import { defineNotice } from '#platform/notifications';

interface Facts {
  readonly client: string;
  readonly host: string;
  readonly why: 'failing' | 'gone';
}

const texts = catalogue(
  {
    failing: {
      subject: ({ client }: Facts) => `Webhook ${client} dijeda: tidak dapat dihubungi`,
      body: ({ host }: Facts) =>
        `Selama sehari semua kiriman ke ${host} gagal, jadi pengiriman dijeda. Tidak ada yang hilang: peristiwa menunggu sampai Anda melanjutkannya. Beri tahu penanggung jawab sistem itu.`,
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
