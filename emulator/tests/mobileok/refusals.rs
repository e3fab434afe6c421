//! What an auth request may hold, for each of the six types.

use crate::host::{Host, ars, ars_possession, json, lms, pass, sms, sms_possession, without};
use crate::json::{Value, With};

fn code_of(info: &Value) -> String {
    let mut host = Host::new();
    let token = host.token("one");
    host.request(token.token(), info).code().into()
}

fn set(info: &Value, name: &str, value: impl Into<Value>) -> Value {
    without(info, name).with(name, value)
}

#[test]
fn each_type_is_taken_as_it_should_be() {
    for info in [sms(), lms(), ars(), pass(), sms_possession(), ars_possession()] {
        assert_eq!(code_of(&info), "2000", "{}", info);
    }
}

#[test]
fn every_required_field_is_missed() {
    let always = ["serviceType", "reqAuthType", "usageCode", "userName", "userPhone", "retTransferType"];
    for info in [sms(), lms(), ars(), pass(), sms_possession(), ars_possession()] {
        for name in always {
            assert_eq!(code_of(&without(&info, name)), "3001", "{name}");
            assert_eq!(code_of(&set(&info, name, "")), "3001", "{name} empty");
        }
    }
    for info in [sms(), lms(), ars()] {
        for name in ["userBirthday", "userGender", "userNation"] {
            assert_eq!(code_of(&without(&info, name)), "3001", "{name}");
        }
    }
    assert_eq!(code_of(&without(&pass(), "userBirthday")), "2000");
    assert_eq!(code_of(&without(&ars(), "arsCode")), "5034");
    assert_eq!(code_of(&without(&sms(), "providerId")), "4017");
    assert_eq!(code_of(&without(&pass(), "providerId")), "4010");
}

#[test]
fn every_wrong_value_has_its_code() {
    for (name, value, code) in [
        ("serviceType", "telco", "4014"),
        ("reqAuthType", "MAIL", "5007"),
        ("reqAuthType", "LMS", "4006"),
        ("providerId", "AT&T", "4017"),
        ("usageCode", "01006", "6083"),
        ("userName", "a\nb", "5003"),
        ("userName", " 김보닌", "5003"),
        ("userPhone", "010-1234-5678", "5012"),
        ("userPhone", "0212345678", "5012"),
        ("userPhone", "010123456789", "5012"),
        ("userBirthday", "19900230", "5004"),
        ("userBirthday", "900215", "5004"),
        ("userBirthday", "20250602", "5004"),
        ("userGender", "M", "5005"),
        ("userNation", "KR", "9998"),
        ("replyNumber", "02-1234", "6086"),
        ("replyNumber", "", "6086"),
        ("retTransferType", "MOKToken", "9998"),
        ("arsCode", "ARS-BONIN-0001", "9998"),
        ("extension", "{}", "9998"),
        ("surprise", "1", "9998"),
    ] {
        assert_eq!(code_of(&set(&sms(), name, value)), code, "{name}");
    }
    assert_eq!(code_of(&set(&sms(), "serviceType", 1)), "5008");
    assert_eq!(code_of(&set(&sms(), "userPhone", 1_012_345_678)), "5012");
    assert_eq!(code_of(&set(&ars(), "userBirthday", "19900230")), "5018");
    assert_eq!(code_of(&set(&ars(), "arsCode", "MINE")), "5034");
    assert_eq!(code_of(&set(&pass(), "providerId", "AT&T")), "4010");
    assert_eq!(code_of(&set(&sms_possession(), "providerId", "SKT")), "5010");
}

#[test]
fn what_belongs_to_another_type_is_refused() {
    for (info, name, value) in [
        (pass(), "userGender", "1"),
        (pass(), "sendMsg", "[000000]"),
        (pass(), "replyNumber", "0212345678"),
        (sms_possession(), "userBirthday", "19900215"),
        (sms_possession(), "userGender", "1"),
        (lms(), "userRegistSingleNumber", "2"),
        (ars(), "sendMsg", "[000000]"),
        (ars_possession(), "userBirthday", "19900215"),
    ] {
        assert_eq!(code_of(&set(&info, name, value)), "9998", "{name}");
    }
    assert_eq!(code_of(&set(&pass(), "extension", json("{}"))), "9998");
}

#[test]
fn the_resident_digit_stands_for_gender_and_nation() {
    let bare = without(&without(&sms(), "userGender"), "userNation");
    for digit in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        assert_eq!(code_of(&set(&bare, "userRegistSingleNumber", digit)), "2000");
    }
    for digit in ["0", "9", "", "12", "a"] {
        assert_eq!(code_of(&set(&bare, "userRegistSingleNumber", digit)), "6087");
    }
    assert_eq!(code_of(&set(&sms(), "userRegistSingleNumber", "2")), "2000");
}

#[test]
fn a_message_has_its_placeholder_and_fits() {
    // 80 bytes: 35 Hangul of two bytes, the eight of the placeholder, and two more.
    let fits = format!("{}[000000]..", "가".repeat(35));
    assert_eq!(code_of(&set(&sms(), "sendMsg", fits.as_str())), "2000");
    assert_eq!(code_of(&set(&sms(), "sendMsg", format!("{fits}."))), "6026");
    assert_eq!(code_of(&set(&sms_possession(), "sendMsg", format!("{fits}."))), "6026");
    assert_eq!(code_of(&set(&lms(), "sendMsg", format!("{}[000000]", "가".repeat(996)))), "2000");
    assert_eq!(code_of(&set(&lms(), "sendMsg", format!("{}[000000]", "가".repeat(997)))), "6026");
    for bad in ["no placeholder", "[00000]", ""] {
        assert_eq!(code_of(&set(&sms(), "sendMsg", bad)), "6026");
    }
}

#[test]
fn the_ars_text_is_json_inside_a_string() {
    let with = |text: &str| set(&ars(), "extension", json(text));
    assert_eq!(code_of(&with(r#"{"arsRequestMsg":"{\"companyName\":\"bonin\"}"}"#)), "2000");
    assert_eq!(code_of(&with(r#"{"arsRequestMsg":{"companyName":"bonin"}}"#)), "9998");
    assert_eq!(code_of(&with(r#"{"arsRequestMsg":"companyName"}"#)), "9998");
}

#[test]
fn an_envelope_that_does_not_open_is_refused() {
    for sealed in ["", "x", "AAAA|AAAA", "AAAA|AAAAAAAAAAAAAAAAAAAAAA=="] {
        let mut host = Host::new();
        let token = host.token("one");
        let code = if sealed.is_empty() { "3001" } else { "5031" };
        assert_eq!(host.request_sealed(token.token(), sealed).code(), code);
    }
}

#[test]
fn pass_is_not_for_children() {
    assert_eq!(code_of(&set(&pass(), "userBirthday", "20110602")), "6751");
    assert_eq!(code_of(&set(&pass(), "userBirthday", "20110601")), "2000");
}
