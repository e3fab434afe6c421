import { readFile } from 'node:fs/promises';

/**
 * @param {URL} file
 * @returns {Promise<string>} the text of a file of a page
 */
export const readPage = (file) => readFile(file, 'utf8');
