// The errors alone, for code that catches them without using a client.
export { BoninError, isBoninError } from '../core/errors.js';
