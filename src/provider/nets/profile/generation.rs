//! The generations of agents, and the differences between them that are known (4).

use crate::provider::nets::agent::AgentCall;
use crate::words;
use serde::Deserialize;

words! {
    /// The generations.
    pub(in crate::provider::nets) Generation {
        /// The first one.
        V1 = "v1",
        /// The one of 2020.
        V2020 = "v2020",
        /// The newest one.
        V9 = "v9",
        /// The one for ASP.NET.
        AspNet = "aspnet",
    }
}

words! {
    /// The field that names a second factor to the agent.
    pub(in crate::provider::nets) FactorName {
        /// `ntfa`, with `signature`.
        Ntfa = "ntfa",
        /// `tfaID`.
        TfaId = "tfaID",
    }
}

/// A value for each call: its path.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Paths<T> {
    config: T,
    check: T,
    logon: T,
    duplicate: T,
    duplicate_yes: T,
    duplicate_no: T,
    factor: T,
    key: T,
}

/// A value for each call that can share its path with another: its `op`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ops<T> {
    pub(super) check: T,
    pub(super) logon: T,
    pub(super) duplicate: T,
    /// Not of a call, but of a request to another domain that ends the logon there: the whole body.
    pub(super) clear: T,
}

const JAVA: Paths<&str> = Paths {
    config: "nssoConfig.jsp",
    check: "checkLogon.jsp",
    logon: "logonService.jsp",
    duplicate: "dupChoiceReceive.jsp",
    duplicate_yes: "dupChoiceLogon.jsp",
    duplicate_no: "dupChoiceCancel.jsp",
    factor: "tfaReceive.jsp",
    key: "generateKey.jsp",
};

const V9: Paths<&str> = Paths {
    config: "config",
    check: "check",
    logon: "check",
    duplicate: "dup.jsp",
    duplicate_yes: "",
    duplicate_no: "",
    factor: "tfa.jsp",
    key: "gen_key.jsp",
};

const ASP_NET: Paths<&str> = Paths {
    config: "NSSOConfig",
    check: "CheckLogon",
    logon: "LogonService",
    duplicate: "DupChoiceReceive",
    duplicate_yes: "DupChoiceLogon",
    duplicate_no: "DupChoiceCancel",
    factor: "TFAReceive",
    key: "GenerateKey",
};

const NO_OPS: Ops<&str> = Ops { check: "", logon: "", duplicate: "", clear: "mode=clear" };
const V9_OPS: Ops<&str> = Ops { check: "AU", logon: "LI", duplicate: "DU", clear: "op=NC" };

impl Generation {
    pub(super) const fn paths(self) -> &'static Paths<&'static str> {
        match self {
            Self::V1 | Self::V2020 => &JAVA,
            Self::V9 => &V9,
            Self::AspNet => &ASP_NET,
        }
    }

    pub(super) const fn ops(self) -> &'static Ops<&'static str> {
        if matches!(self, Self::V9) { &V9_OPS } else { &NO_OPS }
    }

    /// The name of the field for a choice: the first generation alone spells it in lower case.
    pub(super) const fn choice_request(self) -> &'static str {
        if matches!(self, Self::V1) { "ssorequest" } else { "ssoRequest" }
    }

    pub(super) const fn factor(self) -> FactorName {
        if matches!(self, Self::V9) { FactorName::TfaId } else { FactorName::Ntfa }
    }
}

impl<T> Paths<T> {
    pub(super) const fn of(&self, call: AgentCall) -> &T {
        match call {
            AgentCall::Config => &self.config,
            AgentCall::Check => &self.check,
            AgentCall::Logon => &self.logon,
            AgentCall::Duplicate => &self.duplicate,
            AgentCall::DuplicateYes => &self.duplicate_yes,
            AgentCall::DuplicateNo => &self.duplicate_no,
            AgentCall::Factor => &self.factor,
            AgentCall::Key => &self.key,
        }
    }
}
