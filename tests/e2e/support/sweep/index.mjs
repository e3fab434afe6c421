// The providers of the sweep: every file of `providers` is one, named by what it exports.
import { readdir } from 'node:fs/promises';

/**
 * What a journey is made with.
 * @typedef {object} World
 * @property {import('@playwright/test').Page} page
 * @property {ReturnType<typeof import('../phone.mjs').createPhone>} phone
 * @property {(action: string, data?: object) => Promise<unknown>} control
 * @property {(user: string) => Promise<unknown>} logOnElsewhere
 */

/**
 * A journey: how it gets ready, what is done on the way in, and what once one is in.
 * @typedef {object} Journey
 * @property {() => Promise<unknown>} [prepare]
 * @property {import('./robot.mjs').Habit[]} habits
 * @property {() => Promise<unknown>} [impatient]
 * @property {{ habits: import('./robot.mjs').Habit[], done: string }} [inside]
 */

/**
 * One fault on a journey.
 * @typedef {object} Case
 * @property {string} provider
 * @property {string} journey what the person does, by a name of the provider's
 * @property {boolean} later whether it is ordered once one is logged in, and not from the start
 * @property {boolean} rare whether it is much like another one: those are played when all are asked for
 * @property {object} order
 */

/**
 * What the sweep has of one provider.
 * @typedef {object} Swept
 * @property {(journey: string, world: World) => Journey} journey
 * @property {readonly Case[]} cases every fault that the control API can play, on the journey that meets it
 * @property {string} [password] what everyone types: that of users who do not exist
 * @property {readonly string[]} [elsewhere] steps that no page of the demo has any part in
 */

const files = (await readdir(new URL('./providers/', import.meta.url))).sort();
const modules = await Promise.all(files.map((name) => import(new URL(`./providers/${name}`, import.meta.url))));

/** @type {Record<string, Swept>} */
export const SWEPT = Object.assign({}, ...modules);

/** What is seen at the end of the way in. */
export const GOAL = '.verdict.is-verified';
