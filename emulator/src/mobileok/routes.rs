//! The steps of the service, and where they are found.

/// The steps of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Call,
    Confirm,
    Request,
    Resend,
    Token,
}

impl Step {
    /// Every step, with its path (guide 4 to 7) and its name.
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Token, "/agent/v1/token/get", "token"),
        (Self::Request, "/agent/v1/auth/request", "request"),
        (Self::Resend, "/agent/v1/auth/resend", "resend"),
        (Self::Call, "/agent/v1/auth/call", "call"),
        (Self::Confirm, "/agent/v1/confirm/request", "confirm"),
    ];

    /// The names in faults and in the log.
    pub const NAMES: &'static [&'static str] = &["token", "request", "resend", "call", "confirm"];

    /// The step at a path.
    pub fn at(path: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == path).map(|(step, ..)| *step)
    }

    /// The name in faults and in the log.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(step, ..)| *step == self).map_or("", |(.., name)| name)
    }
}
