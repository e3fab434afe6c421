// Types of the web platform that a compiler may not have, such as a server's without the library `dom`.

/** The module of the WebAssembly API; where there are no types of that API, nobody can have one. */
type Module = typeof globalThis extends { WebAssembly: { Module: { prototype: infer M } } } ? M & object : never;

/** Where WebAssembly comes from: the bytes of a file that the package exports, a response with them, or the module. */
export type WasmSource = ArrayBuffer | ArrayBufferView | Response | Module;

/** A key of WebCrypto. */
export type WebKey = typeof globalThis extends { CryptoKey: { prototype: infer Key } } ? Key : object;
