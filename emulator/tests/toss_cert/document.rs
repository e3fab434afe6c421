//! Documents.

use crate::host::{DOCUMENT, Host, IDENTITY, PHONE, replaced};
use crate::json::{Value, With, object};

const TEXT: &str = "이 문서에 서명합니다.";

fn body(host: &mut Host) -> Value {
    host.personal(PHONE)
        .with("serviceName", "보닌 상점")
        .with("docTitle", "계약서")
        .with("doc", TEXT)
        .with("docType", "TEXT")
        .with("docEncrypted", false)
        .with("signatureType", "PKCS7")
}

#[test]
fn a_document_is_shown_and_signed() {
    let mut host = Host::new();
    let body = body(&mut host);
    let asked = host.post(&format!("{DOCUMENT}request"), &body);
    let tx_id = asked.tx_id().to_string();
    let prompt = host.phone("view").unwrap()["prompt"].clone();
    assert_eq!(prompt["document"]["title"].as_str(), Some("계약서"));
    assert_eq!(prompt["document"]["text"].as_str(), Some(TEXT));
    host.phone("approve").unwrap();
    let path = format!("{DOCUMENT}status");
    let status = host.post(&path, &object([("txId", tx_id.as_str().into())]));
    assert_eq!(status.success("status").as_str(), Some("COMPLETED"));
    assert_eq!(host.status(&tx_id).code(), "CE3100", "it is no authentication");
    let (answer, session) = host.result_of(DOCUMENT, &tx_id);
    assert_eq!(answer.success("doc").as_str(), Some(TEXT));
    let signed = bonin::crypto::base64::decode(answer.success("signedDoc").as_str().unwrap()).unwrap();
    assert!(String::from_utf8_lossy(&signed).contains(TEXT));
    assert!(answer.success("signature").as_str().is_some());
    assert_eq!(session.open(&answer.success("personalData")["name"]).as_deref(), Some("김보닌"));
}

#[test]
fn one_with_personal_data_comes_encrypted() {
    let mut host = Host::new();
    let session = host.session();
    let body = object([
        ("requestType", "USER_NONE".into()),
        ("sessionKey", session.key.as_str().into()),
        ("docTitle", "계약서".into()),
        ("doc", session.seal(TEXT)),
        ("docType", "TEXT".into()),
        ("docEncrypted", true.into()),
        ("signatureType", "PKCS7".into()),
    ]);
    let asked = host.post(&format!("{DOCUMENT}request"), &body);
    assert_eq!(asked.code(), "SUCCESS");
    assert!(asked.success("authUrl").as_str().unwrap().ends_with("serviceType=SIGN_DOC"));
}

#[test]
fn each_member_has_its_rule() {
    let mut host = Host::new();
    for (name, value, code) in [
        ("docTitle", Value::Null, "CE3000"),
        ("doc", Value::Null, "CE3000"),
        ("docType", "PDF".into(), "CE3000"),
        ("signatureType", "PKCS1".into(), "CE3000"),
        ("docEncrypted", "true".into(), "CE3000"),
        ("docEncrypted", true.into(), "CE3001"),
        ("docEncrypted", Value::Null, "SUCCESS"),
    ] {
        let body = replaced(&body(&mut host), name, value);
        assert_eq!(host.post(&format!("{DOCUMENT}request"), &body).code(), code, "{name}");
    }
    let body = body(&mut host);
    assert_eq!(host.post(&format!("{IDENTITY}request"), &body).code(), "CE3000", "a document where none belongs");
}
