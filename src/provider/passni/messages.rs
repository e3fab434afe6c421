//! The messages between Pass-Ni's page and its proxy.

use super::values::{AgentId, SsoCode, Status, System, UserId};
use crate::flow::page::{self, How};
use crate::flow::{Foreign, Nonce};
use crate::{readable, words};
use serde::{Deserialize, Serialize};

words! {
    /// The proxy's routes. Each serves the call of the same name.
    pub Step {
        /// The address of the SSO server's login view (2.1).
        Login = "login",
        /// getToken and getUserData: a code becomes a login (2.3, 2.6).
        Enter = "enter",
        /// getAgentList: the linked systems (2.7).
        Agents = "agents",
        /// getSsoCode: a code for another system (2.4).
        Move = "move",
        /// getLoginCheck: the state of the login (2.5).
        Check = "check",
        /// The end of the login (2.8).
        Logout = "logout",
    }
}

impl page::Step for Step {
    fn starts(self) -> bool {
        matches!(self, Self::Login | Self::Enter)
    }
}

words! {
    /// The place in which another system opens.
    pub Target {
        /// A window of its own.
        Window = "popup",
        /// This page.
        ThisPage = "post",
    }
}

readable! { word Target }

impl From<Target> for How {
    fn from(target: Target) -> Self {
        match target {
            Target::Window => Self::Popup,
            Target::ThisPage => Self::Post,
        }
    }
}

/// The calls of the page, with their arguments.
pub enum Call {
    /// Go to the SSO server's login view.
    Login {
        /// The user, if the page knows who it is.
        user_id: Option<UserId>,
    },
    /// Log in by a code.
    Enter {
        /// The code that the SSO server had the browser bring.
        sso_code: SsoCode,
        /// The relying party's value for the ticket.
        nonce: Option<Nonce>,
    },
    /// List the linked systems.
    Agents,
    /// Open another system.
    Move {
        /// The system.
        agent_id: AgentId,
        /// A window, unless the page says otherwise.
        how: Option<Target>,
    },
    /// Ask how the login stands.
    Check,
    /// End the login.
    Logout,
}

readable! {
    enum Call {
        "login": Login { user_id: "userId" },
        "enter": Enter { sso_code: "ssoCode", nonce: "nonce" },
        "agents": Agents,
        "move": Move { agent_id: "agentId", how: "how" },
        "check": Check,
        "logout": Logout,
    }
}

/// The body of a request to the proxy.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Body {
    /// Of `login`, if the page knows the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// Of `enter`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_code: Option<SsoCode>,
    /// Of `enter`: the relying party's value for the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<Nonce>,
    /// Of `move`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<AgentId>,
}

/// The members of the proxy's answers that the page reads, whatever the step.
#[derive(Default)]
pub struct Answer {
    /// Of `login`, `move` and `logout`: the page to open.
    pub url: Option<String>,
    /// Of `enter`.
    pub ticket: Option<String>,
    /// Of `enter`: the operator's choice of members of the identity.
    pub claims: Option<Foreign>,
    /// Of `agents`.
    pub agents: Option<Vec<System>>,
    /// Of `move`: the code to post to the page.
    pub sso_code: Option<SsoCode>,
    /// Of `check`.
    pub status: Option<Status>,
    /// Of `check`: the address of the other login of the same user, if it is known.
    pub ip: Option<String>,
    /// Of `logout`: the SSO server was told.
    pub propagated: Option<bool>,
    /// Beside an error: the login does not count any more.
    pub logged_out: Option<bool>,
}

readable! {
    struct Answer: Default {
        url: "url",
        ticket: "ticket",
        claims: "claims",
        agents: "agents",
        sso_code: "ssoCode",
        status: "status",
        ip: "ip",
        propagated: "propagated",
        logged_out: "loggedOut",
    }
}
