/** Takes out of a wasm file what only words panics: the panic handler traps and reads none of it. */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Formatting, and what is called where an index or a check fails. What a browser loads formats nothing else; it writes
 * its numbers by itself.
 */
const WORDING =
  /^(<.* as )?<?core(\[\w+\])?::(fmt::|panicking::|slice::index::\w+_fail|slice::\w+::\w+_fail|\w+::\w+_failed)/;

/**
 * Each such function traps at once from now on, and wasm-opt drops what nothing else calls.
 * @param {string} file a wasm file whose functions still have their names
 * @returns {Promise<string[]>} their names
 */
export async function silence(file) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(readFileSync(file));
  const silenced = [];
  for (let index = 0; index < module.getNumFunctions(); index += 1) {
    const each = module.getFunctionByIndex(index);
    const { name, module: imported } = binaryen.getFunctionInfo(each);
    if (imported || !WORDING.test(name)) continue;
    binaryen.Function(each).setBody(module.unreachable());
    silenced.push(name);
  }
  // Keeps the names.
  binaryen.setDebugInfo(true);
  writeFileSync(file, module.emitBinary());
  module.dispose();
  return silenced;
}
