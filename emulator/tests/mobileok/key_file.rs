//! Key files of the emulator, opened by the core as a proxy opens those of mobileOK.

use bonin::crypto::base64;
use bonin::error::Reason;
use bonin::provider::mobileok::key_file::open;
use bonin_emulator::key_file::{KeyFile, seal};

#[test]
fn the_core_opens_what_the_emulator_writes() {
    let vectors: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/vectors/mobileok.json")).unwrap();
    let text = |name: &str| vectors[name].as_str().unwrap().to_owned();
    let keys = KeyFile {
        service_id: "S1".into(),
        client_private_key: text("privateKeyPkcs8").try_into().unwrap(),
        server_public_key: text("publicKeySpki"),
    };
    let again = open(&seal(&keys, "a password"), "a password").unwrap();
    assert_eq!(again.service_id, keys.service_id);
    assert_eq!(*again.client_private_key, base64::decode(&text("privateKeyPkcs8")).unwrap());
    assert_eq!(again.server_public_key, keys.server_public_key);
    let refused = open(&seal(&keys, "a password"), "another").unwrap_err();
    assert_eq!((refused.reason, refused.field.as_deref()), (Reason::KeyFileLocked, Some("password")));
}
