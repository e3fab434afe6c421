/** Each entry of the package exports what its types say. */
import * as all from '../../../pkg/client/all.js';
import * as client from '../../../pkg/client/index.js';
import * as callback from '../../../pkg/callback/index.js';

export const entries: [typeof import('bonin'), typeof import('bonin/all'), typeof import('bonin/callback')] = [
  client,
  all,
  callback,
];
