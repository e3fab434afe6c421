//! The users that the SSO server knows. The name of a user says what happens to them, so that a page can be tried by hand.

use super::systems::System;
use crate::fake_identity;
use crate::host::{self, AnyJson, AnyMembers, Filled, Numbers, UserRow};
use crate::json::{Map, Value, members};
use bonin::error::Error;
use serde::{Deserialize, Serialize};

/// Everyone's password.
pub const PASSWORD: &str = "passni-1234";

/// The other address that a user is said to be logged in at: one that is reserved for documents (RFC 5737).
const ELSEWHERE: &str = "203.0.113.7";

/// What happens to a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behavior {
    /// Nothing.
    Plain,
    /// No password is asked for.
    NoPassword,
    /// Nobody can log in by this name.
    Locked,
    /// The login is over soon.
    Brief,
    /// Someone is said to be logged in elsewhere, always.
    Elsewhere,
    /// The user data is an id and no more.
    Bare,
    /// The user data calls the id by its other name (2.6).
    OtherName,
}

/// A user.
#[derive(Debug, Clone)]
pub struct User {
    pub id: String,
    name: String,
    pub password: String,
    pub behavior: Behavior,
    /// The systems that the user may use; all if there is no list.
    systems: Option<Vec<String>>,
    /// Further members of the user data, or other values of those that it has.
    data: Map<String, Value>,
    ko: &'static str,
    en: &'static str,
}

type Row = (&'static str, &'static str, Behavior, &'static str, &'static str);

const ROWS: [Row; 10] = [
    ("hong", "홍보닌", Behavior::Plain, "그냥 로그인", "Logs in"),
    ("kim", "김보닌", Behavior::Plain, "그냥 로그인 (다른 사람)", "Logs in, someone else"),
    ("free", "무보닌", Behavior::NoPassword, "비밀번호 없이 로그인", "Logs in without a password"),
    ("locked", "잠보닌", Behavior::Locked, "잠긴 계정", "The account is locked"),
    ("onesite", "일보닌", Behavior::Plain, "첫 번째 시스템에만 권한", "May use the first system alone"),
    ("nosite", "영보닌", Behavior::Plain, "아무 시스템에도 권한이 없음", "May use no system"),
    (
        "elsewhere",
        "이보닌",
        Behavior::Elsewhere,
        "늘 다른 곳에서도 로그인한 것으로 나옴",
        "Is always logged in elsewhere, too",
    ),
    ("brief", "단보닌", Behavior::Brief, "로그인이 1분 뒤에 끝남", "The login is over after a minute"),
    ("bare", "공보닌", Behavior::Bare, "사용자 정보에 아이디만 있음", "The user data has the id alone"),
    ("othername", "별보닌", Behavior::OtherName, "사용자 정보의 아이디가 userid", "The user data calls the id userid"),
];

/// All users, if these systems are linked.
pub fn all(systems: &[System]) -> Vec<User> {
    let user = |&(id, name, behavior, ko, en): &Row| User {
        id: id.into(),
        name: name.into(),
        password: PASSWORD.into(),
        behavior,
        systems: match id {
            "onesite" => Some(systems.iter().take(1).map(|system| system.id.clone()).collect()),
            "nosite" => Some(Vec::new()),
            _ => None,
        },
        data: Map::new(),
        ko,
        en,
    };
    ROWS.iter().map(user).collect()
}

/// The user of this id.
pub fn find<'p>(users: &'p [User], id: &str) -> Option<&'p User> {
    users.iter().find(|user| user.id == id)
}

/// The table, for a page that offers the users.
pub fn list(users: &[User]) -> Numbers {
    let row = |user: &User| UserRow {
        user: user.id.clone(),
        password: user.password.clone(),
        phone: None,
        ko: user.ko,
        en: user.en,
    };
    Numbers::Users(users.iter().map(row).collect())
}

/// A user whom a test adds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewUser {
    user_id: Filled,
    password: Option<String>,
    name: Option<String>,
    agents: Option<Vec<String>>,
    data: Option<AnyMembers>,
}

/// The data of a user that systems get (2.6).
#[derive(Serialize)]
struct UserData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    userid: Option<&'a str>,
    #[serde(flatten)]
    details: Option<Details<'a>>,
}

#[derive(Serialize)]
struct Details<'a> {
    user_nm: &'a str,
    user_mbtlnum: String,
    user_email: String,
    /// A member without a value is null (2.6).
    user_data: Option<()>,
}

impl User {
    /// A user whom a test adds.
    pub fn read(AnyJson(given): &AnyJson) -> Result<Self, Error> {
        let read = host::read(given).map_err(|error| Error::misuse("users", error.reason));
        let NewUser { user_id: Filled(id), password, name, agents, data } = read?;
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        Ok(Self {
            name: filled(name).unwrap_or_else(|| id.clone()),
            password: filled(password).unwrap_or_else(|| PASSWORD.into()),
            id,
            behavior: Behavior::Plain,
            systems: agents,
            data: data.unwrap_or_default().0,
            ko: "시험에서 더한 사용자",
            en: "Added by a test",
        })
    }

    /// The name, for pages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The user has a right to a system.
    pub fn may_use(&self, system: &str) -> bool {
        self.systems.as_ref().is_none_or(|systems| systems.iter().any(|known| known == system))
    }

    /// The other address that the user is logged in at, whatever the SSO server knows.
    pub fn elsewhere(&self) -> Option<&'static str> {
        (self.behavior == Behavior::Elsewhere).then_some(ELSEWHERE)
    }

    /// How many seconds the login counts, if that is less than anyone's.
    pub fn seconds(&self) -> Option<i64> {
        (self.behavior == Behavior::Brief).then_some(60)
    }

    /// The data of the user that systems get (2.6).
    pub fn data(&self) -> Map<String, Value> {
        let is_other = self.behavior == Behavior::OtherName;
        let details = || Details {
            user_nm: &self.name,
            user_mbtlnum: format!(
                "010-{}-{}",
                fake_identity::digits::<4>(&self.id),
                fake_identity::digits::<4>(&self.name)
            ),
            user_email: format!("{}@bonin.example", self.id),
            user_data: None,
        };
        let mut data = members(&UserData {
            user_id: (!is_other).then_some(&self.id),
            userid: is_other.then_some(&self.id),
            details: (self.behavior != Behavior::Bare).then(details),
        });
        data.extend(self.data.clone());
        data
    }
}
