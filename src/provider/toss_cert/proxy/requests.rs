//! The requests of the proxy to Toss: an access token first, then the request itself.

use super::{Proxy, Purpose, Sealed, Transaction};
use crate::error::{Error, Reason};
use crate::flow::proxy_call::{Cost, Next, Request, Shared, Task};
use crate::provider::toss_cert::api::{
    Asked, AskedDocument, AskedPerson, AskedWindow, TransactionRequest, VerificationRequest,
};
use crate::provider::toss_cert::messages::{RequestBody, RequestType, Step};
use crate::provider::toss_cert::method::Method;
use crate::provider::toss_cert::settings::Settings;
use crate::provider::toss_cert::session::{Session, are_fields_of};

/// One request to Toss.
#[derive(Debug)]
pub enum Work {
    /// Verify this person.
    Request(Purpose, Asked),
    /// Ask how far the user is.
    Status(Transaction),
    /// Get the result, under a session of its own (2.6), which never leaves the call that made it.
    Result(Transaction, Box<Session>),
}

impl Work {
    /// The route of the page that it serves.
    pub(super) const fn step(&self) -> Step {
        match self {
            Self::Request(..) => Step::Request,
            Self::Status(_) | Self::Result(..) => Step::Confirm,
        }
    }

    /// The state that the call came from.
    pub(super) fn back(self) -> Sealed {
        match self {
            Self::Request(of, _) => Sealed::Ready(of),
            Self::Status(of) | Self::Result(of, _) => Sealed::Requested(of),
        }
    }

    /// The access token (2.2), which serves every call until it is old; `renew` asks for another one, if the last was refused.
    pub(super) fn authorize(self, renew: bool, settings: &Settings) -> Next<Proxy> {
        let fields = [
            ("grant_type", "client_credentials"),
            ("client_id", settings.client_id.as_str()),
            ("client_secret", settings.client_secret.as_str()),
            ("scope", "ca"),
        ];
        let request = Request::form(format!("{}/token", settings.oauth_url), &fields);
        let task = Task::Shared(Shared { key: "token", lifetime: "expires_in", renew, request });
        Next::Do(Proxy::Authorizing { work: self, is_renewed: renew }, task)
    }

    /// The request itself, with an access token.
    pub(super) fn ask(self, is_renewed: bool, token: &str, settings: &Settings) -> Next<Proxy> {
        let url = |method: Method, name: &str| {
            let path = if method == Method::Document { "/api/v2/sign/doc/" } else { settings.path };
            format!("{}{path}{name}", settings.base_url)
        };
        let request = match &self {
            Self::Request(of, asked) => {
                let body = VerificationRequest {
                    asked,
                    request_url: settings.request_url.as_deref(),
                    success_callback_url: settings.success_callback_url.as_deref(),
                    fail_callback_url: settings.fail_callback_url.as_deref(),
                    expire_seconds: settings.expire_seconds,
                };
                Request::post(url(of.method, "request"), &body).costing(Cost::Message)
            }
            Self::Status(of) => {
                let body = TransactionRequest { tx_id: &of.tx_id, session_key: None };
                Request::post(url(of.method, "status"), &body).repeatable()
            }
            Self::Result(of, session) => {
                let body = TransactionRequest { tx_id: &of.tx_id, session_key: session.session_key() };
                Request::post(url(of.method, "result"), &body).costing(Cost::Value)
            }
        };
        let request = request.header("authorization", &format!("Bearer {token}"));
        Next::Do(Proxy::Asking { work: self, is_renewed }, Task::Http(request))
    }
}

/// Checks the body of the page's request. Nothing passes that is not encrypted.
///
/// # Errors
/// Kind `misuse`, with the name of the member.
pub(super) fn checked(body: RequestBody, method: Method) -> Result<Asked, Error> {
    if method.is_personal() { person(body, method) } else { window(&body) }
}

fn window(body: &RequestBody) -> Result<Asked, Error> {
    refuse_any(&body.person_members())?;
    refuse_any(&body.document_members())?;
    match body.request_type {
        Some(request_type @ RequestType::UserNone) => Ok(Asked::Window(AskedWindow { request_type })),
        _ => Err(Error::misuse("requestType", Reason::NotListed)),
    }
}

fn person(body: RequestBody, method: Method) -> Result<Asked, Error> {
    refuse_any(&[("requestType", body.request_type.is_some())])?;
    if method != Method::Document {
        refuse_any(&body.document_members())?;
    }
    let session_key = needed("sessionKey", body.session_key)?;
    let encrypted = |name: &str, text: Option<String>| {
        let text = needed(name, text)?;
        if are_fields_of(&session_key, &[&text]) { Ok(text) } else { Err(Error::misuse(name, Reason::NotListed)) }
    };
    let asked = AskedPerson {
        request_type: RequestType::UserPersonal,
        session_key: encrypted("sessionKey", Some(session_key.clone()))?,
        user_name: encrypted("userName", body.user_name)?,
        user_phone: encrypted("userPhone", body.user_phone)?,
        user_birthday: encrypted("userBirthday", body.user_birthday)?,
        trigger_type: needed("triggerType", body.trigger_type)?,
        document: if method == Method::Document {
            let doc_encrypted = needed("docEncrypted", body.doc_encrypted)?;
            Some(AskedDocument {
                doc_encrypted,
                doc: if doc_encrypted { encrypted("doc", body.doc)? } else { needed("doc", body.doc)? },
                service_name: needed("serviceName", body.service_name)?,
                doc_title: needed("docTitle", body.doc_title)?,
                doc_type: "TEXT",
                signature_type: "PKCS7",
            })
        } else {
            None
        },
    };
    Ok(Asked::Person(Box::new(asked)))
}

fn needed<T>(name: &str, member: Option<T>) -> Result<T, Error> {
    member.ok_or_else(|| Error::misuse(name, Reason::Missing))
}

/// These members do not belong to the method, so none of them may be there.
fn refuse_any(members: &[(&str, bool)]) -> Result<(), Error> {
    match members.iter().find(|(_, is_there)| *is_there) {
        Some((name, _)) => Err(Error::misuse(name, Reason::UnknownField)),
        None => Ok(()),
    }
}
