/**
 * @param {URL} file
 * @returns {Promise<string>} the text of a file of a page
 */
export async function readPage(file) {
  const response = await fetch(file);
  return response.text();
}
