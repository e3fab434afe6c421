import { fileURLToPath } from 'node:url';

const inFolder = (name) => fileURLToPath(new URL(name, import.meta.url));

/** @type {import('vite').UserConfig} */
export default {
  root: inFolder('.'),
  // The package finds its wasm beside itself, so it has to stay where it is.
  optimizeDeps: { exclude: ['bonin'] },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // The page's policy has no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: ['index.html', 'callback.html'].map(inFolder) },
  },
};
