//! Someone is asked (2.4).

use super::answer::{TOKEN, UNFIT, nullable};
use super::document;
use super::fields::{Code, Fields};
use super::numbers::Outcome;
use super::user::User;
use super::session::Opened;
use super::routes::{Service, WINDOW_START};
use super::transaction::{LIVES, LONGEST, Stage, Transaction, Way};
use super::state::{Stop, State, iso};
use crate::host::Context;
use crate::json::Value;
use bonin::format::seoul;
use bonin::provider::toss_cert::session::uuid;
use alloc::format;

const PERSONAL: &[&str] = &["userName", "userPhone", "userBirthday"];
const MEMBERS: &[&str] = &[
    "requestType",
    "triggerType",
    "sessionKey",
    "requestUrl",
    "successCallbackUrl",
    "failCallbackUrl",
    "nonce",
    "expireSeconds",
];

/// Answers a request; `origin` is where this service is reached.
pub fn serve(
    state: &mut State,
    service: Service,
    body: &Value,
    session: Option<&Opened>,
    origin: &str,
    context: &mut Context<'_>,
) -> Result<Value, Stop> {
    let of_document = if service == Service::Document { document::MEMBERS } else { &[] };
    let fields = Fields::new(body, session, &[MEMBERS, PERSONAL, of_document])?;
    let mut transaction = read(&fields, service, context)?;
    if let Some(stop) = spoiled(state, &transaction) {
        return Err(stop);
    }
    let refused = match transaction.magic() {
        Some(Outcome::Request(code)) => Some(code),
        _ => None,
    };
    // Who is not let in has used nothing up.
    if let (Some(session), false) = (session, refused == Some(TOKEN)) {
        session.spend(state)?;
    }
    if let Some(code) = refused {
        return Err(code.into());
    }
    transaction.ask(context.now);
    let answer = answer(&transaction, origin);
    state.transactions.push(transaction);
    Ok(answer)
}

fn read(fields: &Fields<'_>, service: Service, context: &mut Context<'_>) -> Result<Transaction, Stop> {
    let document = if service == Service::Document { Some(document::read(fields)?) } else { None };
    let (way, person) = asked(fields, document.as_ref().is_some_and(|document| document.encrypted), context)?;
    fields.text("requestUrl")?;
    let lives = match fields.number("expireSeconds")? {
        None => LIVES,
        Some(seconds @ 1..=LONGEST) => seconds * 1000,
        Some(_) => return Err(UNFIT.into()),
    };
    Ok(Transaction {
        tx_id: uuid(*context.random::<16>()?),
        service,
        way,
        born: context.now,
        expires: context.now + lives,
        person,
        nonce: fields.text("nonce")?.into(),
        document,
        success_url: fields.text("successCallbackUrl")?.into(),
        fail_url: fields.text("failCallbackUrl")?.into(),
        stage: Stage::Requested,
        reads: 0,
        waited: 0,
    })
}

/// Who, and how. USER_NONE has nothing to encrypt but a document, so what else it brings has no business there.
fn asked(fields: &Fields<'_>, sealed_document: bool, context: &Context<'_>) -> Result<(Way, Option<User>), Code> {
    match fields.must("requestType")? {
        "USER_PERSONAL" => {
            let way = match fields.must("triggerType")? {
                "PUSH" => Way::Push,
                "APP_SCHEME" => Way::AppScheme,
                _ => return Err(UNFIT),
            };
            Ok((way, Some(fields.person(&seoul::today(context.now))?)))
        }
        "USER_NONE" => {
            let bare = fields.lacks(PERSONAL) && fields.lacks(&["triggerType"]);
            let right = sealed_document || fields.lacks(&["sessionKey"]);
            if bare && right { Ok((Way::Window, None)) } else { Err(UNFIT) }
        }
        _ => Err(UNFIT),
    }
}

/// What never reaches the service, so it leaves the session as it was.
fn spoiled(state: &mut State, transaction: &Transaction) -> Option<Stop> {
    let stop = match transaction.magic()? {
        Outcome::Drop => Stop::Dropped,
        Outcome::Page => Stop::Page,
        _ => return None,
    };
    let phone = &transaction.person.as_ref()?.phone;
    if state.spoilt.remove(phone) {
        return None;
    }
    state.spoilt.insert(phone.clone());
    Some(stop)
}

fn answer(transaction: &Transaction, origin: &str) -> Value {
    let link = format!("{}?txId={}", transaction.service.app_path(), transaction.tx_id);
    let scheme = format!("supertoss://{link}");
    // Only this form of it is inferred: what an Android page opens.
    let android = format!("intent://{link}#Intent;scheme=supertoss;package=viva.republica.toss;end");
    let linked = |link: &str| Value::from(Some(link).filter(|_| transaction.way == Way::AppScheme));
    let window = format!("{origin}{WINDOW_START}?serviceType={}", transaction.service.word());
    nullable([
        ("txId", transaction.tx_id.as_str().into()),
        ("requestedDt", iso(transaction.born).into()),
        ("appScheme", linked(&scheme)),
        ("androidAppUri", linked(&android)),
        ("iosAppUri", linked(&scheme)),
        ("authUrl", Some(window).filter(|_| transaction.way == Way::Window).into()),
    ])
}
