// What a runtime can find out about the way to a server besides asking it: here, nothing.

/** @type {typeof import('./node.js').probes} */
export const probes = undefined;
