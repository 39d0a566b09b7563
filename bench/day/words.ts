import type { Chance } from './chance.ts';

/** What somebody answers on each page a service asks, by the page's title as the chat writes it. */
export interface Matter {
  /** As they ask for it. */
  readonly service: string;
  readonly pages: Readonly<Record<string, string>>;
}

const given = ['Wayan', 'Putu', 'Gede', 'Made', 'Kadek', 'Nengah', 'Nyoman', 'Komang', 'Ketut'] as const;
const own = ['Contoh', 'Rekaan', 'Misal', 'Umpama', 'Andai', 'Cipta', 'Karang', 'Purnama', 'Darma', 'Arta'] as const;
const places = [
  ['51.02.05', 'Tabanan', 'Dauh Peken'],
  ['51.02.05', 'Tabanan', 'Delod Peken'],
  ['51.02.06', 'Kediri', 'Banjar Anyar'],
  ['51.02.06', 'Kediri', 'Pejaten'],
  ['51.02.07', 'Marga', 'Kuwum'],
  ['51.02.08', 'Penebel', 'Jatiluwih'],
  ['51.02.09', 'Baturiti', 'Candikuning'],
  ['51.02.10', 'Pupuan', 'Pujungan'],
] as const;

/** An invented person: a name, and a NIK of nobody (its serial begins with 9, which no region reaches in a day). */
function somebody(chance: Chance, serial: number) {
  const name = `${chance.is(0.5) ? 'I' : 'Ni'} ${of(given, chance)} ${of(own, chance)} ${of(own, chance)}`;
  const [day, month, year] = [1 + chance.below(28), 1 + chance.below(12), 50 + chance.below(45)];
  const nik = `510205${two(day)}${two(month)}${two(year)}${9000 + (serial % 1000)}`;
  return { name, nik, bornOn: `${day}-${month}-19${year}` };
}

/** One matter of one applicant, in the words they would write. */
export function matterOf(nth: number, file: number, chance: Chance): Matter {
  const serial = nth * 4 + file * 2;
  const [me, other, one, two_] = [0, 1, 2, 3].map((more) => somebody(chance, serial + more));
  if (!me || !other || !one || !two_) throw new Error('four people were asked for');
  const [, district, village] = of(places, chance);
  const kk = `5102051004${two(10 + (nth % 14))}${String(serial % 10_000).padStart(4, '0')}`;
  const applicant = {
    Pelapor: `keluarga\n${me.name}\n${me.nik}\n${kk}\n-\n${district}\n${village}\nBanjar Contoh, Jalan Rekaan ${1 + (nth % 90)}`,
    Pernyataan: 'setuju',
  };
  const matters: readonly Matter[] = [
    {
      service: 'KK hilang atau rusak',
      pages: { ...applicant, Keluarga: `${other.name}\n${other.nik}\nhilang` },
    },
    {
      service: 'surat keterangan kependudukan',
      pages: { ...applicant, 'Yang diterangkan': `${other.name}\n${other.nik}\nTerdaftar sebagai penduduk\nmelamar kerja` },
    },
    {
      service: 'akta kematian',
      pages: {
        ...applicant,
        'Yang meninggal': `${other.name}\n${other.nik}\n${other.bornOn}\n${other.name.startsWith('I ') ? 'laki-laki' : 'perempuan'}\n20-2-2026\n-\nRSUD Tabanan\nSakit\nNi Nyoman Contoh\nI Ketut Contoh`,
        'Surat kematian': 'Perbekel',
        'saksi 1': `${one.name}\n${one.nik}`,
        'saksi 2': `${two_.name}\n${two_.nik}`,
      },
    },
  ];
  return of(matters, chance);
}

function of<T>(all: readonly T[], chance: Chance): T {
  const found = all[chance.below(all.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
