import { Type } from 'typebox';
import type { AskingInput } from '../../agency/ask.ts';

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

/** Fields of a letter to an agency. */
export const AgencyWords = { untuk: text(40), namaInstansi: text(200), isiSurat: text(12_000), tembusan: text(2400) };

export const agencyIn = (body: {
  readonly untuk?: string;
  readonly namaInstansi?: string;
  readonly isiSurat?: string;
  readonly tembusan?: string;
}): AskingInput => ({
  to: body.untuk ?? '',
  toName: body.namaInstansi ?? '',
  text: body.isiSurat ?? '',
  copies: body.tembusan ?? '',
});
