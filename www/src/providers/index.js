// The providers of the demo: one folder each, named like the provider and in the order of the client's methods.
import { createClient } from 'bonin';

/**
 * What the page has of one provider: `index.js` in its folder exports it by the provider's public name.
 * @typedef {object} Provider
 * @property {string} name the client's method for it, the proxy's route, and the word in the URL
 * @property {'identity' | 'login'} kind what it is for: the group that it stands in
 * @property {{ ko: object, en: object }} texts its own, in groups; `provider.name` and `provider.about` name it
 * @property {string[]} steps those that its views name, in order; their texts stand in `steps`
 * @property {string[]} [sometimes] steps that many people never come to
 * @property {string} first the view to begin with
 * @property {string[]} forms the views that show by themselves how a call of theirs ended
 * @property {boolean} [follows] its views come to the front by themselves when the flow's state is theirs
 * @property {Record<string, (app: App) => View>} views its own; `resume`, `verified` and `ended` are there for all
 * @property {Record<string, unknown>} facts what may survive a reload, as it is at first
 * @property {(app: App) => object} [acts] what its own views do, added to the app
 * @property {(app: App) => object} [clientOptions] for `createClient`
 * @property {(state: { name: string }) => string | undefined} viewOf the view that waits with a state of the flow
 * @property {(app: App) => string} subject what is under way, in a word or two
 * @property {(method: string, texts: object) => string} methodName what an identity's `method` is called
 * @property {(app: App, ended: { name: string, error?: Error }) => WaysOut} [waysOut] after an end, besides starting
 *   over
 * @property {boolean} [goesBack] the browser's Back button leads from step to step; no login would be lost by it
 * @property {boolean} [phoneless] nothing of it happens on a phone, so none is shown
 * @property {boolean} [staysIn] a login that goes on: the page takes it up by itself when it is loaded anew
 * @property {(app: App) => boolean} [arrived] takes up what the page was opened with; false where that is nothing
 * @typedef {import('../app.js').App} App
 * @typedef {{ better?: WayOut, others?: WayOut[] }} WaysOut
 * @typedef {{ text: string, id: string, onclick: () => void }} WayOut
 * @typedef {object} View what is in front
 * @property {string} step
 * @property {HTMLElement} element
 * @property {HTMLElement} heading takes the focus when the view comes, unless there is a `focus`
 * @property {HTMLElement} [focus]
 * @property {HTMLElement[]} [tools] for testers: they stand beside the page, not in it
 * @property {(state: object) => void} [update] with each new state of the flow
 * @property {(error: Error) => void} [report] what went wrong while something was waited for
 * @property {() => void} [leave]
 */

const { resume: _, ...methods } = createClient({ proxyUrl: '/bonin' });

/** @type {readonly Provider[]} */
export const PROVIDERS = await Promise.all(Object.keys(methods).map(inFolder));

/** @param {string} name */
async function inFolder(name) {
  const folder = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const parts = await import(`./${folder}/index.js`);
  return parts[name];
}

/**
 * @param {string | null} name
 * @param {readonly Provider[]} [of]
 */
export const providerOf = (name, of = PROVIDERS) => of.find((provider) => provider.name === name) ?? of[0];
