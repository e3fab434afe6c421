//! What a provider's settings come to: the faults in them, or nothing.

use crate::PROVIDER;
use crate::support::Json;
use bonin::error::Lang;
use bonin::provider::service;

/// The faults in these settings, each by field and reason.
pub fn faults(settings: &Json) -> Vec<(String, String)> {
    let faults = service::<Json>(PROVIDER, settings.clone()).err().unwrap_or_default();
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

/// These settings are accepted.
#[track_caller]
pub fn accepted(settings: &Json) {
    assert_eq!(faults(settings), [], "{settings}");
}
