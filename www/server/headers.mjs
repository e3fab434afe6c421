/**
 * What the browser is told with every answer. The page needs nothing but its own files, the right to compile
 * WebAssembly, and the frame of the phone.
 * @param {string} phoneOrigin
 * @param {boolean} dev Vite writes styles into the page and talks to it by WebSocket while one works on it
 */
export function securityHeaders(phoneOrigin, dev) {
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `frame-src ${phoneOrigin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(dev ? ["style-src 'self' 'unsafe-inline'", "connect-src 'self' ws:"] : []),
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
}
