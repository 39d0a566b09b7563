/** What the simulated day takes for granted: none of it measured at an office. Minutes count from midnight, WITA. */
export const assumed = {
  /** A Monday without a holiday. */
  day: '2026-03-02',
  applicants: 700,
  officers: 8,
  /** Applicants by the half hour in which they write first, from 07.00 on: a peak in the morning, a second one after lunch. */
  firstWords: { from: 7 * 60, weights: [2, 4, 8, 10, 11, 10, 9, 8, 6, 5, 4, 4, 5, 5, 4, 3, 2] },
  /** The office works from, to; each officer rests once, half of them at each time. */
  office: { from: 8 * 60, to: 15 * 60 + 30, rests: [12 * 60, 12 * 60 + 30], rest: 30 },
  /** Minutes an officer needs for a file seen first, and for one whose photo came anew: evenly between. Press on Pacitan 2024: 5 to 10 and more a chat. */
  look: [2.5, 5.5],
  lookAgain: [1, 3],
  /** Share of files with a photo nobody can read, and minutes until the applicant sends another: evenly between. */
  unreadable: 0.15,
  mends: [8, 75],
  /** Share of applicants who file a second application in the same chat, for somebody of the family. */
  second: 0.08,
  /** Seconds until an applicant answers: evenly between. */
  thinks: [20, 110],
  /** Share of those who ask back or write a NIK wrong; who send a photo twice; who name no photo; who send photos one by one. */
  confused: 0.15,
  photoTwice: 0.1,
  unnamed: 0.15,
  oneByOne: 0.4,
  /** Share of those who write again while they wait; minutes of patience before the first time and between the next. */
  restless: 0.4,
  patience: [25, 50],
  /** Share of moments at which Meta brings every webhook twice. Their order is shuffled always. */
  broughtTwice: 0.08,
  /** Seconds the clock moves at once. */
  tick: 10,
} as const;
