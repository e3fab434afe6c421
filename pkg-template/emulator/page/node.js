import { readFile } from 'node:fs/promises';

/**
 * @param {string} name
 * @returns {Promise<string>} a file of a page
 */
export const readPage = (name) => readFile(new URL(`../${name}`, import.meta.url), 'utf8');
