import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useClient } from './client.js';

/** @typedef {import('../types/client.js').AnyFlow} AnyFlow */

/**
 * A flow that lives as long as the component; see types/react.d.ts.
 * @param {(client: import('../types/client.js').Client) => AnyFlow} make
 */
export function useFlow(make) {
  const client = useClient();
  const [flow, setFlow] = useState(() => make(client));
  const newest = useRef(make);
  /** @type {import('react').RefObject<ReturnType<typeof setTimeout> | undefined>} */
  const leaving = useRef(undefined);

  useEffect(() => {
    newest.current = make;
  });

  // StrictMode takes each component away once, and puts it back at once: only who stays away has left.
  useEffect(() => {
    clearTimeout(leaving.current);
    return () => {
      leaving.current = setTimeout(() => flow.cancel());
    };
  }, [flow]);

  const subscribe = useCallback((/** @type {() => void} */ changed) => flow.subscribe(changed), [flow]);
  const read = useCallback(() => flow.state, [flow]);
  const state = useSyncExternalStore(subscribe, read, read);

  const restart = useCallback(() => {
    flow.cancel();
    const next = newest.current(client);
    setFlow(next);
    return next;
  }, [flow, client]);

  return { flow, state, restart };
}
