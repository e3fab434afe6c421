//! The people of the emulator: nobody. Every identifier is made from what was typed, the same each time, and belongs to no one.

use super::auth_info::AuthInfo;
use crate::json::Value;
use bonin::format::seoul;
use crate::fake_identity::{identifier, is_under};
use alloc::{format, vec::Vec};

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
        ("ci", identifier::<64>(&format!("ci|{person}")).into()),
        ("di", identifier::<48>(&format!("di|{site}|{person}")).into()),
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
