//! The encrypted fields of a result, as they are or spoilt.

use super::fault::FieldPart as Part;
use super::session::Opened;
use crate::host::Context;
use bonin::crypto::base64;
use bonin::error::Error;

/// A field of this text.
pub fn field(session: &Opened, text: &str, part: Option<Part>, context: &mut Context<'_>) -> Result<String, Error> {
    let sealed = session.seal(text)?;
    let Some(part) = part else { return Ok(sealed) };
    let mut pieces = sealed.splitn(3, '$');
    let mut piece = || pieces.next().unwrap_or_default();
    let (version, id, rest) = (piece(), piece(), piece());
    let joined = |version: &str, id: &str, rest: &str| [version, id, rest].join("$");
    Ok(match part {
        Part::Plain => text.into(),
        Part::Session => session.impostor(context)?.encrypt(text)?,
        Part::Extra => format!("{sealed}$x"),
        Part::Version => joined("v0", id, rest),
        Part::Id => joined(version, "00000000-0000-4000-8000-000000000000", rest),
        Part::Base64 => joined(version, id, &["*", rest.get(1..).unwrap_or_default()].concat()),
        Part::Ciphertext => joined(version, id, &changed(rest, |_| 0)),
        Part::Tag => joined(version, id, &changed(rest, |length| length - 1)),
    })
}

/// The base64 of other bytes: one of them differs. A GCM tag makes every field 16 bytes or longer.
fn changed(text: &str, at: impl Fn(usize) -> usize) -> String {
    let mut bytes = base64::decode(text).unwrap_or_default();
    let at = at(bytes.len().max(1));
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1;
    }
    base64::encode(&bytes)
}
