//! mobileOK's table for the proxy: one HTTP request to the provider a step, and after a confirm the opening of the result.

use super::adult::AdultLaw;
use super::api::{self, AuthRequest, TokenOnly, TokenRequest};
use super::limits::{REQUESTS, RINGS, TRIES};
use super::settings::{self, Settings};
use super::{PROVIDER, codes, identity};
use crate::error::{CodeRow, Error, Kind, Next as Advice, Randomness, Reason};
use crate::flow::answers::{bad_answer, unreachable};
use crate::flow::proxy_call::{Answer, Cost, Event, Given, Next, Otp, Profile, ProxyContext, ProxyFlow, Request, Response, Task};
use crate::flow::{Identity, Nonce, strict_json};
use crate::format::seoul;
use super::envelope::{self, Sealed as Envelope};
use crate::crypto::{ProviderKey, PublicKey, base64};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A transaction: the part of the state that outlives each step.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Transaction {
    /// This flow's own id (section 4), compared with the result's.
    client_tx_id: String,
    /// The newest token.
    token: String,
    /// The relying party's value for the ticket.
    nonce: Option<Nonce>,
    /// The law of an adult check, as the page says it.
    adult_law: Option<AdultLaw>,
}

/// Without the token, by which anyone could speak for this flow.
impl std::fmt::Debug for Transaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Transaction")
    }
}

/// The states between two calls, named for the call that each waits for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Sealed {
    /// The request.
    Ready(Transaction),
    /// A resend, a phone call, or a confirm.
    Requested(Transaction),
}

/// The states within a call, named for the thing that each waits for.
#[derive(Debug)]
pub enum Proxy {
    /// token/get.
    Tokening(Transaction),
    /// auth/request.
    Requesting(Transaction),
    /// auth/resend or auth/call.
    Repeating(Transaction, Phase),
    /// confirm/request.
    Confirming(Transaction),
    /// The private key.
    Opening(Transaction, Envelope),
    /// The store, which knows if the result was used before.
    CheckingReplay(Box<Identity>),
}

/// The two steps that leave the flow as it is.
#[derive(Debug, Clone, Copy)]
pub enum Phase {
    /// auth/resend.
    Resend,
    /// auth/call.
    Call,
}

/// The calls of the page, with their bodies.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Call {
    /// Start the flow.
    Token {
        /// The relying party's value for the ticket.
        nonce: Option<Nonce>,
    },
    /// Ask for the verification of a person.
    Request {
        /// MOKAuthInfo, sealed.
        #[serde(rename = "encryptMOKAuthInfo")]
        auth_info: SealedText,
        /// The law of an adult check.
        #[serde(rename = "adultLaw")]
        adult_law: Option<AdultLaw>,
    },
    /// Have another code sent.
    Resend,
    /// Have the phone rung.
    Call,
    /// Ask for the result.
    Confirm {
        /// MOKVerifyInfo, sealed; absent for PASS and ARS.
        #[serde(rename = "encryptMOKVerifyInfo")]
        verify_info: Option<SealedText>,
    },
}

/// An envelope of the page for the provider: of the right form, and not opened here.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct SealedText(String);

/// The members of the answers to the page.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    #[serde(skip_serializing_if = "Option::is_none")]
    public_key: Option<ProviderKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resend_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ars_otp_number: Option<String>,
}

/// Longer than any flow, so that a result cannot come back after its mark is gone.
const USED_SECONDS: i64 = 3600;

type Context<'a> = ProxyContext<'a, Proxy>;

impl ProxyFlow for Proxy {
    const PROVIDER: &'static str = PROVIDER;
    const SEALED: u32 = 4;
    const STEPS: &'static [&'static str] = &["token", "request", "resend", "call", "confirm"];
    const STARTS: &'static [&'static str] = &["token"];
    type Settings = Settings;
    type Call = Call;
    type Sealed = Sealed;
    type Body = Body;

    fn most(cost: Cost) -> u8 {
        match cost {
            Cost::Message => REQUESTS,
            Cost::Resend | Cost::Try | Cost::Value => TRIES as u8,
            Cost::Ring => RINGS,
        }
    }

    fn configure(given: &mut Given) -> Option<Settings> {
        settings::configure(given)
    }

    fn servers(settings: &Settings) -> Vec<(&'static str, &str)> {
        vec![("baseUrl", &settings.base_url)]
    }

    fn call(sealed: Option<Sealed>, call: Call, context: &mut Context<'_>) -> Result<Next<Self>, Error> {
        let Settings { base_url, site_url, .. } = context.settings;
        let post = |path: &str, body: &TokenOnly<'_>| Request::post(format!("{base_url}{path}"), body);
        Ok(match (sealed, call) {
            (None, Call::Token { nonce }) => token(nonce, context)?,
            (Some(Sealed::Ready(of)), Call::Request { auth_info, adult_law }) => {
                let of = Transaction { adult_law, ..of };
                let body = AuthRequest { site_url, token: &of.token, auth_info: &auth_info.0 };
                let request = Request::post(format!("{base_url}/agent/v1/auth/request"), &body);
                Next::Do(Self::Requesting(of), Task::Http(request.costing(Cost::Message)))
            }
            (Some(Sealed::Requested(of)), Call::Resend) => {
                let request = post("/agent/v1/auth/resend", &TokenOnly { token: &of.token, verify_info: None });
                Next::Do(Self::Repeating(of, Phase::Resend), Task::Http(request.costing(Cost::Resend)))
            }
            (Some(Sealed::Requested(of)), Call::Call) => {
                let request = post("/agent/v1/auth/call", &TokenOnly { token: &of.token, verify_info: None });
                Next::Do(Self::Repeating(of, Phase::Call), Task::Http(request.costing(Cost::Ring)))
            }
            (Some(Sealed::Requested(of)), Call::Confirm { verify_info }) => {
                let verify_info = verify_info.as_ref().map(|sealed| sealed.0.as_str());
                let request = post("/agent/v1/confirm/request", &TokenOnly { token: &of.token, verify_info });
                // Without a code the page only looks whether the user is done, again and again.
                let request = if verify_info.is_some() { request.costing(Cost::Try) } else { request };
                Next::Do(Self::Confirming(of), Task::Http(request))
            }
            _ => Next::Refused,
        })
    }

    fn step(self, event: Event, context: &mut Context<'_>) -> Result<Next<Self>, Error> {
        Ok(match (self, event) {
            // ── Token ──
            (Self::Tokening(of), Event::Response(response)) => match read(&response, "token", context) {
                Ok(answer) => tokened(of, &answer),
                Err((error, _)) => Answer::over(error, None),
            },
            (Self::Tokening(_), Event::Unreachable { timeout }) => Answer::over(unreachable("token", timeout), None),

            // ── Request ──
            (Self::Requesting(of), Event::Response(response)) => match read(&response, "request", context) {
                Ok(answer) => going_on(of, &answer),
                Err((error, answer)) => failed(of, Sealed::Ready, error, &answer),
            },
            (Self::Requesting(of), Event::Unreachable { timeout }) => {
                Answer::failed(unreachable("request", timeout), None, Sealed::Ready(of))
            }

            // ── Resend, phone call ──
            (Self::Repeating(of, phase), Event::Response(response)) => {
                match read(&response, phase.word(), context) {
                    Ok(answer) => going_on(of, &answer),
                    // After a refused resend the code that was sent still counts.
                    Err((error, answer)) if matches!(phase, Phase::Resend) => {
                        let (of, body) = renewed(of, &answer);
                        Answer::failed(error, Some(body), Sealed::Requested(of))
                    }
                    Err((error, answer)) => failed(of, Sealed::Requested, error, &answer),
                }
            }
            (Self::Repeating(of, phase), Event::Unreachable { timeout }) => {
                Answer::failed(unreachable(phase.word(), timeout), None, Sealed::Requested(of))
            }

            // ── Result ──
            (Self::Confirming(of), Event::Response(response)) => match read(&response, "confirm", context) {
                Ok(answer) => confirmed(of, &answer),
                Err((error, answer)) => failed(of, Sealed::Requested, error, &answer),
            },
            (Self::Confirming(of), Event::Unreachable { timeout }) => {
                Answer::failed(unreachable("confirm", timeout), None, Sealed::Requested(of))
            }
            (Self::Opening(of, envelope), Event::Decrypted { data }) => {
                let block = base64::decode(&data).map(Zeroizing::new);
                opened(of, envelope, block, context)
            }
            (Self::Opening(of, envelope), Event::Undecryptable) => opened(of, envelope, None, context),
            (Self::CheckingReplay(identity), Event::Fresh) => Answer::verified(*identity),
            (Self::CheckingReplay(_), Event::Used) => {
                let error = Error::new(Kind::Rejected, Reason::ResultUsed).at("confirm").then(Advice::Restart);
                Answer::over(error, None)
            }

            _ => Next::Refused,
        })
    }
}

impl Phase {
    const fn word(self) -> &'static str {
        match self {
            Self::Resend => "resend",
            Self::Call => "call",
        }
    }
}

impl TryFrom<String> for SealedText {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if Envelope::split(&text).is_ok() { Ok(Self(text)) } else { Err(Reason::NotListed.id()) }
    }
}

/// Section 4: `serviceId`, `siteUrl`, and the id with the time in Seoul under the provider's key.
fn token(nonce: Option<Nonce>, context: &mut Context<'_>) -> Result<Next<Proxy>, Error> {
    let Settings { base_url, site_url, service_id, server_public_key, client_prefix, .. } = context.settings;
    let client_tx_id = format!("{client_prefix}{}", context.random_id()?);
    let encrypt_req_client_info = req_client_info(server_public_key, &client_tx_id, context.now, context.rng)?;
    let body = TokenRequest { service_id, encrypt_req_client_info, site_url };
    // A token more costs nothing, and nobody hears of it.
    let request = Request::post(format!("{base_url}/agent/v1/token/get"), &body).repeatable();
    let of = Transaction { client_tx_id, token: String::new(), nonce, adult_law: None };
    Ok(Next::Do(Proxy::Tokening(of), Task::Http(request)))
}

/// The lengths of an id that section 4 allows, in its table and its samples together.
const TX_ID_LENGTHS: std::ops::RangeInclusive<usize> = 20..=49;

/// `encryptReqClientInfo` of token/get (section 4), base64: an id that was never used before, and the time in Seoul.
///
/// # Errors
/// Kind `misuse`, field `clientTxId`; or the host has no randomness.
pub fn req_client_info(
    key: &PublicKey,
    client_tx_id: &str,
    now: i64,
    rng: &mut Randomness<'_>,
) -> Result<String, Error> {
    let is_plain = client_tx_id.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'|');
    if !is_plain || !TX_ID_LENGTHS.contains(&client_tx_id.len()) {
        return Err(Error::misuse("clientTxId", Reason::BadTxId));
    }
    let info = Zeroizing::new(format!("{client_tx_id}|{}", seoul::compact(now)));
    Ok(base64::encode(&key.encrypt(envelope::PROFILE, info.as_bytes(), rng)?))
}

fn tokened(of: Transaction, answer: &api::Answer) -> Next<Proxy> {
    match (answer.token.as_deref(), answer.key()) {
        (Some(token), Some(key)) => {
            let body = Body { public_key: Some(key), ..Body::default() };
            Answer::ok(body, Sealed::Ready(Transaction { token: token.into(), ..of }))
        }
        _ => Answer::over(bad_answer("token"), None),
    }
}

/// The next token, and the members that the page may know.
fn going_on(of: Transaction, answer: &api::Answer) -> Next<Proxy> {
    let (of, counts) = renewed(of, answer);
    let body = Body { retry_count: None, ars_otp_number: answer.ars_otp_number.0.clone(), ..counts };
    let code = answer.otp_code.0.clone().filter(|code| !code.is_empty());
    let otp = code.map(|code| Otp {
        code: code.into(),
        transaction_id: of.client_tx_id.clone(),
        nonce: of.nonce.clone(),
    });
    Answer::told(body, Sealed::Requested(of), otp)
}

/// A failed step: the newest token for the next try, and the counts as the server gives them. The page may go on if the error
/// says so.
fn failed(of: Transaction, at: fn(Transaction) -> Sealed, error: Error, answer: &api::Answer) -> Next<Proxy> {
    let (of, body) = renewed(of, answer);
    if error.retryable || error.kind == Kind::Network {
        Answer::failed(error, Some(body), at(of))
    } else {
        Answer::over(error, Some(body))
    }
}

fn renewed(mut of: Transaction, answer: &api::Answer) -> (Transaction, Body) {
    if let Some(token) = answer.token.as_deref().filter(|token| !token.is_empty()) {
        of.token = token.into();
    }
    (of, Body { retry_count: answer.retry_count.0, resend_count: answer.resend_count.0, ..Body::default() })
}

fn confirmed(of: Transaction, answer: &api::Answer) -> Next<Proxy> {
    match Envelope::split(answer.result.as_deref().unwrap_or_default()) {
        Ok(envelope) => {
            let task = Task::Decrypt { profile: Profile::OaepSha256, data: envelope.rsa_block() };
            Next::Do(Proxy::Opening(of, envelope), task)
        }
        Err(error) => Answer::over(error.at("confirm"), None),
    }
}

fn opened(
    of: Transaction,
    envelope: Envelope,
    block: Option<Zeroizing<Vec<u8>>>,
    context: &Context<'_>,
) -> Next<Proxy> {
    let plaintext = envelope.open(block.as_deref().map(Vec::as_slice));
    let identity = plaintext
        .and_then(|plaintext| identity::identity(&plaintext, &of.client_tx_id, of.adult_law, context.now, context.settings));
    match identity {
        Ok(identity) => {
            let key = format!("{PROVIDER}:{}", of.client_tx_id);
            let identity = Box::new(Identity { nonce: of.nonce, ..identity });
            Next::Do(Proxy::CheckingReplay(identity), Task::Once { key, ttl: USED_SECONDS })
        }
        Err(error) => Answer::over(error.at("confirm"), None),
    }
}

/// Reads a response of the provider, whatever its content type says: the answer, or the error with the answer that it came in.
fn read(response: &Response, phase: &str, context: &Context<'_>) -> Result<api::Answer, (Error, Box<api::Answer>)> {
    let Ok(answer) = strict_json::parse::<api::Answer>(&response.body) else {
        return Err((bad_answer(phase), Box::default()));
    };
    match answer.result_code.as_deref() {
        Some("2000") if response.is_success() => Ok(answer),
        Some(code) if code != "2000" => Err((refusal(code, &answer, phase, context), Box::new(answer))),
        _ => Err((bad_answer(phase), Box::default())),
    }
}

/// The provider's code, by our table; a code that the table lacks keeps the server's own message.
fn refusal(code: &str, answer: &api::Answer, phase: &str, context: &Context<'_>) -> Error {
    let message = answer.result_msg.as_deref().unwrap_or_default();
    let detail = codes::detail_code(message);
    CodeRow::refusal(codes::find(code, phase), code, message, context.lang).with_detail_code(detail).at(phase)
}
