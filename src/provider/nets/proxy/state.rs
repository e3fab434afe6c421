//! The states of NETS*SSO's half of the proxy, and the calls and answers of the page as it sees them.

use crate::error::Error;
use crate::flow::proxy_call::{self, ProxyContext};
use crate::flow::{Identity, Nonce, Text};
use crate::provider::nets::bodies::{
    Begin, Choose, Duplicate, Factor, FactorDetails, Logon, OtherLogon, Refused, SsoSite, Try, WebAddress,
};
use crate::provider::nets::cookie_jar::CookieJar;
use crate::provider::nets::logon_key::LogonKey;
use serde::{Deserialize, Serialize};

/// The end of a transition.
pub(super) type Stepped = Result<proxy_call::Next<Proxy>, Error>;

/// The inputs of a step.
pub(super) type Context<'a> = ProxyContext<'a, Proxy>;

/// The state between two calls. It is sealed.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Session {
    /// The relying party's value for the ticket.
    pub(super) nonce: Option<Nonce>,
    /// The agent's cookies.
    pub(super) jar: CookieJar,
    /// The site's name at the SSO server.
    pub(super) site: String,
    /// The SSO server's address for a logon.
    pub(super) logon: WebAddress,
    /// The user who is logged on.
    pub(super) user: Option<Text>,
    /// The choice between two logons, while there is one.
    pub(super) choice: Option<PendingChoice>,
    /// The requests that the page is still to send after a logon.
    pub(super) moves: Vec<PostLogonRequest>,
}

/// A choice between two logons.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PendingChoice {
    /// The SSO server's name for it.
    pub(super) sso_request: String,
    /// The credential for a yes, if the agent gives it with the details.
    pub(super) credential: Option<String>,
}

/// A request that the SSO server wants to have sent elsewhere after a logon: a form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostLogonRequest {
    pub(super) url: String,
    pub(super) body: String,
}

/// The states within a call, named for the thing that each waits for.
pub enum Proxy {
    /// The agent's words on its site.
    Config {
        /// The relying party's value for the ticket.
        nonce: Option<Nonce>,
        /// The cookies of this first request.
        jar: CookieJar,
    },
    /// The agent's words on whether the user is logged on already.
    FirstCheck {
        /// The flow.
        session: Box<Session>,
        /// The answer to the page.
        sso: Box<SsoSite>,
    },
    /// A key without which nothing can begin.
    FirstKey {
        /// The flow.
        session: Box<Session>,
        /// The answer to the page.
        sso: Box<SsoSite>,
    },
    /// A key for the next password. The answer goes without it if the agent gives none.
    NextKey {
        /// The flow.
        session: Box<Session>,
        /// The answer to the page.
        body: Box<Body>,
        /// The error in it.
        error: Option<Error>,
    },
    /// The agent's confirmation of a logon.
    Logon {
        /// The flow.
        session: Box<Session>,
        /// The logon.
        logon: Box<PendingLogon>,
    },
    /// The store, which knows if the logon was used before.
    CheckingReplay {
        /// The flow.
        session: Box<Session>,
        /// The user.
        identity: Box<Identity>,
        /// The answer to the page.
        body: Box<Body>,
    },
    /// The agent's words on whether the user is still logged on.
    Check {
        /// The flow.
        session: Box<Session>,
    },
    /// The kind of second factor.
    Factor {
        /// The flow.
        session: Box<Session>,
        /// The SSO server's name for it.
        id: Option<String>,
    },
    /// The other logon.
    Duplicate {
        /// The flow.
        session: Box<Session>,
        /// The SSO server's name for the choice.
        sso_request: String,
    },
    /// The agent's answer to the user's choice.
    Choosing {
        /// The flow.
        session: Box<Session>,
        /// This logon is to stay.
        stay: bool,
    },
}

/// A logon that the agent is asked to confirm.
pub struct PendingLogon {
    /// Its name for the store.
    pub(super) name: String,
    /// The way in which the user logged on, by its name in the package's types.
    pub(super) method: &'static str,
    /// The answer to the page.
    pub(super) body: Body,
}

/// The calls of the page, with their bodies.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Call {
    /// Start the flow.
    Begin(Begin),
    /// Say what a code of the SSO server means.
    Refused(Refused),
    /// Have the agent confirm a logon.
    Logon(Box<Logon>),
    /// Find out about the second factor.
    Factor(Factor),
    /// Find out about the other logon.
    Duplicate(Duplicate),
    /// Choose between two logons.
    Choose(Choose),
    /// Look whether the user is still logged on.
    Check,
    /// Make the address for a logon at page level.
    Try(Try),
    /// Give the next request that the SSO server wants after a logon.
    Move,
    /// End the flow.
    Logoff,
}

/// The members of the answers to the page.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sso: Option<Box<SsoSite>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<LogonKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) logged_out: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) must_log_off: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) duplicate: Option<OtherLogon>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) factor: Option<FactorDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) credential: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) gate_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hijack_script: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) moves: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) mark: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<String>,
}

impl Session {
    pub(super) fn new(nonce: Option<Nonce>, jar: CookieJar, sso: &SsoSite) -> Box<Self> {
        let (site, logon) = (sso.site.clone(), sso.logon.clone());
        Box::new(Self { nonce, jar, site, logon, user: None, choice: None, moves: Vec::new() })
    }
}

impl Proxy {
    /// The agent's cookies.
    pub(super) const fn jar(&mut self) -> &mut CookieJar {
        match self {
            Self::Config { jar, .. } => jar,
            Self::FirstCheck { session, .. }
            | Self::FirstKey { session, .. }
            | Self::NextKey { session, .. }
            | Self::Logon { session, .. }
            | Self::CheckingReplay { session, .. }
            | Self::Check { session }
            | Self::Factor { session, .. }
            | Self::Duplicate { session, .. }
            | Self::Choosing { session, .. } => &mut session.jar,
        }
    }
}
