/** Formulas to begin with, by group; what stands between `‹` and `›` is marked after insertion. */
export const palette: Readonly<Record<string, readonly string[]>> = {
  structures: [
    '\\frac{‹a›}{b}',
    '\\sqrt{‹x›}',
    '\\sqrt[‹3›]{x}',
    '‹x›^{2}',
    '‹x›_{1}',
    '\\left(‹x›\\right)',
    '\\left|‹x›\\right|',
    '\\overline{‹AB›}',
    '\\vec{‹v›}',
    '\\begin{pmatrix} ‹a› & b \\\\ c & d \\end{pmatrix}',
    '\\begin{cases} ‹x› & x \\ge 0 \\\\ -x & x < 0 \\end{cases}',
  ],
  sums: ['\\sum_{‹i=1›}^{n}', '\\prod_{‹i=1›}^{n}', '\\int_{‹a›}^{b}', '\\lim_{‹x \\to 0›}', '\\log_{‹a›}', '\\sin', '\\cos', '\\tan'],
  signs: [
    '\\times',
    '\\div',
    '\\pm',
    '\\cdot',
    '\\le',
    '\\ge',
    '\\ne',
    '\\approx',
    '\\equiv',
    '\\infty',
    '^{\\circ}',
    '\\angle',
    '\\triangle',
    '\\perp',
    '\\parallel',
    '\\to',
    '\\Rightarrow',
    '\\Leftrightarrow',
    '\\in',
    '\\notin',
    '\\subset',
    '\\cup',
    '\\cap',
    '\\varnothing',
  ],
  greek: [
    '\\alpha',
    '\\beta',
    '\\gamma',
    '\\delta',
    '\\theta',
    '\\lambda',
    '\\mu',
    '\\pi',
    '\\rho',
    '\\sigma',
    '\\varphi',
    '\\omega',
    '\\Delta',
    '\\Sigma',
    '\\Omega',
  ],
};

const BALINESE_NAMES = 'ᬳ ha|ᬦ na|ᬘ ca|ᬭ ra|ᬓ ka|ᬤ da|ᬢ ta|ᬲ sa|ᬯ wa|ᬮ la|ᬫ ma|ᬕ ga|ᬩ ba|ᬗ nga|ᬧ pa|ᬚ ja|ᬬ ya|ᬜ nya';

/** A key of a keyboard on the screen: what it writes, what is on it, how it is called. */
export interface Key {
  readonly writes: string;
  readonly face: string;
  readonly said: string;
}

/** Signs that stand on another one are shown over a circle. */
const on = (code: number) => String.fromCodePoint(0x25cc, code);

function keysOf(codes: readonly (readonly [code: number, said: string])[], over = false): readonly Key[] {
  return codes.map(([code, said]) => ({
    writes: String.fromCodePoint(code),
    face: over ? on(code) : String.fromCodePoint(code),
    said,
  }));
}

const named = (from: number, names: string): readonly (readonly [number, string])[] =>
  names.split(' ').flatMap((name, nth) => (name === '-' ? [] : [[from + nth, name.replaceAll('_', ' ')] as const]));

/** Aksara Bali, in the order it is taught: wreastra, then what stands on them, digits and carik (Unicode 1B00 to 1B7F). */
export const balineseKeys: readonly (readonly Key[])[] = [
  BALINESE_NAMES.split('|').map((one) => {
    const [sign = '', said = ''] = one.split(' ');
    return { writes: sign, face: sign, said };
  }),
  keysOf(
    [
      ...named(
        0x1b35,
        'tedung ulu ulu_sari suku suku_ilut ra_repa ra_repa_tedung la_lenga la_lenga_tedung taling taling_repa taling_tedung taling_repa_tedung pepet pepet_tedung adeg-adeg',
      ),
      ...named(0x1b00, 'ulu_ricem ulu_candra cecek surang bisah'),
      [0x1b34, 'rerekan'],
    ],
    true,
  ),
  keysOf(
    named(
      0x1b05,
      'akara akara_tedung ikara ikara_tedung ukara ukara_tedung ra_repa ra_repa_tedung la_lenga la_lenga_tedung ekara aikara okara okara_tedung',
    ),
  ),
  keysOf([
    ...named(
      0x1b14,
      'ka_mahaprana - ga_gora - - ca_laca - ja_jera - ta_latik ta_murda_mahaprana da_murda_alpaprana da_murda_mahaprana na_rambat - ta_tawa - da_madu - - pa_kapal - ba_kembang',
    ),
    [0x1b30, 'sa saga'],
    [0x1b31, 'sa sapa'],
  ]),
  keysOf([
    ...named(0x1b50, '0 1 2 3 4 5 6 7 8 9'),
    ...named(0x1b5a, 'panti pamada windu carik_pamungkah carik_siki carik_pareren pameneng'),
  ]),
];

const letters = (text: string): readonly Key[] => [...text].map((sign) => ({ writes: sign, face: sign, said: sign }));

/** Arabic letters, vowel signs and digits, in the order of the alphabet. */
export const arabicKeys: readonly (readonly Key[])[] = [
  letters('ابتثجحخدذرزسشصضطظعغفقكلمنهوي'),
  letters('ءأإآؤئةىٱ'),
  keysOf(
    [
      [0x64e, 'fathah'],
      [0x64f, 'dammah'],
      [0x650, 'kasrah'],
      [0x64b, 'fathatain'],
      [0x64c, 'dammatain'],
      [0x64d, 'kasratain'],
      [0x651, 'tasydid'],
      [0x652, 'sukun'],
      [0x670, 'alif kecil'],
    ],
    true,
  ),
  letters('٠١٢٣٤٥٦٧٨٩،؛؟'),
];
