import { returns } from '../../wasm/returns.js';
import { listen, watch } from './listen.js';
import { blankWindow, fill, forDevice, leave, mayOpen } from './windows.js';

// When a page is no longer counted on; what comes later is still taken.
const PATIENCE_MS = 10 * 60_000;

// What was open is closed, and not waited for again.
const NOTHING = { stop() {} };

/** @typedef {import('../../types/client.js').PageRequest} PageRequest */
/** @typedef {{ type: 'returned' | 'closed', query?: Record<string, string> }} Heard */

/**
 * Opens the pages that the view of one flow names, and hears what becomes of them.
 * @param {object} parts
 * @param {string} parts.provider
 * @param {import('../../types/client.js').ClientOptions['open']} [parts.open] the caller's own way to open pages
 * @param {(event: Heard) => boolean} parts.feed whether the core took the event
 * @param {() => boolean} parts.busy whether a step is on its way, which the core wants to have the end of first
 */
export function makeOpener({ provider, open, feed, busy }) {
  const { query: names, messages } = returns[provider];
  /** @type {{ page?: { close?: () => void }, stop: () => void } | undefined} what is open, or was */
  let current;
  /** @type {Heard | undefined} what was heard while a step was on its way */
  let held;

  /** @param {Heard} event */
  function hear(event) {
    if (busy()) {
      if (held?.type !== 'returned') held = event;
      return true;
    }
    const taken = feed(event);
    if (taken && event.type === 'returned') end();
    return taken;
  }

  /**
   * @param {PageRequest} request
   * @param {{ name?: string, page?: { readonly closed: boolean, close?: () => void }, undo?: () => void }} [opened]
   */
  function begin({ url }, { name, page, undo } = {}) {
    end();
    const stopWatching = watch(page, PATIENCE_MS, () => {
      stopWatching();
      hear({ type: 'closed' });
    });
    const stopListening = listen({ origin: new URL(url).origin, name, names, messages, hear });
    const stop = () => {
      undo?.();
      stopWatching();
      stopListening();
    };
    current = { page, stop };
  }

  function end() {
    current?.stop();
    try {
      current?.page?.close?.();
    } catch {
      // the caller's own
    }
    if (current) current = NOTHING;
  }

  return {
    /** To be called within the click: a window of a call that may need one. */
    prepare: () => (open ? undefined : blankWindow()),

    /**
     * Opens a page.
     * @param {PageRequest} given
     * @param {ReturnType<typeof blankWindow>} [prepared]
     * @param {unknown} [once] where nothing is to be heard of it, and it stays whatever becomes of the flow
     * @returns {'blocked' | 'closed' | undefined} what went wrong at once
     */
    show(given, prepared, once) {
      const request = forDevice(given);
      const { how } = request;
      try {
        if (!mayOpen(request)) return 'blocked';
        if (open) {
          const page = open({ ...request });
          if (how !== 'app' && !once) begin(request, { page: page && 'closed' in page ? page : undefined });
        } else if (how === 'popup') {
          const blank = prepared ?? blankWindow();
          if (!blank) return 'blocked';
          if (blank.page.closed) return 'closed';
          fill(blank, request);
          if (!once) begin(request, blank);
        } else {
          const undo = leave(request);
          if (how !== 'app' && !once) begin(request, { undo });
        }
      } catch {
        return 'blocked';
      }
      return undefined;
    },

    /**
     * After each change of the view: a resumed flow waits for what it waited for, and one that is over for nothing.
     * @param {import('#wasm/mobileok').View} view
     */
    follow({ open: request, actions }) {
      if (!actions.length) {
        held = undefined;
        end();
      } else if (request && request.how !== 'app' && !current && mayOpen(request)) {
        begin(request);
      }
      if (!held || busy()) return;
      const event = held;
      held = undefined;
      queueMicrotask(() => hear(event));
    },
  };
}
