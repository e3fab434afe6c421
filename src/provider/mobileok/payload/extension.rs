//! The extension object of MOKAuthInfo: additions that a relying party agreed with the provider.

use super::Method;
use crate::error::{Error, Reason};
use crate::flow::host::Host;
use crate::flow::reading::{Input, Readable, Unreadable};
use crate::flow::{Foreign, Text};

/// Methods that carry an extension object, in the columns of the field table.
const METHODS: &[u8; 6] = b"-oooo-";

/// Our own bound: the guide names none, and the request has to stay small.
const LONGEST: usize = 8192;

/// The extension as the page gives it.
#[derive(Debug)]
pub struct Extension(Foreign);

/// The one member that the guide describes (section 5.1.3): the text for the ARS. Its example is JSON inside a string, and its
/// samples send whatever was typed, also nothing. Reading it is the check; the other members are the provider's.
impl Readable for Extension {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        let json = Foreign::read_from(input)?;
        input.member::<Option<Text>>("arsRequestMsg")?;
        Ok(Self(json))
    }
}

/// Whether a method carries an extension.
pub(super) fn is_taken(method: Method) -> bool {
    METHODS[method as usize] != b'-'
}

/// # Errors
/// Kind `misuse`, field `extension`.
pub(super) fn checked(given: Option<Extension>, method: Method) -> Result<Option<Extension>, Error> {
    // An empty text counts as absent, like those of the other fields.
    let Some(Extension(json)) = given.filter(|extension| extension.0.json() != "\"\"") else { return Ok(None) };
    if !is_taken(method) {
        return Err(Error::misuse("extension", Reason::NotAllowed));
    }
    if !json.json().starts_with('{') {
        return Err(Error::misuse("extension", Reason::NotObject));
    }
    if json.json().len() > LONGEST {
        return Err(Error::misuse("extension", Reason::TooLong));
    }
    Ok(Some(Extension(json)))
}

impl Extension {
    /// The JSON text of an object.
    pub(super) fn json(&self) -> &str {
        self.0.json()
    }
}
