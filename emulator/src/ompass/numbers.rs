//! The magic numbers of this service. Those that other services have too do the same there.

use super::session::Way;
use crate::host::{Magic, MagicNumbers, numbers};

/// The effect of a number on a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The user approves at once.
    Auto,
    /// The user declines at once.
    Declined,
    /// The time is over at once.
    Expired,
    /// The user approves at once, and the token is refused with this code.
    Token(&'static str),
}

const ALL: &[Way] = &[Way::Uaf, Way::U2f];

impl MagicNumbers for Outcome {
    type Method = Way;

    const NUMBERS: &'static [Magic<Self>] = numbers! {
        "2000" ALL Auto "저절로 승인" "Approves by itself";
        "6705" ALL Declined "사용자가 거절" "The person declines";
        "6706" ALL Expired "승인 시간이 지남" "The prompt times out";
        "9011" ALL Token("011") "승인되지만 토큰의 시간이 지남" "Approves, but the token is too old";
        "9012" ALL Token("012") "승인되지만 토큰의 종류가 다름" "Approves, but the token is of another kind";
        "9013" ALL Token("013") "승인되지만 토큰의 구성이 틀림" "Approves, but the token is malformed";
        "9014" ALL Token("014") "승인되지만 토큰의 서명이 틀림" "Approves, but the token's signature is wrong";
    };
}
