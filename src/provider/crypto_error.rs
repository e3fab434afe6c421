//! Errors of cryptography as errors of a flow: `crypto` knows no flows, so the translation stands here.

use crate::crypto;
use crate::error::{Error, Kind, Reason};

impl From<crypto::Error> for Error {
    fn from(error: crypto::Error) -> Self {
        let refused = |reason| Self::misuse("publicKey", reason);
        match error {
            crypto::Error::KeyNotSpki => refused(Reason::KeyNotSpki),
            crypto::Error::KeyNotRsa => refused(Reason::KeyNotRsa),
            crypto::Error::KeySize => refused(Reason::KeySize),
            crypto::Error::KeyExponent => refused(Reason::KeyExponent),
            crypto::Error::MessageTooLong => Self::new(Kind::Bug, Reason::TooLong),
            // The source is the host's, and nobody's input.
            crypto::Error::NoRandomness => Self::new(Kind::Bug, Reason::Bug),
            crypto::Error::Unverified => Self::tampered(),
        }
    }
}
