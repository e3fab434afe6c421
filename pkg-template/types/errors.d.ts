export { BoninError, isBoninError } from './common.js';
export type { ConfigFault, ErrorDetail, ErrorKind, ErrorReason, Lang, NextStep } from './common.js';
