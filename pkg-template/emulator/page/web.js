// Written out, one by one: this is the form in which bundlers find files.
const FILES = {
  'phone/index.html': new URL('../phone/index.html', import.meta.url),
  'phone/phone.css': new URL('../phone/phone.css', import.meta.url),
  'phone/phone.js': new URL('../phone/phone.js', import.meta.url),
  'phone/screen.js': new URL('../phone/screen.js', import.meta.url),
  'phone/texts.js': new URL('../phone/texts.js', import.meta.url),
  'windows/nets/index.html': new URL('../windows/nets/index.html', import.meta.url),
  'windows/nets/texts.js': new URL('../windows/nets/texts.js', import.meta.url),
  'windows/nets/window.js': new URL('../windows/nets/window.js', import.meta.url),
  'windows/ompass/index.html': new URL('../windows/ompass/index.html', import.meta.url),
  'windows/ompass/texts.js': new URL('../windows/ompass/texts.js', import.meta.url),
  'windows/ompass/window.js': new URL('../windows/ompass/window.js', import.meta.url),
  'windows/passni/handoff.js': new URL('../windows/passni/handoff.js', import.meta.url),
  'windows/passni/index.html': new URL('../windows/passni/index.html', import.meta.url),
  'windows/passni/texts.js': new URL('../windows/passni/texts.js', import.meta.url),
  'windows/passni/window.js': new URL('../windows/passni/window.js', import.meta.url),
  'windows/toss-cert/index.html': new URL('../windows/toss-cert/index.html', import.meta.url),
  'windows/toss-cert/texts.js': new URL('../windows/toss-cert/texts.js', import.meta.url),
  'windows/toss-cert/window.js': new URL('../windows/toss-cert/window.js', import.meta.url),
  'windows/window.css': new URL('../windows/window.css', import.meta.url),
};

/**
 * @param {string} name
 * @returns {Promise<string>} a file of a page
 */
export async function readPage(name) {
  const response = await fetch(FILES[name]);
  return response.text();
}
