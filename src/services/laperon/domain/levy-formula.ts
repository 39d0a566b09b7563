import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** Which formula the levy is worked out by. A case keeps the one it began under. */
export const levyFormula = defineRule({
  key: 'laperon.levy.formula',
  title: { id: 'Rumus retribusi yang berlaku', en: 'Formula of the levy in force' },
  schema: Type.Object({ formula: Type.Enum(['pbg', 'imb']) }),
  value: { formula: 'pbg' },
  citation: 'PP 16/2021 (rumus PBG); rumus masa IMB untuk perda yang belum disesuaikan. Rumus di Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2021-02-02',
});

export type Formula = (typeof levyFormula.value)['formula'];
