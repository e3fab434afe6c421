// What the phone shows: the home screen with what has come, and over it the prompt or the call that waits.

/** @param {string} tag @param {object} props @param {...(Node | string)} children */
function h(tag, props = {}, ...children) {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
}

/** @param {{ seen: object, t: object, lang: string, number: string }} what */
export function drawHome({ seen, t, lang, number }) {
  document.getElementById('home-number').textContent = seen.away ? t.away : number || t.nobody;
  const time = new Intl.DateTimeFormat(lang, { timeStyle: 'short', timeZone: 'Asia/Seoul' });
  const notices = seen.away || !number ? [] : noticesOf(seen, t, (at) => time.format(at));
  const empty = number && !seen.away && notices.length === 0 ? [h('p', { className: 'empty' }, t.empty)] : [];
  document.getElementById('notices').replaceChildren(...notices, ...empty);
}

/** An app without a name in the texts is called as the core has it. */
const nameOf = (app, t) => t.prompt.apps[app] ?? app;

/** The newest first, as a phone stacks them. */
function noticesOf({ messages = [], prompt, call }, t, time) {
  const cards = messages.map((message) => ({ at: message.at, node: messageCard(message, t, time) }));
  const add = ({ at }, app, text) => cards.push({ at, node: card(app, time(at), text) });
  if (prompt && prompt.state !== 'waiting') add(prompt, nameOf(prompt.app, t), t.prompt[prompt.state]);
  if (call?.state === 'done') add(call, t.call.app, t.call.done);
  if (call?.state === 'ended') add(call, t.call.app, t.call.ended(call.code));
  return cards.reverse().sort((a, b) => b.at - a.at).map(({ node }) => node);
}

function card(app, time, text) {
  return h('article', { className: 'card' }, h('h2', {}, app, h('time', {}, time)), h('p', {}, text));
}

function messageCard(message, t, time) {
  const [before, ...after] = message.text.split(message.code);
  const text = h('p', { className: 'text' }, before);
  for (const part of after) text.append(h('strong', {}, message.code), part);
  const copy = h('button', { type: 'button', className: 'copy' }, t.copy);
  copy.addEventListener('click', async () => {
    await navigator.clipboard?.writeText(message.code).then(() => (copy.textContent = t.copied), () => undefined);
  });
  const head = h('h2', {}, `${t.message[message.kind]} · ${sender(message.from)}`, h('time', {}, time(message.at)));
  // A framed page may not always write to the clipboard; then there is no use in a button.
  return h('article', { className: 'card' }, head, text, ...(navigator.clipboard ? [copy] : []));
}

function sender(number) {
  return number.replace(/^(02|\d{3})(\d{3,4})(\d{4})$/, '$1-$2-$3');
}

/** @param {object} prompt @param {object} t @returns {string} what its owner is asked */
export function promptTitle({ document: signed }, t) {
  return signed ? t.prompt.sign(signed.title) : t.prompt.title;
}

/** @param {{ seen: object, t: object, act: (action: string, input?: object) => void }} what */
export function drawSheet({ seen, t, act }) {
  const sheet = document.getElementById('sheet');
  const content = sheetOf(seen, t, act);
  const hadFocus = document.hasFocus();
  sheet.hidden = content === undefined;
  document.getElementById('home').inert = content !== undefined;
  sheet.className = `sheet ${content?.kind ?? ''}`;
  sheet.replaceChildren(...(content?.nodes ?? []));
  // Focus follows only for someone who is on this phone: it must not be taken from the page around the frame. It falls
  // on no button, so that a key that is still held answers nothing.
  if (hadFocus && content) (sheet.querySelector('input') ?? sheet).focus();
}

function sheetOf({ prompt, call }, t, act) {
  const button = (className, text, action) =>
    h('button', { type: 'button', className, onclick: () => act(action) }, text);
  const pair = (...buttons) => h('div', { className: 'pair' }, ...buttons);
  if (call?.state === 'ringing') {
    return {
      kind: 'call ringing',
      nodes: [
        h('p', { className: 'app' }, t.call.ringing),
        h('h1', { id: 'sheet-title' }, t.call.caller),
        pair(button('no', t.call.dismiss, 'dismiss'), button('yes', t.call.answer, 'answer')),
        h('div', { className: 'others' }, button('other', t.call.miss, 'miss'), button('other', t.call.busy, 'busy')),
      ],
    };
  }
  if (call?.state === 'answered') {
    const talk = call.kind === 'listen' ? listening(call, t) : [keypad(call, t, act)];
    const head = [h('p', { className: 'app' }, t.call.talking), h('h1', { id: 'sheet-title' }, t.call.caller)];
    return { kind: 'call talking', nodes: [...head, ...talk, button('no wide', t.call.hangUp, 'hangUp')] };
  }
  if (prompt?.state === 'waiting') {
    return {
      kind: 'prompt',
      nodes: [
        h('p', { className: 'app' }, nameOf(prompt.app, t)),
        h('h1', { id: 'sheet-title' }, promptTitle(prompt, t)),
        h('p', {}, prompt.document?.text ?? t.prompt.text),
        pair(button('no', t.prompt.decline, 'decline'), button('yes', t.prompt.approve, 'approve')),
        h('div', { className: 'others' }, button('other', t.prompt.ignore, 'ignore')),
      ],
    };
  }
  return undefined;
}

function listening(call, t) {
  return [h('p', {}, t.call.heard), h('p', { className: 'spoken' }, call.spoken)];
}

/** A field that takes keys of the keyboard, and keys of its own for fingers. */
function keypad(call, t, act) {
  const field = h('input', { id: 'keyed', inputMode: 'numeric', autocomplete: 'off', maxLength: 8 });
  const wrong = call.triesLeft < 3;
  const erase = () => (field.value = field.value.slice(0, -1));
  const press = (text) => () => (field.value += text);
  const key = (text, label = text) => h('button', { type: 'button', onclick: press(text), ariaLabel: label }, text);
  const form = h(
    'form',
    { className: 'keypad' },
    h('label', { htmlFor: 'keyed' }, t.call.digits),
    field,
    h('p', { className: 'hint' }, wrong ? `${t.call.wrong} ${t.call.triesLeft(call.triesLeft)}` : t.call.keyIn),
    h(
      'div',
      { className: 'keys' },
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => key(digit)),
      h('button', { type: 'button', onclick: erase, ariaLabel: t.call.erase }, '⌫'),
      key('0'),
      key('#', t.call.pound),
    ),
    h('button', { type: 'submit', className: 'yes wide' }, t.call.send),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value) act('key', { digits: field.value });
  });
  return form;
}
