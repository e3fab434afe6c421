//! The users that the service knows: nobody. Every identifier is made from what was typed, the same each time, and belongs to
//! no one.

use super::auth_info::AuthInfo;
use crate::fake_identity::{identifier, is_under};
use bonin::format::seoul;
use serde::Serialize;

/// The members of MOKResult that say who the person is (guide 7).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    user_name: String,
    user_phone: String,
    #[serde(flatten)]
    subscriber: Option<Subscriber>,
}

/// The members that only a carrier knows.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Subscriber {
    ci: String,
    di: String,
    user_birthday: String,
    user_gender: String,
    user_nation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_adult: Option<&'static str>,
}

impl Identity {
    /// Who is verified by this request, as far as the service can know.
    pub fn of(info: &AuthInfo, site: &str, now: i64) -> Self {
        // A possession service knows who holds the phone, and echoes the name that it was given (inferred).
        let is_known = !info.profile.method.is_possession();
        let subscriber = is_known.then(|| Subscriber::of(info, site, now));
        Self { user_name: info.name.clone(), user_phone: info.phone.clone(), subscriber }
    }
}

impl Subscriber {
    fn of(info: &AuthInfo, site: &str, now: i64) -> Self {
        // The carrier knows its subscriber. If nothing was typed, everyone is this one.
        let birthday = info.birthday.as_deref().unwrap_or("19900101");
        let gender = info.gender.as_deref().unwrap_or("1");
        let nation = info.nation.as_deref().unwrap_or("0");
        let seed = format!("{}|{birthday}|{gender}|{nation}", info.name);
        let is_adult = is_adult(&info.usage, birthday, &seoul::today(now));
        Self {
            ci: identifier::<64>(&format!("ci|{seed}")),
            di: identifier::<48>(&format!("di|{site}|{seed}")),
            user_birthday: birthday.into(),
            user_gender: gender.into(),
            user_nation: nation.into(),
            is_adult: is_adult.map(|adult| if adult { "Y" } else { "N" }),
        }
    }
}

/// The person is of age by the law that the usage code names; `None` for other codes. Dates are yyyyMMdd.
pub fn is_adult(usage: &str, birthday: &str, today: &str) -> Option<bool> {
    match usage {
        // Civil Act, article 4: 19 years.
        "01016" => Some(!is_under(birthday, 19, today)),
        // Youth Protection Act, article 2: from 1 January of the year in which one turns 19.
        "01026" => Some(!is_under(birthday.get(..4)?, 19, today.get(..4)?)),
        _ => None,
    }
}
