import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begins with what takes longest, so that both workers end together: where nothing was measured yet, a file's length says little. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((part) => moduleId.includes(part));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

const longest = ['tests/journeys/every-page', 'tests/kill/', 'tests/journeys/permit-life', 'tests/start/', 'tests/journeys/'];
