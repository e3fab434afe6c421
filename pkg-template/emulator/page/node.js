import { readFile } from 'node:fs/promises';

const folder = new URL('../phone/', import.meta.url);

/**
 * @param {string} name
 * @returns {Promise<string>} a file of the phone's page
 */
export const readPage = (name) => readFile(new URL(name, folder), 'utf8');
