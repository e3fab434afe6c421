// Written out, one by one: this is the form in which bundlers find files.
const FILES = {
  'index.html': new URL('../phone/index.html', import.meta.url),
  'phone.css': new URL('../phone/phone.css', import.meta.url),
  'phone.js': new URL('../phone/phone.js', import.meta.url),
  'screen.js': new URL('../phone/screen.js', import.meta.url),
  'texts.js': new URL('../phone/texts.js', import.meta.url),
};

/**
 * @param {string} name
 * @returns {Promise<string>} a file of the phone's page
 */
export async function readPage(name) {
  const response = await fetch(FILES[name]);
  return response.text();
}
