/**
 * The calls of each provider's flow, in the order of the protocol. `takes` is the member of the core's event that the
 * first argument fills, `options` the members that the call's options fill, and `early` the proxy's step that the core
 * is going to ask for, so that it can be on its way while the wasm loads.
 * @typedef {{ takes?: string, options?: readonly string[], early?: string }} CallRule
 * @type {Readonly<Record<string, Readonly<Record<string, CallRule>>>>}
 */
export const providers = {
  __proto__: null,
  mobileok: {
    begin: { options: ['nonce'], early: 'token' },
    request: { takes: 'authInfo' },
    resend: {},
    call: {},
    confirm: { takes: 'authNumber' },
  },
};
