//! The sessions of callers (1.1): they are opened here, and each serves one call.

use super::answer::{REUSED, SEALED};
use super::state::State;
use crate::host::Context;
use bonin::crypto::base64;
use bonin::error::Error;
use bonin::provider::toss_cert::session::Session;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// A session key on its way to the private key.
pub struct SessionKey {
    tag: String,
    id: String,
    /// The RSA block, base64.
    pub block: String,
}

/// An opened session.
pub struct Opened {
    key: SessionKey,
    /// A hash of its secret part.
    print: String,
    session: Session,
}

impl SessionKey {
    /// Splits `tag$id$block`.
    pub fn read(text: &str) -> Result<Self, &'static str> {
        let mut parts = text.split('$');
        let (Some(tag), Some(id), Some(block), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(SEALED);
        };
        base64::decode(block).ok_or(SEALED)?;
        Ok(Self { tag: tag.into(), id: id.into(), block: block.into() })
    }

    /// The session, with the block as the private key opened it.
    pub fn opened(self, made: Option<&[u8]>) -> Result<Opened, &'static str> {
        let payload = made.and_then(|bytes| std::str::from_utf8(bytes).ok()).ok_or(SEALED)?;
        let serialized = Zeroizing::new([&self.tag, "$", &self.id, "$", payload].concat());
        let session = Session::restore(&serialized).map_err(|_| SEALED)?;
        Ok(Opened { key: self, print: base64::encode(&Sha256::digest(payload)), session })
    }
}

impl Opened {
    /// Marks the session as used; a session is new for every call (2.4, 2.6).
    pub fn spend(&self, state: &mut State) -> Result<(), &'static str> {
        // Both, whatever the first one says: a key stays used under another id.
        let new_id = state.used_sessions.insert(self.key.id.clone());
        let new_key = state.used_sessions.insert(self.print.clone());
        if new_id && new_key { Ok(()) } else { Err(REUSED) }
    }

    /// The text of a field.
    pub fn open(&self, field: &str) -> Result<Zeroizing<String>, &'static str> {
        self.session.decrypt(field).map_err(|_| SEALED)
    }

    /// A field.
    pub fn seal(&self, text: &str) -> Result<String, Error> {
        self.session.encrypt(text)
    }

    /// Another session that says it is this one.
    pub fn impostor(&self, context: &mut Context<'_>) -> Result<Session, Error> {
        let (key, iv) = (context.random::<32>()?, context.random::<12>()?);
        let (key, iv) = (base64::encode(key.as_slice()), base64::encode(iv.as_slice()));
        Session::restore(&[&self.key.tag, "$", &self.key.id, "$AES_GCM$", &key, "$", &iv].concat())
    }
}
