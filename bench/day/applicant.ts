import type { WhatsAppStandIn } from '#demo/stand-ins';
import { assumed } from './assumptions.ts';
import { Chance } from './chance.ts';
import { type Heard, heardIn, optionLike, papersIn } from './heard.ts';
import type { ApplicantPlan, FilePlan } from './plan.ts';
import { type Matter, matterOf } from './words.ts';

type Meta = Pick<WhatsAppStandIn, 'person' | 'write' | 'look'>;

/** A file somebody sent in, as the chat told them. */
export interface SentIn {
  readonly number: string;
  readonly plan: FilePlan;
  readonly applicant: Applicant;
  /** In minutes from midnight. */
  readonly at: number;
}

/** What an applicant does next, and after how many seconds. */
export interface Next {
  readonly after: number;
  readonly act: (now: Date) => void;
}

/** How often somebody answers one question before the run is given up. */
const PATIENCE = 8;

/** Somebody with a telephone who answers what the house asks, in the words and with the mistakes of their plan. */
export class Applicant {
  readonly plan: ApplicantPlan;
  readonly sentIn: SentIn[] = [];
  /** How many messages they wrote, and how often they were told that a file came in. */
  readonly count = { wrote: 0, told: 0 };
  readonly #meta: Meta;
  readonly #chance: Chance;
  readonly #person: ReturnType<Meta['person']>;
  readonly #nextPhoto: () => Buffer;
  readonly #asked = new Map<string, number>();
  readonly #bubbles: ReturnType<Meta['look']>['bubbles'];
  #seen = 0;
  #matter: Matter;
  #confused: boolean;
  #unnamed = '';

  constructor(plan: ApplicantPlan, meta: Meta, nextPhoto: () => Buffer) {
    this.plan = plan;
    this.#meta = meta;
    this.#nextPhoto = nextPhoto;
    this.#confused = plan.confused;
    this.#chance = new Chance(plan.seed);
    this.#person = meta.person({ phone: `6281${200_100_000 + plan.nth}`, name: `Pemohon ${plan.nth + 1}` });
    this.#bubbles = meta.look(this.#person).bubbles;
    this.#matter = matterOf(plan.nth, 0, this.#chance);
  }

  /** Where their conversation stands, for whoever looks why it ended early. */
  get last(): string {
    const bubble = this.#bubbles.at(-1);
    return bubble ? JSON.stringify(bubble.raw).slice(0, 600) : '';
  }

  begin(now: Date): void {
    this.says(this.#chance.is(0.5) ? 'halo' : 'selamat pagi', now);
  }

  says(text: string, at: Date): void {
    this.#write({ text }, at);
  }

  /** Reads what came; what they will do about it. `minute` from midnight. */
  listen(minute: number): readonly Next[] {
    const fresh = this.#fresh();
    const nexts: Next[] = [];
    for (const heard of fresh) {
      const about = this.sentIn.find(({ number }) => heard.text.includes(number));
      if (about && heard.text.includes('Kirim foto barunya di sini')) nexts.push(this.#mends(about.plan, heard));
      const [, number] = /Permohonan diterima\. Nomor \*([\w-]+)\*/.exec(heard.text) ?? [];
      if (number !== undefined) nexts.push(...this.#isTold(number, minute));
    }
    const asked = fresh.filter(({ text }) => ASKS.test(text)).at(-1);
    if (asked) nexts.push({ after: this.#chance.between(assumed.thinks), act: this.#replyTo(asked) });
    return nexts;
  }

  /** What the house said since they looked last. */
  #fresh(): readonly Heard[] {
    const fresh = this.#bubbles.slice(this.#seen).filter(({ mine }) => !mine);
    this.#seen = this.#bubbles.length;
    if (fresh.length > 0) this.#meta.look(this.#person);
    return fresh.map(heardIn);
  }

  #isTold(number: string, minute: number): readonly Next[] {
    this.count.told++;
    const plan = this.plan.files[this.sentIn.length];
    if (plan) this.sentIn.push({ number, plan, applicant: this, at: minute });
    if (this.sentIn.length >= this.plan.files.length) return [];
    this.#matter = matterOf(this.plan.nth, this.sentIn.length, this.#chance);
    this.#asked.clear();
    return [{ after: this.#chance.between(assumed.thinks), act: (now) => this.says('menu', now) }];
  }

  #replyTo({ text, options, wamid }: Heard): (now: Date) => void {
    const presses = (title: string) => (now: Date) => {
      const pick = optionLike(options, title);
      this.#write(pick === undefined ? { text: title } : { pick, of: wamid }, now);
    };
    if (text.includes('dokumen yang mana')) return presses(this.#unnamed);
    if (text.includes('Periksa sekali lagi')) return presses('Kirim');
    const papers = papersIn(text);
    if (papers.length > 0) return (now) => this.#shows(papers, now);
    if (/^NIK Anda$/m.test(text)) return (now) => this.says(/^\d{16}$/m.exec(this.#matter.pages.Pelapor ?? '')?.[0] ?? '', now);
    const page = Object.keys(this.#matter.pages).find((title) => text.includes(`*${title}*`));
    const lacking = text.includes('NIK Anda: “') || text.includes('*petugas* untuk bertanya');
    const said = page === undefined ? (lacking ? this.#matter.pages.Pelapor : this.#matter.service) : this.#answers(page);
    this.#endless(page ?? 'service');
    return (now) => this.says(said ?? '', now);
  }

  /** The answers to a page; whoever is confused asks back first, or writes a NIK too short. */
  #answers(page: string): string {
    const right = this.#matter.pages[page] ?? '';
    if (!this.#confused) return right;
    this.#confused = false;
    return this.#chance.is(0.5) ? 'berapa biayanya?' : right.replace(/^\d{16}$/m, '51020');
  }

  #endless(about: string): void {
    const count = (this.#asked.get(about) ?? 0) + 1;
    this.#asked.set(about, count);
    if (count > PATIENCE) throw new Error(`applicant ${this.plan.nth} is asked for ${about} again and again`);
  }

  /** Photos in any order, all at once or one by one; one of them without a name, or twice, where their plan says so. */
  #shows(papers: readonly string[], now: Date): void {
    this.#endless(`papers ${papers.join()}`);
    const order = this.#chance.shuffled(papers).slice(0, this.plan.oneByOne ? 1 : papers.length);
    for (const [nth, name] of order.entries()) {
      const bytes = this.#nextPhoto();
      const named = nth > 0 || !this.plan.unnamed;
      if (!named) this.#unnamed = name;
      const photo = { file: { bytes, type: 'image/png', filename: null }, as: 'image', ...(named && { caption: name }) } as const;
      for (let times = this.plan.photoTwice && nth === 0 ? 2 : 1; times > 0; times--) this.#write(photo, later(now, nth * 2));
    }
  }

  #mends({ mendsAfter }: FilePlan, { quotes }: Heard): Next {
    const act = (now: Date) => {
      const file = { bytes: this.#nextPhoto(), type: 'image/png', filename: null };
      this.#write({ file, as: 'image' }, now, quotes);
    };
    return { after: (mendsAfter ?? 0) * 60, act };
  }

  #write(what: Parameters<Meta['write']>[1], at: Date, quotes: string | null = null): void {
    this.count.wrote++;
    this.#meta.write(this.#person, what, { at, ...(quotes !== null && { quotes }) });
  }
}

/** What the house says when it is their turn. */
const ASKS =
  /pilih layanan|pilih salah satu|dokumen yang mana|Periksa sekali lagi|Kirim foto dokumen ini|Foto yang masih kurang|Masih kurang|dari \d+\)|belum bisa dipakai|^\*saksi \d\*|\*petugas\* untuk bertanya/m;

function later(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
