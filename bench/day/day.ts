import type { WhatsAppStandIn } from '#demo/stand-ins';
import type { PersonActor } from '#kernel';
import type { Deps } from '#main';
import type { JobHandler } from '#platform/jobs';
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import sharp from 'sharp';
import { Applicant, type SentIn } from './applicant.ts';
import { assumed } from './assumptions.ts';
import { Chance } from './chance.ts';
import { Jobs } from './jobs.ts';
import { Office } from './office.ts';
import { planDay } from './plan.ts';
import type { QueueDay } from './queue.ts';

interface World {
  readonly deps: Deps;
  readonly meta: WhatsAppStandIn;
  readonly clock: { at: Date };
  readonly pool: Pool;
  readonly handlers: readonly JobHandler[];
  readonly officers: readonly PersonActor[];
}

/** Photos of papers that are ready at once. */
const PHOTOS = 128;
/** Minutes after closing at which the last conversations must have ended. */
const AFTER = 120;

/** One day of the office: people write, officers work, and the clock moves by `assumed.tick` seconds. */
export class Day {
  readonly applicants: Applicant[] = [];
  readonly office: Office;
  readonly jobs: Jobs;
  readonly faults: string[] = [];
  readonly #world: World;
  readonly #files = new Map<string, SentIn>();
  readonly #agenda = new Map<number, ((now: Date) => void)[]>();
  readonly #photos: Buffer[] = [];

  constructor(world: World) {
    this.#world = world;
    this.office = new Office(world.deps, world.officers, (number) => this.#files.get(number));
    this.jobs = new Jobs(world.pool, { now: () => world.clock.at }, world.handlers);
  }

  /** Lives through the day; what the queue did in it. */
  async live(count: number, seed: number): Promise<QueueDay> {
    const { clock, meta } = this.#world;
    const chance = new Chance(seed + 1);
    const midnight = clock.at.getTime();
    const nextPhoto = () => {
      const photo = this.#photos.pop();
      if (!photo) throw new Error('more photos in a moment than were made');
      return photo;
    };
    for (const plan of planDay(count, seed)) {
      const applicant = new Applicant(plan, meta, nextPhoto);
      this.applicants.push(applicant);
      this.#at(plan.begins * 60, (now) => applicant.begin(now));
    }
    const seen = { noon: 0, closing: 0, open: 0 };
    let still = 0;
    const last = (assumed.office.to + AFTER) * 60;
    for (let second = assumed.firstWords.from * 60; second <= last; second += assumed.tick) {
      clock.at = new Date(midnight + second * 1000);
      await this.#stock();
      await this.#moment(second, chance);
      const closing = second === assumed.office.to * 60;
      if (second === 12 * 60 * 60) seen.noon = (await this.office.waiting(clock.at)).oldest;
      if (closing) {
        const { oldest, open } = await this.office.waiting(clock.at);
        Object.assign(seen, { closing: oldest, open });
      }
      still = this.#agenda.size === 0 ? still + 1 : 0;
      if (closing || second < assumed.office.to * 60) still = 0;
      // What was written last has its answer a moment later.
      if (still > 6) break;
    }
    if (this.#agenda.size > 0) this.faults.push('conversations had not ended two hours after closing');
    for (const { plan, sentIn, last } of this.applicants)
      if (sentIn.length < plan.files.length) this.faults.push(`applicant ${plan.nth} did not come to an end: ${last}`);
    const answers = [...this.#files.values()].map(({ number, at }) => ({ filed: at, answered: this.office.answered.get(number) ?? null }));
    return { taken: this.office.taken, answers, oldestAtNoon: seen.noon, oldestAtClosing: seen.closing, openAtClosing: seen.open };
  }

  /** One moment: what people write is brought, officers work, all that is due is done, and people read what came. */
  async #moment(second: number, chance: Chance): Promise<void> {
    const { clock, meta } = this.#world;
    const acts = this.#agenda.get(second) ?? [];
    this.#agenda.delete(second);
    meta.hold();
    for (const act of acts) act(clock.at);
    const weather = { shuffle: true, batch: 1 + chance.below(3), atOnce: 6, times: chance.is(assumed.broughtTwice) ? 2 : 1 };
    await Promise.all([meta.release(weather), this.office.work(second / 60)]);
    let done: number;
    do {
      // What Meta tells of messages comes in bundles.
      meta.hold();
      done = await this.jobs.drain();
      await meta.release({ shuffle: true, batch: 10, atOnce: 4 });
    } while (done > 0);
    meta.hold();
    for (const applicant of this.applicants) {
      for (const { after, act } of applicant.listen(second / 60)) this.#at(second + after, act);
      this.#enter(applicant);
    }
  }

  /** Notes what an applicant sent in, and when they will write again while they wait. */
  #enter({ sentIn }: Applicant): void {
    for (const file of sentIn.filter(({ number }) => !this.#files.has(number))) {
      this.#files.set(file.number, file);
      for (const after of file.plan.writesAgain.filter((one) => file.at + one < assumed.office.to))
        this.#at((file.at + after) * 60, (now) => {
          if (!this.office.answered.has(file.number)) file.applicant.says('status', now);
        });
    }
  }

  /** At the first moment from then on, and never in the present one. */
  #at(second: number, act: (now: Date) => void): void {
    const moment = Math.ceil((second + 1) / assumed.tick) * assumed.tick;
    this.#agenda.set(moment, [...(this.#agenda.get(moment) ?? []), act]);
  }

  /** No two photos are alike: noise, so that nothing in them is anybody's. */
  async #stock(): Promise<void> {
    while (this.#photos.length < PHOTOS)
      this.#photos.push(
        await sharp(randomBytes(48 * 68 * 3), { raw: { width: 48, height: 68, channels: 3 } })
          .png()
          .toBuffer(),
      );
  }
}
