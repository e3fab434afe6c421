//! The browser's half, as its driver drives it.

use crate::support::browser::Browser;
use crate::support::{Json, json, wire_of};
use bonin::error::{Error, Kind, Lang, Next, Reason};
use bonin::provider::ompass::codes;

pub const USER: &str = "kim.ompass";
pub const TOKEN: &str = "eyJ0eXAiOiJK.marked-token-1.c2lnbmF0dXJl";
pub const PAGE: &str = "https://ompass.test/authenticate/did/14?do=login";

pub fn new() -> Browser {
    let mut browser = Browser::of("ompass");
    browser.feed(&json!(null)).unwrap();
    browser
}

pub fn begin(method: &str, how: Option<&str>) -> Json {
    let mut event = json!({ "type": "begin", "method": method });
    if method == "u2f" {
        event["userId"] = json!(USER);
    }
    if let Some(how) = how {
        event["how"] = json!(how);
    }
    event
}

pub fn opening(method: &str) -> Browser {
    let mut browser = new();
    browser.take(&begin(method, None));
    browser
}

/// A browser whose page is open.
pub fn away(method: &str) -> Browser {
    away_by(method, None)
}

pub fn away_by(method: &str, how: Option<&str>) -> Browser {
    let mut browser = new();
    browser.take(&begin(method, how));
    browser.answer_on("begin", json!({ "url": PAGE, "expireSeconds": 300 }));
    assert_eq!((browser.name(), &browser.act()["type"]), ("awaitingReturn", &json!("open")));
    browser
}

pub fn returned() -> Json {
    json!({ "type": "returned", "query": { "username": USER, "access_token": TOKEN } })
}

pub fn finish(url: Option<&str>) -> Json {
    json!({ "type": "finish", "callbackUrl": url })
}

pub fn callback_url() -> String {
    format!("https://shop.example/callback?username={USER}&access_token={TOKEN}#/done")
}

/// A browser that waits for the proxy's word on a token; `asked`: and `finish()` for it.
pub fn checking(method: &str, asked: bool) -> Browser {
    let mut browser = away(method);
    if asked {
        browser.take(&finish(None));
    }
    browser.take(&returned());
    assert_eq!(browser.view()["pending"], "finish");
    browser
}

/// The name of the state that is not shown: `away` and `checking` look alike. Empty at an end that all flows share.
pub fn inner_name(browser: &Browser) -> &str {
    let open = &browser.state["life"]["open"];
    open.as_str().or_else(|| open.as_object()?.keys().next().map(String::as_str)).unwrap_or_default()
}

/// The login that a page was opened for.
pub fn login(browser: &Browser) -> &Json {
    &browser.state["life"]["open"][inner_name(browser)]["session"]["login"]
}

pub fn failure(error: &Error) -> Json {
    json!({ "error": wire_of("ompass", error, Lang::En) })
}

/// The proxy's answer for this code of OMPASS's.
pub fn refusal(code: &str, phase: &str) -> Json {
    let row = codes::find(code);
    let (kind, next) = row.map_or((Kind::Rejected, Next::Restart), |row| (row.kind, row.next));
    let message = row.map_or("OMPASS's own words", |row| row.text(Lang::En));
    failure(&Error::new(kind, Reason::Rejected).then(next).with_code(code, Some(message)).at(phase))
}
