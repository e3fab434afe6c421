//! The calls and requests of the page of NETS*SSO, and the answers that come to it.

use super::bodies::{Begin, Choose, Duplicate, Factor, FactorDetails, Logon, OtherLogon, Refused, SsoSite, Try};
use super::credentials::{Credentials, FactorCode};
use super::logon_key::LogonKey;
use crate::flow::page;
use crate::flow::{Count, Foreign, Nonce};
use crate::{readable, words};
use serde::Serialize;

words! {
    /// The proxy's routes, and then the requests of the page to the SSO server.
    pub Step {
        /// The agent's site, and a key.
        Begin = "begin",
        /// The meaning of a code of the SSO server.
        Refused = "refused",
        /// The agent's confirmation of a logon.
        Logon = "logon",
        /// The kind of second factor.
        Factor = "factor",
        /// The logon that stands in the way.
        Duplicate = "duplicate",
        /// The user's choice between two logons.
        Choose = "choose",
        /// The agent's word on whether the user is still logged on.
        Check = "check",
        /// The address for a logon at page level.
        Try = "try",
        /// The next request that the SSO server wants after a logon.
        Move = "move",
        /// The end of the flow.
        Logoff = "logoff",
        /// The SSO server: is the user logged on?
        CheckSso = "checkSso",
        /// The SSO server: log the user on.
        LogonSso = "logonSso",
        /// Another server: a request that the SSO server wants after a logon.
        Visit = "visit",
    }
}

impl page::Step for Step {
    fn starts(self) -> bool {
        self == Self::Begin
    }
}

words! {
    /// The calls of the page, as the view offers them.
    pub Action {
        /// Start the flow.
        Begin = "begin",
        /// Log on with user id and password.
        Logon = "logon",
        /// Give the code of a second factor.
        SecondFactor = "secondFactor",
        /// Choose between two logons.
        ChooseDuplicate = "chooseDuplicate",
        /// Take the ticket of a logon that the flow came upon by itself.
        Result = "result",
        /// Look whether the user is logged on.
        Check = "check",
        /// Log on at page level.
        TrySso = "trySso",
        /// Log off.
        Logoff = "logoff",
    }
}

/// The calls of the page, with their arguments.
pub enum Call {
    /// Start the flow.
    Begin {
        /// The relying party's value for the ticket.
        nonce: Option<Nonce>,
        /// Show nothing but success.
        quiet: Option<bool>,
    },
    /// Log on.
    Logon {
        /// User id and password.
        credentials: Credentials,
    },
    /// Give the code of a second factor.
    SecondFactor {
        /// The code.
        code: Option<FactorCode>,
    },
    /// Choose between two logons.
    ChooseDuplicate {
        /// This logon is to stay.
        stay: bool,
    },
    /// Take the ticket of a logon that the flow came upon by itself.
    Result,
    /// Look whether the user is logged on.
    Check,
    /// Log on at page level.
    TrySso {
        /// The page to come back to.
        return_url: Option<String>,
        /// The page that makes the call.
        here: Option<String>,
    },
    /// Log off.
    Logoff,
}

readable! {
    enum Call {
        "begin": Begin { nonce: "nonce", quiet: "quiet" },
        "logon": Logon { credentials: "credentials" },
        "secondFactor": SecondFactor { code: "code" },
        "chooseDuplicate": ChooseDuplicate { stay: "stay" },
        "result": Result,
        "check": Check,
        "trySso": TrySso { return_url: "returnUrl", here: "here" },
        "logoff": Logoff,
    }
}

/// The parameters with which the page comes back from the SSO server (5), and the mark of the attempt that they answer.
#[derive(Default)]
pub struct Returned {
    /// The logon, by the policy's first version.
    pub sso_response: Option<String>,
    /// The logon's name at the SSO server.
    pub artifact_id: Option<String>,
    /// The version of the SSO server's policy.
    pub policy_version: Option<String>,
    /// The SSO server's code, if there is no logon.
    pub error_code: Option<String>,
    /// Its own sentence.
    pub error_message: Option<String>,
    /// The mark of the attempt.
    pub bonin_try: Option<String>,
}

readable! {
    struct Returned: Default {
        sso_response: "ssoResponse",
        artifact_id: "artifactID",
        policy_version: "policyVersion",
        error_code: "errorCode",
        error_message: "errorMessage",
        bonin_try: "boninTry",
    }
}

/// The body of a request to the proxy.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Body {
    /// Of `begin`.
    Begin(Begin),
    /// Of `refused`.
    Refused(Refused),
    /// Of `logon`.
    Logon(Box<Logon>),
    /// Of `factor`.
    Factor(Factor),
    /// Of `duplicate`.
    Duplicate(Duplicate),
    /// Of `choose`.
    Choose(Choose),
    /// Of `try`.
    Try(Try),
    /// Of `check`, `move` and `logoff`.
    Empty(page::Nothing),
}

impl Body {
    /// No members.
    #[must_use]
    pub const fn empty() -> Self {
        Self::Empty(page::Nothing {})
    }
}

/// The members of the proxy's answers that the page reads, whatever the step.
#[derive(Default)]
pub struct Answer {
    /// Of `begin`: the SSO server.
    pub sso: Option<SsoSite>,
    /// A key for the next password.
    pub key: Option<LogonKey>,
    /// A central logon has to be ended first.
    pub must_log_off: Option<bool>,
    /// Of `check`: the user is not logged on any more.
    pub logged_out: Option<bool>,
    /// The other logon: the one to choose about, or the one that ended this one.
    pub duplicate: Option<OtherLogon>,
    /// Of `factor`.
    pub factor: Option<FactorDetails>,
    /// Of `choose`: the credential to log on with.
    pub credential: Option<String>,
    /// Of `logon`.
    pub ticket: Option<String>,
    /// Of `logon`: the operator's choice of members of the identity.
    pub claims: Option<Foreign>,
    /// Of `logon`: the requests that are still to be sent.
    pub moves: Count,
    /// Of `logon`: the page that the user is to be taken to.
    pub gate_url: Option<String>,
    /// Of `logon`: the operator's script.
    pub hijack_script: Option<String>,
    /// Of `try` and `move`: an address.
    pub url: Option<String>,
    /// Of `try`: the mark of the attempt.
    pub mark: Option<String>,
    /// Of `move`: the form to post.
    pub body: Option<String>,
}

readable! {
    struct Answer: Default {
        sso: "sso",
        key: "key",
        must_log_off: "mustLogOff",
        logged_out: "loggedOut",
        duplicate: "duplicate",
        factor: "factor",
        credential: "credential",
        ticket: "ticket",
        claims: "claims",
        moves: "moves",
        gate_url: "gateUrl",
        hijack_script: "hijackScript",
        url: "url",
        mark: "mark",
        body: "body",
    }
}
