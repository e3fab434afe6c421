/** The address of the wasm file, as a bundler gives it; Vite wants `?url` behind the name. */
declare const url: string;
export default url;
