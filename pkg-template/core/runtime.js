/**
 * Whether this is a page of a browser. A `document` alone does not say so: tests of components and servers that render
 * pages put one into Node.
 * @returns {boolean}
 */
export function isBrowser() {
  /** @typedef {{ versions?: { node?: string }, type?: string }} Process `type` is Electron's */
  /** @type {{ Deno?: { version?: unknown }, document?: unknown, navigator?: Navigator, process?: Process }} */
  const { Deno, document, navigator, process } = globalThis;
  const isNode = !!process?.versions?.node && process.type !== 'renderer'; // Bun says so too, and Electron's pages
  return !!document && !isNode && !Deno?.version && navigator?.userAgent !== 'Cloudflare-Workers';
}
