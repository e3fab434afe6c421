//! The six service types, each with the emulator's own reading of which fields it takes (guide 5.1).
//! Not shared with the client's payload check: a checker that both sides share proves nothing.

use bonin::words;

words! {
    /// The ways to verify a person, by the service type and way as a person reads them.
    pub Method {
        /// The phone rings, the person keys in the number that the page shows.
        ArsKeypad = "ARS",
        /// The phone rings and reads a number out, which the person types on the page.
        ArsListen = "ARSAuth",
        /// A code by long text message.
        Lms = "LMS",
        /// A prompt in the PASS app.
        Pass = "PASS",
        /// A code by text message.
        Sms = "SMS",
        /// A code by text message that proves no more than who holds the phone.
        SmsPossession = "SMSAuth",
    }
}

impl Method {
    /// A message with a code is sent.
    pub const fn sends_message(self) -> bool {
        matches!(self, Self::Lms | Self::Sms | Self::SmsPossession)
    }

    /// The service knows no more than that someone holds this phone.
    pub const fn is_possession(self) -> bool {
        matches!(self, Self::ArsListen | Self::SmsPossession)
    }
}

/// The rule of a service type for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// It may be there.
    May,
    /// It must be there.
    Must,
    /// It must not be there.
    No,
}

/// One service type.
#[derive(Debug)]
pub struct Profile {
    pub method: Method,
    pub service_type: &'static str,
    pub auth_type: &'static str,
    pub providers: &'static [&'static str],
    pub birthday: Rule,
    /// Gender and nation.
    pub person: Rule,
    /// The digit of the resident number, which replaces gender and nation.
    pub digit: Rule,
    pub ars_code: Rule,
    /// The bytes that a message may have; `None` if there is no message.
    pub message: Option<usize>,
    pub reply_number: Rule,
    pub extension: Rule,
    /// The usage codes of adult checks are taken.
    pub adult: bool,
}

const CARRIERS: &[&str] = &["SKT", "KT", "LGU", "SKTMVNO", "KTMVNO", "LGUMVNO"];

/// A profile that takes nothing optional: the others say what they add.
const BARE: Profile = Profile {
    method: Method::Pass,
    service_type: "telcoAuth",
    auth_type: "PASS",
    providers: CARRIERS,
    birthday: Rule::May,
    person: Rule::No,
    digit: Rule::No,
    ars_code: Rule::No,
    message: None,
    reply_number: Rule::No,
    extension: Rule::No,
    adult: false,
};

/// Every service type.
pub const PROFILES: &[Profile] = &[
    BARE,
    Profile {
        method: Method::Sms,
        auth_type: "SMS",
        birthday: Rule::Must,
        person: Rule::Must,
        digit: Rule::May,
        message: Some(80),
        reply_number: Rule::May,
        extension: Rule::May,
        adult: true,
        ..BARE
    },
    Profile {
        method: Method::Lms,
        service_type: "telcoAuth-LMS",
        auth_type: "LMS",
        birthday: Rule::Must,
        person: Rule::Must,
        message: Some(2_000),
        reply_number: Rule::May,
        extension: Rule::May,
        ..BARE
    },
    Profile {
        method: Method::ArsKeypad,
        service_type: "telcoAuth-ARSAuth",
        auth_type: "ARS",
        birthday: Rule::Must,
        person: Rule::Must,
        ars_code: Rule::Must,
        reply_number: Rule::May,
        extension: Rule::May,
        ..BARE
    },
    Profile {
        method: Method::SmsPossession,
        service_type: "SMSAuth",
        auth_type: "SMS",
        providers: &["SMS"],
        birthday: Rule::No,
        message: Some(80),
        reply_number: Rule::May,
        extension: Rule::May,
        ..BARE
    },
    // In the guide's samples only; `extension` is inferred from the other types.
    Profile {
        method: Method::ArsListen,
        service_type: "ARSAuth",
        auth_type: "ARS",
        providers: &["ARS"],
        birthday: Rule::No,
        ars_code: Rule::Must,
        message: Some(80),
        reply_number: Rule::May,
        extension: Rule::May,
        ..BARE
    },
];
