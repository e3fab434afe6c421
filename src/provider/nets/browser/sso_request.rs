//! The requests of the page to the SSO server, with the central cookie, and the replies to them (4.3, 4.5).

use super::state::{Account, Session};
use crate::flow::host::Host;
use crate::flow::page::{Ask, Headers, Response, ServerReply};
use crate::flow::reading::readable::read_tolerantly;
use crate::flow::{Count, Foreign, Loose, LooseText, TextOrNumber, Truth};
use crate::format::form;
use crate::provider::nets::bodies::{Duplicate, Factor, Field, Logon, Method, Opaque, PassedOn, WebAddress};
use crate::provider::nets::lenient_json::{self, ErrorCode};
use crate::provider::nets::limits::{ACCOUNT_TEXT, MESSAGE, MOST_ATTEMPTS};
use crate::readable;

/// The code of "a second factor is needed" (3).
pub(super) const FACTOR: &str = "11100028";
/// The code of "another logon stands in the way: choose" (3).
pub(super) const DUPLICATE: &str = "11060009";

/// A request to one of the SSO server's addresses, with these fields.
pub(super) fn ask(session: &Session, address: &WebAddress, fields: &[(Field, &str)]) -> Ask {
    let site = [(Field::Site, session.sso.site.as_str()), (Field::ReturnUrl, session.sso.return_url.as_str())];
    let named = fields.iter().chain(&site).map(|(field, value)| (session.sso.names.name(*field), *value));
    post(address.as_str().into(), form::write(&named.collect::<Vec<_>>()))
}

/// A form for a server that speaks to browsers of single-page apps.
pub(super) const fn post(url: String, body: String) -> Ask {
    let headers = Headers { content_type: "application/x-www-form-urlencoded", agent: "SPA" };
    Ask { url, headers, body }
}

/// The SSO server's reply.
pub struct SsoReply {
    pub(super) members: Members,
    /// It says that it went well, and can be believed.
    pub(super) is_success: bool,
    /// It can be understood at all.
    pub(super) is_readable: bool,
}

/// The members of the SSO server's replies.
#[derive(Default)]
pub(super) struct Members {
    result: Truth,
    pub error_code: ErrorCode,
    error_message: LooseText,
    tfa_remain_count: Count,
    pub tfa_id: TextOrNumber,
    ntfa: TextOrNumber,
    signature: TextOrNumber,
    policy_version: TextOrNumber,
    sso_request: TextOrNumber,
    sso_response: TextOrNumber,
    artifact_id: TextOrNumber,
    gate_url: LooseText,
    move_url: Option<Foreign>,
    authn_group: Option<Foreign>,
    domain_cred: TextOrNumber,
    dupinfo: TextOrNumber,
    uccp: TextOrNumber,
    misc: Loose<Vec<Loose<Notice>>>,
}

readable! {
    struct Members: Default {
        result: "result",
        error_code: "errorCode",
        error_message: "errorMessage",
        tfa_remain_count: "tfaRemainCount",
        tfa_id: "tfaID",
        ntfa: "ntfa",
        signature: "signature",
        policy_version: "policyVersion",
        sso_request: "ssoRequest",
        sso_response: "ssoResponse",
        artifact_id: "artifactID",
        gate_url: "gateUrl",
        move_url: "moveUrl",
        authn_group: "authnGroup",
        domain_cred: "domainCred",
        dupinfo: "dupinfo",
        uccp: "uccp",
        misc: "misc",
    }
}

/// A notice about the account.
#[derive(Default)]
struct Notice {
    pwd_failed_count: TextOrNumber,
    expire_date: TextOrNumber,
    remain_days: TextOrNumber,
}

readable! {
    struct Notice: Default { pwd_failed_count: "pwdFailedCount", expire_date: "expireDate", remain_days: "remainDays", }
}

impl ServerReply for SsoReply {
    fn read<H: Host>(response: &Response) -> Option<Self> {
        let reply = lenient_json::read(&response.body, lenient_json::host_json::<H>);
        let is_whole = !reply.is_damaged && (200..300).contains(&response.status);
        let members: Members = read_tolerantly(&reply.value).unwrap_or_default();
        let (says_yes, has_code) = (members.result.0 == Some(true), members.error_code.0.is_some());
        Some(Self { is_success: is_whole && says_yes && !has_code, is_readable: is_whole || has_code, members })
    }
}

impl SsoReply {
    /// The request to confirm the logon.
    pub(super) fn logon(self, method: Method) -> Logon {
        let members = self.members;
        Logon {
            sso_response: members.sso_response.0.map(PassedOn),
            artifact_id: members.artifact_id.0.map(PassedOn),
            policy_version: members.policy_version.0.map(PassedOn),
            gate_url: members.gate_url.0,
            move_url: members.move_url.map(Opaque::from),
            authn_group: members.authn_group.map(Opaque::from),
            domain_cred: members.domain_cred.0,
            dupinfo: members.dupinfo.0,
            uccp: members.uccp.0,
            method,
        }
    }

    /// The request for the second factor.
    pub(super) fn factor(self) -> Factor {
        let Members { tfa_id, ntfa, signature, policy_version, .. } = self.members;
        let [tfa_id, ntfa, signature, policy_version] =
            [tfa_id, ntfa, signature, policy_version].map(|text| text.0.map(PassedOn));
        Factor { tfa_id, ntfa, signature, policy_version }
    }

    /// The request for the other logon.
    pub(super) fn duplicate(self) -> Duplicate {
        let Members { sso_request, policy_version, .. } = self.members;
        Duplicate { sso_request: sso_request.0.map(PassedOn), policy_version: policy_version.0.map(PassedOn) }
    }

    /// The tries of a code that are left.
    pub(super) fn attempts(&self) -> Option<u16> {
        let count = self.members.tfa_remain_count.0.filter(|count| *count <= MOST_ATTEMPTS);
        count.and_then(|count| u16::try_from(count).ok())
    }

    /// The SSO server's sentence about a refusal, cut and without control characters.
    pub(super) fn message(&self) -> Option<String> {
        let text = self.members.error_message.as_deref()?;
        let short: String = text.chars().filter(|c| !c.is_control()).take(MESSAGE).collect();
        (!short.is_empty()).then_some(short)
    }

    /// The first notice of each kind.
    pub(super) fn account(&self) -> Account {
        let notices = || self.members.misc.0.iter().flatten().filter_map(|notice| notice.0.as_ref());
        let first = |member: fn(&Notice) -> &TextOrNumber| {
            let found = notices().find_map(|notice| member(notice).as_deref());
            found.filter(|text| text.len() <= ACCOUNT_TEXT).map(String::from)
        };
        Account {
            failed_count: first(|notice| &notice.pwd_failed_count),
            expire_date: first(|notice| &notice.expire_date),
            remain_days: first(|notice| &notice.remain_days),
        }
    }
}
