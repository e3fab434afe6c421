import { takeSsoCode } from 'bonin/callback';

// As the page is loaded and before anything else of it: the code that it came with leaves the URL at once.
let code = globalThis.location && takeSsoCode();

/** The code that the SSO server sent the browser here with; once. */
export function arrivedWith() {
  const taken = code;
  code = undefined;
  return taken;
}
