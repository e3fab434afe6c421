import { describe, isStreamable, isWasm, NotWasm, refuseStatus } from './compiled.js';

/**
 * What a page compiles: the wasm file, or its bytes out of a module where something else comes. A dev server that put
 * the package's JavaScript into another folder has no file beside it, and answers with the app's page.
 * @param {Promise<Response>} fetched
 * @param {() => Promise<{ default: string }>} inlined a module with the bytes in base64
 * @returns {Promise<Response | Uint8Array>}
 */
export async function fetchedOr(fetched, inlined) {
  let trouble;
  try {
    const response = await fetched;
    refuseStatus(response);
    if (isStreamable(response)) return response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (isWasm(bytes)) return bytes;
    trouble = new NotWasm(describe(response));
  } catch (cause) {
    trouble = cause;
  }
  const { default: text } = await inlined().catch(() => {
    throw trouble;
  });
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
