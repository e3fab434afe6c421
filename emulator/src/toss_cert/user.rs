//! The people of the emulator: nobody. Every identifier is made from who they say they are, the same each time, and belongs to
//! no one.

use super::routes::Service;
use crate::fake_identity::{digits, identifier, is_under};
use alloc::{format, string::String, vec::Vec};

/// Who someone says they are.
#[derive(Clone)]
pub struct User {
    pub name: String,
    pub phone: String,
    /// yyyyMMdd.
    pub birthday: String,
}

/// A member of `personalData`, by its name; `None` is null.
pub type Member = (&'static str, Option<String>);

impl User {
    /// The one fictional person of Toss's test service (2.6).
    pub fn of_test_service(phone: &str) -> Self {
        Self { name: "김토스".into(), phone: phone.into(), birthday: "19930324".into() }
    }

    /// The members of `personalData` (2.6); `today` is yyyyMMdd.
    pub fn members(&self, service: Service, fixed: bool, today: &str) -> Vec<Member> {
        let some = |text: &str| Some(String::from(text));
        let seed = self.seed();
        let woman = fixed || identifier::<1>(&format!("gender|{seed}")) < identifier::<1>("gender");
        let ci = if fixed { format!("{:0<88}", "CI0110000000001") } else { identifier::<64>(&format!("ci|{seed}")) };
        let mut all = alloc::vec![
            ("ci", Some(ci)),
            ("di", Some(identifier::<48>(&format!("di|{seed}")))),
            ("name", some(&self.name)),
            ("birthday", some(&self.birthday)),
            ("gender", some(if woman { "FEMALE" } else { "MALE" })),
            ("nationality", some("LOCAL")),
            ("ageGroup", some(if is_under(&self.birthday, 19, today) { "MINOR" } else { "ADULT" })),
            ("ci2", None),
            ("ciUpdate", None),
        ];
        if service == Service::Simple {
            all.push(("phone", some(&self.phone)));
            all.extend(["address", "addressDetails", "zipCode", "email"].map(|name| (name, None)));
        }
        all
    }

    /// The number that Toss gives the person: in the certificate, and in what is signed.
    pub fn number(&self) -> String {
        digits::<24>(&format!("number|{}", self.seed()))
    }

    /// A further identifier of this name.
    pub fn identifier(&self, name: &str) -> String {
        identifier::<32>(&format!("{name}|{}", self.seed()))
    }

    fn seed(&self) -> String {
        format!("toss|{}|{}", self.name, self.birthday)
    }
}
