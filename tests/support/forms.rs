//! The form of data that outlives a page or a call: a state as a snapshot, and as the proxy seals it.
//!
//! States derive their form, so a renamed field changes it and nothing else tells. A version that was published has written
//! such data already, and this one must not misread it. Each provider's tests compare every state with a committed sample.
//!
//! `BLESS=1 cargo test forms` writes the samples of states that are new or whose version was raised; if the version is the
//! same it refuses.

use super::{Json, NOW, json};
use bonin::provider::page;
use serde_json::Map;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The states of one provider as they are written today, each by a name.
pub struct Samples {
    /// The provider's name.
    pub provider: &'static str,
    /// The page's, as `flow.snapshot()` gives them.
    pub snapshots: Vec<(&'static str, Json)>,
    /// The proxy's, between two calls.
    pub sealed: Vec<(&'static str, Json)>,
}

const SNAPSHOT: &str = "PageFlow::SNAPSHOT";
const SEALED: &str = "ProxyFlow::SEALED";

#[derive(Debug, PartialEq)]
struct Fault {
    text: String,
    /// Writing the samples again would hide it.
    is_final: bool,
}

/// The first difference between the samples as they were written and those of today; `version` names the constant to raise.
fn fault(provider: &str, version: &str, was: &Map<String, Json>, now: &Map<String, Json>) -> Option<Fault> {
    for name in was.keys().chain(now.keys()).collect::<BTreeSet<_>>() {
        let (old, new) = (was.get(name), now.get(name));
        if old == new {
            continue;
        }
        // All states of one kind have one version.
        let raised = was.values().all(|old| now.values().all(|new| old["v"] != new["v"]));
        let is_final = old.is_some() && (!raised || now.is_empty());
        let text = if is_final {
            format!(
                "{provider}'s state '{name}' is written in another form than before. Data of the old form is still in pages and \
                 in their hands: raise {version} of {provider} (and tell CHANGELOG.md), then write the samples again with \
                 BLESS=1.\nwas {}\nnow {}",
                old.unwrap_or(&Json::Null),
                new.unwrap_or(&Json::Null)
            )
        } else {
            format!("{provider}'s state '{name}' has no sample of this version: write it with BLESS=1 cargo test forms")
        };
        return Some(Fault { text, is_final });
    }
    None
}

impl Samples {
    #[track_caller]
    pub fn assert_unchanged(&self) {
        let file =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/vectors/forms/{}.json", self.provider));
        let text = std::fs::read_to_string(&file).unwrap_or_else(|_| "{}".into());
        let was: Json = serde_json::from_str(&text).unwrap();
        let of = |list: &[(&str, Json)]| -> Map<String, Json> {
            let map: Map<String, Json> = list.iter().map(|(name, state)| ((*name).to_owned(), state.clone())).collect();
            assert_eq!(map.len(), list.len(), "each name once");
            map
        };
        let kinds = [("snapshots", SNAPSHOT, of(&self.snapshots)), ("sealed", SEALED, of(&self.sealed))];
        let is_blessing = std::env::var_os("BLESS").is_some();
        for (kind, version, now) in &kinds {
            let was = was[kind].as_object().cloned().unwrap_or_default();
            if let Some(fault) = fault(self.provider, version, &was, now) {
                assert!(is_blessing && !fault.is_final, "{}", fault.text);
            }
        }
        if is_blessing {
            let all: Map<String, Json> =
                kinds.into_iter().map(|(kind, _, now)| (kind.to_owned(), Json::Object(now))).collect();
            let mut all = Json::Object(all);
            all.sort_all_objects();
            std::fs::write(&file, serde_json::to_string_pretty(&all).unwrap() + "\n").unwrap();
        }
        for (name, snapshot) in &self.snapshots {
            let page = page::<Json>(self.provider, Some(snapshot)).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert_eq!(page.snapshot().unwrap(), *snapshot, "'{name}' is read and written as it is");
            assert!(page.look(NOW).is_ok());
        }
    }
}

/// A change without another version has to be noticed, or the comparison is worth nothing.
pub fn assert_notices_changes() {
    let was = json!({ "waiting": { "v": 2, "life": { "open": { "waiting": { "attempts": 3, "stage": "code" } } } } });
    let at = "/waiting/life/open/waiting";
    let fault = |change: fn(&mut Json, &str)| {
        let mut now = was.clone();
        change(&mut now, at);
        fault("mobileok", SNAPSHOT, was.as_object().unwrap(), now.as_object().unwrap())
    };
    assert_eq!(fault(|_, _| ()), None);
    let same_version: [fn(&mut Json, &str); 6] = [
        |now, at| now.pointer_mut(at).unwrap()["more"] = json!(null),
        |now, at| drop(now.pointer_mut(at).unwrap().as_object_mut().unwrap().remove("attempts")),
        |now, at| now.pointer_mut(at).unwrap()["attempts"] = json!("3"),
        |now, at| now.pointer_mut(at).unwrap()["stage"] = json!("Code"),
        |now, _| now["waiting"]["life"] = json!({ "waiting": {} }),
        |now, _| drop(now.as_object_mut().unwrap().remove("waiting")),
    ];
    for change in same_version {
        let fault = fault(change).unwrap();
        assert!(fault.is_final && fault.text.contains("raise"), "{}", fault.text);
    }
    let raised = fault(|now, at| {
        now.pointer_mut(at).unwrap()["more"] = json!(null);
        now["waiting"]["v"] = json!(3);
    });
    assert!(raised.is_some_and(|fault| !fault.is_final && fault.text.contains("BLESS=1")));
    let new_state = fault(|now, _| now["ready"] = json!({ "v": 2 }));
    assert!(new_state.is_some_and(|fault| !fault.is_final && fault.text.contains("BLESS=1")));
}
