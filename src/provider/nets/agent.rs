//! The agent's calls, and the states of a user as it names them (2, 4).

/// The calls of the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AgentCall {
    /// Its site.
    Config,
    /// The state of the user.
    Check,
    /// The confirmation of a logon.
    Logon,
    /// The details of another logon.
    Duplicate,
    /// The user's yes to a choice.
    DuplicateYes,
    /// The user's no.
    DuplicateNo,
    /// The kind of second factor.
    Factor,
    /// A key for passwords.
    Key,
}

/// The state of the user (2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// Logged on.
    Success,
    /// Nobody has logged on yet.
    First,
    /// The code says why not.
    Fail,
    /// The SSO server cannot be reached.
    Unavailable,
    /// Refused.
    Denied,
}
