//! A generated session serves one call; a restored one serves whoever restored it.

use super::session::generated;
use crate::vectors::{rows, text, vectors};
use bonin::error::{Error, Kind, Next, Reason};
use bonin::provider::toss_cert::session::{Handle, Mode, Session};

const MINUTE: i64 = 60_000;
const NOW: i64 = 1_795_361_400_000;

fn handle() -> Handle {
    Handle::generated(generated(Mode::Gcm))
}

/// A field that the other side wrote under the same session.
fn answer(text: &str) -> String {
    generated(Mode::Gcm).encrypt(text).unwrap()
}

#[track_caller]
fn over<T>(result: Result<T, Error>) {
    let error = result.map(drop).unwrap_err();
    assert_eq!((error.kind, error.reason, error.next), (Kind::Misuse, Reason::NotNow, Some(Next::Restart)));
    assert_eq!((error.field.as_deref(), error.retryable), (Some("session"), false));
}

#[test]
fn one_request_has_as_many_fields_as_it_needs() {
    let mut handle = handle();
    for field in ["김토스", "01011112222", "19930324", "김토스"] {
        assert_eq!(handle.encrypt(field, NOW).unwrap(), answer(field));
    }
    assert!(handle.session_key().unwrap().starts_with("v1_0.0.14$"));
}

#[test]
fn the_session_of_a_request_does_not_read_its_result() {
    let mut handle = handle();
    handle.encrypt("김토스", NOW).unwrap();
    over(handle.decrypt(&answer("MALE"), NOW));
    handle.encrypt("19930324", NOW).unwrap();
}

#[test]
fn the_session_of_a_result_makes_no_request() {
    let mut handle = handle();
    for field in ["MALE", "LOCAL"] {
        assert_eq!(*handle.decrypt(&answer(field), NOW).unwrap(), field);
    }
    over(handle.encrypt("김토스", NOW));
    assert_eq!(*handle.decrypt(&answer("ADULT"), NOW).unwrap(), "ADULT");
}

#[test]
fn a_call_is_over_a_minute_after_its_first_field() {
    let mut request = handle();
    request.encrypt("김토스", NOW).unwrap();
    request.encrypt("19930324", NOW + MINUTE).unwrap();
    over(request.encrypt("01011112222", NOW + MINUTE + 1));
    let mut result = handle();
    result.decrypt(&answer("MALE"), NOW).unwrap();
    result.decrypt(&answer("LOCAL"), NOW + MINUTE).unwrap();
    over(result.decrypt(&answer("ADULT"), NOW + MINUTE + 1));
}

#[test]
fn what_it_made_itself_can_be_read_back_at_any_time() {
    let mut handle = handle();
    let fields = ["김토스", "19930324"].map(|field| (field, handle.encrypt(field, NOW).unwrap()));
    for (text, field) in &fields {
        assert_eq!(*handle.decrypt(field, NOW + 2 * MINUTE).unwrap(), *text);
    }
    handle.encrypt("01011112222", NOW).unwrap();
}

/// A forged field neither uses the session up nor learns whether it is.
#[test]
fn what_does_not_verify_is_no_answer() {
    let mut handle = handle();
    let forged = format!("{}AAAA", answer("MALE"));
    assert_eq!(handle.decrypt(&forged, NOW).map(drop), Err(Error::tampered()));
    handle.encrypt("김토스", NOW).unwrap();
    assert_eq!(handle.decrypt(&forged, NOW + 2 * MINUTE).map(drop), Err(Error::tampered()));
}

#[test]
fn a_restored_session_has_no_such_rule() {
    for row in rows(&vectors!("toss.json")["vectors"]) {
        let mut handle = Handle::restored(Session::restore(text(&row["serializedSession"])).unwrap());
        for now in [NOW, NOW + 2 * MINUTE] {
            assert_eq!(*handle.decrypt(text(&row["ciphertext"]), now).unwrap(), text(&row["plaintext"]));
            assert_eq!(handle.encrypt(text(&row["plaintext"]), now).unwrap(), text(&row["ciphertext"]));
        }
        assert_eq!(handle.session_key(), None);
    }
}

#[test]
fn nothing_secret_is_printed() {
    assert_eq!(format!("{:?}", handle()), "Handle");
}
