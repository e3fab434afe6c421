const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  shield: ['M12 3 5 6v5c0 4.6 2.9 8 7 10 4.1-2 7-5.4 7-10V6z', 'm9 12 2.2 2.2L15.2 10'],
  message: ['M4 5h16v11H10l-4 4v-4H4z', 'M8 10.5h.01M12 10.5h.01M16 10.5h.01'],
  letter: ['M4 5h16v11H10l-4 4v-4H4z', 'M8 9h8M8 12h5'],
  call: ['M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z'],
  handset: [
    'M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z',
    'M10.5 9h3M10.5 12h3M11.5 18h1',
  ],
  ringing: [
    'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z',
    'M15 4a5 5 0 0 1 5 5',
  ],
  done: ['m5 12.5 4.5 4.5L19 7.5'],
  stop: ['M7 7l10 10M17 7 7 17'],
  lock: ['M6 11h12v9H6z', 'M9 11V8a3 3 0 0 1 6 0v3'],
  bell: ['M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15z', 'M10 20.5h4'],
  link: ['M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1', 'M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1'],
  window: ['M3.5 5h17v14h-17z', 'M3.5 9.5h17', 'M6.5 7.3h.01M9 7.3h.01'],
  door: ['M13 4H5v16h8', 'M10 12h10', 'm16.5 8.5 3.5 3.5-3.5 3.5'],
  pen: ['m5 19 1-4L16.5 4.5l3 3L9 18z', 'M12 20.5h8'],
  clock: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', 'M12 7.5V12l3 2'],
};

/**
 * A drawing beside a text that says the same: hidden from assistive technology.
 * @param {keyof typeof PATHS} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [attribute, value] of [
    ['viewBox', '0 0 24 24'],
    ['aria-hidden', 'true'],
    ['class', 'icon'],
  ]) {
    svg.setAttribute(attribute, value);
  }
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
