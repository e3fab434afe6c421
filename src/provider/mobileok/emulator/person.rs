//! The people of the emulator: nobody. Every identifier is made from what was typed, the same each time, and belongs to no one.

use super::auth_info::AuthInfo;
use crate::json::Value;
use crate::wire::{base64, seoul};
use alloc::{format, string::String, vec::Vec};
use sha2::{Digest, Sha256};

/// The members of MOKResult that say who the person is (guide 7), as far as the service can know.
pub fn members(info: &AuthInfo, site: &str, now: i64) -> Vec<(&'static str, Value)> {
    let mut out = alloc::vec![("userName", info.name.as_str().into()), ("userPhone", info.phone.as_str().into())];
    // A possession service knows who holds the phone, and echoes the name that it was given (inferred).
    if info.profile.method.is_possession() {
        return out;
    }
    // The carrier knows its subscriber; where nothing was typed, everyone is this one.
    let birthday = info.birthday.as_deref().unwrap_or("19900101");
    let gender = info.gender.as_deref().unwrap_or("1");
    let nation = info.nation.as_deref().unwrap_or("0");
    let person = format!("{}|{birthday}|{gender}|{nation}", info.name);
    out.extend([
        ("ci", fictional::<64>(&format!("ci|{person}")).into()),
        ("di", fictional::<48>(&format!("di|{site}|{person}")).into()),
        ("userBirthday", birthday.into()),
        ("userGender", gender.into()),
        ("userNation", nation.into()),
        (
            "isAdult",
            is_adult(&info.usage, birthday, &seoul::today(now)).map(|adult| if adult { "Y" } else { "N" }).into(),
        ),
    ]);
    out
}

/// Whether the person is of age by the law that the usage code names; `None` for other codes. Dates are yyyyMMdd.
pub fn is_adult(usage: &str, birthday: &str, today: &str) -> Option<bool> {
    match usage {
        // Civil Act, article 4: 19 years.
        "01016" => Some(!is_under(birthday, 19, today)),
        // Youth Protection Act, article 2: from 1 January of the year in which one turns 19.
        "01026" => Some(!is_under(birthday.get(..4)?, 19, today.get(..4)?)),
        _ => None,
    }
}

/// Whether `years` have not yet passed since `birthday`. Digits compare as dates, so one of 29 February ages on 1 March.
pub fn is_under(birthday: &str, years: u32, today: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().unwrap_or(u32::MAX);
    let year = if birthday.len() > 4 { 10_000 } else { 1 };
    number(birthday).saturating_add(years * year) > number(today)
}

/// `N` bytes that depend on `seed` alone, in base64.
fn fictional<const N: usize>(seed: &str) -> String {
    let mut bytes = Vec::with_capacity(N + 32);
    for block in 0..N.div_ceil(32) {
        bytes.extend(Sha256::digest(format!("bonin emulator, no real person|{block}|{seed}")));
    }
    bytes.truncate(N);
    base64::encode(&bytes)
}
