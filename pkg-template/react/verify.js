import { createElement, forwardRef, useContext, useEffect, useImperativeHandle, useRef } from 'react';
import { defineBoninVerify } from '../element/index.js';
import { ClientContext } from './client.js';

/** @typedef {import('../types/react.js').BoninVerifyProps} Props */
/** @typedef {import('../types/element.js').BoninVerifyElement} Element */

/** The property that hears each event. */
const EVENTS = /** @type {const} */ ({
  verified: 'onVerified',
  failed: 'onFailed',
  cancelled: 'onCancelled',
  statechange: 'onStateChange',
});

/** <bonin-verify> with properties and listeners. A server renders the empty element, which a page fills. */
export const BoninVerify = /* @__PURE__ */ forwardRef(
  /** @param {Props} props @param {import('react').ForwardedRef<Element>} ref */
  function BoninVerify(props, ref) {
    const { children, texts, values } = props;
    const context = useContext(ClientContext);
    const client = props.client ?? context;
    const element = useRef(/** @type {Element | null} */ (null));
    const newest = useRef(props);
    useImperativeHandle(ref, () => /** @type {Element} */ (element.current), []);

    useEffect(() => {
      newest.current = props;
    });

    // Before it is defined, so that it begins with them.
    useEffect(() => assign(element.current, { client }), [client]);
    useEffect(() => assign(element.current, { texts }), [texts]);
    useEffect(() => {
      if (values) assign(element.current, { values });
    }, [values]);

    useEffect(() => {
      const { current } = element;
      if (!current) return undefined;
      /** @param {CustomEvent<unknown>} event */
      const hear = ({ type, target, detail }) => {
        const listen = newest.current[EVENTS[/** @type {keyof typeof EVENTS} */ (type)]];
        if (target === current) listen?.(/** @type {never} */ (detail));
      };
      const listener = /** @type {EventListener} */ (/** @type {unknown} */ (hear));
      for (const name of Object.keys(EVENTS)) current.addEventListener(name, listener);
      defineBoninVerify();
      return () => {
        for (const name of Object.keys(EVENTS)) current.removeEventListener(name, listener);
      };
    }, []);

    return createElement('bonin-verify', { ref: element, ...attributesOf(props) }, children);
  },
);

/** @param {Element | null} element @param {Partial<Pick<Element, 'client' | 'texts' | 'values'>>} values */
function assign(element, values) {
  if (element) Object.assign(element, values);
}

/** @param {Props} props the attributes alone, as both React 18 and 19 write them */
function attributesOf(props) {
  const { id, className, style, lang, name, provider, heading, resume, required, disabled } = props;
  const methods = typeof props.methods === 'object' ? props.methods.join(' ') : props.methods;
  return {
    id,
    class: className,
    style,
    lang,
    name,
    provider,
    heading,
    resume,
    methods,
    required: required || undefined,
    disabled: disabled || undefined,
    'proxy-url': props.proxyUrl,
    'flow-nonce': props.flowNonce,
    'usage-code': props.usageCode,
    'ars-code': props.arsCode,
    'user-id': props.userId,
  };
}
