//! Logging on at the SSO server, by whatever a user has (4.5 to 4.8).

use super::Emulator;
use super::call::Call;
use super::users::{Behavior, PASSWORD, User, find};
use super::routes::SITES;
use super::state::{Choice, Factor, MINUTES, TRIES, State};
use bonin::error::Error;
use crate::host::Context;
use crate::json::{Loose, Value, object};
use alloc::{format, string::String, vec::Vec};

/// What comes of a logon.
pub enum Outcome {
    /// The user is logged on, by this central cookie.
    On(String),
    /// This reply instead.
    No(Value),
}

/// Logs a user on by the fields of a call; `cookie` is the central one that the browser has.
pub fn log_on(emulator: &mut Emulator, call: &mut Call, cookie: &str, context: &mut Context<'_>) -> Result<Outcome, Error> {
    let no = |call: &Call, code: &str, message: &str| Ok(Outcome::No(call.refusal(code, message)));
    match call.field("credType") {
        "" => no(call, "10000009", "credType이 없습니다."),
        "BASIC" => {
            let (user, password) = (String::from(call.field("userID")), String::from(call.field("password")));
            by_password(emulator, call, &user, &password, cookie, context)
        }
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
            let found = choices.iter().position(|choice| choice.credential == call.field("credential"));
            match found.map(|at| choices.remove(at)) {
                Some(choice) => Ok(Outcome::On(emulator.state.log_on(choice.person, true, context)?)),
                None => no(call, "11060001", "고를 수 있는 시간이 지났습니다."),
            }
        }
        _ => no(call, "11020007", "알 수 없는 credType입니다."),
    }
}

fn by_password(
    emulator: &mut Emulator,
    call: &Call,
    user: &str,
    password: &str,
    cookie: &str,
    context: &mut Context<'_>,
) -> Result<Outcome, Error> {
    let state = &mut emulator.state;
    let no = |code: &str, message: &str| Ok(Outcome::No(call.refusal(code, message)));
    if user.is_empty() || password.is_empty() {
        return no(if user.is_empty() { "10000006" } else { "10000007" }, "값이 없습니다.");
    }
    let Some(person) = find(user) else { return no("11020003", &format!("사용자 \"{user}\"이(가) 없습니다.")) };
    if state.wrongs(person) >= TRIES {
        return no("11050002", "비밀번호를 여러 번 틀려 잠겼습니다.");
    }
    if password != PASSWORD {
        let count = state.wrong(person);
        let misc: Vec<Value> = Vec::from([object([("pwdFailedCount", count.into())])]);
        let refusal = call.refusal("11020004", "비밀번호가 다릅니다.").with("misc", misc);
        return Ok(Outcome::No(refusal));
    }
    state.right(person);
    if let Behavior::Refused(code, message) = person.behavior {
        return no(code, message);
    }
    if let Behavior::Factor(_) = person.behavior {
        return Ok(Outcome::No(ask_factor(state, call, person, context)?));
    }
    check_others(state, call, person, cookie, context)
}

/// Who is logged on already decides by the user's policy (4.8).
fn check_others(
    state: &mut State,
    call: &Call,
    person: &'static User,
    cookie: &str,
    context: &mut Context<'_>,
) -> Result<Outcome, Error> {
    let other_at = state.other(person, cookie).map(|session| session.at);
    match (person.behavior, other_at) {
        (Behavior::First, Some(_)) => Ok(Outcome::No(call.refusal("11060001", "먼저 로그인한 곳이 있습니다."))),
        (Behavior::Choose, Some(other_at)) => {
            let (request, credential) = (context.random_id()?, context.random_id()?);
            let until = context.now + MINUTES * 60_000;
            let refusal = call.refusal("11060009", "중복 로그인").with("ssoRequest", request.as_str());
            state.choices.push(Choice { request, credential, person, other_at, until });
            Ok(Outcome::No(refusal.with("policyVersion", "7")))
        }
        (behavior, _) => Ok(Outcome::On(state.log_on(person, behavior == Behavior::Last, context)?)),
    }
}

/// The names of a second factor, in the words of every generation.
fn ask_factor(state: &mut State, call: &Call, person: &'static User, context: &mut Context<'_>) -> Result<Value, Error> {
    let (id, signature) = (context.random_id()?, context.random_id()?);
    let chance = context.random::<4>()?;
    let code = format!("{:06}", u32::from_be_bytes(*chance) % 1_000_000);
    let asked = call
        .refusal("11100028", "2차 인증이 필요합니다.")
        .with("policyVersion", "7")
        .with("tfaID", id.as_str())
        .with("ntfa", id.as_str())
        .with("signature", signature.as_str())
        .with("tfaRemainCount", TRIES);
    let until = context.now + MINUTES * 60_000;
    state.factors.push(Factor { id, signature, person, code, left: TRIES, until });
    Ok(asked)
}

fn by_code(state: &mut State, call: &Call, cookie: &str, context: &mut Context<'_>) -> Result<Outcome, Error> {
    let found = state.factors.iter().position(|factor| factor.id == call.field("tfaID"));
    let Some(at) = found else { return Ok(Outcome::No(call.refusal("11100023", "2차 인증을 찾을 수 없습니다."))) };
    let Some(factor) = state.factors.get_mut(at) else { return Ok(Outcome::No(Value::Null)) };
    if factor.code == call.field("code") {
        let person = factor.person;
        state.factors.remove(at);
        return check_others(state, call, person, cookie, context);
    }
    factor.left -= 1;
    let left = factor.left;
    let code = if left > 0 { "11100028" } else { "11050002" };
    if left <= 0 {
        state.factors.remove(at);
    }
    Ok(Outcome::No(call.refusal(code, "인증번호가 다릅니다.").with("tfaRemainCount", left)))
}

/// User id and password under a key that was given out, once (4.6).
fn opened(emulator: &mut Emulator, call: &Call) -> Option<(String, String)> {
    let id = call.field("keyID");
    let at = emulator.state.keys.iter().position(|(known, _)| known == id)?;
    emulator.state.keys.remove(at);
    let open = |name: &str| String::from_utf8(emulator.key.open(&bytes_of(call.field(name))?)?).ok();
    open("userID").zip(open("password"))
}

fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = hex.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let lower = !hex.contains(|c: char| c.is_ascii_uppercase());
    let pairs = digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit) as u8);
    (lower && digits.len().is_multiple_of(2)).then(|| pairs.collect())
}

/// What the SSO server says of a user who is logged on: what the agent of this site needs (4.3), or why not.
pub fn granted(emulator: &mut Emulator, call: &Call, session: &str, context: &mut Context<'_>) -> Result<Value, Error> {
    let site = SITES.into_iter().find(|site| *site == call.field("ssosite"));
    let person = emulator.state.session(session).map(|session| session.person);
    let (Some(site), Some(person)) = (site, person) else {
        return Ok(call.refusal("11010004", "등록되지 않은 ssosite입니다."));
    };
    if person.behavior == Behavior::OneSite && site != SITES[0] {
        return Ok(call.refusal("11080002", "권한이 없습니다."));
    }
    let issued = emulator.state.issue(session, site, context)?;
    let reply = object([("result", true.into()), ("errorCode", 0.into()), ("errorMessage", "".into())]);
    let issued = issued.as_object().into_iter().flatten();
    Ok(issued.fold(reply, |reply, (name, value)| reply.with(name, value.clone())))
}
