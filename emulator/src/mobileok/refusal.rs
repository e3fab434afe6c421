//! Refusals, in the service's form.

use crate::json::{Value, object};
use alloc::format;

/// A refusal. The texts are the emulator's own; PASS codes carry a detailed one, as the service's do.
pub fn refusal(code: &str, message: Option<&str>) -> Value {
    let text = match (message, detail(code)) {
        (Some(message), _) => message.into(),
        (None, Some(detail)) => format!("에뮬레이터가 거절했습니다.({detail})"),
        (None, None) => "에뮬레이터가 거절했습니다.".into(),
    };
    object([("resultCode", code.into()), ("resultMsg", text.into())])
}

/// A detailed code of the guide's section 8 for the codes that have any.
fn detail(code: &str) -> Option<&'static str> {
    Some(match code {
        "4003" => "4003",
        "6701" => "6030",
        "6702" => "6061",
        "6703" => "6207",
        "6704" => "6041",
        "6705" => "6205",
        "6706" => "6203",
        "6707" => "6036",
        _ => return None,
    })
}
