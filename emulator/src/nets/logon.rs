//! Logging on at the SSO server, by whatever a user has (4.5 to 4.8).

use super::Emulator;
use super::call::Call;
use super::messages::{Answer, Misc, More};
use super::routes::SITES;
use super::state::{Choice, Factor, MINUTES, POLICY, State, TRIES};
use super::users::{Behavior, PASSWORD, User, find};
use crate::host::Context;
use bonin::error::Error;

/// The outcome of a logon.
pub enum Outcome {
    /// The user is logged on, by this central cookie.
    On(String),
    /// This reply instead.
    No(Box<Answer>),
}

/// Logs a user on by the fields of a call; `cookie` is the central one that the browser has.
pub fn log_on(
    emulator: &mut Emulator,
    call: &mut Call,
    cookie: &str,
    context: &mut Context<'_>,
) -> Result<Outcome, Error> {
    let no = |call: &Call, code: &str, message: &str| Ok(Outcome::No(Box::new(call.refusal(code, message))));
    match call.fields.cred_type.as_str() {
        "" => no(call, "10000009", "credType이 없습니다."),
        "BASIC" => by_password(emulator, call, &call.fields.user_id, &call.fields.password, cookie, context),
        "ENCRYPTEDBASIC" => match opened(emulator, call) {
            Some((user, password)) => {
                call.sealed = ["userID", "password"].map(String::from).to_vec();
                by_password(emulator, call, &user, &password, cookie, context)
            }
            None => no(call, "10000016", "복호화에 실패했습니다."),
        },
        "NTFA" => by_code(&mut emulator.state, call, cookie, context),
        "DUPCHOICE" => {
            let choices = &mut emulator.state.choices;
            let found = choices.iter().position(|choice| choice.credential == call.fields.credential);
            match found.map(|at| choices.remove(at)) {
                Some(choice) => Ok(Outcome::On(emulator.state.log_on(choice.user, true, context)?)),
                None => no(call, "11060001", "고를 수 있는 시간이 지났습니다."),
            }
        }
        _ => no(call, "11020007", "알 수 없는 credType입니다."),
    }
}

fn by_password(
    emulator: &mut Emulator,
    call: &Call,
    id: &str,
    password: &str,
    cookie: &str,
    context: &mut Context<'_>,
) -> Result<Outcome, Error> {
    let state = &mut emulator.state;
    let no = |code: &str, message: &str| Ok(Outcome::No(Box::new(call.refusal(code, message))));
    if id.is_empty() || password.is_empty() {
        return no(if id.is_empty() { "10000006" } else { "10000007" }, "값이 없습니다.");
    }
    let Some(user) = find(id) else { return no("11020003", &format!("사용자 \"{id}\"이(가) 없습니다.")) };
    if state.wrongs(user) >= TRIES {
        return no("11050002", "비밀번호를 여러 번 틀려 잠겼습니다.");
    }
    if password != PASSWORD {
        let misc = [Misc::Failed { pwd_failed_count: state.wrong(user) }];
        let refusal = call.refusal("11020004", "비밀번호가 다릅니다.").with(More::WrongPassword { misc });
        return Ok(Outcome::No(Box::new(refusal)));
    }
    state.right(user);
    if let Behavior::Refused(code, message) = user.behavior {
        return no(code, message);
    }
    if let Behavior::Factor(_) = user.behavior {
        return Ok(Outcome::No(Box::new(ask_factor(state, call, user, context)?)));
    }
    check_others(state, call, user, cookie, context)
}

/// If the user is logged on already, their policy decides (4.8).
fn check_others(
    state: &mut State,
    call: &Call,
    user: &'static User,
    cookie: &str,
    context: &mut Context<'_>,
) -> Result<Outcome, Error> {
    let other_at = state.other(user, cookie).map(|session| session.at);
    match (user.behavior, other_at) {
        (Behavior::First, Some(_)) => {
            Ok(Outcome::No(Box::new(call.refusal("11060001", "먼저 로그인한 곳이 있습니다."))))
        }
        (Behavior::Choose, Some(other_at)) => {
            let (request, credential) = (context.random_id()?, context.random_id()?);
            let until = context.now + MINUTES * 60_000;
            let more = More::ChoiceAsked { sso_request: request.clone(), policy_version: POLICY };
            state.choices.push(Choice { request, credential, user, other_at, until });
            Ok(Outcome::No(Box::new(call.refusal("11060009", "중복 로그인").with(more))))
        }
        (behavior, _) => Ok(Outcome::On(state.log_on(user, behavior == Behavior::Last, context)?)),
    }
}

/// A second factor is asked for.
fn ask_factor(state: &mut State, call: &Call, user: &'static User, context: &mut Context<'_>) -> Result<Answer, Error> {
    let (id, signature) = (context.random_id()?, context.random_id()?);
    let code = format!("{:06}", u32::from_be_bytes(*context.random::<4>()?) % 1_000_000);
    let asked = call.refusal("11100028", "2차 인증이 필요합니다.").with(More::FactorAsked {
        policy_version: POLICY,
        tfa_id: id.clone(),
        ntfa: id.clone(),
        signature: signature.clone(),
        tfa_remain_count: TRIES,
    });
    let until = context.now + MINUTES * 60_000;
    state.factors.push(Factor { id, signature, user, code, left: TRIES, until });
    Ok(asked)
}

fn by_code(state: &mut State, call: &Call, cookie: &str, context: &mut Context<'_>) -> Result<Outcome, Error> {
    let no = |answer: Answer| Ok(Outcome::No(Box::new(answer)));
    let Some(factor) = state.factors.iter_mut().find(|factor| factor.id == call.fields.tfa_id) else {
        return no(call.refusal("11100023", "2차 인증을 찾을 수 없습니다."));
    };
    if factor.code == call.fields.code {
        let user = factor.user;
        state.factors.retain(|factor| factor.id != call.fields.tfa_id);
        return check_others(state, call, user, cookie, context);
    }
    factor.left -= 1;
    let left = factor.left;
    let code = if left > 0 { "11100028" } else { "11050002" };
    if left <= 0 {
        state.factors.retain(|factor| factor.id != call.fields.tfa_id);
    }
    no(call.refusal(code, "인증번호가 다릅니다.").with(More::TriesLeft { tfa_remain_count: left }))
}

/// User id and password under a key that was given out, once (4.6).
fn opened(emulator: &mut Emulator, call: &Call) -> Option<(String, String)> {
    let at = emulator.state.keys.iter().position(|(known, _)| *known == call.fields.key_id)?;
    emulator.state.keys.remove(at);
    let open = |field: &str| String::from_utf8(emulator.key.open(&bytes_of(field)?)?).ok();
    open(&call.fields.user_id).zip(open(&call.fields.password))
}

fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = hex.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let lower = !hex.contains(|c: char| c.is_ascii_uppercase());
    let pairs = digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit) as u8);
    (lower && digits.len().is_multiple_of(2)).then(|| pairs.collect())
}

/// The reply to a user who is logged on: the proof for the agent of their site (4.3), or a refusal.
pub fn granted(
    emulator: &mut Emulator,
    call: &Call,
    session: &str,
    context: &mut Context<'_>,
) -> Result<Answer, Error> {
    let site = SITES.into_iter().find(|site| *site == call.fields.ssosite);
    let user = emulator.state.session(session).map(|session| session.user);
    let (Some(site), Some(user)) = (site, user) else {
        return Ok(call.refusal("11010004", "등록되지 않은 ssosite입니다."));
    };
    if user.behavior == Behavior::OneSite && site != SITES[0] {
        return Ok(call.refusal("11080002", "권한이 없습니다."));
    }
    Ok(Answer::good(More::Granted(emulator.state.issue(session, site, context)?)))
}
