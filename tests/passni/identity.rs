//! Who is logged in, from user data of every kind.

use crate::assert_fails;
use crate::stack::{naming, user_data};
use crate::support::people::{with, without};
use crate::support::{Json, assert_holds, json};
use crate::token::token;

fn identity(data: &Json) -> Json {
    let task = naming().answers(&json!({ "userData": data }));
    assert!(task.get("error").is_none(), "{task}");
    assert_eq!((&task["body"], &task["ended"]), (&json!({}), &json!(false)), "nothing of it is for the browser");
    task["identity"].clone()
}

#[test]
fn what_the_agent_says_becomes_a_person() {
    let mut found = identity(&user_data());
    let id = found.as_object_mut().unwrap().remove("transactionId").unwrap();
    assert_eq!(id.as_str().unwrap().len(), 32);
    let raw = without(&user_data(), "user_data");
    let wanted = json!({ "provider": "passni", "method": "sso", "assurance": "login",
        "verifiedAt": "2026-11-23T00:30:00.000+09:00", "userId": "hong", "name": "홍보닌", "phone": "01012345678",
        "email": "hong@site.example", "nonce": "bound", "raw": raw });
    assert_eq!(found, wanted);
}

#[test]
fn any_member_but_the_id_may_be_missing_or_odd() {
    let bare = identity(&json!({ "user_id": "hong" }));
    let mut names: Vec<_> = bare.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    let wanted = ["assurance", "method", "nonce", "provider", "raw", "transactionId", "userId", "verifiedAt"];
    assert_eq!(names, wanted);
    for (member, name) in [("user_nm", "name"), ("user_mbtlnum", "phone"), ("user_email", "email")] {
        for odd in [json!(null), json!(""), json!("  "), json!(7), json!([]), json!({ "a": 1 })] {
            assert!(identity(&with(&user_data(), member, odd.clone())).get(name).is_none(), "{name}: {odd}");
        }
    }
    assert!(identity(&with(&user_data(), "user_mbtlnum", "none")).get("phone").is_none());
    assert_eq!(identity(&with(&user_data(), "user_nm", " 홍 "))["name"], "홍");
    for data in [json!("text"), json!({ "dept": ["a", 7] }), json!(null)] {
        let found = identity(&with(&with(&user_data(), "user_data", data.clone()), "dept", "seven"));
        assert_eq!(found["raw"]["dept"], "seven");
        assert_eq!(found["raw"]["user_data"], data);
    }
}

#[test]
fn the_id_has_two_names() {
    let data = with(&without(&user_data(), "user_id"), "userid", "kim");
    assert_eq!(identity(&data)["userId"], "kim");
    assert_eq!(identity(&with(&user_data(), "userid", "kim"))["userId"], "hong", "the stated one first");
    assert_eq!(identity(&with(&data, "user_id", ""))["userId"], "kim");
    assert_eq!(identity(&json!({ "user_id": 20_240_001 }))["userId"], "20240001");
}

#[test]
fn without_an_id_nobody_is_logged_in() {
    let data = without(&user_data(), "user_id");
    let mut all = vec![data.clone(), json!(null), json!([]), json!("hong"), json!({})];
    for odd in [json!(null), json!(""), json!([]), json!({}), json!(true), json!("a\nb"), json!("x".repeat(201))] {
        all.push(with(&data, "user_id", odd));
    }
    for odd in all {
        let mut proxy = naming();
        assert_fails(&proxy.answers(&json!({ "userData": odd })), "network", "badAnswer", true);
        assert_eq!(proxy.state, Json::Null);
    }
}

#[test]
fn a_token_among_the_data_stays_out() {
    let data = with(&with(&user_data(), "pni_token", token()), "user_data", json!({ "deep": [token()] }));
    let found = identity(&data);
    assert!(!found.to_string().contains(&token()), "{found}");
    assert_holds(&found["raw"], &json!({ "user_id": "hong" }));
}
