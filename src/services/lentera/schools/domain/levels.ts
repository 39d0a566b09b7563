export const schoolLevels = ['paud', 'sd', 'smp', 'sma', 'smk', 'slb', 'pkbm'] as const;
export type SchoolLevel = (typeof schoolLevels)[number];

export const authorities = ['city', 'province', 'kemenag', 'foundation'] as const;
/** Who answers for a school: the city runs PAUD, SD and SMP, the province SMA and SMK (UU 23/2014). */
export type Authority = (typeof authorities)[number];

// PKBM teach packages A, B and C side by side; an SLB has every grade.
const spans: Readonly<Record<SchoolLevel, readonly [number, number]>> = {
  paud: [0, 0],
  sd: [1, 6],
  smp: [7, 9],
  sma: [10, 12],
  smk: [10, 13],
  slb: [1, 12],
  pkbm: [1, 12],
};

/** The grades a school of a level teaches, lowest first. */
export function gradesOf(level: SchoolLevel): readonly number[] {
  const [first, last] = spans[level];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

export function isSchoolLevel(text: string): text is SchoolLevel {
  return (schoolLevels as readonly string[]).includes(text);
}

/** Whether whoever passes this grade leaves the school with a diploma: nobody is promoted past it. */
export function isLastGrade(level: SchoolLevel, grade: number): boolean {
  // Three years are usual at an SMK; the fourth is for programmes that have one.
  return level === 'smk' ? grade >= 12 : grade === spans[level][1];
}
