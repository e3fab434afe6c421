//! The JSON to seal, to the letter: the order of the guide's tables, and nothing that was not given.

use crate::support::people::{BIRTHDAY, METHODS, NAME, PHONE, TYPED_PHONE, least, most, with};
use crate::support::{Json, NOW, json};

fn sealed_text(info: &Json) -> String {
    super::sealed_text_at(info, NOW).unwrap()
}

#[test]
fn the_least_of_each_method() {
    let person = format!(r#""usageCode":"01001","userName":"{NAME}","userPhone":"{PHONE}""#);
    let identity = format!(r#""userBirthday":"{BIRTHDAY}","userGender":"2","userNation":"0""#);
    let whole = |service: &str, auth: &str, provider: &str, rest: &str| {
        let types = format!(r#""serviceType":"{service}","reqAuthType":"{auth}","providerId":"{provider}""#);
        format!("{{{types},{person}{rest},\"retTransferType\":\"MOKResult\"}}")
    };
    let ars = r#","arsCode":"ARS-1""#;
    let expected = [
        ("PASS", whole("telcoAuth", "PASS", "SKT", "")),
        ("SMS", whole("telcoAuth", "SMS", "SKT", &format!(",{identity}"))),
        ("LMS", whole("telcoAuth-LMS", "LMS", "SKT", &format!(",{identity}"))),
        ("ARS", whole("telcoAuth-ARSAuth", "ARS", "SKT", &format!(",{identity}{ars}"))),
        ("SMSAuth", whole("SMSAuth", "SMS", "SMS", "")),
        ("ARSAuth", whole("ARSAuth", "ARS", "ARS", ars)),
    ];
    for (method, text) in expected {
        assert_eq!(sealed_text(&least(method)), text);
    }
}

#[test]
fn the_most_of_sms() {
    let info = with(&most("SMS"), "userPhone", TYPED_PHONE);
    let text = format!(
        concat!(
            r#"{{"serviceType":"telcoAuth","reqAuthType":"SMS","providerId":"SKT","usageCode":"01001","#,
            r#""userName":"{}","userPhone":"{}","userBirthday":"{}","userRegistSingleNumber":"2","userGender":"2","#,
            r#""userNation":"0","sendMsg":"표지문구 [000000]","replyNumber":"15880000","retTransferType":"MOKResult","#,
            r#""extension":{{"arsRequestMsg":"{{\"companyName\":\"bonin\"}}"}}}}"#,
        ),
        NAME, PHONE, BIRTHDAY
    );
    assert_eq!(sealed_text(&info), text);
}

#[test]
fn what_is_empty_is_left_out() {
    for method in METHODS {
        let optional = ["userBirthday", "userRegistSingleNumber", "arsCode", "sendMsg", "replyNumber", "extension"];
        for empty in [json!(""), json!(null)] {
            let mut info = least(method);
            for name in optional.into_iter().filter(|name| least(method).get(*name).is_none()) {
                info = with(&info, name, empty.clone());
            }
            assert_eq!(sealed_text(&info), sealed_text(&least(method)), "{method}");
        }
    }
}

#[test]
fn the_order_of_the_page_and_its_own_transfer_type_change_nothing() {
    for method in METHODS {
        let info = with(&most(method), "retTransferType", "MOKResult");
        let turned: Vec<_> = info.as_object().unwrap().iter().rev().map(|(k, v)| format!("{}:{v}", json!(k))).collect();
        let turned: Json = serde_json::from_str(&format!("{{{}}}", turned.join(","))).unwrap();
        let text = sealed_text(&info);
        assert_eq!(sealed_text(&turned), text);
        assert_eq!(text.matches("retTransferType").count(), 1, "{text}");
    }
}

#[test]
fn quotes_and_line_breaks_stay_inside_their_string() {
    let info = with(&with(&least("LMS"), "userName", r#"a","userPhone":"0"#), "sendMsg", "\"[000000]\"\n\\");
    let text = sealed_text(&info);
    let read: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(read["userName"], r#"a","userPhone":"0"#);
    assert_eq!(read["userPhone"], PHONE);
    assert_eq!(read["sendMsg"], "\"[000000]\"\n\\");
}
