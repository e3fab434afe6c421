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
    /// Whether it may open a page: then a window is opened within the click.
    pub opens: bool,
}

/// A method with nothing to it, for the rows of a table to differ from.
pub const CALL: Call = Call { name: "", takes: "", options: &[], early: "", opens: false };

/// The calls as `{ name: { takes?, options?, early?, opens? } }`.
#[cfg(feature = "proxy")]
pub(crate) fn table(calls: &[Call]) -> Value {
    let rule = |call: &Call| {
        let options: Vec<Value> = call.options.iter().map(|name| (*name).into()).collect();
        Value::object([
            ("takes", Some(call.takes).filter(|name| !name.is_empty()).into()),
            ("options", Some(options).filter(|names| !names.is_empty()).into()),
            ("early", Some(call.early).filter(|step| !step.is_empty()).into()),
            ("opens", call.opens.then_some(true).into()),
        ])
    };
    Value::Object(calls.iter().map(|call| (call.name.into(), rule(call))).collect())
}
