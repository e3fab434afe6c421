//! The second, detailed code that some messages carry.

/// Reads the detail code in the parentheses that end a `resultMsg`: `…(6030)`, `…(상세코드: 6030)`.
///
/// Detail codes are a list of their own (6041 is in both, with two meanings): never look one up as a `resultCode`.
pub fn detail_code(result_msg: &str) -> Option<&str> {
    let message = result_msg.trim_end_matches(|c: char| c.is_whitespace() || c == '.');
    let (_, inside) = message.strip_suffix(')')?.rsplit_once('(')?;
    let inside = inside.trim();
    let code = inside.strip_prefix("상세코드").map_or(inside, |rest| rest.trim_start_matches([' ', ':']));
    Some(code).filter(|code| code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit()))
}
