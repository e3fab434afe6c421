import { fileURLToPath } from 'node:url';

/** @type {import('vite').UserConfig} */
export default {
  root: fileURLToPath(new URL('.', import.meta.url)),
  // The package finds its wasm beside itself, so it has to stay where it is.
  optimizeDeps: { exclude: ['bonin'] },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // The page's policy has no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
};
