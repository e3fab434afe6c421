//! The page's view of each state of NETS*SSO.

use super::state::{Account, FactorHints, Session, Stage, State};
use crate::flow::page::{How, Name, PageRequest, View};
use crate::provider::nets::bodies::OtherLogon;
use crate::provider::nets::limits::PAGE_LEVEL_TRIES;
use crate::provider::nets::messages::Action;
use serde::Serialize;

/// The members of a view that are NETS*SSO's own; times in ms since 1970 UTC.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Members {
    /// While `logon()` is awaited.
    Ready {
        /// The SSO server's words on the account.
        #[serde(skip_serializing_if = "Option::is_none")]
        account: Option<Account>,
    },
    /// While a code is awaited.
    Code {
        /// The second factor.
        #[serde(skip_serializing_if = "Option::is_none")]
        factor: Option<FactorHints>,
        /// The tries that are left.
        #[serde(skip_serializing_if = "Option::is_none")]
        attempts_left: Option<u16>,
        /// The end of the code.
        #[serde(skip_serializing_if = "Option::is_none")]
        expires_at: Option<i64>,
    },
    /// While a choice is awaited.
    Choice {
        /// The logon elsewhere.
        duplicate: OtherLogon,
        /// The end of the choice.
        #[serde(skip_serializing_if = "Option::is_none")]
        expires_at: Option<i64>,
    },
    /// While the page is away.
    Away {
        /// The page at the SSO server.
        open: PageRequest,
    },
    /// While the user is logged on.
    Verified {
        /// The SSO server's words on the account.
        #[serde(skip_serializing_if = "Option::is_none")]
        account: Option<Account>,
        /// The page that the user is to be taken to.
        #[serde(skip_serializing_if = "Option::is_none")]
        gate_url: Option<String>,
        /// The operator's script.
        #[serde(skip_serializing_if = "Option::is_none")]
        hijack_script: Option<String>,
    },
    /// While the user is logged off.
    LoggedOut {
        /// The logon that ended this one.
        #[serde(skip_serializing_if = "Option::is_none")]
        duplicate: Option<OtherLogon>,
        /// There is still a central logon to end.
        #[serde(skip_serializing_if = "Option::is_none")]
        must_log_off: Option<bool>,
        /// The page at the SSO server that ends it.
        #[serde(skip_serializing_if = "Option::is_none")]
        open: Option<PageRequest>,
    },
}

pub(super) fn view(state: &State) -> View<State> {
    match state {
        State::Idle | State::Opening { .. } => View::new(Name::Idle).can([Action::Begin]),
        State::Waiting { session, stage } => {
            let shown = shown(session, stage);
            let shown = match stage {
                Stage::Ready => shown
                    .can([Action::Logon, Action::Check])
                    .can_if(session.tries < PAGE_LEVEL_TRIES, Action::TrySso)
                    .poll(session.poll_at),
                Stage::Code(_) => shown.can([Action::SecondFactor, Action::Begin]),
                Stage::Choice(_) => shown.can([Action::ChooseDuplicate]),
                Stage::Away { .. } => shown.can([Action::Check, Action::Begin]),
                Stage::Verified(user) => shown
                    .can_if(user.result.is_some(), Action::Result)
                    .can([Action::Check, Action::Logoff])
                    .poll(session.poll_at),
                Stage::LoggedOut(out) => shown.can_if(!out.must_log_off, Action::Begin).can([Action::Logoff]),
            };
            shown.wake(stage.expires_at().map_or(session.expires_at, |end| end.min(session.expires_at)))
        }
        State::Pending { session, stage: Some(stage), .. } => shown(session, stage),
        State::Pending { session, stage: None, .. } => View::new(Name::Idle).error(session.error.as_ref()),
    }
}

fn shown(session: &Session, stage: &Stage) -> View<State> {
    let account = known(&session.account);
    let (name, members) = match stage {
        Stage::Ready => (Name::Ready, Members::Ready { account }),
        Stage::Code(factor) => (
            Name::AwaitingCode,
            Members::Code {
                factor: known(&factor.hints),
                attempts_left: factor.attempts,
                expires_at: factor.expires_at,
            },
        ),
        Stage::Choice(choice) => (
            Name::AwaitingChoice,
            Members::Choice { duplicate: choice.duplicate.clone(), expires_at: choice.expires_at },
        ),
        Stage::Away { url, .. } => (Name::AwaitingReturn, Members::Away { open: open(url) }),
        Stage::Verified(user) => {
            let (gate_url, hijack_script) = (user.gate_url.clone(), user.hijack_script.clone());
            (Name::Verified, Members::Verified { account, gate_url, hijack_script })
        }
        Stage::LoggedOut(out) => (
            Name::LoggedOut,
            Members::LoggedOut {
                duplicate: known(&out.duplicate),
                must_log_off: out.must_log_off.then_some(true),
                open: out.is_leaving.then(|| open(session.sso.logoff.as_str())),
            },
        ),
    };
    View::new(name).with(members).error(session.error.as_ref())
}

/// A value that says something.
fn known<T: Clone + Default + PartialEq>(value: &T) -> Option<T> {
    (*value != T::default()).then(|| value.clone())
}

fn open(url: &str) -> PageRequest {
    PageRequest { how: How::Redirect, url: url.into(), fields: None, android: None, ios: None }
}
