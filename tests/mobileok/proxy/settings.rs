//! The operator's settings: every fault at once, and no way to send a person's data in the clear by mistake.

use crate::support::proxy::{Proxy, good, settings};
use crate::support::{Json, json, keys, wire};
use bonin::error::{Error, Lang};
use bonin::provider::service;

fn with(name: &str, member: Json) -> Json {
    let mut settings = settings();
    settings[name] = member;
    settings
}

fn told(provider: &str, settings: &Json) -> Vec<Error> {
    service::<Json>(provider, settings.clone()).err().unwrap_or_default()
}

/// Field and reason of every fault.
fn faults(settings: &Json) -> Vec<(String, String)> {
    let mut found: Vec<_> = told("mobileok", settings)
        .iter()
        .map(|fault| {
            let said = wire(fault, Lang::En);
            assert_eq!((&said["kind"], &said["next"]), (&json!("config"), &json!("contactSupport")));
            (said["field"].as_str().unwrap().into(), said["reason"].as_str().unwrap().into())
        })
        .collect();
    found.sort();
    found
}

#[track_caller]
fn refused(settings: &Json, wanted: &[(&str, &str)]) {
    let found = faults(settings);
    let found: Vec<_> = found.iter().map(|(field, reason)| (field.as_str(), reason.as_str())).collect();
    assert_eq!(found, wanted, "{settings}");
}

/// The address that the first request goes to.
fn base_url(settings: &Json) -> String {
    let task = Proxy::with(settings).call("token", &json!({})).unwrap();
    task["url"].as_str().unwrap().strip_suffix("/agent/v1/token/get").unwrap().into()
}

#[test]
fn every_fault_is_told_at_once() {
    refused(&json!({}), &[("environment", "missing"), ("keyFile", "missing"), ("siteUrl", "missing")]);
    refused(&json!("settings"), &[("environment", "missing"), ("keyFile", "missing"), ("siteUrl", "missing")]);
    let all_wrong = json!({
        "environment": "staging", "siteUrl": "한글 주소", "serviceId": "S", "serverPublicKey": "AAAA",
        "clientPrefix": "TOO-LONG-A-PREFIX", "methods": ["SMS", "FAX"], "password": "x", "baseURL": "https://x",
    });
    refused(
        &all_wrong,
        &[
            ("baseURL", "unknownField"),
            ("clientPrefix", "badPrefix"),
            ("environment", "notListed"),
            ("keyFile", "keyNotRsa"),
            ("methods", "notListed"),
            ("password", "unknownField"),
            ("siteUrl", "badSetting"),
        ],
    );
    assert_eq!(told("ompass-like", &settings()).len(), 1, "an unknown provider");
}

#[test]
fn no_value_of_a_setting_is_in_a_fault() {
    let marked = json!({
        "environment": "표지환경", "siteUrl": "표지 주소", "serviceId": 7, "clientPrefix": "표지", "methods": ["표지방식"],
    });
    let faults = told("mobileok", &marked);
    assert!(!faults.is_empty());
    for lang in [Lang::Ko, Lang::En] {
        let said: String = faults.iter().map(|fault| wire(fault, lang).to_string()).collect();
        assert!(!said.contains("표지"), "{said}");
    }
    assert!(!format!("{faults:?}").contains("표지"));
}

#[test]
fn one_of_environment_and_base_url() {
    let both = with("environment", json!("development"));
    refused(&both, &[("baseUrl", "notAllowed")]);
    refused(&with("baseUrl", json!(null)), &[("environment", "missing")]);
    let mut environment = with("baseUrl", json!(null));
    for (name, url) in
        [("production", "https://cert-dir.mobile-ok.com"), ("development", "https://scert-dir.mobile-ok.com")]
    {
        environment["environment"] = json!(name);
        assert_eq!(base_url(&environment), url);
    }
    for other in [json!("Production"), json!(""), json!("prod"), json!(true), json!(["production"])] {
        environment["environment"] = other;
        refused(&environment, &[("environment", "notListed")]);
    }
}

#[test]
fn an_emulator_s_key_is_for_an_emulator() {
    let mut settings = with("serviceId", json!("bonin-emulator-0001"));
    assert!(faults(&settings).is_empty(), "by its own URL");
    settings["baseUrl"] = json!(null);
    for environment in ["production", "development"] {
        settings["environment"] = json!(environment);
        refused(&settings, &[("keyFile", "emulatorKey")]);
    }
}

#[test]
fn https_is_for_any_host_and_the_trailing_slash_goes() {
    for (given, used) in [
        ("https://cert-dir.mobile-ok.com", "https://cert-dir.mobile-ok.com"),
        ("https://cert-dir.mobile-ok.com/", "https://cert-dir.mobile-ok.com"),
        ("https://gateway.example.com:8443/mobileok/", "https://gateway.example.com:8443/mobileok"),
        ("https://10.0.0.1", "https://10.0.0.1"),
        ("https://[2001:db8::1]:443", "https://[2001:db8::1]:443"),
    ] {
        assert_eq!(base_url(&with("baseUrl", json!(given))), used);
    }
}

#[test]
fn plain_http_stays_on_this_machine_or_in_its_network() {
    for url in [
        "http://localhost",
        "http://localhost:4300",
        "http://127.0.0.1:4300/",
        "http://127.1.2.3",
        "http://[::1]:4300",
        "http://emulator:4300",
        "http://bonin_emulator",
        "http://emulator-1",
        "http://a.test",
        "http://api.localhost:80",
        "http://provider.example",
        "http://x.invalid/path",
    ] {
        assert!(faults(&with("baseUrl", json!(url))).is_empty(), "{url}");
    }
}

#[test]
fn what_only_looks_local_is_refused() {
    for url in [
        // Hosts that begin, end or read like one of this machine.
        "http://127.0.0.1.evil.com",
        "http://127.evil.com",
        "http://127.0.0.1.nip.io",
        "http://127.",
        "http://127.0.0.",
        "http://127.0.0.1a",
        "http://127..1",
        "http://127.0.0.1.",
        "http://127.0.0.256",
        "http://localhost.evil.com",
        "http://evil.com/localhost",
        "http://evil.com/.test",
        "http://eviltest.com",
        "http://test.evil",
        "http://a.test.com",
        "http://a.test.",
        "http://cert-dir.mobile-ok.com",
        // One label, but a number: an address.
        "http://134744072",
        "http://0x08080808",
        "http://010",
        "http://8.8.8.8",
        // Names and ports that are none.
        "http://user@localhost",
        "http://localhost@evil.com",
        "http://localhost:80@evil.com",
        "http://localhost:1.evil.com",
        "http://localhost:evil",
        "http://localhost:",
        "http://localhost:80:80",
        "http://[::1].evil.com",
        "http://[::1]evil.com",
        "http://[::1]:x",
        "http://[::1",
        "http://::1",
        "http://[::2]",
        "http://[::ffff:8.8.8.8]",
        "http://evil.com\\.test",
        "http://evil.com#.test",
        "http://evil.com?.test",
        "http://evil.com%2f.test",
        "http:///localhost",
        "http://",
        "http://:80",
        "http://.test",
        "http://.localhost",
    ] {
        refused(&with("baseUrl", json!(url)), &[("baseUrl", "badUrl")]);
    }
}

#[test]
fn what_is_no_url_of_a_server_is_refused() {
    for url in [
        json!(""),
        json!("localhost:4300"),
        json!("//provider.test"),
        json!("ftp://provider.test"),
        json!("HTTPS://provider.test"),
        json!("https:provider.test"),
        json!("https://"),
        json!("https:///"),
        json!("https://:443"),
        json!("https://user@host.com"),
        json!("https://user:pass@host.com"),
        json!("https://host.com?x=1"),
        json!("https://host.com#x"),
        json!(" https://host.com"),
        json!("https://host .com"),
        json!("https://host.com\n"),
        json!("https://호스트.kr"),
        json!("javascript:alert(1)"),
        json!("https://host.com:x"),
        json!("https://host.com:"),
        json!("https://[::1"),
        json!("https://[x]y"),
        json!(7),
        json!(["https://host.com"]),
        json!({}),
    ] {
        refused(&with("baseUrl", url), &[("baseUrl", "badUrl")]);
    }
}

#[test]
fn a_prefix_is_eight_letters_or_digits_at_most() {
    for good in [json!(null), json!(""), json!("A"), json!("TESTCOKR"), json!("Mok12345")] {
        assert!(faults(&with("clientPrefix", good)).is_empty());
    }
    for bad in [json!("TESTCOKR9"), json!("a-b"), json!("a|b"), json!("한글"), json!(" "), json!(7), json!(["A"])] {
        refused(&with("clientPrefix", bad), &[("clientPrefix", "badPrefix")]);
    }
}

#[test]
fn methods_are_a_list_of_known_words() {
    for good in [json!(null), json!(["SMS"]), json!(["PASS", "SMS", "LMS", "ARS", "SMSAuth", "ARSAuth", "telcoAuth"])] {
        assert!(faults(&with("methods", good)).is_empty());
    }
    for bad in [json!([]), json!(["sms"]), json!(["SMS", "FAX"]), json!("SMS"), json!([7]), json!({ "SMS": true })] {
        refused(&with("methods", bad), &[("methods", "notListed")]);
    }
}

#[test]
fn the_key_file_s_parts_are_looked_at() {
    for none in [json!(null), json!(""), json!(7)] {
        refused(&with("serviceId", none), &[("keyFile", "missing")]);
    }
    for bad in [json!(null), json!(""), json!("AAAA"), json!(format!("{}=", keys::public())), json!(7)] {
        refused(&with("serverPublicKey", bad), &[("keyFile", "keyNotRsa")]);
    }
    for (bad, reason) in [
        (json!(null), "missing"),
        (json!(""), "missing"),
        (json!("a b"), "badSetting"),
        (json!("x".repeat(201)), "badSetting"),
        (json!("사이트"), "badSetting"),
    ] {
        refused(&with("siteUrl", bad), &[("siteUrl", reason)]);
    }
}

/// The settings themselves cannot be seen: the requests show that each one is used as it was given.
#[test]
fn every_setting_reaches_the_requests() {
    let settings = json!({
        "baseUrl": "https://gateway.example.com:8443/mobileok/", "siteUrl": "site.example", "serviceId": "SVC-2",
        "serverPublicKey": keys::public(), "clientPrefix": "SHOP1", "methods": ["SMS"],
    });
    let mut proxy = Proxy::with(&settings);
    for (step, path) in [
        ("token", "token/get"),
        ("request", "auth/request"),
        ("resend", "auth/resend"),
        ("call", "auth/call"),
        ("confirm", "confirm/request"),
    ] {
        let body = if step == "request" { json!({ "encryptMOKAuthInfo": keys::seal("{}") }) } else { json!({}) };
        let task = proxy.call(step, &body).unwrap();
        assert_eq!(task["url"], format!("https://gateway.example.com:8443/mobileok/agent/v1/{path}"));
        let sent: Json = serde_json::from_str(task["body"].as_str().unwrap()).unwrap();
        if ["token", "request"].contains(&step) {
            assert_eq!(sent["siteUrl"], "site.example", "{step}");
        }
        if step == "token" {
            assert_eq!(sent["serviceId"], "SVC-2");
            // It opens by the private key of the public one in the settings.
            let info = keys::decrypt(&keys::bytes(sent["encryptReqClientInfo"].as_str().unwrap())).unwrap();
            assert!(info.starts_with(b"SHOP1"));
        }
        if step != "confirm" {
            proxy.answers(&good(json!({ "encryptMOKToken": "t", "publicKey": keys::public() })));
        }
    }
}

/// A setting that was left out is as good as one that says the same.
#[test]
fn the_settings_that_may_be_left_out_have_values_of_their_own() {
    let proxy = Proxy::with(&with("clientPrefix", json!(null))).tokened(&json!({})).accepted();
    assert_eq!(proxy.client_tx_id().len(), 32, "no prefix");
    for service in ["telcoAuth", "telcoAuth-LMS", "telcoAuth-ARSAuth", "SMSAuth", "ARSAuth", "FaceAuth"] {
        let mut proxy = proxy.clone();
        let mut result = proxy.result();
        result["serviceType"] = json!(service);
        assert!(proxy.finished(&result)["identity"].is_object(), "{service} without a list of methods");
    }
}
