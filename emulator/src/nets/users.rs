//! Everyone whom the SSO server knows. What a user meets with is in the name, so that a page can be tried by hand.

use crate::json::{Value, object};
use alloc::vec::Vec;

/// Everyone's password.
pub const PASSWORD: &str = "nets-1234";

/// What a user meets with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behavior {
    /// Nothing.
    Plain,
    /// A second factor, at this phone.
    Factor(&'static str),
    /// Who is logged on elsewhere is asked which one stays.
    Choose,
    /// The later logon wins.
    Last,
    /// The earlier logon wins.
    First,
    /// This code at each logon.
    Refused(&'static str, &'static str),
    /// One site alone.
    OneSite,
    /// The password is about to expire.
    Notice,
    /// Another page has to be told of the logon, and this one goes to a gate.
    Moved,
}

/// One user.
pub struct User {
    pub id: &'static str,
    pub name: &'static str,
    pub behavior: Behavior,
    ko: &'static str,
    en: &'static str,
}

const fn person(id: &'static str, name: &'static str, behavior: Behavior, ko: &'static str, en: &'static str) -> User {
    User { id, name, behavior, ko, en }
}

static PEOPLE: [User; 13] = [
    person("hong", "홍보닌", Behavior::Plain, "그냥 로그인", "Logs on"),
    person("kim", "김보닌", Behavior::Plain, "그냥 로그인 (다른 사람)", "Logs on, someone else"),
    person("otp", "오보닌", Behavior::Factor("01000002001"), "2차 인증 (전화기로 번호)", "A second factor, its code on the phone"),
    person("choose", "주보닌", Behavior::Choose, "다른 곳에 로그인되어 있으면 고르기", "Chooses where someone is logged on elsewhere"),
    person("last", "나보닌", Behavior::Last, "나중 로그인이 먼저 것을 끊음", "A later logon ends the earlier one"),
    person("first", "선보닌", Behavior::First, "먼저 로그인한 쪽이 남음", "The earlier logon stays"),
    person("expired", "만보닌", Behavior::Refused("11070002", "비밀번호 만료"), "비밀번호 만료", "The password has expired"),
    person("locked", "잠보닌", Behavior::Refused("11050002", "계정 잠김"), "잠긴 계정", "The account is locked"),
    person("disabled", "중보닌", Behavior::Refused("11020014", "사용 중지"), "중지된 계정", "The account is disabled"),
    person("customer", "고보닌", Behavior::Refused("50000001", "점검 중입니다."), "고객사가 정한 오류", "An error of the customer's own"),
    person("onesite", "일보닌", Behavior::OneSite, "site-a에만 권한", "May use site-a alone"),
    person("notice", "예보닌", Behavior::Notice, "비밀번호가 곧 만료", "The password is about to expire"),
    person("moved", "이보닌", Behavior::Moved, "다른 도메인에도 알림", "Another domain is told, too"),
];

/// The user of this id.
pub fn find(id: &str) -> Option<&'static User> {
    PEOPLE.iter().find(|person| person.id == id)
}

/// The table, for a page that offers the users.
pub fn list() -> Value {
    let row = |person: &User| {
        let phone = if let Behavior::Factor(phone) = person.behavior { Some(phone) } else { None };
        object([
            ("user", person.id.into()),
            ("password", PASSWORD.into()),
            ("phone", phone.into()),
            ("ko", person.ko.into()),
            ("en", person.en.into()),
        ])
    };
    PEOPLE.iter().map(row).collect::<Vec<_>>().into()
}
