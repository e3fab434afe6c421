//! Snapshots of any provider: read by another page, damaged, and refused.

use super::browser::Browser;
use super::{Json, json};

/// The page is gone, and another one goes on from what was kept.
#[track_caller]
pub fn resumed(browser: &Browser) -> Browser {
    let mut other = browser.loaded_anew();
    other.plain("resume");
    assert!(other.act().is_null());
    other
}

/// A resting state goes on as it was, with the same clock.
#[track_caller]
pub fn assert_goes_on(before: &Browser) {
    let after = resumed(before);
    assert_eq!((after.view(), &after.state), (before.view(), &before.state));
    assert_eq!(after.said["wakeAt"], before.said["wakeAt"]);
}

/// This is no snapshot of the provider's, whatever is tried with it first.
#[track_caller]
pub fn assert_refused(provider: &'static str, state: &Json) {
    for event in [json!(null), json!({ "type": "resume" }), json!({ "type": "poll" })] {
        let mut browser = Browser::of(provider);
        browser.state = state.clone();
        let error = browser.refuses(&event);
        assert_eq!((&error["kind"], &error["reason"]), (&json!("misuse"), &json!("badSnapshot")), "{state}");
    }
}

/// The path of every object in a value, from the outermost on.
pub fn objects(value: &Json) -> Vec<String> {
    fn collect(value: &Json, path: &str, found: &mut Vec<String>) {
        if let Some(members) = value.as_object() {
            found.push(path.to_owned());
            members.iter().for_each(|(name, member)| collect(member, &format!("{path}/{name}"), found));
        }
    }
    let mut found = Vec::new();
    collect(value, "", &mut found);
    found
}
