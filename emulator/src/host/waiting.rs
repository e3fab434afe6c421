//! Requests that wait for a private key of the host, by the id that the host knows them by.

use bonin::error::{Error, Reason};

/// Requests that wait; `T` is what has to be kept of one.
#[derive(Debug)]
pub struct Waiting<T>(Vec<(String, T)>);

impl<T> Default for Waiting<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Waiting<T> {
    /// Keeps a request, in place of one of the same id.
    pub fn keep(&mut self, id: &str, request: T) {
        self.0.retain(|(known, _)| known != id);
        self.0.push((id.into(), request));
    }

    /// Takes a request back.
    pub fn take(&mut self, id: &str) -> Result<T, Error> {
        let at = self.0.iter().position(|(known, _)| known == id).ok_or_else(unknown_id)?;
        Ok(self.0.remove(at).1)
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// No request of this id waits.
pub fn unknown_id() -> Error {
    Error::misuse("id", Reason::NotListed)
}
