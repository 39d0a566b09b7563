/** A tone of a sound: how high (hertz; 0 is silence) and how long, in milliseconds. */
type Tone = readonly [hertz: number, ms: number];

const RATE = 8_000;

/** Sounds of the demonstration, each a melody of plain tones. */
const melodies: Readonly<Record<string, readonly Tone[]>> = {
  // A fifth up: the second swings three times where the first swings twice.
  'dua-nada.wav': [
    [440, 900],
    [0, 300],
    [660, 900],
  ],
  // Morse, a unit of 120 ms: S O S.
  'morse.wav': morse('... --- ...'),
  // Four strokes, the first of them higher.
  'ketukan.wav': [880, 440, 440, 440].flatMap((hertz): Tone[] => [
    [hertz, 120],
    [0, 380],
  ]),
};

function morse(signs: string): readonly Tone[] {
  const unit = 120;
  return [...signs].flatMap((sign): Tone[] =>
    sign === ' '
      ? [[0, 2 * unit]]
      : [
          [600, sign === '-' ? 3 * unit : unit],
          [0, unit],
        ],
  );
}

/** Names of the sounds that questions call `media:<name>`. */
export const soundNames: readonly string[] = Object.keys(melodies);

/** A sound as WAV (PCM, 8 bits, one channel); throws where there is none of this name. */
export function soundOf(name: string): Buffer {
  const melody = melodies[name];
  if (melody === undefined) throw new Error(`no sound ${name}`);
  const samples = melody.flatMap(([hertz, ms]) => {
    const count = Math.round((RATE * ms) / 1000);
    return Array.from({ length: count }, (_, at) => {
      // Ends that swell and fade make no click.
      const edge = Math.min(1, at / 160, (count - at) / 160);
      return 128 + Math.round(90 * edge * Math.sin((2 * Math.PI * hertz * at) / RATE));
    });
  });
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, Buffer.from(samples)]);
}
