// Hydrates the app, and writes down whatever React complains of.
import { hydrateRoot } from 'react-dom/client';
import { App } from './app.jsx';

globalThis.complaints = [];
const { error } = console;
console.error = (...words) => {
  globalThis.complaints.push(words.join(' '));
  error(...words);
};
const complain = (cause) => globalThis.complaints.push(String(cause));
hydrateRoot(document.querySelector('#root'), <App />, { onRecoverableError: complain, onUncaughtError: complain });
globalThis.hydrated = true;
