//! The facts about a provider that the package's JavaScript is generated from.

use super::ProxyFlow;
use crate::flow::calls::{self, Call, Returns, Rule};
use crate::flow::named::Named;
use serde::Serialize;

/// One provider, as the registry shows it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    feature: &'static str,
    steps: &'static [&'static str],
    starts: &'static [&'static str],
    spends: &'static [&'static str],
    backend_steps: &'static [&'static str],
    arrivals: &'static [&'static str],
    needs_caller: bool,
    flow_seconds: i64,
    logs_off: bool,
    calls: Named<Rule>,
    returns: Returns,
}

impl Facts {
    /// The facts about a provider, its name as a feature, and the calls of its page.
    #[must_use]
    pub fn of<F: ProxyFlow>(feature: &'static str, calls: &'static [Call]) -> Self {
        Self {
            feature,
            steps: F::STEPS,
            starts: F::STARTS,
            spends: F::SPENDS,
            backend_steps: F::BACKEND_STEPS,
            arrivals: F::ARRIVALS,
            needs_caller: F::NEEDS_CALLER,
            flow_seconds: F::FLOW_SECONDS,
            logs_off: F::LOGS_OFF,
            calls: calls::table(calls),
            returns: calls::returns(calls),
        }
    }
}
