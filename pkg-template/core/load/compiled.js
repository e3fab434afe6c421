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
  const { ok, status, url, headers } = response;
  const type = headers.get('content-type');
  const what = `${status}, ${type}, ${url}`;
  // A server in trouble may have the file later; one that has none will not.
  if (!ok) throw status >= 500 || status === 408 || status === 429 ? new Error(what) : new NotWasm(what);
  if (type === 'application/wasm' && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!isWasm(bytes)) throw new NotWasm(what);
  return WebAssembly.compile(bytes);
}

/** @param {Uint8Array} bytes */
const isWasm = (bytes) => [0, 97, 115, 109].every((byte, index) => bytes[index] === byte); // "\0asm"

/** @param {unknown} given @param {string} tag */
function bytesOf(given, tag) {
  const isBytes = tag === 'ArrayBuffer' || tag === 'SharedArrayBuffer' || ArrayBuffer.isView(given);
  if (!isBytes) throw new NotWasm(`${tag} was given for a wasm file`);
  return /** @type {BufferSource} */ (given);
}
