use crate::vectors::{bytes, private_key as private_key_of, text, vectors};
use ::base64::{Engine, engine::general_purpose::STANDARD};
use bonin::error::{Error, Kind, Reason};
use bonin::provider::mobileok::key_file::{KeyFile, open};
use cbc::cipher::{Array, BlockModeEncrypt, KeyIvInit};
use rsa::pkcs8::EncodePublicKey;
use sha2::{Digest, Sha256};

/// A key file of any text, made apart from the code under test.
fn file_of(json: &str, password: &str) -> Vec<u8> {
    let first = Sha256::digest(password);
    let second = Sha256::digest(first);
    let padding = 16 - json.len() % 16;
    let mut bytes = [json.as_bytes(), &vec![padding as u8; padding]].concat();
    cbc::Encryptor::<aes::Aes256>::new_from_slices(&[&first[..16], &second[16..]].concat(), &second[..16])
        .unwrap()
        .encrypt_blocks(Array::slice_as_chunks_mut(&mut bytes).0);
    bytes
}

fn reason(result: Result<KeyFile, Error>) -> (Reason, String) {
    let error = result.unwrap_err();
    assert_eq!(error.kind, Kind::Config);
    (error.reason, error.field.clone().unwrap())
}

fn locked() -> (Reason, String) {
    (Reason::KeyFileLocked, "password".into())
}

fn corrupt() -> (Reason, String) {
    (Reason::KeyFileCorrupt, "keyFile".into())
}

struct Vector {
    file: Vec<u8>,
    password: String,
    private_key: String,
    public_key: String,
}

fn vector() -> Vector {
    let vectors = vectors!("mobileok.json");
    Vector {
        file: bytes(text(&vectors["keyFile"]["base64"])),
        password: text(&vectors["keyFile"]["password"]).into(),
        private_key: text(&vectors["privateKeyPkcs8"]).into(),
        public_key: text(&vectors["publicKeySpki"]).into(),
    }
}

#[test]
fn opens_as_bytes_and_as_base64_text() {
    let Vector { file, password, private_key, .. } = vector();
    let expected = &vectors!("mobileok.json")["keyFile"];
    let server_key = private_key_of(&expected["serverPrivateKeyPkcs8"]).to_public_key().to_public_key_der().unwrap();
    let service_id = text(&expected["serviceId"]);
    let line = STANDARD.encode(&file);
    let wrapped = line.as_bytes().chunks(64).map(|line| str::from_utf8(line).unwrap().to_owned() + "\r\n");
    for file in [file, line.clone().into(), format!("\n{line}\n").into(), wrapped.collect::<String>().into()] {
        let keys = open(&file, &password).unwrap();
        assert_eq!(keys.client_private_key.as_slice(), bytes(&private_key));
        assert_eq!(bytes(&keys.server_public_key), server_key.as_bytes());
        assert_eq!(keys.service_id, service_id);
        assert_eq!(format!("{keys:?}"), "KeyFile");
    }
}

#[test]
fn a_wrong_password_is_told_from_a_damaged_file() {
    let Vector { file, password, .. } = vector();
    for wrong in ["", "wrong", &format!("{password} "), &password.to_uppercase()] {
        if wrong != password {
            assert_eq!(reason(open(&file, wrong)), locked());
        }
    }
    for at in [0, 16, file.len() / 2, file.len() - 17, file.len() - 1] {
        let mut damaged = file.clone();
        damaged[at] ^= 1;
        assert_eq!(reason(open(&damaged, &password)), corrupt(), "byte {at}");
    }
    for length in [0, 1, 15, file.len() - 1, file.len() - 16, 32] {
        assert_eq!(reason(open(&file[..length], &password)), corrupt(), "{length} bytes");
    }
    assert_eq!(reason(open(b"<!DOCTYPE html>", &password)), corrupt());
}

#[test]
fn members_may_be_armoured() {
    let Vector { private_key, public_key, .. } = vector();
    let armoured = |kind: &str, key: &str, end: &str| {
        let lines: Vec<_> = key.as_bytes().chunks(64).map(|line| str::from_utf8(line).unwrap()).collect();
        format!("-----BEGIN {kind}-----{end}{}{end}-----END {kind}-----{end}", lines.join(end))
    };
    for end in ["\\n", "\\r\\n", ""] {
        let json = format!(
            r#"{{"ServiceId":"S1","ClientPrivateKey":"{}","ServerPublicKey":"{}","More":1}}"#,
            armoured("PRIVATE KEY", &private_key, end),
            armoured("PUBLIC KEY", &public_key, end),
        );
        let keys = open(&file_of(&json, "암호"), "암호").unwrap();
        assert_eq!(keys.service_id, "S1");
        assert_eq!(keys.client_private_key.as_slice(), bytes(&private_key));
        assert_eq!(keys.server_public_key, public_key);
    }
}

#[test]
fn a_file_without_its_keys_is_corrupt() {
    let Vector { private_key, public_key, .. } = vector();
    let full = format!(r#"{{"ServiceId":"S1","ClientPrivateKey":"{private_key}","ServerPublicKey":"{public_key}"}}"#);
    open(&file_of(&full, "p"), "p").unwrap();
    for wrong in [
        "",
        "{}",
        "[]",
        "this is no JSON at all",
        &full.replace("ServiceId", "serviceId"),
        &full.replace("S1", ""),
        &full.replace("ClientPrivateKey", "PrivateKey"),
        &full.replace("ServerPublicKey", "PublicKey"),
        &full.replace(&private_key, &public_key),
        &full.replace(&public_key, &private_key),
        &full.replace(&private_key, "not base64"),
    ] {
        let expected = if wrong.is_empty() { locked() } else { corrupt() };
        assert_eq!(reason(open(&file_of(wrong, "p"), "p")), expected, "{wrong}");
    }
}
