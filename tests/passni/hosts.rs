//! Where a code may be sent: the list of systems is the SSO server's, the hosts are the operator's.

use crate::assert_fails;
use crate::settings::settings;
use crate::stack::{NEW_CODE, agents_at, asking, logged_in_of};
use crate::support::people::with;
use crate::support::{Json, json};

/// What the page is told of the system at this address, and what a move there comes to.
fn told(url: &str) -> (Json, Json) {
    let shown = asking("agents").answers(&agents_at(url))["body"]["agents"][1]["movable"].clone();
    (shown, asking("move").answers(&agents_at(url)))
}

#[test]
fn no_code_is_asked_for_where_the_address_is_not_allowed() {
    for url in [
        "https://good.example@evil.example/",
        "https://b.site.example@evil.example/",
        "https://b.site.example:443@evil.example/",
        "https://b.site.example.evil.example/",
        "https://evil.example/?https://b.site.example/",
        "https://evil.example/b.site.example",
        "https://evil.example#@b.site.example/",
        "https://evil.example\\@b.site.example/",
        "https://b.site.example\\@evil.example/",
        "https://b.site.example\\.evil.example/",
        "https:\\\\b.site.example/",
        "https:/b.site.example/",
        "https:b.site.example/",
        "https://b.site.example./",
        "https://b.site.example:8443/",
        "https://b.site.example:80/",
        "https://b.site.example:0443/",
        "https://b.site.example:/",
        "https://xb.site.example/",
        "https://b-site.example/",
        "https://site.example/",
        "https://ｂ.site.example/",
        "https://b.sıte.example/",
        "https://xn--b-.site.example/",
        "https://b.site.example%2eevil.example/",
        "https://b.site.example%00.evil.example/",
        "https://b.site.example\t.evil.example/",
        "https://b.site.example/a b",
        "http://b.site.kr/",
        "HTTPS://b.site.example/",
        "//b.site.example/",
        "/b.site.example/",
        "b.site.example",
        "javascript:alert(1)",
        "javascript://b.site.example/%0aalert(1)",
        "data:text/html,x",
        "blob:https://b.site.example/x",
        "ftp://b.site.example/",
        "http://localhost/",
        "http://localhost:4003/",
        "",
    ] {
        let (movable, task) = told(url);
        assert_eq!(movable, false, "{url}");
        assert_fails(&task, "config", "notListed", false);
        assert_eq!(task["error"]["field"], "agentHosts");
        assert!(url.is_empty() || !task.to_string().contains(url), "{url}");
    }
}

#[test]
fn a_host_that_was_named_is_gone_to_in_any_spelling() {
    for url in [
        "https://b.site.example",
        "https://b.site.example/",
        "https://b.site.example/sso?x=1",
        "https://b.site.example?x=1",
        "https://B.Site.EXAMPLE/",
        "https://b.site.example:443/",
        "http://localhost:4002/",
        "https://localhost:4002/",
    ] {
        let (movable, task) = told(url);
        assert_eq!((&movable, &task["type"]), (&json!(true), &json!("http")), "{url}");
        let mut proxy = asking("move");
        proxy.answers(&agents_at(url));
        let answer = proxy.answers(&json!({ "ssoCode": NEW_CODE }));
        assert_eq!(answer["body"], json!({ "url": url, "ssoCode": NEW_CODE }));
    }
}

#[test]
fn plain_http_is_the_same_host_only_by_its_own_port() {
    let mut proxy = logged_in_of(&with(&settings(), "agentHosts", json!(["localhost"])));
    proxy.call("agents", &json!({})).unwrap();
    let urls = ["http://localhost/", "http://localhost:80/", "http://localhost:443/", "https://localhost:80/"];
    let agents: Vec<Json> = urls.iter().map(|url| json!({ "agt_id": url, "sso_url": url })).collect();
    let shown = proxy.answers(&json!({ "agents": agents }));
    let movable: Vec<_> = shown["body"]["agents"].as_array().unwrap().iter().map(|agent| &agent["movable"]).collect();
    assert_eq!(movable, [true, true, false, false]);
}

#[test]
fn where_no_host_is_named_there_is_nowhere_to_go() {
    let mut proxy = logged_in_of(&crate::settings::least());
    proxy.call("move", &json!({ "agentId": "site-b" })).unwrap();
    assert_fails(&proxy.answers(&agents_at("https://b.site.example/")), "config", "notListed", false);
}
