//! SMS, LMS and the SMS possession check: codes, counts and clocks.

use crate::host::{Host, MINUTE, PHONE, lms, sms, sms_possession};
use crate::json::With;

#[test]
fn the_right_code_gives_the_result_once() {
    for info in [sms(), lms(), sms_possession()] {
        let mut host = Host::new();
        let asked = host.asked("one", &info);
        assert_eq!(asked.body["resendCount"].as_i64(), Some(3));
        assert!(asked.body["otpCode"].is_null());
        let code = host.code();
        let done = host.confirm(asked.token(), Some(&code));
        let result = host.result(&done);
        assert_eq!(result["clientTxId"].as_str(), Some(format!("{:0<24}", "one").as_str()));
        assert_eq!(result["userPhone"].as_str(), Some(PHONE));
        assert_eq!(result["issueDate"].as_str(), Some("2025-06-01 12:00:00.000"));
        assert_eq!(result["reqDate"].as_str(), Some("250601120000"));
        assert_eq!(host.confirm(asked.token(), Some(&code)).code(), "4000");
        assert_eq!(host.resend(asked.token()).code(), "4003");
    }
}

#[test]
fn a_carrier_knows_its_subscriber_and_a_possession_check_does_not() {
    let mut host = Host::new();
    let verify = |host: &mut Host, name: &str, info| {
        let asked = host.asked(name, &info);
        let code = host.code();
        let done = host.confirm(asked.token(), Some(&code));
        host.result(&done)
    };
    let (first, second) = (verify(&mut host, "one", sms()), verify(&mut host, "two", lms()));
    for name in ["ci", "di", "userBirthday", "userGender", "userNation"] {
        assert!(first[name].as_str().is_some_and(|text| !text.is_empty()), "{name}");
        assert_eq!(first[name], second[name], "{name} is the person's");
    }
    assert_eq!(first["ci"].as_str().map(str::len), Some(88));
    assert_eq!(first["di"].as_str().map(str::len), Some(64));
    assert_ne!(first["txId"], second["txId"]);
    let possession = verify(&mut host, "three", sms_possession());
    for name in ["ci", "di", "userBirthday", "userGender", "userNation", "isAdult"] {
        assert!(possession[name].is_null(), "{name}");
    }
    assert_eq!(possession["providerId"].as_str(), Some("SMS"));
}

#[test]
fn the_message_is_the_relying_partys_own() {
    let mut host = Host::new();
    host.asked("one", &sms().with("sendMsg", "보닌 [000000] 입력").with("replyNumber", "0212345678"));
    let view = host.phone("view").unwrap();
    let message = &view["messages"].as_array().unwrap()[0];
    assert_eq!(message["text"].as_str(), Some(format!("보닌 [{}] 입력", host.code()).as_str()));
    assert_eq!((message["from"].as_str(), message["kind"].as_str()), (Some("0212345678"), Some("SMS")));
}

#[test]
fn three_wrong_codes_and_no_more() {
    for (info, wrong) in [(sms(), "2910"), (lms(), "2910"), (sms_possession(), "4013")] {
        let mut host = Host::new();
        let asked = host.asked("one", &info);
        let code = host.code();
        let other = if code == "111111" { "222222" } else { "111111" };
        let mut token = asked.token().to_string();
        for left in [2, 1, 0] {
            let answer = host.confirm(&token, Some(other));
            assert_eq!(answer.code(), wrong);
            assert_eq!(answer.body["retryCount"].as_i64(), Some(left));
            assert_ne!(answer.token(), token);
            assert_eq!(host.confirm(&token, Some(other)).code(), "5015", "only the newest token works");
            token = answer.token().into();
        }
        assert_eq!(host.confirm(&token, Some(&code)).code(), "4301");
    }
}

#[test]
fn a_code_of_the_wrong_form_costs_no_try() {
    let mut host = Host::new();
    let asked = host.asked("one", &sms());
    for (number, code) in [(Some("12345"), "5029"), (Some("12345a"), "5029"), (Some(""), "5029"), (None, "5011")] {
        let answer = host.confirm(asked.token(), number);
        assert_eq!(answer.code(), code);
        assert!(answer.body["encryptMOKToken"].is_null());
    }
    let code = host.code();
    assert_eq!(host.confirm(asked.token(), Some(&code)).code(), "2000");
}

#[test]
fn three_resends_and_no_more() {
    let mut host = Host::new();
    let mut token = host.asked("one", &sms()).token().to_string();
    let mut codes = vec![host.code()];
    for left in [2, 1, 0] {
        let answer = host.resend(&token);
        assert_eq!((answer.code(), answer.body["resendCount"].as_i64()), ("2000", Some(left)));
        token = answer.token().into();
        codes.push(host.code());
    }
    assert_eq!(host.resend(&token).code(), "4302");
    assert_eq!(host.confirm(&token, Some(&codes[0])).code(), "2910", "the first code is gone");
}

#[test]
fn a_code_lives_three_minutes_and_a_resend_makes_a_new_one() {
    let mut host = Host::new();
    let asked = host.asked("one", &sms());
    let code = host.code();
    host.advance(3 * MINUTE);
    assert_eq!(host.confirm(asked.token(), Some(&code)).code(), "6024");
    let again = host.resend(asked.token());
    let code = host.code();
    assert_eq!(host.confirm(again.token(), Some(&code)).code(), "2000");
}

#[test]
fn the_session_lives_seven_minutes() {
    let mut host = Host::new();
    let asked = host.asked("one", &sms());
    let code = host.code();
    host.advance(7 * MINUTE);
    assert_eq!(host.confirm(asked.token(), Some(&code)).code(), "4001");
    assert_eq!(host.resend(asked.token()).code(), "4003");
    host.advance(3 * MINUTE);
    assert_eq!(host.confirm(asked.token(), Some(&code)).code(), "4018");
}

#[test]
fn a_call_is_for_ars_alone() {
    let mut host = Host::new();
    let asked = host.asked("one", &sms());
    assert_eq!(host.call(asked.token()).code(), "4005");
}

#[test]
fn options_show_the_code_and_choose_the_name_of_a_field() {
    let mut host = Host::new();
    host.control("options", r#"{"otpCode":true,"requestDate":"alternate"}"#);
    let mut names = Vec::new();
    for name in ["one", "two", "three"] {
        let asked = host.asked(name, &sms());
        let code = asked.body["otpCode"].as_str().unwrap().to_string();
        let done = host.confirm(asked.token(), Some(&code));
        names.push(host.result(&done)["reqdate"].is_null());
    }
    assert_eq!(names, [true, false, true]);
}
