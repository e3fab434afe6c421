//! The page, and the phones that it has ask.

use crate::host::{BACK, Host, MINUTE, PHONE, token_of};
use crate::support::{Json, json};

fn status(host: &mut Host, visit: &str) -> Json {
    host.look(visit).body["status"].clone()
}

#[test]
fn u2f_asks_the_phone_of_the_user() {
    let mut host = Host::new();
    host.register("kim", PHONE);
    let visit = host.u2f("kim").visit();
    assert_eq!(host.look(&visit).body, json!({ "status": "OPEN", "registers": false, "userId": "kim" }));
    assert_eq!(host.back(&visit), None, "nobody has approved");
    // Whoever else is typed there.
    host.on_page(&visit, "ask", &json!({ "userId": "lee" }));
    assert_eq!(
        host.look(&visit).body,
        json!({ "status": "ASKED", "registers": false, "userId": "kim", "phone": PHONE })
    );
    let prompt = host.phone(PHONE, "view").unwrap()["prompt"].clone();
    assert_eq!((&prompt["app"], &prompt["state"]), (&json!("OMPASS"), &json!("waiting")));
    assert_eq!(host.on_page(&visit, "ask", &json!({})).status, 409, "it asks already");
    host.phone(PHONE, "approve").unwrap();
    assert_eq!(status(&mut host, &visit), "APPROVED");
    let address = host.back(&visit).unwrap();
    assert!(address.starts_with(&format!("{BACK}?username=kim&access_token=")));
    assert_eq!(host.back(&visit), None, "one token a login");
    assert_eq!(host.verify("kim", &token_of(&address)).data()["user_id"], "kim");
}

#[test]
fn uaf_asks_who_the_user_is() {
    let mut host = Host::new();
    host.register("김 보닌", PHONE);
    let visit = host.uaf().visit();
    assert_eq!(host.on_page(&visit, "ask", &json!({})).body["error"]["field"], "userId");
    let unknown = host.on_page(&visit, "ask", &json!({ "userId": "nobody" }));
    assert_eq!((unknown.status, &unknown.body["error"]["reason"]), (400, &json!("notListed")));
    host.on_page(&visit, "ask", &json!({ "userId": "김 보닌" }));
    host.phone(PHONE, "approve").unwrap();
    let address = host.back(&visit).unwrap();
    assert!(address.contains("?username=%EA%B9%80%20%EB%B3%B4%EB%8B%8C&access_token="), "{address}");
    assert_eq!(host.verify("김 보닌", &token_of(&address)).data()["user_id"], "김 보닌");
}

#[test]
fn who_has_no_phone_there_registers_one() {
    let mut host = Host::new();
    let visit = host.u2f("kim").visit();
    assert_eq!(host.on_page(&visit, "ask", &json!({})).status, 404, "there is nobody to ask");
    for phone in ["", "12", "no phone"] {
        let refused = host.on_page(&visit, "register", &json!({ "phone": phone }));
        assert_eq!((refused.status, &refused.body["error"]["reason"]), (400, &json!("badPhone")));
    }
    host.on_page(&visit, "register", &json!({ "phone": "010-1234-5678" }));
    assert_eq!(host.u2f("kim").data()["is_register"], false, "not before the phone has said yes");
    host.phone(PHONE, "approve").unwrap();
    let address = host.back(&visit).unwrap();
    assert_eq!(host.verify("kim", &token_of(&address)).code(), "200");
    assert_eq!(host.u2f("kim").data()["is_register"], true);
}

#[test]
fn who_declines_can_be_asked_again_and_who_waits_too_long_cannot() {
    let mut host = Host::new();
    host.register("kim", PHONE);
    let visit = host.u2f("kim").visit();
    host.on_page(&visit, "ask", &json!({}));
    host.phone(PHONE, "decline").unwrap();
    assert_eq!(status(&mut host, &visit), "DECLINED");
    assert_eq!(host.back(&visit), None);
    host.on_page(&visit, "ask", &json!({}));
    host.phone(PHONE, "ignore").unwrap();
    assert_eq!(status(&mut host, &visit), "EXPIRED");
    assert_eq!(host.on_page(&visit, "ask", &json!({})).status, 409);
    let visit = host.u2f("kim").visit();
    host.on_page(&visit, "ask", &json!({}));
    host.advance(5 * MINUTE);
    assert_eq!(status(&mut host, &visit), "EXPIRED");
    assert_eq!(host.phone(PHONE, "approve").unwrap_err()["reason"], "notNow");
    assert_eq!(host.phone(PHONE, "view").unwrap()["prompt"]["state"], "timedOut");
}

#[test]
fn the_newest_that_waits_is_answered_first() {
    let mut host = Host::new();
    host.register("kim", PHONE);
    let visits = [(); 2].map(|()| host.u2f("kim").visit());
    for visit in &visits {
        host.advance(1000);
        host.on_page(visit, "ask", &json!({}));
    }
    host.phone(PHONE, "approve").unwrap();
    assert_eq!((status(&mut host, &visits[0]), status(&mut host, &visits[1])), (json!("ASKED"), json!("APPROVED")));
    assert_eq!(host.phone(PHONE, "view").unwrap()["prompt"]["state"], "waiting");
    host.phone(PHONE, "approve").unwrap();
    assert!(host.phone(PHONE, "approve").is_err());
    assert!(host.phone(PHONE, "answer").is_err());
}

/// The page's own requests alone: nobody else's form or script can do this for the user.
#[test]
fn actions_are_json_by_post() {
    let mut host = Host::new();
    host.register("kim", PHONE);
    let visit = host.u2f("kim").visit();
    for (method, headers) in [("GET", json!({})), ("POST", json!({ "content-type": "text/plain" }))] {
        assert_eq!(host.http(method, &format!("/ompass/visit/{visit}/ask"), &headers, "{}").status, 405);
    }
    assert_eq!(host.http("POST", &format!("/ompass/visit/{visit}/return"), &json!({}), "").status, 405);
    assert_eq!(host.on_page(&visit, "sing", &json!({})).status, 404);
    assert_eq!(host.on_page("nothing", "ask", &json!({})).status, 404);
    assert_eq!(host.look("nothing").status, 404);
    assert_eq!(status(&mut host, &visit), "OPEN");
}
