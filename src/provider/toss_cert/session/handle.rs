//! A session as its host holds it.

use super::Session;
use crate::error::{Error, Next, Reason};
use alloc::{string::String, vec::Vec};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// How long after its first field a session takes another one, in milliseconds: the fields of a call come at one time.
const LIMIT: i64 = 60_000;

/// A generated session, which serves one call, or a restored one, whose calls are its owner's to count.
///
/// One call is the fields of one request, or those of one answer, within a minute. So neither a later request nor the result
/// of this one can use the session again, and what its one IV gives away stays within that call.
pub struct Handle {
    session: Session,
    rule: Option<OneCall>,
}

impl Handle {
    /// Of a new session.
    pub fn generated(session: Session) -> Self {
        Self { session, rule: Some(OneCall::default()) }
    }

    /// Of one that was restored.
    pub fn restored(session: Session) -> Self {
        Self { session, rule: None }
    }

    /// See [`Session::session_key`].
    pub fn session_key(&self) -> Option<&str> {
        self.session.session_key()
    }

    /// Encrypts one field of a request.
    pub fn encrypt(&mut self, text: &str, now: i64) -> Result<String, Error> {
        if let Some(rule) = &mut self.rule {
            rule.serve(Call::Request, now)?;
        }
        let field = self.session.encrypt(text)?;
        if let Some(rule) = &mut self.rule {
            rule.made.push(Sha256::digest(&field).into());
        }
        Ok(field)
    }

    /// Decrypts one field of an answer. Only what verifies counts as one; and what the session made itself may be read back.
    pub fn decrypt(&mut self, field: &str, now: i64) -> Result<Zeroizing<String>, Error> {
        let text = self.session.decrypt(field)?;
        if let Some(rule) = &mut self.rule
            && !rule.made.contains(&Sha256::digest(field).into())
        {
            rule.serve(Call::Answer, now)?;
        }
        Ok(text)
    }
}

impl core::fmt::Debug for Handle {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Handle")
    }
}

#[derive(Default)]
struct OneCall {
    /// The call that the session serves, and the time of its first use.
    serving: Option<(Call, i64)>,
    /// The hashes of the fields that it made.
    made: Vec<[u8; 32]>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Call {
    Request,
    Answer,
}

impl OneCall {
    fn serve(&mut self, call: Call, now: i64) -> Result<(), Error> {
        let (first, since) = *self.serving.get_or_insert((call, now));
        if first == call && now.saturating_sub(since) <= LIMIT {
            return Ok(());
        }
        Err(Error::misuse("session", Reason::NotNow).then(Next::Restart))
    }
}
