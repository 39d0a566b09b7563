import type { DemoQuestion } from './builders.ts';
import { languageLessons } from './lessons/bahasa.ts';
import { scienceLessons } from './lessons/ipa.ts';
import type { DemoLesson } from './lessons/lesson.ts';
import { mathematicsLessons } from './lessons/matematika.ts';
import { scriptAndLore } from './questions/bahasa-bali/aksara.ts';
import { speech } from './questions/bahasa-bali/basa.ts';
import { genres } from './questions/bahasa-indonesia/jenis-teks.ts';
import { language } from './questions/bahasa-indonesia/kebahasaan.ts';
import { reading } from './questions/bahasa-indonesia/membaca.ts';
import { paragraphs } from './questions/bahasa-indonesia/paragraf.ts';
import { literature } from './questions/bahasa-indonesia/sastra.ts';
import { communication } from './questions/bahasa-inggris/communication.ts';
import { grammar } from './questions/bahasa-inggris/grammar.ts';
import { reading as readingEnglish } from './questions/bahasa-inggris/reading.ts';
import { sounds } from './questions/ipa/bunyi.ts';
import { earth } from './questions/ipa/bumi.ts';
import { force } from './questions/ipa/gaya.ts';
import { life } from './questions/ipa/makhluk-hidup.ts';
import { body } from './questions/ipa/tubuh.ts';
import { matter } from './questions/ipa/zat.ts';
import { arabicReading } from './questions/pendidikan-agama/arab.ts';
import { algebra } from './questions/matematika/aljabar.ts';
import { numbers } from './questions/matematika/bilangan.ts';
import { data } from './questions/matematika/data.ts';
import { geometry } from './questions/matematika/geometri.ts';
import { numeracy } from './questions/matematika/numerasi.ts';

export { pictureNames, pictureOf } from './pictures.ts';
export { soundNames, soundOf } from './sounds.ts';
export { drawFilm } from './film.ts';

const mathematics = [...numbers, ...algebra, ...geometry, ...data, ...numeracy];
const science = [...life, ...body, ...matter, ...force, ...earth];
const indonesian = [...language, ...genres, ...literature, ...reading, ...paragraphs];
const english = [...grammar, ...communication, ...readingEnglish];
const balinese = [...speech, ...scriptAndLore];

/** The questions of the demonstration, written for it: nothing stands in a book or an exam. */
export const demoQuestions: readonly DemoQuestion[] = [...mathematics, ...science, ...indonesian, ...english, ...balinese];

/** Beside those: questions with sounds, and of another subject in Arabic script. */
export const demoExtras: readonly DemoQuestion[] = [...sounds, ...arabicReading];

/** Materi, with questions of the above to try in between. */
export const demoLessons: readonly DemoLesson[] = [...mathematicsLessons, ...scienceLessons, ...languageLessons];
