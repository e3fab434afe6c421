//! Who may be asked, and how.

use crate::host::{DOCUMENT, Host, IDENTITY, MINUTE, PHONE, SIMPLE, replaced};
use crate::json::{Value, With, object};

fn code_of(host: &mut Host, change: impl FnOnce(Value) -> Value) -> String {
    let body = host.personal(PHONE);
    host.post(&format!("{IDENTITY}request"), &change(body)).code().into()
}

#[test]
fn a_push_has_no_links() {
    let mut host = Host::new();
    let answer = host.request(PHONE);
    assert_eq!(answer.success("requestedDt").as_str(), Some("2025-06-01T12:00:00+09:00"));
    let names: Vec<_> = answer.body["success"].as_object().unwrap().iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["txId", "requestedDt", "appScheme", "androidAppUri", "iosAppUri", "authUrl"]);
    assert_eq!(answer.text.matches(":null").count(), 4);
    assert_eq!(answer.tx_id().len(), 36);
}

#[test]
fn an_app_scheme_has_links_and_the_window_an_address() {
    let mut host = Host::new();
    let body = replaced(&host.personal(PHONE), "triggerType", "APP_SCHEME");
    let answer = host.post(&format!("{SIMPLE}request"), &body);
    let link = format!("supertoss://toss-cert/v2/sign/user/auth?txId={}", answer.tx_id());
    assert_eq!(answer.success("appScheme").as_str(), Some(link.as_str()));
    assert_eq!(answer.success("iosAppUri").as_str(), Some(link.as_str()));
    assert!(answer.success("androidAppUri").as_str().unwrap().starts_with("intent://toss-cert/"));
    assert!(answer.success("authUrl").is_null());
    let body = object([("requestType", "USER_NONE".into())]);
    let answer = host.post(&format!("{IDENTITY}request"), &body);
    let address = "http://emulator.test/toss/start?serviceType=SIGN_USER_AUTH";
    assert_eq!(answer.success("authUrl").as_str(), Some(address));
    assert!(answer.success("appScheme").is_null());
}

#[test]
fn each_member_has_its_rule() {
    let mut host = Host::new();
    for (name, value) in [
        ("requestType", Value::Null),
        ("requestType", "USER".into()),
        ("triggerType", Value::Null),
        ("triggerType", "LETTER".into()),
        ("userName", Value::Null),
        ("userName", 5.into()),
        ("expireSeconds", 0.into()),
        ("expireSeconds", 1801.into()),
        ("expireSeconds", "600".into()),
        ("requestUrl", 5.into()),
        ("nonce", "".into()),
        ("surprise", true.into()),
        ("docTitle", "x".into()),
    ] {
        assert_eq!(code_of(&mut host, |body| replaced(&body, name, value.clone())), "CE3000", "{name}");
    }
    for (name, value) in [
        ("expireSeconds", Value::from(1800)),
        ("requestUrl", "shop://back".into()),
        ("successCallbackUrl", "https://shop.example/yes".into()),
        ("failCallbackUrl", "https://shop.example/no".into()),
        ("nonce", "n".into()),
    ] {
        assert_eq!(code_of(&mut host, |body| replaced(&body, name, value)), "SUCCESS", "{name}");
    }
}

#[test]
fn the_person_comes_encrypted_and_whole() {
    let mut host = Host::new();
    assert_eq!(code_of(&mut host, |body| replaced(&body, "userName", "김보닌")), "CE3001", "in the clear");
    assert_eq!(code_of(&mut host, |body| replaced(&body, "sessionKey", Value::Null)), "CE3001");
    assert_eq!(code_of(&mut host, |body| replaced(&body, "sessionKey", "v1$x")), "CE3001");
    let other = host.session();
    assert_eq!(code_of(&mut host, |body| replaced(&body, "userName", other.seal("김보닌"))), "CE3001");
    assert_eq!(code_of(&mut host, |body| replaced(&body, "sessionKey", other.key.as_str())), "CE3001");
    for (name, text, code) in [
        ("userName", "", "CE3000"),
        ("userName", " 김보닌", "CE3000"),
        ("userPhone", "010-1234-5678", "CE3000"),
        ("userPhone", "0212345678", "CE3000"),
        ("userBirthday", "19900231", "CE3000"),
        ("userBirthday", "20250602", "CE3000"),
        ("userBirthday", "20110602", "CE3006"),
        ("userBirthday", "20110601", "SUCCESS"),
    ] {
        let session = host.session();
        let body = ["userName", "userPhone", "userBirthday"].iter().fold(host.personal(PHONE), |body, field| {
            let plain = match *field {
                field if field == name => text,
                "userName" => "김보닌",
                "userPhone" => PHONE,
                _ => "19900215",
            };
            replaced(&body, field, session.seal(plain))
        });
        let body = replaced(&body, "sessionKey", session.key.as_str());
        assert_eq!(host.post(&format!("{IDENTITY}request"), &body).code(), code, "{name} {text}");
    }
}

#[test]
fn a_session_serves_one_call() {
    let mut host = Host::new();
    let body = host.personal(PHONE);
    let path = format!("{IDENTITY}request");
    let first = host.post(&path, &body);
    assert_eq!(first.code(), "SUCCESS");
    assert_eq!(host.post(&path, &body).code(), "CE3002");
    host.phone("approve").unwrap();
    let again = object([("txId", first.tx_id().into()), ("sessionKey", body["sessionKey"].clone())]);
    assert_eq!(
        host.post(&format!("{IDENTITY}result"), &again).code(),
        "CE3002",
        "nor that of the request for the result"
    );
    assert_eq!(host.result(first.tx_id()).0.code(), "SUCCESS");
}

#[test]
fn the_window_is_told_nothing() {
    let mut host = Host::new();
    let session = host.session();
    for (name, value) in [
        ("sessionKey", Value::from(session.key.as_str())),
        ("triggerType", "PUSH".into()),
        ("userName", session.seal("김보닌")),
        ("userName", "김보닌".into()),
    ] {
        let body = object([("requestType", "USER_NONE".into()), (name, value)]);
        assert_eq!(host.post(&format!("{IDENTITY}request"), &body).code(), "CE3000", "{name}");
    }
}

#[test]
fn the_time_for_it_ends() {
    let mut host = Host::new();
    let default = host.asked();
    let body = host.personal(PHONE).with("expireSeconds", 60);
    let short = host.post(&format!("{IDENTITY}request"), &body).tx_id().to_string();
    host.advance(MINUTE - 1);
    assert_eq!(host.status(&short).success("status").as_str(), Some("REQUESTED"));
    host.advance(1);
    assert_eq!(host.status(&short).success("status").as_str(), Some("EXPIRED"));
    assert_eq!(host.result(&short).0.code(), "CE3103");
    assert_eq!(host.status(&default).success("status").as_str(), Some("REQUESTED"));
    host.advance(9 * MINUTE);
    assert_eq!(host.status(&default).success("status").as_str(), Some("EXPIRED"));
}

#[test]
fn what_is_no_request_is_refused() {
    let mut host = Host::new();
    let bearer = format!("Bearer {}", host.token);
    let path = format!("{IDENTITY}request");
    let json = [("content-type", "application/json"), ("authorization", bearer.as_str())];
    let text = [("content-type", "text/plain"), ("authorization", bearer.as_str())];
    for (method, headers, body, status) in
        [("POST", &json, "", 400), ("POST", &json, "[]", 400), ("POST", &text, "{}", 400), ("GET", &json, "{}", 405)]
    {
        let answer = host.http(method, &path, headers, body);
        assert_eq!((answer.status, answer.code()), (status, "CE3000"));
    }
    for path in ["/api/v2/sign/user/auth/id/other", "/api/v2/sign/user/auth/id/", "/api/v3", &format!("{DOCUMENT}x")] {
        assert_eq!(host.http("POST", path, &json, "{}").status, 404, "{path}");
    }
}
