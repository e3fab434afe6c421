/**
 * What the browser is told with every answer. The page needs nothing but its own files, the right to compile
 * WebAssembly, and of the emulator, which stands for all providers: the frame of the phone, the pages that forms open,
 * and a server to ask. A provider may also send the user on to the other site by a form.
 * @param {{ path: string, emulatorOrigin: string, otherOrigin: string, dev: boolean }} options dev: Vite writes styles
 *   into the page and talks to it by WebSocket while one works on it
 */
export function securityHeaders({ path, emulatorOrigin, otherOrigin, dev }) {
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src 'self' ${emulatorOrigin}${dev ? ' ws:' : ''}`,
    `frame-src ${emulatorOrigin}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${emulatorOrigin} ${otherOrigin}`,
    "frame-ancestors 'none'",
    ...(dev ? ["style-src 'self' 'unsafe-inline'"] : []),
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': openerPolicy(path),
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
}

/**
 * With `same-origin` a provider's window would be cut off at once: the page could not hear it and would take it for
 * closed. `same-origin-allow-popups` keeps the windows that this page opens, and nobody else's hold on it. The callback
 * page comes in such a window from a page without a policy: one of its own would cut that off on its way back.
 */
const openerPolicy = (path) => (path === '/callback' ? 'unsafe-none' : 'same-origin-allow-popups');
