/** The server's time as a device reckons it: by a clock that nobody can set, so that changing the phone's time changes nothing. */
export class ExamClock {
  #base: number;
  #at = performance.now();

  /** `now`: what the server said when the page was made, or the device's own clock with the offset last heard. */
  constructor(now: number) {
    this.#base = now;
  }

  now(): number {
    return this.#base + (performance.now() - this.#at);
  }

  /** Takes the server's word, less half of the way it took. `took`: milliseconds between asking and hearing. */
  hear(serverNow: number, took: number): void {
    this.#base = serverNow + took / 2;
    this.#at = performance.now();
  }

  /** To be kept for a reload without a line. */
  get offset(): number {
    return Math.round(this.now() - Date.now());
  }
}
