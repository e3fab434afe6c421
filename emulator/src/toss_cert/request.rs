//! Someone is asked (2.4).

use super::answer::{Requested, TOKEN, UNFIT};
use super::document;
use super::fields::{Code, Fields, RequestBody};
use super::numbers::Outcome;
use super::routes::{Service, WINDOW_START};
use super::session::Opened;
use super::state::{State, Stop, iso};
use super::transaction::{LIVES, LONGEST, Stage, Transaction, Way};
use super::user::User;
use crate::host::Context;
use crate::json::Body;
use bonin::format::seoul;
use bonin::provider::toss_cert::session::uuid;

/// Answers a request; `origin` is where this service is reached.
pub fn serve(
    state: &mut State,
    service: Service,
    body: &Body,
    session: Option<&Opened>,
    origin: &str,
    context: &mut Context<'_>,
) -> Result<Requested, Stop> {
    let body: RequestBody = body.try_to().ok_or(UNFIT)?;
    if service != Service::Document && body.names_document() {
        return Err(UNFIT.into());
    }
    let fields = Fields::new(&body, session);
    let mut transaction = read(&fields, service, context)?;
    if let Some(stop) = spoiled(state, &transaction) {
        return Err(stop);
    }
    let refused = match transaction.magic() {
        Some(Outcome::Request(code)) => Some(code),
        _ => None,
    };
    // A caller who is not let in has used nothing up.
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
    fields.text(&fields.body.request_url)?;
    let lives = match fields.number(&fields.body.expire_seconds)? {
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
        nonce: fields.text(&fields.body.nonce)?.map(Into::into),
        document,
        success_url: fields.text(&fields.body.success_callback_url)?.map(Into::into),
        fail_url: fields.text(&fields.body.fail_callback_url)?.map(Into::into),
        stage: Stage::Requested,
        reads: 0,
        waited: 0,
    })
}

/// The person, and the way to them. USER_NONE has nothing to encrypt but a document, so it may not have any other member of
/// these.
fn asked(fields: &Fields<'_>, sealed_document: bool, context: &Context<'_>) -> Result<(Way, Option<User>), Code> {
    let body = fields.body;
    match fields.must(&body.request_type)? {
        "USER_PERSONAL" => {
            let way = match fields.must(&body.trigger_type)? {
                "PUSH" => Way::Push,
                "APP_SCHEME" => Way::AppScheme,
                _ => return Err(UNFIT),
            };
            Ok((way, Some(fields.person(&seoul::today(context.now))?)))
        }
        "USER_NONE" => {
            let members = [&body.user_name, &body.user_phone, &body.user_birthday, &body.trigger_type];
            let is_bare = members.iter().all(|member| member.is_none());
            if is_bare && (sealed_document || body.session_key.is_none()) {
                Ok((Way::Window, None))
            } else {
                Err(UNFIT)
            }
        }
        _ => Err(UNFIT),
    }
}

/// A request that never reaches the service leaves the session as it was.
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

fn answer(transaction: &Transaction, origin: &str) -> Requested {
    let link = format!("{}?txId={}", transaction.service.app_path(), transaction.tx_id);
    let scheme = format!("supertoss://{link}");
    // Only this form of it is inferred: it is the form that an Android page opens.
    let android = format!("intent://{link}#Intent;scheme=supertoss;package=viva.republica.toss;end");
    let linked = |link: &str| Some(String::from(link)).filter(|_| transaction.way == Way::AppScheme);
    let window = format!("{origin}{WINDOW_START}?serviceType={}", transaction.service.word());
    Requested {
        tx_id: transaction.tx_id.clone(),
        requested_dt: iso(transaction.born),
        app_scheme: linked(&scheme),
        android_app_uri: linked(&android),
        ios_app_uri: linked(&scheme),
        auth_url: Some(window).filter(|_| transaction.way == Way::Window),
    }
}
