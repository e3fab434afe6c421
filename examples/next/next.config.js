/** @type {import('next').NextConfig} */
export default {
  // The server takes the package from node_modules, as it is: it finds its WebAssembly beside itself.
  serverExternalPackages: ['bonin'],
};
