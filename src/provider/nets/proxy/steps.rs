//! What the agent is asked for a logon, for a second factor, and for a choice between two logons.

use super::phase::At;
use super::post_logon;
use super::{Proxy, Stepped};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::answers::bad_answer;
use crate::flow::input::{known_members, not_now};
use crate::flow::proxy::{Answer, Task};
use crate::flow::snapshot::text;
use crate::json::Value;
use crate::provider::nets::PROVIDER;
use crate::provider::nets::agent_client::{Call, Said, Status};
use crate::provider::nets::codes::{must_log_off, refusal};
use crate::provider::nets::identity::{METHODS, identity, name_of};
use crate::provider::nets::lenient_json;
use alloc::format;

/// A logon whose mark is gone must not be one again; the SSO server gives up on it long before that.
const USED_SECONDS: i64 = 24 * 3600;

/// The longest text of a reply that goes on to the agent; ours.
const LONGEST: usize = 16_000;

/// The longest that is sealed for a later call; ours.
const LONGEST_HELD: usize = 1500;

const LOGON: [&str; 3] = ["ssoResponse", "artifactID", "policyVersion"];
const AFTERWARDS: [&str; 6] = ["gateUrl", "moveUrl", "authnGroup", "domainCred", "dupinfo", "uccp"];

/// A text of the SSO server's that goes on to the agent; a number is one, too.
fn passed<'a>(body: &'a Value, name: &str) -> Result<&'a str, Error> {
    match body.get(name) {
        Value::Null => Ok(""),
        value => {
            let text = value.text_or_number().filter(|text| text.len() <= LONGEST);
            text.ok_or_else(|| Error::misuse(name, Reason::TooLong))
        }
    }
}

impl Proxy {
    // ── Logging on ──

    /// What the SSO server refused, in words; where a password was, with another key for the next one.
    pub(super) fn refused(self, body: &Value, turn: &Turn<'_>) -> Stepped {
        known_members(body, "body", &["phase", "errorCode", "errorMessage"])?;
        let phases = ["begin", "logon", "secondFactor", "chooseDuplicate", "check"];
        let phase = phases.into_iter().find(|phase| body.get("phase").text() == Some(phase));
        let phase = phase.ok_or_else(|| Error::misuse("phase", Reason::NotListed))?;
        let code = lenient_json::code(body.get("errorCode").text_or_number());
        let error = refusal(&code, passed(body, "errorMessage")?, phase, turn.lang);
        let answer = Value::object([("mustLogOff", must_log_off(&code).then_some(true).into())]);
        if phase == "logon" { self.sent_back(error, answer, turn) } else { Ok(self.failed(error, answer)) }
    }

    pub(super) fn logon(mut self, body: &Value, turn: &Turn<'_>) -> Stepped {
        known_members(body, "body", &[&LOGON[..], &AFTERWARDS[..], &["method"]].concat())?;
        let [response, artifact, policy] = LOGON.map(|name| passed(body, name));
        let (response, artifact, policy) = (response?, artifact?, policy?);
        if response.is_empty() && artifact.is_empty() {
            return Err(Error::misuse("artifactID", Reason::Missing));
        }
        let method = METHODS.into_iter().find(|method| body.get("method").text() == Some(method));
        let method = method.ok_or_else(|| Error::misuse("method", Reason::NotListed))?;
        self.moves = post_logon::moves(body, turn.config);
        let answer = Value::object([
            ("gateUrl", post_logon::gate(body, turn.config).into()),
            ("hijackScript", turn.config.get("hijackScriptUrl").clone()),
            ("moves", Some(self.moves.len() as i64).filter(|moves| *moves > 0).into()),
        ]);
        let site = text(&self.site, "site").unwrap_or_default();
        let fields = [
            ("ssosite", site.as_str()),
            ("ssoResponse", response),
            ("artifactID", artifact),
            ("policyVersion", policy),
        ];
        let at = At::Logon { name: name_of(artifact, response), method: method.into(), answer };
        self.ask(Call::Logon, &fields, at, turn)
    }

    pub(super) fn logged_on(
        mut self,
        said: &Said,
        name: &str,
        method: &str,
        answer: Value,
        turn: &Turn<'_>,
    ) -> Stepped {
        if said.status(turn) != Some(Status::Success) {
            let answer = Value::object([("mustLogOff", must_log_off(&said.code(turn)).then_some(true).into())]);
            return self.sent_back(said.error("logon", turn), answer, turn);
        }
        match identity(said, method, name, turn) {
            Ok(identity) => {
                self.at = At::Claiming { identity, answer };
                Ok((self, Task::Once { key: format!("{PROVIDER}:{name}"), ttl: USED_SECONDS }))
            }
            Err(error) => Ok(self.failed(error, Value::Null)),
        }
    }

    /// The password that led here has used its key up: for the next one there is another.
    pub(super) fn sent_back(self, error: Error, answer: Value, turn: &Turn<'_>) -> Stepped {
        self.answered(answer, Some(error), false, turn)
    }

    pub(super) fn claimed(mut self, at: At, fresh: bool) -> Stepped {
        let At::Claiming { identity, answer } = at else { return Err(not_now()) };
        if !fresh {
            let error = Error::new(Kind::Rejected, Reason::ResultUsed).at("logon").then(Next::Restart);
            return Ok(self.failed(error, Value::Null));
        }
        self.user = text(&identity, "userId");
        self.choice = Value::Null;
        let identity = identity.with("nonce", self.nonce.clone());
        Ok(self.rest(Task::Answer(Answer { body: answer, identity: Some(identity), ..Answer::default() })))
    }

    // ── The second factor ──

    pub(super) fn factor(self, body: &Value, turn: &Turn<'_>) -> Stepped {
        known_members(body, "body", &["tfaID", "ntfa", "signature", "policyVersion"])?;
        let [id, ntfa, signature, policy] =
            ["tfaID", "ntfa", "signature", "policyVersion"].map(|name| passed(body, name));
        let (id, ntfa, signature, policy) = (id?, ntfa?, signature?, policy?);
        let old = [("ntfa", ntfa), ("signature", signature), ("policyVersion", policy)];
        let new = [("tfaID", id), ("policyVersion", policy)];
        let is_old = turn.config.get("profile").get("factor").text() == Some("ntfa");
        let fields = if is_old { &old[..] } else { &new[..] };
        self.ask(Call::Factor, fields, At::Factor { id: id.into() }, turn)
    }

    pub(super) fn factored(self, said: &Said, id: &str, turn: &Turn<'_>) -> Stepped {
        let text = |name: &str| said.value.get(name).text_or_number().filter(|text| !text.is_empty());
        if !said.is_good(turn) {
            return self.sent_back(said.error("factor", turn), Value::object([]), turn);
        }
        if text("targetYN") == Some("N") {
            return self.sent_back(refusal("13100003", "", "factor", turn.lang), Value::object([]), turn);
        }
        let Some(id) = text("tfaID").or(Some(id)).filter(|id| !id.is_empty() && id.len() <= LONGEST_HELD) else {
            return self.sent_back(bad_answer("factor"), Value::object([]), turn);
        };
        // The reply has a `code`, too. Should it be the one that is asked for, then a page must not have it.
        let factor = Value::object([
            ("tfaID", id.into()),
            ("userID", text("userID").into()),
            ("device", text("device").into()),
            ("method", text("method").into()),
            ("timeoutMinutes", said.value.get("timeoutMinutes").integer().filter(|minutes| *minutes > 0).into()),
        ]);
        // Should the code not come in time, the password is typed once more.
        self.answered(Value::object([("factor", factor)]), None, false, turn)
    }

    // ── Two logons ──

    pub(super) fn duplicate(mut self, body: &Value, turn: &Turn<'_>) -> Stepped {
        known_members(body, "body", &["ssoRequest", "policyVersion"])?;
        let (request, policy) = (passed(body, "ssoRequest")?, passed(body, "policyVersion")?);
        if request.len() > LONGEST_HELD {
            return Err(Error::misuse("ssoRequest", Reason::TooLong));
        }
        self.choice = Value::object([("ssoRequest", request.into())]);
        let fields = [("ssoRequest", request), ("policyVersion", policy)];
        self.ask(Call::Duplicate, &fields, At::Duplicate, turn)
    }

    pub(super) fn duplicated(mut self, said: &Said, turn: &Turn<'_>) -> Stepped {
        if !said.is_good(turn) {
            self.choice = Value::Null;
            return self.sent_back(said.error("duplicate", turn), Value::object([]), turn);
        }
        let text = |name: &str| said.value.get(name).text_or_number().filter(|text| !text.is_empty());
        let credential = said.get("credential", turn).text().filter(|credential| credential.len() <= LONGEST_HELD);
        self.choice = self.choice.with("credential", credential);
        let duplicate = Value::object([
            ("userId", text("userID").into()),
            ("ip", text("ip").into()),
            ("time", text("time").into()),
            ("timeoutMinutes", said.value.get("timeoutMinutes").integer().filter(|minutes| *minutes > 0).into()),
        ]);
        self.answered(Value::object([("duplicate", duplicate)]), None, false, turn)
    }

    pub(super) fn choose(self, body: &Value, turn: &Turn<'_>) -> Stepped {
        known_members(body, "body", &["stay"])?;
        let stay = body.get("stay").boolean().ok_or_else(|| Error::misuse("stay", Reason::NotListed))?;
        let call = if stay { Call::DuplicateYes } else { Call::DuplicateNo };
        if call.exists(turn) {
            let request = text(&self.choice, "ssoRequest").unwrap_or_default();
            return self.ask(call, &[("choiceRequest", &request)], At::Choosing { stay }, turn);
        }
        let credential = self.choice.get("credential").clone();
        Ok(self.choice_made(stay, &credential))
    }

    pub(super) fn chosen(self, said: &Said, stay: bool, turn: &Turn<'_>) -> Stepped {
        if stay && !said.is_good(turn) {
            return Ok(self.failed(said.error("choose", turn), Value::Null));
        }
        Ok(self.choice_made(stay, said.get("credential", turn)))
    }

    /// The browser logs on with the credential at once. Who gives way may log on as someone else.
    pub(super) fn choice_made(mut self, stay: bool, credential: &Value) -> (Self, Task) {
        self.choice = Value::Null;
        match credential.text().filter(|credential| !credential.is_empty()) {
            _ if !stay => self.rest(Answer::ok(Value::object([]))),
            Some(credential) => self.rest(Answer::ok(Value::object([("credential", credential.into())]))),
            None => self.failed(bad_answer("choose"), Value::Null),
        }
    }
}
