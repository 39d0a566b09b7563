import type { DemoQuestion } from './builders.ts';
import { earth } from './questions/ipa/bumi.ts';
import { force } from './questions/ipa/gaya.ts';
import { life } from './questions/ipa/makhluk-hidup.ts';
import { body } from './questions/ipa/tubuh.ts';
import { matter } from './questions/ipa/zat.ts';
import { algebra } from './questions/matematika/aljabar.ts';
import { numbers } from './questions/matematika/bilangan.ts';
import { data } from './questions/matematika/data.ts';
import { geometry } from './questions/matematika/geometri.ts';
import { numeracy } from './questions/matematika/numerasi.ts';

export { pictureNames, pictureOf } from './pictures.ts';

const mathematics = [...numbers, ...algebra, ...geometry, ...data, ...numeracy];
const science = [...life, ...body, ...matter, ...force, ...earth];

/** The questions of the demonstration, written for it: nothing stands in a book or an exam. */
export const demoQuestions: readonly DemoQuestion[] = [...mathematics, ...science];
