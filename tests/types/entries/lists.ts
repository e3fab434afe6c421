/** Lists of the package's JavaScript that repeat the members of a type have all of them, and no other. */
import type { ErrorDetail } from 'bonin';
import type { MEMBERS } from '../../../pkg/core/errors.js';
import type { Equal } from '../same.js';

export const members: Equal<(typeof MEMBERS)[number], Exclude<keyof ErrorDetail, 'message'>> = true;
