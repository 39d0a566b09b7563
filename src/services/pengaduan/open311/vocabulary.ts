import type { Locale } from '#i18n';
import { complaint } from '../definition.ts';
import { matters } from '../journey.ts';
import type { Plain } from './xml.ts';

export type ServiceCode = keyof typeof matters;
export const serviceCodes = Object.keys(matters) as readonly ServiceCode[];
export const isServiceCode = (code: string): code is ServiceCode => Object.hasOwn(matters, code);

/** The kinds of complaint an agency takes, as services of the protocol. */
export function serviceList(locale: Locale): readonly Plain[] {
  return serviceCodes.map((code) => ({
    service_code: code,
    service_name: matters[code](locale),
    description: `${complaint.title(locale)}: ${matters[code](locale)}`,
    metadata: true,
    type: 'realtime',
    keywords: (complaint.sought?.(locale) ?? '').split(' ').join(','),
    group: complaint.title(locale),
  }));
}

const words = {
  id: {
    title: 'Judul singkat',
    date: 'Tanggal peristiwa (YYYY-MM-DD)',
    wish: 'Yang diharapkan',
    consent: 'Judul dan jawaban boleh tampil untuk umum, tanpa nama',
    open: 'Boleh',
    secret: 'Tidak',
  },
  en: {
    title: 'Short title',
    date: 'Day it happened (YYYY-MM-DD)',
    wish: 'What is wished for',
    consent: 'Title and answer may be shown to the public, without a name',
    open: 'Yes',
    secret: 'No',
  },
} as const;

/** What may be sent along with a complaint, beside its description. */
export function serviceDefinition(code: ServiceCode, locale: Locale): Plain {
  const m = words[locale];
  const attribute = (
    order: number,
    name: string,
    datatype: string,
    description: string,
    required: boolean,
    values: readonly Plain[] = [],
  ): Plain => ({
    variable: true,
    code: name,
    datatype,
    required,
    datatype_description: description,
    order,
    description,
    ...(values.length > 0 && { values }),
  });
  return {
    service_code: code,
    attributes: [
      attribute(1, 'title', 'string', m.title, true),
      attribute(2, 'date', 'datetime', m.date, false),
      attribute(3, 'wish', 'text', m.wish, false),
      attribute(4, 'public', 'singlevaluelist', m.consent, false, [
        { key: 'secret', name: m.secret },
        { key: 'open', name: m.open },
      ]),
    ],
  };
}
