// The projects that can be written: each is one of bonin's examples, under the name of what it runs on.

const NPM = { install: 'npm install', start: 'npm run dev' };

/** @type {Readonly<Record<string, { readonly title: string, readonly install: string, readonly start: string }>>} */
export const HOSTS = {
  'worker-react': { title: 'Cloudflare Worker, with a page in Vite, React and TypeScript', ...NPM },
  express: { title: 'Express on Node, with a page that esbuild bundles', ...NPM },
  next: { title: 'Next with the App Router, on Node', ...NPM },
  sveltekit: { title: 'SvelteKit, on Node', ...NPM },
  'hono-deno': { title: 'Hono on Deno', install: 'npm install', start: 'deno task dev' },
  bun: { title: "Bun's own server", install: 'bun install', start: 'bun run dev' },
  plain: { title: 'Node alone, with a page without a bundler', ...NPM },
};

/** The examples are of mobileOK. What another provider needs is in its guide, in the package's `docs`. */
export const PROVIDERS = ['mobileok'];
