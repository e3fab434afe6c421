//! The calls that a page can make on a flow, as data: the package's JavaScript makes the methods from it.

#[cfg(feature = "proxy")]
use super::named::Named;
#[cfg(feature = "proxy")]
use serde::Serialize;

/// One method of a flow. Its name is the event's type.
#[derive(Debug)]
pub struct Call {
    /// The method.
    pub name: &'static str,
    /// The member of the event that the first argument fills, if the method has one.
    pub takes: Option<&'static str>,
    /// The members that the method's options fill.
    pub options: &'static [&'static str],
    /// The proxy's step that it surely leads to, if there is one: its request can be sent while the wasm loads.
    pub early: Option<&'static str>,
    /// It may be the first call of a flow: the view before anything happened offers it.
    pub starts: bool,
    /// It may open a page. If the view says `opens`, a window is opened within the click that makes this call,
    /// unless its option `how` names another way than `popup`. A flow that can start with such a call begins with `opens`.
    pub opens: bool,
    /// Its event has the address of the page that makes the call, without a fragment, as its member `here`.
    pub here: bool,
    /// The parameters that the page it opens adds to the URL it comes back to.
    pub query: &'static [&'static str],
    /// The texts that the page it opens posts to its opener, each with the event that it is: `returned` or `closed`.
    pub messages: &'static [(&'static str, &'static str)],
}

/// A method with nothing to it, for the rows of a table to differ from.
pub const CALL: Call = Call {
    name: "",
    takes: None,
    options: &[],
    early: None,
    starts: false,
    opens: false,
    here: false,
    query: &[],
    messages: &[],
};

/// A call as the package's JavaScript gets it.
#[cfg(feature = "proxy")]
#[derive(Debug, Serialize)]
pub struct Rule {
    #[serde(skip_serializing_if = "Option::is_none")]
    takes: Option<&'static str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    options: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    early: Option<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    starts: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    opens: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    here: bool,
}

/// The ways in which the pages come back that the calls open.
#[cfg(feature = "proxy")]
#[derive(Debug, Serialize)]
pub struct Returns {
    query: Vec<&'static str>,
    messages: Named<&'static str>,
}

/// The calls by name.
#[cfg(feature = "proxy")]
pub(crate) fn table(calls: &'static [Call]) -> Named<Rule> {
    let rule = |call: &Call| {
        let &Call { name, takes, options, early, starts, opens, here, .. } = call;
        (name, Rule { takes, options, early, starts, opens, here })
    };
    Named(calls.iter().map(rule).collect())
}

/// The ways back of all calls together.
#[cfg(feature = "proxy")]
pub(crate) fn returns(calls: &'static [Call]) -> Returns {
    Returns {
        query: calls.iter().flat_map(|call| call.query).copied().collect(),
        messages: Named(calls.iter().flat_map(|call| call.messages).copied().collect()),
    }
}
