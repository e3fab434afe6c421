//! The users that the SSO server knows. The name of a user says what happens to them, so that a page can be tried by hand.

use crate::host::{Numbers, UserRow};

/// Everyone's password.
pub const PASSWORD: &str = "nets-1234";

/// What happens to a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behavior {
    /// Nothing.
    Plain,
    /// A second factor, at this phone.
    Factor(&'static str),
    /// A user who is logged on elsewhere is asked which logon stays.
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

/// A user.
pub struct User {
    pub id: &'static str,
    pub name: &'static str,
    pub behavior: Behavior,
    ko: &'static str,
    en: &'static str,
}

const fn user(id: &'static str, name: &'static str, behavior: Behavior, ko: &'static str, en: &'static str) -> User {
    User { id, name, behavior, ko, en }
}

static USERS: [User; 13] = [
    user("hong", "홍보닌", Behavior::Plain, "그냥 로그인", "Logs on"),
    user("kim", "김보닌", Behavior::Plain, "그냥 로그인 (다른 사람)", "Logs on, someone else"),
    user(
        "otp",
        "오보닌",
        Behavior::Factor("01000002001"),
        "2차 인증 (전화기로 번호)",
        "A second factor, its code on the phone",
    ),
    user(
        "choose",
        "주보닌",
        Behavior::Choose,
        "다른 곳에 로그인되어 있으면 고르기",
        "Chooses where someone is logged on elsewhere",
    ),
    user("last", "나보닌", Behavior::Last, "나중 로그인이 먼저 것을 끊음", "A later logon ends the earlier one"),
    user("first", "선보닌", Behavior::First, "먼저 로그인한 쪽이 남음", "The earlier logon stays"),
    user(
        "expired",
        "만보닌",
        Behavior::Refused("11070002", "비밀번호 만료"),
        "비밀번호 만료",
        "The password has expired",
    ),
    user("locked", "잠보닌", Behavior::Refused("11050002", "계정 잠김"), "잠긴 계정", "The account is locked"),
    user("disabled", "중보닌", Behavior::Refused("11020014", "사용 중지"), "중지된 계정", "The account is disabled"),
    user(
        "customer",
        "고보닌",
        Behavior::Refused("50000001", "점검 중입니다."),
        "고객사가 정한 오류",
        "An error of the customer's own",
    ),
    user("onesite", "일보닌", Behavior::OneSite, "site-a에만 권한", "May use site-a alone"),
    user("notice", "예보닌", Behavior::Notice, "비밀번호가 곧 만료", "The password is about to expire"),
    user("moved", "이보닌", Behavior::Moved, "다른 도메인에도 알림", "Another domain is told, too"),
];

/// The user of this id.
pub fn find(id: &str) -> Option<&'static User> {
    USERS.iter().find(|user| user.id == id)
}

/// The table, for a page that offers the users.
pub fn list() -> Numbers {
    let row = |user: &User| UserRow {
        user: user.id.into(),
        password: PASSWORD.into(),
        phone: if let Behavior::Factor(phone) = user.behavior { Some(phone) } else { None },
        ko: user.ko,
        en: user.en,
    };
    Numbers::Users(USERS.iter().map(row).collect())
}
