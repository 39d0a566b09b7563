import { afterObjection, objectionDays } from '../../domain/terms.ts';
import { villages } from '../../domain/villages.ts';
import { refusalGrounds, withdrawalGrounds } from './rules.ts';

/** What every one of these permits reads beside its own rules. */
export const rulesOfAll = [villages, objectionDays, afterObjection, refusalGrounds, withdrawalGrounds] as const;
