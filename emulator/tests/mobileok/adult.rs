//! Adult checks: two laws, two days on which one is of age.

use crate::host::{Host, sms, without};
use crate::json::With;

fn is_adult(usage: &str, birthday: &str) -> Option<String> {
    let mut host = Host::new();
    let info =
        without(&without(&sms(), "usageCode"), "userBirthday").with("usageCode", usage).with("userBirthday", birthday);
    let asked = host.asked("one", &info);
    let code = host.code();
    let done = host.confirm(asked.token(), Some(&code));
    host.result(&done)["isAdult"].as_str().map(Into::into)
}

#[test]
fn by_the_civil_act_on_the_nineteenth_birthday() {
    assert_eq!(is_adult("01016", "20060601").as_deref(), Some("Y"));
    assert_eq!(is_adult("01016", "20060602").as_deref(), Some("N"));
}

#[test]
fn by_the_youth_protection_act_from_the_first_of_january() {
    assert_eq!(is_adult("01026", "20061231").as_deref(), Some("Y"));
    assert_eq!(is_adult("01026", "20070101").as_deref(), Some("N"));
}

#[test]
fn nobody_else_is_told() {
    assert_eq!(is_adult("01001", "19900215"), None);
}
