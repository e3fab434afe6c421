// The projects that can be written: each is one of bonin's examples, under the name of what it runs on.

/** @type {Readonly<Record<string, { readonly title: string, readonly start: string }>>} */
export const HOSTS = {
  'worker-react': { title: 'Cloudflare Worker, with a page in Vite, React and TypeScript', start: 'npm run dev' },
  express: { title: 'Express on Node, with a page that esbuild bundles', start: 'npm run dev' },
  plain: { title: 'Node alone, with a page without a bundler', start: 'npm run dev' },
};

/** The examples are of mobileOK. What another provider needs is in its guide, in the package's `docs`. */
export const PROVIDERS = ['mobileok'];
