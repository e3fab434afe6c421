//! The settings of each provider: any JSON object, and those that the other targets run with.

use crate::pages::addressed;
use bonin::provider::service;
use serde_json::{Value, json};

/// Settings as JSON: refused with faults that name a field, or accepted.
pub fn settings(data: &[u8]) {
    let Some((provider, text)) = addressed(data) else { return };
    let Ok(given) = serde_json::from_str::<Value>(text) else { return };
    if let Err(faults) = service::<Value>(provider, given) {
        assert!(!faults.is_empty() && faults.iter().all(|fault| fault.field.is_some()));
    }
}

/// Settings that each provider accepts.
pub fn accepted(provider: &str) -> Value {
    let vectors: Value = serde_json::from_str(include_str!("../../vectors/mobileok.json")).unwrap_or_default();
    let key = &vectors["publicKeySpki"];
    match provider {
        "mobileok" => json!({
            "baseUrl": "https://provider.test", "siteUrl": "www.bonin.example", "serviceId": "SVC-1",
            "serverPublicKey": key, "clientPrefix": "BONIN",
        }),
        "tossCert" => json!({
            "baseUrl": "https://provider.test", "oauthUrl": "https://oauth.test", "clientId": "client",
            "clientSecret": "secret of a test", "publicKey": key,
        }),
        "ompass" => json!({ "baseUrl": "https://provider.test", "secretKey": "secret-of-a-test" }),
        "passni" => json!({
            "bridgeUrl": "https://bridge.test", "bridgeSecret": "secret-of-a-test-with-32-bytes-or-more", "pageUrl": "https://site.test/page",
            "agentHosts": ["b.test"], "loginUrl": "https://sso.test/login", "agentId": "site-a",
            "agentUrl": "https://site.test/bonin/passni/arrive", "logoutUrl": "https://sso.test/logout",
        }),
        _ => json!({
            "agentUrl": "https://nets.test/agent", "profile": "v9", "hosts": ["nets.test", "shop.test"],
            "returnUrl": "https://shop.test/back", "credentials": "basic",
        }),
    }
}
