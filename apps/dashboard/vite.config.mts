import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { LEDGERLINE_URL = 'http://127.0.0.1:8080' } = process.env;

/** Static files that the api serves; with `npm run dashboard`, a server of its own that asks the api at LEDGERLINE_URL. */
export default defineConfig({
  root: at('.'),
  plugins: [react()],
  resolve: { alias: { '@ledgerline/api-client': at('../../libs/api-client/src/index.ts') } },
  build: {
    outDir: at('../../dist/apps/dashboard'),
    emptyOutDir: true,
    // Nothing may stand in the page itself, not as data: either.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
    target: 'es2022',
  },
  server: { proxy: { '/v1': { target: LEDGERLINE_URL, changeOrigin: false } } },
});
