//! Everyone whom the SSO server knows. What a user meets with is in the name, so that a page can be tried by hand.

use super::systems::System;
use crate::json::{Map, Value, object};
use crate::fake_identity;
use alloc::{format, string::String, vec::Vec};

/// Everyone's password.
pub const PASSWORD: &str = "passni-1234";

/// Where the user is said to be logged in, too: an address that is for documents (RFC 5737).
const ELSEWHERE: &str = "203.0.113.7";

/// What a user meets with.
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

/// One user.
#[derive(Debug, Clone)]
pub struct User {
    pub id: String,
    name: String,
    pub password: String,
    pub behavior: Behavior,
    /// The systems that the user may use; all where there is no list.
    systems: Option<Vec<String>>,
    /// What else the user data says, or says otherwise.
    data: Value,
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
    ("elsewhere", "이보닌", Behavior::Elsewhere, "늘 다른 곳에서도 로그인한 것으로 나옴", "Is always logged in elsewhere, too"),
    ("brief", "단보닌", Behavior::Brief, "로그인이 1분 뒤에 끝남", "The login is over after a minute"),
    ("bare", "공보닌", Behavior::Bare, "사용자 정보에 아이디만 있음", "The user data has the id alone"),
    ("othername", "별보닌", Behavior::OtherName, "사용자 정보의 아이디가 userid", "The user data calls the id userid"),
];

/// Everyone, where these systems are linked.
pub fn all(systems: &[System]) -> Vec<User> {
    let person = |&(id, name, behavior, ko, en): &Row| User {
        id: id.into(),
        name: name.into(),
        password: PASSWORD.into(),
        behavior,
        systems: match id {
            "onesite" => Some(systems.iter().take(1).map(|system| system.id.clone()).collect()),
            "nosite" => Some(Vec::new()),
            _ => None,
        },
        data: object([]),
        ko,
        en,
    };
    ROWS.iter().map(person).collect()
}

/// The user of this id.
pub fn find<'p>(users: &'p [User], id: &str) -> Option<&'p User> {
    users.iter().find(|person| person.id == id)
}

/// The table, for a page that offers the users.
pub fn list(users: &[User]) -> Value {
    let row = |person: &User| {
        object([
            ("user", person.id.as_str().into()),
            ("password", person.password.as_str().into()),
            ("ko", person.ko.into()),
            ("en", person.en.into()),
        ])
    };
    users.iter().map(row).collect::<Vec<_>>().into()
}

impl User {
    /// Who a test adds: `{ userId, password?, name?, agents?, data? }`.
    pub fn read(given: &Value) -> Option<Self> {
        let text = |name: &str| given[name].as_str().filter(|text| !text.is_empty());
        let id = text("userId")?;
        let ids = |list: &Vec<Value>| list.iter().map(|id| id.as_str().map(String::from)).collect::<Option<Vec<_>>>();
        Some(Self {
            id: id.into(),
            name: text("name").unwrap_or(id).into(),
            password: text("password").unwrap_or(PASSWORD).into(),
            behavior: Behavior::Plain,
            systems: match &given["agents"] {
                Value::Null => None,
                agents => Some(ids(agents.as_array()?)?),
            },
            data: given["data"].clone(),
            ko: "시험에서 더한 사용자",
            en: "Added by a test",
        })
    }

    /// The name, for pages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the user has a right to a system.
    pub fn may_use(&self, system: &str) -> bool {
        self.systems.as_ref().is_none_or(|systems| systems.iter().any(|known| known == system))
    }

    /// Where the user is logged in, too, whatever the SSO server knows.
    pub fn elsewhere(&self) -> Option<&'static str> {
        (self.behavior == Behavior::Elsewhere).then_some(ELSEWHERE)
    }

    /// How many seconds the login counts, where that is less than anyone's.
    pub fn seconds(&self) -> Option<i64> {
        (self.behavior == Behavior::Brief).then_some(60)
    }

    /// What systems are told of the user (2.6).
    pub fn data(&self) -> Value {
        let id = if self.behavior == Behavior::OtherName { "userid" } else { "user_id" };
        let mut members = Map::from_iter([(String::from(id), Value::from(self.id.as_str()))]);
        if self.behavior != Behavior::Bare {
            let phone = format!("010-{}-{}", fake_identity::digits::<4>(&self.id), fake_identity::digits::<4>(&self.name));
            members.insert("user_nm".into(), self.name.as_str().into());
            members.insert("user_mbtlnum".into(), phone.into());
            members.insert("user_email".into(), format!("{}@bonin.example", self.id).into());
            // That there is nothing is said (2.6).
            members.insert("user_data".into(), Value::Null);
        }
        for (name, value) in self.data.as_object().into_iter().flatten() {
            members.shift_remove(name);
            members.insert(name.clone(), value.clone());
        }
        Value::Object(members)
    }
}
