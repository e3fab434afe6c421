//! What the address of the callback holds, as the page or the callback page hands it on.

use crate::page::{TOKEN, USER, away, finish};
use crate::support::{Json, json};

fn sent(method: &str, url: &str) -> Json {
    let mut browser = away(method);
    browser.take(&finish(Some(url)));
    browser.act()["body"].clone()
}

#[test]
fn an_address_is_read_as_forms_are() {
    for url in [
        format!("https://shop.example/cb?username={USER}&access_token={TOKEN}"),
        format!("?access_token={TOKEN}&x=1&username={USER}#username=other"),
        format!("/cb?&&username=kim%2Eompass&access_token={TOKEN}&y"),
        format!("https://shop.example/cb?token={TOKEN}&username={USER}"),
    ] {
        assert_eq!(sent("uaf", &url), json!({ "username": USER, "token": TOKEN }), "{url}");
    }
    let url = format!("?username=%EA%B9%80+%EB%B3%B4%EB%8B%8C%26&access_token={TOKEN}");
    assert_eq!(sent("uaf", &url)["username"], "김 보닌&");
    // Of the one who was begun with nobody has to speak.
    assert_eq!(sent("u2f", &format!("?token={TOKEN}")), json!({ "username": USER, "token": TOKEN }));
}

/// The document promises a token in the address, and nothing else (2.4); its check names the user `user_id` (2.5).
#[test]
fn an_address_may_name_the_user_otherwise_or_not_at_all() {
    let wanted = json!({ "username": USER, "token": TOKEN });
    assert_eq!(sent("uaf", &format!("?user_id={USER}&access_token={TOKEN}")), wanted);
    let with_user = |url: &str| {
        let mut event = finish(Some(url));
        event["userId"] = USER.into();
        event
    };
    let mut browser = away("uaf");
    browser.take(&with_user(&format!("?access_token={TOKEN}")));
    assert_eq!(browser.act()["body"], wanted);
    let mut browser = away("uaf");
    browser.take(&with_user(&format!("?user_id=&username={USER}&access_token={TOKEN}")));
    assert_eq!(browser.act()["body"], wanted);
    for url in [format!("?user_id=mallory&token={TOKEN}"), format!("?username=mallory&token={TOKEN}")] {
        let error = away("uaf").refuses(&with_user(&url));
        assert_eq!((&error["kind"], &error["reason"]), (&json!("tampered"), &json!("otherTransaction")), "{url}");
    }
}

#[test]
fn an_address_without_a_result_is_refused() {
    let long = format!("?username={USER}&token={}", "x".repeat(4097));
    for url in [
        "",
        "https://shop.example/cb",
        "?username=kim.ompass",
        "?username=kim.ompass&access_token=",
        "?username=kim.ompass&token=a%20b",
        "?username=kim.ompass&token=a&token=b",
        "?username=kim.ompass&token=%ff",
        "?username=kim.ompass&token=%zz",
        "#?username=kim.ompass&token=x",
        "?token=x",
        "?username=&token=x",
        "?username=a%00b&token=x",
        &format!("?username={}&token=x", "x".repeat(31)),
        &long,
    ] {
        let error = away("uaf").refuses(&finish(Some(url)));
        let said = (&error["kind"], &error["field"], &error["reason"]);
        assert_eq!(said, (&json!("misuse"), &json!("callbackUrl"), &json!("missing")), "{url}");
    }
    for junk in [json!(7), json!({}), json!([TOKEN]), json!(true)] {
        let error = away("uaf").refuses(&json!({ "type": "finish", "callbackUrl": junk }));
        assert_eq!((&error["field"], &error["reason"]), (&json!("callbackUrl"), &json!("notText")));
    }
}

/// The callback of someone else's provider, say: it is not for this flow, and another one may want it.
#[test]
fn a_query_without_a_result_is_not_taken() {
    for query in [
        json!(null),
        json!({}),
        json!({ "txId": "1" }),
        json!({ "username": USER }),
        json!({ "access_token": TOKEN }),
        json!({ "username": USER, "access_token": [TOKEN] }),
        json!({ "username": 7, "access_token": TOKEN }),
        json!({ "username": USER, "access_token": "to ken" }),
    ] {
        let mut browser = away("uaf");
        assert_eq!(browser.refuses(&json!({ "type": "returned", "query": query }))["reason"], "notNow", "{query}");
    }
}
