/** Each entry of the package exports what its types say. */
import * as all from '../../../pkg/client/all.js';
import * as client from '../../../pkg/client/index.js';
import * as emulatorOnNode from '../../../pkg/emulator/node.js';
import * as emulator from '../../../pkg/emulator/index.js';
import * as callback from '../../../pkg/callback/index.js';

export const entries: [
  typeof import('bonin'),
  typeof import('bonin/all'),
  typeof import('bonin/callback'),
  typeof import('bonin/emulator'),
  typeof import('bonin/emulator/node'),
] = [client, all, callback, emulator, emulatorOnNode];
