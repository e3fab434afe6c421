/** The element's own style. Colours, font and corners are custom properties; every piece is a part. */
export const STYLE = `
:host {
  display: block;
  container-type: inline-size;
  max-inline-size: 28rem;
  --accent: var(--bonin-accent, #0f6b5c);
  --on-accent: var(--bonin-on-accent, #ffffff);
  --surface: var(--bonin-surface, #ffffff);
  --text: var(--bonin-text, #16201c);
  --muted: var(--bonin-muted, #51605a);
  --border: var(--bonin-border, #7a837e);
  --error: var(--bonin-error, #a8271f);
  --radius: var(--bonin-radius, 10px);
  --gap: var(--bonin-gap, 1rem);
}
@supports (color: light-dark(#000, #fff)) {
  :host {
    --accent: var(--bonin-accent, light-dark(#0f6b5c, #62d2b8));
    --on-accent: var(--bonin-on-accent, light-dark(#ffffff, #06231d));
    --surface: var(--bonin-surface, light-dark(#ffffff, #18201d));
    --text: var(--bonin-text, light-dark(#16201c, #eaf1ee));
    --muted: var(--bonin-muted, light-dark(#51605a, #a9b8b1));
    --border: var(--bonin-border, light-dark(#7a837e, #83928b));
    --error: var(--bonin-error, light-dark(#a8271f, #ffb0a8));
  }
}
:host([hidden]), [hidden] { display: none !important; }
*, *::before, *::after { box-sizing: border-box; }
.root {
  padding: var(--bonin-padding, 1.25rem);
  background: var(--surface);
  color: var(--text);
  border-radius: var(--radius);
  font: var(--bonin-font, 1rem/1.5 system-ui, -apple-system, 'Apple SD Gothic Neo', 'Noto Sans KR', sans-serif);
  word-break: keep-all;
  overflow-wrap: anywhere;
}
.step, .inner { display: grid; gap: var(--gap); }
h2 { margin: 0; font-size: 1.25em; line-height: 1.35; }
h2:focus { outline: none; }
p, fieldset { margin: 0; }
fieldset { border: 0; padding: 0; min-inline-size: 0; }
label, legend { display: block; padding: 0; font-weight: 600; }
.hint, .countdown, .waiting { color: var(--muted); }
.hint { display: block; font-size: 0.9em; }
.error, .alert { color: var(--error); font-size: 0.95em; }
.error { margin-block-start: 0.3em; }
input:not([type='radio']), select {
  inline-size: 100%;
  min-block-size: 2.9em;
  margin-block-start: 0.3em;
  padding: 0.4em 0.75em;
  border: 1px solid var(--border);
  border-radius: var(--radius);
  background: var(--surface);
  color: inherit;
  font: inherit;
}
[aria-invalid='true']:not(fieldset) { border-color: var(--error); }
input.code { font-size: 1.4em; letter-spacing: 0.2em; font-variant-numeric: tabular-nums; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5em; margin-block-start: 0.3em; }
.choice {
  display: flex;
  flex: 1 0 auto;
  align-items: center;
  gap: 0.5em;
  min-block-size: 2.75em;
  padding: 0.3em 0.75em;
  border: 1px solid var(--border);
  border-radius: var(--radius);
  font-weight: 400;
  cursor: pointer;
}
.choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choice input { accent-color: var(--accent); inline-size: 1.15em; block-size: 1.15em; margin: 0; }
.button {
  min-block-size: 2.9em;
  padding: 0.4em 1em;
  border: 1px solid var(--accent);
  border-radius: var(--radius);
  background: var(--surface);
  color: var(--accent);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
.button.primary { background: var(--accent); color: var(--on-accent); }
.button.link { border-color: transparent; background: none; padding-inline: 0.25em; text-decoration: underline; }
.button[aria-disabled='true'] { cursor: default; filter: grayscale(1); border-style: dashed; }
.actions { display: grid; gap: 0.6em; }
.out { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5em; }
:is(input, select, .button):focus-visible, .choice:focus-within:has(:focus-visible) {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
}
.countdown .figure, .number { font-variant-numeric: tabular-nums; }
.countdown.short .figure { color: var(--error); font-weight: 600; }
.number { display: block; font-size: 2em; letter-spacing: 0.15em; }
.waiting { display: flex; align-items: center; gap: 0.6em; }
.pulse { flex: none; inline-size: 0.75em; block-size: 0.75em; border-radius: 50%; background: var(--accent); }
.done { justify-items: start; }
.mark {
  display: grid;
  place-items: center;
  inline-size: 2.5em;
  block-size: 2.5em;
  border-radius: 50%;
  background: var(--accent);
  color: var(--on-accent);
}
.notice {
  padding: 0.6em 0.75em;
  margin-block-end: var(--gap);
  border: 1px solid var(--border);
  border-radius: var(--radius);
}
.spoken, .live {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.live { margin: 0; }
@media (prefers-reduced-motion: no-preference) {
  .pulse { animation: pulse 1.6s ease-in-out infinite; }
}
@keyframes pulse { 50% { opacity: 0.35; } }
@media (forced-colors: active) {
  .pulse, .mark { border: 2px solid CanvasText; }
}
`;
