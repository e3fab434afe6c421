//! The page that takes the user to a system: a form with the code, which sends itself (2.2).

use super::systems::System;
use crate::host::Reply;

/// Its form leads to another origin, and from there wherever that sends the user.
const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action http: https:";

/// The page; without a code if a test wants that.
pub fn page(system: &System, code: Option<&str>) -> Reply {
    let field = code.map(|code| format!(r#"<input type="hidden" name="sso_code" value="{}" />"#, escaped(code)));
    let body = format!(
        r#"<!doctype html>
<html lang="ko">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{name} · bonin</title>
    <link rel="stylesheet" href="login/window.css" />
    <script type="module" src="login/handoff.js"></script>
  </head>
  <body>
    <header><span class="emulator">에뮬레이터 <span lang="en">EMULATOR</span></span></header>
    <main>
      <h1>{name}</h1>
      <form id="handoff" method="post" action="{url}">
        {field}
        <button type="submit" class="yes">계속 <span lang="en">Continue</span></button>
      </form>
    </main>
  </body>
</html>
"#,
        name = escaped(&system.name),
        url = escaped(&system.arrive_url),
        field = field.unwrap_or_default(),
    );
    Reply::page(200, body).header("content-security-policy", POLICY)
}

/// Text as HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
