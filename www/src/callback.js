// The page that providers send the user back to.
import { finishCallback } from 'bonin/callback';
import { firstLanguage, TEXTS } from './texts/index.js';
import { awaySession, keepSession } from './session.js';
import { translate } from './translate.js';

// Before anything else: what came in the URL leaves it at once.
const finished = finishCallback();
const lang = firstLanguage();
const texts = TEXTS[lang];
// Not in a window that the page opened, which has a copy of what the page keeps.
const away = window.opener ? undefined : awaySession();

translate(document, texts, lang);
document.title = `${texts.callback.title} · ${texts.title}`;
say('waiting');
// Where this tab itself had left, its flow is taken up here, so that there is someone to hear what came back.
const flow = away && (await resumed());
const { taken } = await finished;
if (!taken || !flow) {
  say(taken ? 'taken' : 'nobody');
} else if (flow.state.pending) {
  const unsubscribe = flow.subscribe(({ pending }) => {
    if (pending) return;
    unsubscribe();
    goOn();
  });
} else {
  goOn();
}

async function resumed() {
  const { createClient } = await import('bonin');
  try {
    return createClient({ proxyUrl: '/bonin', lang }).resume(away.session.snapshot);
  } catch {
    return undefined;
  }
}

/** Back to the page proper, which takes the flow from where it is. */
function goOn() {
  keepSession(away.provider, { ...away.session, snapshot: flow.snapshot(), away: false, back: true });
  location.replace(`/?provider=${away.provider}`);
}

function say(what) {
  const home = document.getElementById('home');
  document.getElementById('said').textContent = texts.callback[what];
  home.hidden = what !== 'nobody';
  if (away) home.href = `/?provider=${away.provider}`;
}
