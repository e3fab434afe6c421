import { createContext, createElement, useContext, useState } from 'react';
import { createClient } from '../client/index.js';

/** @typedef {import('../types/client.js').Client} Client */

export const ClientContext = /* @__PURE__ */ createContext(/** @type {Client | undefined} */ (undefined));

/** @type {typeof import('../types/react.js').BoninProvider} */
export const BoninProvider = ({ client, children }) =>
  createElement(ClientContext.Provider, { value: client }, children);

/** @returns {Client} the nearest provider's, or one of the component's own for a proxy at `/bonin` */
export function useClient() {
  const given = useContext(ClientContext);
  const [own] = useState(() => given ?? createClient({ proxyUrl: '/bonin' }));
  return given ?? own;
}
