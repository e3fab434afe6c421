//! Stands in a page's module for the modes that no page uses: there is no such key.

use alloc::{string::String, vec::Vec};

/// A key that does not exist.
pub(super) enum Cbc {}

impl Cbc {
    pub(super) fn encrypt(&self, _: &[u8]) -> (Vec<u8>, String) {
        match *self {}
    }

    pub(super) fn decrypt(&self, _: &mut [u8], _: Option<&str>) -> Option<usize> {
        match *self {}
    }

    pub(super) fn split(&self) -> (&[u8], &[u8]) {
        match *self {}
    }
}
