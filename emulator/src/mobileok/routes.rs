//! The steps of the service, and their paths.

use bonin::words;

words! {
    /// The steps of the service, by their names in faults and in the log.
    pub Step {
        /// A token for a transaction.
        Token = "token",
        /// Someone is to be verified.
        Request = "request",
        /// The message once more.
        Resend = "resend",
        /// Ring the phone.
        Call = "call",
        /// The person has done it.
        Confirm = "confirm",
    }
}

impl Step {
    /// The step at a path (guide 4 to 7).
    pub fn at(path: &str) -> Option<Self> {
        Some(match path {
            "/agent/v1/token/get" => Self::Token,
            "/agent/v1/auth/request" => Self::Request,
            "/agent/v1/auth/resend" => Self::Resend,
            "/agent/v1/auth/call" => Self::Call,
            "/agent/v1/confirm/request" => Self::Confirm,
            _ => return None,
        })
    }
}
