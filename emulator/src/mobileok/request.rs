//! Step 2: someone is to be verified; and step 2b: the message once more (guide 5).

use super::auth_info::AuthInfo;
use super::messages::{Answer, AuthRequest, TokenOnly};
use super::method::Method;
use super::numbers::Outcome;
use super::options::Options;
use super::phone_call::PhoneCall;
use super::state::{Message, Setup, State, Stop, new_number, new_token};
use super::transaction::{Auth, CODE_LIVES, Prompt, Proof, SESSION_LIVES, Stage, TOKEN_LIVES, TRIES};
use crate::host::{Context, MagicNumbers, TextOrNumber};
use crate::json::Body;
use bonin::format::seoul;

const DEFAULT_MESSAGE: &str = "[bonin 에뮬레이터] 인증번호 [000000]를 화면에 입력해 주세요.";
const DEFAULT_SENDER: &str = "0200000000";
/// The code of the number that approves everything.
const AUTO_CODE: &str = "123456";

/// Answers an auth request; `plain` is the opened MOKAuthInfo, `None` if it did not open.
pub fn serve(
    state: &mut State,
    setup: &Setup,
    options: &Options,
    request: &AuthRequest,
    plain: Option<&Body>,
    context: &mut Context<'_>,
) -> Result<Answer, Stop> {
    let token = request.token.text().ok_or("3001")?;
    if request.site_url.text().ok_or("3001")? != setup.site_url {
        return Err("8006".into());
    }
    if state.by_stale_token(token).is_some() {
        return Err("4007".into());
    }
    let transaction = state.by_token(token).ok_or("4001")?;
    if context.now >= transaction.born + TOKEN_LIVES {
        return Err("5033".into());
    }
    if !matches!(transaction.stage, Stage::Fresh) {
        return Err("4007".into());
    }
    if request.info.filled().is_none() {
        return Err("3001".into());
    }
    let info = plain.ok_or("5031").and_then(|plain| AuthInfo::read(plain, &seoul::today(context.now)));
    let magic = info.as_ref().ok().and_then(|info| Outcome::of(&info.phone, info.profile.method));
    // These two never reach the service, so they leave the token as it was.
    if let Some(spoiler @ (Outcome::Drop | Outcome::Page)) = magic
        && !std::mem::replace(&mut transaction.spoilt, true)
    {
        return Err(if spoiler == Outcome::Drop { Stop::Dropped } else { Stop::Page });
    }
    // Once an auth request has used a token, no other can (guide 4): neither after success nor after a refusal.
    transaction.stage = Stage::Refused;
    let info = info?;
    if let Some(Outcome::Request(code)) = magic {
        return Err(code.into());
    }
    transaction.renew(new_token(context)?);
    let auth = begin(info, magic, context)?;
    let answer = answer(&auth, &transaction.token, options);
    let message = message(&auth, context.now);
    transaction.stage = Stage::Asked(Box::new(auth));
    message.into_iter().for_each(|message| state.deliver(message));
    Ok(answer)
}

/// Answers a request for the message once more.
pub fn resend(
    state: &mut State,
    options: &Options,
    request: &TokenOnly,
    context: &mut Context<'_>,
) -> Result<Answer, Stop> {
    let token = request.token.text().ok_or("3001")?;
    let transaction = state.by_token(token).ok_or("4003")?;
    let expired = context.now >= transaction.born + TOKEN_LIVES;
    let auth = transaction.auth_mut().ok_or("4003")?;
    match auth.info.profile.method {
        Method::Pass => return Err("4015".into()),
        Method::ArsListen => return Err("4021".into()),
        Method::ArsKeypad => return Err("9997".into()),
        Method::Lms | Method::Sms | Method::SmsPossession => {}
    }
    if expired || auth.result.is_some() || context.now >= auth.asked_at + SESSION_LIVES {
        return Err("4003".into());
    }
    let magic = Outcome::of(&auth.info.phone, auth.info.profile.method);
    if auth.resends == 0 {
        return Err("4302".into());
    }
    auth.resends -= 1;
    auth.proof = Proof::Code { code: new_code(magic, context)?, sent_at: context.now };
    let message = message(auth, context.now);
    transaction.renew(new_token(context)?);
    let answer = transaction.auth().map(|auth| answer(auth, &transaction.token, options)).ok_or("4003")?;
    message.into_iter().for_each(|message| state.deliver(message));
    Ok(answer)
}

/// A code sent at `sent_at` is too old now.
pub fn is_code_over(sent_at: i64, now: i64) -> bool {
    now >= sent_at + CODE_LIVES
}

fn begin(info: AuthInfo, magic: Option<Outcome>, context: &mut Context<'_>) -> Result<Auth, Stop> {
    let now = context.now;
    let auto = magic == Some(Outcome::Auto);
    let proof = match info.profile.method {
        Method::Lms | Method::Sms | Method::SmsPossession => {
            let sent_at = if magic == Some(Outcome::Late) { now - CODE_LIVES } else { now };
            Proof::Code { code: new_code(magic, context)?, sent_at }
        }
        Method::Pass => Proof::Prompt(match magic {
            Some(Outcome::Prompt(code)) => Prompt::Ended(code),
            _ if auto => Prompt::Approved,
            _ => Prompt::Waiting,
        }),
        Method::ArsKeypad => Proof::Keypad { number: new_number(4, context)?, call: PhoneCall::Silent, calls: 0 },
        // This one rings by itself: the guide's samples never ask for its call (inferred).
        Method::ArsListen => Proof::Heard {
            code: new_code(magic, context)?,
            call: if auto { PhoneCall::Done } else { PhoneCall::Ringing { since: now } },
            sent_at: now,
        },
    };
    let unless = |spent: Outcome| if magic == Some(spent) { 0 } else { TRIES };
    let (tries, resends) = (unless(Outcome::NoTries), unless(Outcome::NoResends));
    Ok(Auth { info, asked_at: now, tries, resends, waited: 0, proof, result: None })
}

fn new_code(magic: Option<Outcome>, context: &mut Context<'_>) -> Result<String, Stop> {
    if magic == Some(Outcome::Auto) { Ok(AUTO_CODE.into()) } else { Ok(new_number(6, context)?) }
}

/// The answer of both steps (guide 5.2).
fn answer(auth: &Auth, token: &str, options: &Options) -> Answer {
    let (otp_code, ars_otp_number) = match &auth.proof {
        Proof::Code { code, .. } => (Some(code.clone()).filter(|_| options.otp_code), None),
        Proof::Keypad { number, .. } => (None, Some(number.clone())),
        _ => (None, None),
    };
    let resends = Some(auth.resends).filter(|_| auth.info.profile.method.sends_message());
    Answer {
        token: Some(token.into()),
        otp_code,
        ars_otp_number,
        resend_count: resends.map(TextOrNumber::Number),
        ..Answer::success()
    }
}

fn message(auth: &Auth, now: i64) -> Option<Message> {
    let Proof::Code { code, .. } = &auth.proof else { return None };
    let template = auth.info.message.as_deref().unwrap_or(DEFAULT_MESSAGE);
    Some(Message {
        at: now,
        phone: auth.info.phone.clone(),
        from: auth.info.reply_number.as_deref().unwrap_or(DEFAULT_SENDER).into(),
        long: auth.info.profile.method == Method::Lms,
        text: template.replace("[000000]", &format!("[{code}]")),
        code: code.clone(),
    })
}
