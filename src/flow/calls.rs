//! What a page can call on a flow, as data: the package's JavaScript makes the methods from it.

#[cfg(feature = "proxy")]
use crate::json::Value;
#[cfg(feature = "proxy")]
use alloc::vec::Vec;

/// One method of a flow. Its name is the event's type.
#[derive(Debug)]
pub struct Call {
    /// The method.
    pub name: &'static str,
    /// The member of the event that the first argument fills; `""` for a method without one.
    pub takes: &'static str,
    /// The members that the method's options fill.
    pub options: &'static [&'static str],
    /// The proxy's step that it surely leads to, which can be on its way while the wasm loads; `""` for none.
    pub early: &'static str,
    /// Whether it may be the first call of a flow: the view before anything happened offers it.
    pub starts: bool,
    /// Whether it may open a page. Where the view says `opens`, a window is opened within the click that makes this call,
    /// unless its option `how` names another way than `popup`. A flow that can start with such a call begins with `opens`.
    pub opens: bool,
    /// The parameters that the page it opens adds to the URL it comes back to.
    pub query: &'static [&'static str],
    /// The texts that the page it opens posts to its opener, each with the event that it is: `returned` or `closed`.
    pub messages: &'static [(&'static str, &'static str)],
}

/// A method with nothing to it, for the rows of a table to differ from.
pub const CALL: Call =
    Call { name: "", takes: "", options: &[], early: "", starts: false, opens: false, query: &[], messages: &[] };

/// The calls as `{ name: { takes?, options?, early?, starts?, opens? } }`.
#[cfg(feature = "proxy")]
pub(crate) fn table(calls: &[Call]) -> Value {
    let rule = |call: &Call| {
        let options: Vec<Value> = call.options.iter().map(|name| (*name).into()).collect();
        Value::object([
            ("takes", Some(call.takes).filter(|name| !name.is_empty()).into()),
            ("options", Some(options).filter(|names| !names.is_empty()).into()),
            ("early", Some(call.early).filter(|step| !step.is_empty()).into()),
            ("starts", call.starts.then_some(true).into()),
            ("opens", call.opens.then_some(true).into()),
        ])
    };
    Value::Object(calls.iter().map(|call| (call.name.into(), rule(call))).collect())
}

/// How the pages that the calls open come back: `{ query: [name], messages: { text: event } }`.
#[cfg(feature = "proxy")]
pub(crate) fn returns(calls: &[Call]) -> Value {
    let query: Vec<Value> = calls.iter().flat_map(|call| call.query).map(|name| (*name).into()).collect();
    let messages = calls.iter().flat_map(|call| call.messages).map(|(text, event)| ((*text).into(), (*event).into()));
    Value::object([("query", query.into()), ("messages", Value::Object(messages.collect()))])
}
