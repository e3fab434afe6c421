// The check is as strict as it should be: each of these is refused.
import { misuse } from '../../../pkg/client/input.js';

// @ts-expect-error a field is text
export const numbered = misuse(1, 'missing');

// @ts-expect-error there is no such reason
export const unlisted = misuse('field', 'lost');

// @ts-expect-error this could be anything
export const untyped = (value) => value;

/** @param {{ name?: string }} value */
export const maybe = (value) =>
  // @ts-expect-error there may be no name
  value.name.length;
