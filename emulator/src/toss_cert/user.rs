//! The users of the emulator: nobody. Every identifier is made from who they say they are, the same each time, and belongs to
//! no one.

use super::routes::Service;
use crate::fake_identity::{digits, identifier, is_under};
use serde::Serialize;

/// Who someone says they are.
#[derive(Clone)]
pub struct User {
    pub name: String,
    pub phone: String,
    /// yyyyMMdd.
    pub birthday: String,
}

/// `personalData` (2.6), before it is encrypted.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonalData {
    ci: String,
    di: String,
    name: String,
    birthday: String,
    gender: &'static str,
    nationality: &'static str,
    age_group: &'static str,
    ci2: Option<()>,
    ci_update: Option<()>,
    #[serde(flatten)]
    contact: Option<Contact>,
}

/// The members that the simple authentication has besides.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Contact {
    phone: String,
    address: Option<()>,
    address_details: Option<()>,
    zip_code: Option<()>,
    email: Option<()>,
}

impl User {
    /// The one fictional person of Toss's test service (2.6).
    pub fn of_test_service(phone: &str) -> Self {
        Self { name: "김토스".into(), phone: phone.into(), birthday: "19930324".into() }
    }

    /// The user's `personalData`; `today` is yyyyMMdd.
    pub fn personal_data(&self, service: Service, fixed: bool, today: &str) -> PersonalData {
        let seed = self.seed();
        let is_woman = fixed || identifier::<1>(&format!("gender|{seed}")) < identifier::<1>("gender");
        let contact =
            || Contact { phone: self.phone.clone(), address: None, address_details: None, zip_code: None, email: None };
        PersonalData {
            ci: if fixed { format!("{:0<88}", "CI0110000000001") } else { identifier::<64>(&format!("ci|{seed}")) },
            di: identifier::<48>(&format!("di|{seed}")),
            name: self.name.clone(),
            birthday: self.birthday.clone(),
            gender: if is_woman { "FEMALE" } else { "MALE" },
            nationality: "LOCAL",
            age_group: if is_under(&self.birthday, 19, today) { "MINOR" } else { "ADULT" },
            ci2: None,
            ci_update: None,
            contact: (service == Service::Simple).then(contact),
        }
    }

    /// The number that Toss gives the person: in the certificate, and in signed statements.
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
