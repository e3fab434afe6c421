import { createClient, init } from '../client/index.js';
import { pageLang } from '../core/lang.js';
import { createApp } from './app.js';
import { alertBox, h, setAttribute } from './dom.js';
import { ownForm } from './own-form.js';
import { PROVIDERS } from './providers.js';
import { STYLE } from './style.js';
import { textsOf } from './texts/index.js';

/** Attributes that change what is drawn, and those that make another verification of it. */
const DRAWN = ['lang', 'heading', 'methods'];
const ANEW = ['provider', 'proxy-url'];

/**
 * The class of <bonin-verify>; see types/element.d.ts. It is made when it is defined, because servers have no
 * HTMLElement.
 * @returns {CustomElementConstructor}
 */
export function makeElement() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);

  return class BoninVerifyElement extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = [...DRAWN, ...ANEW, 'disabled', 'required'];

    #internals = this.attachInternals();
    #root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    #offline = h('p', { class: 'notice', part: 'notice', role: 'status', hidden: true });
    #live = h('p', { class: 'live', role: 'status' });
    #place = h('div');
    #own = ownForm(this, {
      send: (values) => {
        this.#app?.keep(values);
        this.#app?.send();
      },
      busy: () => !this.#app || this.#app.busy || this.disabled,
    });
    /** @type {import('./app.js').App | undefined} */
    #app;
    /** @type {import('./views/frame.js').View | undefined} */
    #view;
    #ticket = '';
    #isUsed = false;
    #isDisabled = false;
    #isWarm = false;
    #hasBegun = false;
    /** @type {import('../types/client.js').Client | undefined} */
    #client;
    /** @type {object | undefined} */
    #texts;
    /** @type {Record<string, string>} */
    #values = {};

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
      this.#root.append(h('div', { class: 'root', part: 'root' }, this.#offline, this.#place, this.#live));
      for (const type of ['pointerdown', 'keydown']) this.addEventListener(type, () => (this.#isUsed = true));
      this.addEventListener('focusin', this.#warm);
    }

    connectedCallback() {
      // Properties that were set before the element was defined are the accessors' to read.
      for (const name of ['client', 'texts', 'values']) this.#upgrade(name);
      addEventListener('online', this.#line);
      addEventListener('offline', this.#line);
      this.#line();
      if (!this.#app) this.#begin();
    }

    disconnectedCallback() {
      removeEventListener('online', this.#line);
      removeEventListener('offline', this.#line);
      // One that is moved in the document comes back at once.
      queueMicrotask(() => {
        if (!this.isConnected) this.#end();
      });
    }

    /** @param {string} name */
    attributeChangedCallback(name) {
      // An element that is upgraded in its place hears of its attributes before it begins.
      if (!this.isConnected || !this.#hasBegun) return;
      if (!this.#app && name !== 'provider' && name !== 'methods') return;
      if (ANEW.includes(name) || !this.#app || (name === 'methods' && this.#fault())) this.#renew();
      else if (DRAWN.includes(name)) this.#app.redraw();
      else this.#app.update();
      this.#validate();
    }

    formResetCallback() {
      this.reset();
    }

    /** @param {boolean} isDisabled */
    formDisabledCallback(isDisabled) {
      this.#isDisabled = isDisabled;
      this.#app?.update();
    }

    get form() {
      return this.#internals.form;
    }

    get type() {
      return this.localName;
    }

    get validity() {
      return this.#internals.validity;
    }

    get validationMessage() {
      return this.#internals.validationMessage;
    }

    get willValidate() {
      return this.#internals.willValidate;
    }

    checkValidity() {
      return this.#internals.checkValidity();
    }

    reportValidity() {
      return this.#internals.reportValidity();
    }

    /** The ticket, once there is one. */
    get value() {
      return this.#ticket;
    }

    get state() {
      return this.#app?.session.state;
    }

    get flow() {
      return this.#app?.session.flow;
    }

    get client() {
      return this.#client;
    }

    set client(client) {
      if (client === this.#client) return;
      this.#client = client;
      // A flow that was made for a click that has not come is another client's.
      if (this.#app?.session.can('begin') || this.#app?.session.can('request')) this.#renew();
    }

    get texts() {
      return this.#texts;
    }

    set texts(texts) {
      this.#texts = texts;
      this.#app?.redraw();
    }

    get values() {
      return { ...this.#app?.values };
    }

    /** @param {Record<string, string>} values */
    set values(values) {
      this.#values = values;
      this.#app?.keep(values);
      this.#app?.redraw();
    }

    get disabled() {
      return this.#isDisabled || this.hasAttribute('disabled');
    }

    set disabled(isDisabled) {
      this.toggleAttribute('disabled', isDisabled);
    }

    cancel() {
      if (this.#app?.session.state?.actions.includes('cancel')) this.#app.cancel();
    }

    reset() {
      this.#take('');
      this.#app?.reset();
    }

    #begin() {
      this.#hasBegun = true;
      this.#take('');
      const fault = this.#fault();
      if (fault) return this.#refuse(fault);
      this.#app = createApp({
        client: () => this.#client ?? createClient({ proxyUrl: this.#proxyUrl, lang: this.#lang }),
        settings: () => ({
          nonce: this.getAttribute('flow-nonce') ?? undefined,
          usageCode: this.getAttribute('usage-code') ?? '01005',
          arsCode: this.getAttribute('ars-code') ?? undefined,
          userId: this.getAttribute('user-id') ?? undefined,
          lang: this.#lang,
        }),
        provider: () => this.#provider,
        methods: () => this.#methods,
        resumeKey: () => this.getAttribute('resume') ?? undefined,
        texts: () => textsOf(this.#lang, this.#texts),
        heading: () => this.getAttribute('heading') ?? undefined,
        disabled: () => this.disabled,
        show: (view, mayFocus) => this.#show(view, mayFocus),
        announce: (text) => this.#announce(text),
        tell: (name, detail) => this.#tell(name, detail),
        busyChanged: () => setAttribute(this.#place, 'aria-busy', this.#app?.busy && 'true'),
      });
      this.#app.keep(this.#values);
      this.#app.start();
      this.#validate();
    }

    #renew() {
      this.#end();
      this.#begin();
    }

    #end() {
      this.#app?.stop();
      this.#app = undefined;
    }

    get #provider() {
      return this.getAttribute('provider') ?? 'mobileok';
    }

    get #proxyUrl() {
      return this.getAttribute('proxy-url') ?? '/bonin';
    }

    get #methods() {
      const names = this.getAttribute('methods')?.split(/\s+/).filter(Boolean) ?? [];
      return names.length ? names : [Object.keys(PROVIDERS[this.#provider])[0]];
    }

    get #lang() {
      const named = /** @type {HTMLElement | null} */ (this.closest('[lang]'))?.lang;
      if (!named) return pageLang();
      return /^ko\b/i.test(named) ? 'ko' : 'en';
    }

    /** The attribute that names what this element does not have. */
    #fault() {
      const methods = Object.hasOwn(PROVIDERS, this.#provider) && PROVIDERS[this.#provider];
      if (!methods) return 'provider';
      return this.#methods.every((name) => Object.hasOwn(methods, name)) ? undefined : 'methods';
    }

    /** @param {string} field */
    #refuse(field) {
      const known = field === 'provider' ? PROVIDERS : PROVIDERS[this.#provider];
      const hint = `${field} may be: ${Object.keys(known).join(', ')}`;
      const message = textsOf(this.#lang, this.#texts).unknown;
      const alert = alertBox();
      this.#place.replaceChildren(alert.element);
      alert.show(message);
      const error = { kind: 'misuse', reason: 'notListed', field, message, hint, retryable: false };
      // The page may not have its listeners yet.
      queueMicrotask(() => this.#tell('failed', { error, provider: this.#provider }));
    }

    /** @param {import('./views/frame.js').View} view @param {boolean} mayFocus */
    #show(view, mayFocus) {
      const isHere = this.#root.activeElement !== null || document.activeElement === document.body;
      this.#view = view;
      const isForm = view.element.matches('form[part=form]');
      this.#place.replaceChildren(isForm ? this.#own.around(view) : view.element);
      // The focus goes on where the user is, and is taken from nobody.
      if (mayFocus && this.#isUsed && isHere) this.#view.focus();
      else if (mayFocus) this.#announce(view.element.querySelector('h2')?.textContent ?? '');
    }

    /** @param {string} text */
    #announce(text) {
      this.#live.textContent = '';
      // A text that is set in the same frame as it is removed is no change to a screen reader.
      requestAnimationFrame(() => (this.#live.textContent = text));
    }

    /** @param {string} name @param {object} detail */
    #tell(name, detail) {
      if (name === 'verified') this.#take(/** @type {{ ticket: string }} */ (detail).ticket);
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
      if (name === 'verified') this.dispatchEvent(new Event('change', { bubbles: true }));
    }

    /** @param {string} ticket */
    #take(ticket) {
      this.#ticket = ticket;
      this.#internals.setFormValue(ticket || null);
      this.#validate();
    }

    #validate() {
      const isMissing = this.hasAttribute('required') && !this.#ticket;
      const message = isMissing ? textsOf(this.#lang, this.#texts).required : undefined;
      this.#internals.setValidity(isMissing ? { valueMissing: true } : {}, message, this.#anchor);
    }

    get #anchor() {
      return /** @type {HTMLElement | null} */ (this.#place.querySelector('input, button')) ?? undefined;
    }

    #line = () => {
      const isOff = navigator.onLine === false;
      this.#offline.hidden = !isOff;
      this.#offline.textContent = isOff ? textsOf(this.#lang, this.#texts).offline : '';
      if (!isOff) this.#app?.session.look();
    };

    /** Whoever fills a form in has time to load what sealing needs; a failure shows when the form is sent. */
    #warm = () => {
      if (this.#isWarm || this.#provider !== 'mobileok') return;
      this.#isWarm = true;
      init().catch(() => (this.#isWarm = false));
    };

    /** @param {string} name */
    #upgrade(name) {
      if (!Object.hasOwn(this, name)) return;
      const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  };
}
