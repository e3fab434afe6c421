import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The Worker is beside the page's own server in development, and serves the page in production. The host stays as the
// browser named it, because the proxy compares it with the page's origin.
const worker = { target: `http://127.0.0.1:${process.env.WORKER_PORT ?? 8787}`, changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  server: {
    port: Number(process.env.PORT ?? 5173),
    strictPort: true,
    proxy: { '/bonin': worker, '/api': worker },
  },
});
