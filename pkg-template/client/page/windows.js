import { WINDOW_PREFIX, randomId } from '../../core/callback.js';

const FEATURES = 'popup,width=480,height=720';

// Schemes that would run or show something in this page's name, which no app's link is of.
const NO_APP = /^(javascript|data|blob|about|file|filesystem|vbscript):$/;

/** @typedef {import('../../types/client.js').PageRequest} PageRequest */
/** @typedef {{ name: string, page: Window, drop: () => void }} Blank a window that shows nothing yet */

/**
 * A window of its own, under a name that nobody can guess; none where the browser blocks it.
 * @returns {Blank | undefined}
 */
export function blankWindow() {
  const name = WINDOW_PREFIX + randomId();
  const page = globalThis.open?.('about:blank', name, FEATURES);
  return page ? { name, page, drop: () => page.close() } : undefined;
}

/**
 * Whether the URL of a page is one to open that way.
 * @param {{ how: string, url: string }} request
 */
export function mayOpen({ how, url }) {
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return how === 'app' ? !NO_APP.test(protocol) : /^https?:$/.test(protocol);
}

/**
 * The request with the link of this kind of device, where it has one for each.
 * @template {{ url: string, android?: string, ios?: string }} Request
 * @param {Request} request
 * @returns {Request}
 */
export function forDevice(request) {
  const agent = globalThis.navigator?.userAgent;
  const { android, ios } = request;
  const own = /Android/.test(agent) ? android : /iPhone|iPad|iPod/.test(agent) && ios;
  return own ? { ...request, url: own } : request;
}

/**
 * Takes the blank window to its page, which makes it nothing to drop any more.
 * @param {Blank} blank @param {PageRequest} request
 */
export function fill(blank, { url, fields }) {
  blank.drop = () => {};
  if (fields) submit(url, fields, blank.name);
  else blank.page.location.replace(url);
}

/**
 * Takes this page there, as soon as who listens to the flow had its turn: the last one to store a snapshot.
 * @param {PageRequest} request
 * @returns {() => void} keeps it here after all, if that is still possible
 */
export function leave({ how, url, fields = {} }) {
  const timer = setTimeout(() => {
    if (how === 'post') submit(url, fields, '_self');
    else globalThis.location.assign(url);
  });
  return () => clearTimeout(timer);
}

/** @param {string} url @param {Readonly<Record<string, string>>} fields @param {string} target */
function submit(url, fields, target) {
  const { document, HTMLFormElement } = globalThis;
  const form = document.createElement('form');
  for (const [name, value] of Object.entries({ method: 'post', action: url, target })) form.setAttribute(name, value);
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    for (const [key, text] of Object.entries({ type: 'hidden', name, value })) input.setAttribute(key, text);
    form.append(input);
  }
  document.body.append(form);
  // Not the form's own `submit`, which a field of that name would hide.
  HTMLFormElement.prototype.submit.call(form);
  form.remove();
}
