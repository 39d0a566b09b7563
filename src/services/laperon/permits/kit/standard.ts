import { StandardSchema } from '#platform/cases';
import { defineRule } from '#platform/rules';
import type { Static } from 'typebox';
import { permitStandard } from '../../domain/standard.ts';

type Standard = Static<typeof StandardSchema>;

interface Own extends Pick<Standard, 'requirements' | 'procedure' | 'duration' | 'cost' | 'product' | 'legalBasis'> {
  readonly key: string;
  readonly name: { readonly id: string; readonly en: string };
}

/** The six components of delivery are a permit's own; how the office is set up for it is said once for all of them. */
export function standardOf({ key, name, ...own }: Own) {
  return defineRule({
    key: `${key}.standard`,
    title: { id: `Standar pelayanan: ${name.id}`, en: `Service standard: ${name.en}` },
    schema: StandardSchema,
    value: {
      ...permitStandard.value,
      staff: {
        id: ['Petugas loket, penilai, pemeriksa lapangan, bendahara, arsip, dan kepala dinas, menurut meja yang dilalui.'],
        en: ['Officers of front office, review, field, treasury and archive, and the head, by the desks a file passes.'],
      },
      competence: {
        id: ['Petugas yang menguasai aturan izin ini; rekomendasi instansi teknis bila perlu.'],
        en: ['Officers who know the rules of this permit; a recommendation of the technical office where needed.'],
      },
      ...own,
    },
    citation: 'UU 25/2009 pasal 21; Permenpan RB 15/2014. Isi belum dikonfirmasi Kabupaten Badung',
    confirmed: false,
    validFrom: '2021-02-02',
  });
}
