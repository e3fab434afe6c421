// From whatever a wasm file comes as to a module.

/** Something else came than WebAssembly. */
export class NotWasm extends Error {
  name = 'NotWasm';
}

/**
 * @param {unknown} given bytes, a Response, or a module
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compiled(given) {
  // By their tags: in a test that runs in a context of its own, classes are not the same ones.
  const tag = Object.prototype.toString.call(given).slice(8, -1);
  if (tag === 'WebAssembly.Module') return /** @type {WebAssembly.Module} */ (given);
  if (tag !== 'Response') return WebAssembly.compile(bytesOf(given, tag));
  const response = /** @type {Response} */ (given);
  refuseStatus(response);
  if (isStreamable(response)) return WebAssembly.compileStreaming(response);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!isWasm(bytes)) throw new NotWasm(describe(response));
  return WebAssembly.compile(bytes);
}

/** @param {Response} response */
export const isStreamable = ({ headers }) =>
  headers.get('content-type') === 'application/wasm' && !!WebAssembly.compileStreaming;

/** @param {Uint8Array} bytes */
export const isWasm = (bytes) => [0, 97, 115, 109].every((byte, index) => bytes[index] === byte); // "\0asm"

/** @param {Response} response */
export const describe = ({ status, url, headers }) => `${status}, ${headers.get('content-type')}, ${url}`;

/**
 * A server in trouble may have the file later; one that has none will not.
 * @param {Response} response
 */
export function refuseStatus(response) {
  const { ok, status } = response;
  if (ok) return;
  throw status >= 500 || status === 408 || status === 429
    ? new Error(describe(response))
    : new NotWasm(describe(response));
}

/** @param {unknown} given @param {string} tag */
function bytesOf(given, tag) {
  const isBytes = tag === 'ArrayBuffer' || tag === 'SharedArrayBuffer' || ArrayBuffer.isView(given);
  if (!isBytes) throw new NotWasm(`init() was given ${tag}`);
  return /** @type {BufferSource} */ (given);
}
