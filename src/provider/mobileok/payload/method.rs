//! The six services of the guide's section 5.1, told apart by serviceType and reqAuthType.

use core::ops::RangeInclusive;

/// How many digits a number may have if nothing says it; the bounds are guards of ours.
pub const ANY_NUMBER: RangeInclusive<usize> = 4..=10;

/// One way to verify a person, or only that a phone is theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Method {
    /// The carrier's PASS app (5.1.1).
    Pass,
    /// A code by SMS (5.1.1).
    Sms,
    /// A code by LMS (5.1.2).
    Lms,
    /// A number keyed in during a call (5.1.3).
    Ars,
    /// Possession of the phone, by SMS (5.1.4).
    SmsPossession,
    /// Possession of the phone, by a number heard on a call (in the guide's samples only).
    ArsPossession,
}

impl Method {
    /// Every method, in the column order of the field table.
    pub const ALL: [Self; 6] = [Self::Pass, Self::Sms, Self::Lms, Self::Ars, Self::SmsPossession, Self::ArsPossession];

    /// The wire's serviceType and reqAuthType.
    pub const fn types(self) -> (&'static str, &'static str) {
        match self {
            Self::Pass => ("telcoAuth", "PASS"),
            Self::Sms => ("telcoAuth", "SMS"),
            Self::Lms => ("telcoAuth-LMS", "LMS"),
            Self::Ars => ("telcoAuth-ARSAuth", "ARS"),
            Self::SmsPossession => ("SMSAuth", "SMS"),
            Self::ArsPossession => ("ARSAuth", "ARS"),
        }
    }

    /// The method's own word: reqAuthType where the carrier verifies the person, serviceType where only the phone is.
    pub const fn word(self) -> &'static str {
        let (service, auth) = self.types();
        if self.is_possession() { service } else { auth }
    }

    /// The method of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.word() == word)
    }

    /// True if only the phone is verified, and not the person.
    pub const fn is_possession(self) -> bool {
        matches!(self, Self::SmsPossession | Self::ArsPossession)
    }

    /// The providerId values: the carriers, or the possession service itself.
    pub const fn providers(self) -> &'static [&'static str] {
        match self {
            Self::SmsPossession => &["SMS"],
            Self::ArsPossession => &["ARS"],
            _ => &["SKT", "KT", "LGU", "SKTMVNO", "KTMVNO", "LGUMVNO"],
        }
    }

    /// How many digits its numbers have: section 7 says six of text messages of the carriers' services, and nothing of others.
    #[must_use]
    pub const fn number_lengths(self) -> RangeInclusive<usize> {
        if matches!(self, Self::Sms | Self::Lms) { 6..=6 } else { ANY_NUMBER }
    }

    /// How many bytes of the carriers a message may have.
    pub(super) const fn message_limit(self) -> usize {
        if matches!(self, Self::Lms) { 2000 } else { 80 }
    }
}
