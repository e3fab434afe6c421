/** The module, compiled, as an import of a wasm file gives it at the edge. */
declare const module: WebAssembly.Module;
export default module;
