/** Series of the service, region, year and running number: letters and digits that survive the telephone. */
export function caseNumber(series: string, regionCode: string, year: number, n: number): string {
  return `${series}-${regionCode.replace('.', '')}-${year}-${String(n).padStart(5, '0')}`;
}
