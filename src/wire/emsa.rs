//! The padding of RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 9.2).
//!
//! A signature is never taken apart: the one block that it has to be is made and compared, so there is no reader to deceive.
//! With the power that encryption uses anyway that is all of verifying; the `rsa` crate, a release candidate still, would bring
//! a second such power, and the tests hold this to it.

use alloc::vec::Vec;
use sha2::{Digest, Sha256};

/// The DER of a DigestInfo up to the hash: SHA-256 with its NULL (section 9.2, note 1).
const SHA256_INFO: [u8; 19] = *b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";

/// What the signature of `message` has to be under the public key, in `length` bytes: at least the 62 that it takes.
pub(super) fn encode(message: &[u8], length: usize) -> Vec<u8> {
    let mut block = alloc::vec![0xff; length - 32 - SHA256_INFO.len() - 1];
    block[..2].copy_from_slice(&[0, 1]);
    block.push(0);
    block.extend_from_slice(&SHA256_INFO);
    block.extend_from_slice(&Sha256::digest(message));
    block
}
