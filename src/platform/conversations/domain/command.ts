/** What a person may ask for at any time, whatever was asked of them. */
export type Command =
  | 'greet'
  | 'menu'
  | 'cancel'
  | 'status'
  | 'human'
  | 'bot'
  | 'english'
  | 'indonesian'
  | 'help'
  | 'send'
  | 'change'
  | 'more'
  | 'data'
  | 'erase'
  | 'join'
  | 'part'
  | 'print'
  | 'meet'
  | 'thanks'
  | 'fine'
  | 'later';

const words: Readonly<Record<Command, readonly string[]>> = {
  greet: [
    'halo',
    'hallo',
    'hello',
    'hi',
    'hai',
    'p',
    'tes',
    'test',
    'permisi',
    'om swastiastu',
    'swastiastu',
    'rahajeng',
    'rahajeng semeng',
    'assalamualaikum',
    'asalamualaikum',
    'selamat pagi',
    'selamat siang',
    'selamat sore',
    'selamat malam',
    'pagi',
    'siang',
    'sore',
    'malam',
    'good morning',
    'good afternoon',
    'mulai',
    'start',
  ],
  menu: ['menu', 'layanan', 'daftar layanan', 'kembali ke menu', 'main menu', 'services', '0'],
  cancel: ['batal', 'batalkan', 'cancel', 'stop', 'tidak jadi', 'gak jadi', 'ga jadi', 'nggak jadi', 'hapus'],
  status: [
    'status',
    'cek status',
    'lacak',
    'cek berkas',
    'berkas saya',
    'track',
    'my files',
    'sudah jadi',
    'sampai mana',
    'sudah sampai mana',
    'sudah sampai di mana',
    'kapan jadi',
    'kapan selesai',
    'sudah selesai',
    'apakah sudah jadi',
    'apakah sudah selesai',
    'how far',
    'when is it ready',
  ],
  human: ['petugas', 'admin', 'operator', 'cs', 'bicara dengan petugas', 'tanya petugas', 'hubungi petugas', 'officer', 'human', 'agent'],
  bot: ['selesai', 'kembali', 'robot', 'bot', 'done', 'back'],
  english: ['english', 'inggris', 'bahasa inggris', 'in english'],
  indonesian: ['indonesia', 'bahasa', 'bahasa indonesia', 'indonesian'],
  help: ['bantuan', 'help', 'tolong', 'bingung', 'caranya', 'bagaimana caranya', 'gimana', 'gimana caranya', '?'],
  send: ['kirim', 'kirimkan', 'sudah benar', 'benar kirim', 'send', 'submit', 'ajukan'],
  change: ['ubah', 'ganti', 'ralat', 'perbaiki', 'edit', 'change'],
  data: ['data saya', 'data pribadi saya', 'dataku', 'minta data saya', 'my data', 'my personal data'],
  erase: ['hapus data saya', 'hapus data', 'hapus dataku', 'hapus semua data saya', 'delete my data', 'erase my data'],
  join: ['gabung', 'gabung akun', 'gabungkan akun', 'hubungkan akun', 'sambungkan akun', 'akun', 'join', 'join account', 'link account'],
  print: ['cetak', 'tautan cetak', 'link cetak', 'minta tautan cetak', 'cetak dokumen', 'cetak di rumah', 'print', 'print link'],
  meet: [
    'janji',
    'janji temu',
    'pilih waktu',
    'pilih jam',
    'pesan waktu',
    'pesan jam',
    'buat janji',
    'ubah janji',
    'ganti janji',
    'ganti jam',
    'ganti waktu',
    'pindah janji',
    'batal janji',
    'batalkan janji',
    'jadwal',
    'kapan diambil',
    'kapan saya datang',
    'kapan harus datang',
    'janji saya',
    'janji saya kapan',
    'my appointment',
    'appointment',
    'meeting',
    'book a time',
    'pick up',
    'cancel appointment',
    'change appointment',
  ],
  thanks: [
    'terima kasih',
    'terimakasih',
    'terima kasih banyak',
    'makasih',
    'makasi',
    'mksh',
    'trims',
    'suksma',
    'matur suksma',
    'thanks',
    'thank you',
    'tq',
    'ok terima kasih',
    'oke terima kasih',
    'baik terima kasih',
  ],
  fine: ['ok', 'oke', 'okay', 'baik', 'baiklah', 'siap', 'sip', 'mantap', 'nggih', 'inggih'],
  part: ['pisah akun', 'pisahkan akun', 'lepas akun', 'lepaskan akun', 'putus akun', 'unlink account', 'part account'],
  later: ['nanti', 'sebentar', 'tunggu', 'later', 'not now', 'maybe later'],
  more: ['lanjut', 'lanjutkan', 'terus', 'teruskan', 'continue', 'next'],
};

const byWord = new Map(Object.entries(words).flatMap(([command, list]) => list.map((word) => [word, command as Command] as const)));

/** "Nanti saja", "besok saya lanjut lagi": it is put off, and answers nothing. */
const PUTS_OFF =
  /^(?:nanti|besok|sebentar|bentar|tunggu)(?: (?:saja|aja|dulu|lagi|deh|saya|sy|sore|malam|siang|pagi|sebentar|bentar|lanjut|lanjutkan|dilanjut|dilanjutkan|isi|kirim|kirimkan|kabari))+$/;

/** The command a whole message is; null where it says something else, or more. */
export function commandIn(text: string): Command | null {
  const said = plain(text).replace(
    /^(?:(?:ok|oke|okay|baik|baiklah|siap|sip|iya) )+(?=(?:terima|makasi|mksh|suksma|matur|trims|thank))/,
    '',
  );
  return (
    byWord.get(said) ?? byWord.get(said.replace(/\s*\?+$/, '')) ?? (PUTS_OFF.test(said) ? 'later' : FETCHES.test(said) ? 'meet' : null)
  );
}

/** "Mau ambil kartunya": whatever it is, it is fetched at a time. */
const FETCHES = /^(?:(?:saya )?(?:mau|ingin) )?(?:ambil|mengambil)(?: (?!antrean|antrian|nomor)\p{L}{2,12})?$/u;

const YES = ['ya', 'y', 'iya', 'yes', 'ok', 'oke', 'okay', 'betul', 'benar', 'setuju', 'baik', 'siap', 'inggih', 'nggih', 'sampun'];
const NO = ['tidak', 'tdk', 'gak', 'ga', 'nggak', 'enggak', 'no', 'n', 'bukan', 'belum', 'ten', 'nenten'];

/** Whether a message says yes (true) or no (false); null where neither. */
export function yesOrNo(text: string): boolean | null {
  const said = plain(text);
  if (YES.includes(said)) return true;
  return NO.includes(said) ? false : null;
}

const NONE_MORE =
  /^(?:(?:salah|maaf|eh|oh|ups) )*(?:(?:sudah|udah|sdh|dah)(?: (?:cukup|itu|semua|semuanya|selesai|saja|aja))*|cukup(?: itu)?(?: (?:saja|aja))?|(?:tidak|tdk|tak|gak|ga|gk|nggak|enggak|ndak|belum) (?:jadi|ada(?: \p{L}+)?(?: (?:lagi|lain))?|lagi)|(?:cuma|hanya)(?: \p{L}+){1,3}|itu (?:saja|aja)(?: .{1,12})?|(?:satu|dua|tiga|\d{1,2}) (?:orang )?(?:saja|aja)|no more|nobody else|no one else|that is all|that s all|thats all|only (?:me|one|two))$/u;

/** Whether somebody says that there is no more of what is listed: "tidak ada lagi", "cukup itu", "cuma saya". */
export function noMore(text: string): boolean {
  return NONE_MORE.test(plain(text));
}

/** Whether they say that there is one more. */
export function someMore(text: string): boolean {
  return /^(?:(?:masih )?ada(?: lagi)?|masih|satu lagi|one more|there is)$/.test(plain(text));
}

/** What says who or what comes next in a list, rather than whether something does: lines, or a number of a person. */
export function nextTold(text: string): string | undefined {
  if (!/\d{16}/.test(text.replace(/[ .-]/g, '')) && !/\S\s*\n\s*\S/.test(text)) return undefined;
  // "Istri saya Ni Made …": whose relative they are is not asked; Anak Agung is a name.
  return text
    .trim()
    .replace(
      /^(?:(?:ya|ada|dan|juga|sama|dengan)[\s,]+)*(?:(?:istri|isteri|suami|ibu|bapak|ayah|kakak|adik|anak(?! agung))\s+(?:saya\s+)?)?/i,
      '',
    );
}

/** Whether they say that it is themselves alone. */
export function saysSelf(text: string): boolean {
  return /^(?:(?:saya|sy|aku) )?(?:sendiri|sendirian|sendiri saja|saja)$|^just me$|^alone$/.test(plain(text));
}

const ASKS =
  /^(apa|apakah|berapa|bagaimana|gimana|kenapa|mengapa|kapan|di ?mana|siapa|bisakah|bolehkah|what|how|why|when|where|who|can i|may i)\b/;

/** Whether a message asks something itself, rather than answering. */
export function isQuestion(text: string): boolean {
  const said = text.trim().toLowerCase();
  return /\?\s*$/.test(said) || ASKS.test(said);
}

const ASKS_WHAT_IS_WRONG =
  /\b(?:apa|apanya|mana|mananya|kenapa|mengapa|what|why)\b.*\b(?:salah|kurang|keliru|diperbaiki|dikembalikan|wrong|missing)\b|\b(?:salah|kurang|keliru)(?:nya)? (?:apa|apanya|dimana|di mana|yang mana)\b/;

/** Whether somebody asks what is wrong or lacking: of what they sent, where something was given back. */
export function asksWhatIsWrong(text: string): boolean {
  return ASKS_WHAT_IS_WRONG.test(plain(text));
}

const ASKS_TIME_OR_COST =
  /\b(berapa lama|lamanya|berapa hari|kapan|biaya|biayanya|bayar|membayar|gratis|tarif|harga|ongkos|how long|when|cost|costs|fee|pay|free)\b/;

/** Whether a question is one about time or money, which the service's own facts answer. */
export function asksTimeOrCost(text: string): boolean {
  return ASKS_TIME_OR_COST.test(plain(text));
}

const WHO = '(?:(?:saya|sy|aku|kami|i) )?(?:juga |masih )?';
const NOT = '(?:tidak|tdk|tak|gak|ga|gk|g|nggak|ngga|enggak|kurang|belum|blm|do not|don ?t|dont)';
const KNOW = '(?:tahu|tau|mengerti|ngerti|paham|yakin|ingat|inget|hafal|know|understand|remember)';
/** What is not known may be named after it: "gak tau jamnya". */
const KNOWS_NOT = new RegExp(
  `^${WHO}(?:${NOT} (?:begitu )?${KNOW}|lupa|ndak tau|forgot)((?: [\\p{L}\\p{N}-]+){0,4})$|^${WHO}(?:embuh|entah|bingung|confused|no idea|not sure|apa ya)(?: (?:nih|ini|itu|sekali|saya|sy))*$`,
  'u',
);

/** Whether somebody says that they do not know or understand: no answer, and nobody's name. */
export function knowsNot(text: string): boolean {
  return KNOWS_NOT.test(plain(text.replace(/['’]/g, ' ')));
}

/** What somebody says they do not know, in their words; empty where they do not name it. */
export function unknownIn(text: string): string {
  return (KNOWS_NOT.exec(plain(text.replace(/['’]/g, ' ')))?.[1] ?? '').trim();
}

const NOTHING = new Set(['-', '–', '—', 'lewati', 'kosong', 'kosongkan', 'skip', 'none']);

const HAS_NONE =
  /^(?:(?:saya|sy|kami|i) )?(?:(?:tidak|tdk|tak|gak|ga|gk|nggak|ngga|enggak|belum|blm) (?:punya|ada|pakai|pake)|(?:do not|don t) have|have no|there is no)((?: [\p{L}\p{N}-]+){1,3})$/u;

/** What somebody says they have none of, in their words: "gak punya email"; empty where they say nothing of the kind. */
export function lackedIn(text: string): string {
  return (HAS_NONE.exec(plain(text.replace(/['’]/g, ' ')))?.[1] ?? '').trim();
}

/** Whether a message says that there is nothing to answer, or that they do not know. */
export function isNothing(text: string): boolean {
  if (knowsNot(text)) return true;
  return NOTHING.has(text.trim().toLowerCase()) || /^(?:tidak|tdk|gak|ga|nggak|belum|blm) (?:ada|punya)$/.test(plain(text));
}

/** Words alone: without case, signs, faces, and the politeness around them. */
export function plain(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}?\s-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const polite = bare.replace(
    /\b(pak|bu|bapak|ibu|kak|min|mas|mbak|gus|bli|dong|ya|tolong|mohon)\b(?=.)|(?<=.)\b(pak|bu|bapak|ibu|kak|min|mas|mbak|gus|bli|dong|ya)\b/g,
    ' ',
  );
  const left = polite.replace(/\s+/g, ' ').trim();
  return left === '' ? bare : left;
}
