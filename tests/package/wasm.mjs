/** Reading a wasm file: what it exports, and what its functions were called in Rust. */

/** @param {Uint8Array} bytes @returns {string[]} */
export const exportsOf = (bytes) => WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);

/**
 * @param {Uint8Array} bytes a module with a name section
 * @returns {string[]}
 */
export function functionNames(bytes) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(bytes), 'name');
  const reader = makeReader(new Uint8Array(section));
  while (!reader.ended()) {
    const kind = reader.number();
    const size = reader.number();
    if (kind === 1) return reader.names();
    reader.skip(size);
  }
  return [];
}

function makeReader(bytes) {
  let at = 0;
  const take = (length) => bytes.subarray(at, (at += length));
  function number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
  function names() {
    return Array.from({ length: number() }, () => {
      number();
      return new TextDecoder().decode(take(number()));
    });
  }
  return { number, names, skip: take, ended: () => at >= bytes.length };
}
