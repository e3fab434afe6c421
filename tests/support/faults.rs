//! What a provider's settings come to: the faults in them, or the configuration.

use crate::PROVIDER;
use crate::support::{Json, json, value};
use bonin::error::Lang;
use bonin::provider::configure;

/// The faults in these settings, each by field and reason.
pub fn faults(settings: &Json) -> Vec<(String, String)> {
    let faults = configure(PROVIDER, &value(settings)).err().unwrap_or_default();
    let named = |fault: &bonin::error::Error| {
        assert!(!fault.text(Lang::Ko).is_empty() && !fault.text(Lang::En).is_empty());
        (fault.field.clone().unwrap(), fault.reason.id().into())
    };
    faults.iter().map(named).collect()
}

#[track_caller]
pub fn refused(settings: &Json, field: &str, reason: &str) {
    assert_eq!(faults(settings), [(field.into(), reason.into())], "{settings}");
}

pub fn configured(settings: &Json) -> Json {
    json(&configure(PROVIDER, &value(settings)).unwrap())
}
